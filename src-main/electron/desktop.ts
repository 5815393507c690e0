import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { app, BrowserWindow, dialog, session } from 'electron'
import type { Backend } from '../backend/backend.ts'
import { noSandboxSwitch } from '../hosts/choose-host.ts'
import { registerAppScheme, serveAppScheme } from './app-scheme.ts'
import { giveTextMenu } from './context-menu.ts'
import { saveDownloads } from './downloads.ts'
import { connectPages } from './ipc.ts'
import { putUpMenu } from './menu.ts'
import { secureContents, secureSession } from './security.ts'
import { checkSpelling, installDictionary } from './spelling.ts'
import { openWindow } from './window.ts'

export interface DesktopOptions {
  dataFolder: string
  /** Folder of the built page and preload: `out`. */
  builtFolder: string
  /** Folder `resources/` of the product. */
  resources: string
  /** Where stories have downloads saved without being asked. */
  downloadFolder: string | undefined
  createBackend(): Promise<Backend>
}

/**
 * Runs the desktop application until its window is closed. Returns at once: an ES-module main that waits here for
 * Electron to be ready waits for ever.
 */
export function runDesktop(options: DesktopOptions): void {
  const chromiumFolder = join(options.dataFolder, 'electron')
  try {
    mkdirSync(chromiumFolder, { recursive: true })
  } catch (fault) {
    giveUp(`The data folder ${options.dataFolder} cannot be written.`, fault)
    return
  }
  app.setPath('userData', chromiumFolder)
  if (!app.requestSingleInstanceLock()) {
    app.exit(0)
    return
  }
  // Asking for the sandbox would take that switch away again, and as root nothing would start.
  if (!app.commandLine.hasSwitch(noSandboxSwitch)) app.enableSandbox()
  // Dates in fields as they are written here: day, month, year.
  app.commandLine.appendSwitch('lang', 'en-GB')
  registerAppScheme()
  app.on('session-created', secureSession)
  app.on('web-contents-created', (_event, contents) => secureContents(contents))
  app
    .whenReady()
    .then(() => start(options))
    .catch((fault: unknown) => giveUp('Hazard Ledger could not start.', fault))
}

async function start(options: DesktopOptions): Promise<void> {
  // Creates the session, if need be, and so secures it before anything is loaded.
  const ours = session.defaultSession
  const backend = await options.createBackend()
  quitInOrder(backend)
  serveAppScheme(ours, backend, join(options.builtFolder, 'renderer'))
  saveDownloads(ours, options.downloadFolder)
  connectPages(backend)
  await putUpMenu(backend)
  // The session was secured with no language at all; one is on only where its dictionary stands.
  if (installDictionary(options.resources, app.getPath('userData'))) await checkSpelling(ours, backend)
  const open = () => {
    const preload = join(options.builtFolder, 'preload', 'index.cjs')
    const window = openWindow({ preload, stateFolder: options.dataFolder })
    giveTextMenu(window, backend)
    return window
  }
  open()
  app.on('second-instance', () => {
    const window = BrowserWindow.getAllWindows()[0] ?? open()
    if (window.isMinimized()) window.restore()
    window.focus()
  })
}

/** The backend ends before the process does: reader, queue, writer, lock. */
function quitInOrder(backend: Backend): void {
  let closing = false
  app.on('window-all-closed', () => app.quit())
  app.on('will-quit', (event) => {
    event.preventDefault()
    if (closing) return
    closing = true
    backend
      .close()
      .catch((fault: unknown) => console.error(fault))
      // In a later turn: while Electron is still telling of this quit, it does not hear of another.
      .finally(() => setImmediate(() => app.exit(0)))
  })
}

function giveUp(message: string, fault: unknown): void {
  console.error(message, fault)
  dialog.showErrorBox(message, fault instanceof Error ? fault.message : String(fault))
  app.exit(1)
}
