import { app, BrowserWindow, dialog, screen } from 'electron'
import { appOrigin } from './addresses.ts'
import { readWindowState, writeWindowState } from './window-state.ts'

/**
 * Makes the application's window; the only place that makes one.
 *
 * @param options.preload the built preload
 * @param options.stateFolder where its place on the screen is remembered
 */
export function openWindow(options: { preload: string; stateFolder: string }): BrowserWindow {
  const state = readWindowState(
    options.stateFolder,
    screen.getAllDisplays().map((display) => display.workArea),
  )
  const window = new BrowserWindow({
    width: state?.width ?? 1_440,
    height: state?.height ?? 900,
    ...(state === null ? {} : { x: state.x, y: state.y }),
    minWidth: 800,
    minHeight: 600,
    show: false,
    title: 'Hazard Ledger',
    webPreferences: {
      preload: options.preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      spellcheck: true,
      devTools: !app.isPackaged,
    },
  })
  window.once('ready-to-show', () => {
    if (state?.maximised) window.maximize()
    window.show()
  })
  // Chromium forgets the zoom with its own memory of the address; this window's is kept with its place.
  window.webContents.once('dom-ready', () => window.webContents.setZoomFactor(state?.zoom ?? 1))
  window.on('close', () => {
    const { x, y, width, height } = window.getNormalBounds()
    try {
      const zoom = window.webContents.getZoomFactor()
      writeWindowState(options.stateFolder, { x, y, width, height, maximised: window.isMaximized(), zoom })
    } catch (fault) {
      // Not worth keeping anybody from closing.
      console.error('The place of the window was not remembered:', fault)
    }
  })
  window.webContents.on('render-process-gone', (_event, details) => {
    if (details.reason === 'clean-exit' || window.isDestroyed()) return
    offerReload(window).catch((fault: unknown) => console.error(fault))
  })
  window.loadURL(`${appOrigin}/`).catch((fault: unknown) => console.error('The page could not be loaded:', fault))
  return window
}

async function offerReload(window: BrowserWindow): Promise<void> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    message: 'The window stopped working.',
    detail: 'What was saved is safe in the workspace. The window can be loaded again.',
    buttons: ['Load again', 'Quit'],
    noLink: true,
  })
  if (response === 0) window.webContents.reload()
  else app.quit()
}
