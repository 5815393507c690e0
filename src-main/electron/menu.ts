import { dirname } from 'node:path'
import { app, BrowserWindow, dialog, Menu, type MenuItemConstructorOptions } from 'electron'
import type { Channel } from '../../src-shared/contract/index.ts'
import type { WorkspaceStatus } from '../../src-shared/contract/workspace.ts'
import type { Backend } from '../backend/backend.ts'

/** Puts up the menu, and again whenever another workspace was opened. Its commands are calls of the contract. */
export async function putUpMenu(backend: Backend): Promise<void> {
  const build = async () => {
    const status = await backend.call('workspace.status', {})
    const { recent, open } = status.ok ? (status.value as WorkspaceStatus) : { recent: [], open: null }
    const others = recent.filter(({ path }) => path !== open?.path)
    Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(backend, others)))
  }
  backend.onEvent((event) => {
    if (event.name === 'workspace') build().catch((fault: unknown) => console.error(fault))
  })
  await build()
}

function menuTemplate(backend: Backend, recent: WorkspaceStatus['recent']): MenuItemConstructorOptions[] {
  const call =
    (channel: Channel, input: unknown = {}) =>
    () => {
      callAndTell(backend, channel, input).catch((fault: unknown) => console.error(fault))
    }
  const separator = { type: 'separator' } as const
  const onMac = process.platform === 'darwin'
  return [
    ...(onMac ? [{ role: 'appMenu' } as const] : []),
    {
      label: '&File',
      submenu: [
        { label: 'New workspace…', click: call('workspace.create-chosen') },
        { label: 'Open workspace…', accelerator: 'CmdOrCtrl+O', click: call('workspace.open-chosen') },
        {
          label: 'Open recent',
          enabled: recent.length > 0,
          submenu: recent.map(({ id, name, path, present }) => ({
            // An ampersand would mark an access key.
            label: `${name} – ${present ? dirname(path) : 'not there now'}`.replaceAll('&', '&&'),
            toolTip: path,
            enabled: present,
            click: call('workspace.open-recent', { id }),
          })),
        },
        separator,
        onMac ? { label: 'Close window', role: 'close' } : { label: 'Exit', role: 'quit' },
      ],
    },
    {
      label: '&Edit',
      submenu: [
        { label: 'Undo', role: 'undo' },
        { label: 'Redo', role: 'redo' },
        separator,
        { label: 'Cut', role: 'cut' },
        { label: 'Copy', role: 'copy' },
        { label: 'Paste', role: 'paste' },
        { label: 'Select all', role: 'selectAll' },
      ],
    },
    {
      label: '&View',
      submenu: [
        { label: 'Actual size', role: 'resetZoom', accelerator: 'CmdOrCtrl+0' },
        { label: 'Zoom in', role: 'zoomIn', accelerator: 'CmdOrCtrl+Plus' },
        // The same without Shift, where + stands over =.
        { label: 'Zoom in', role: 'zoomIn', accelerator: 'CmdOrCtrl+=', visible: false },
        { label: 'Zoom out', role: 'zoomOut', accelerator: 'CmdOrCtrl+-' },
        separator,
        { label: 'Full screen', role: 'togglefullscreen' },
        ...(app.isPackaged ? [] : [separator, { label: 'Developer tools', role: 'toggleDevTools' } as const]),
      ],
    },
    { label: '&Help', role: 'help', submenu: [{ label: 'About Hazard Ledger', click: showAbout }] },
  ]
}

async function callAndTell(backend: Backend, channel: Channel, input: unknown): Promise<void> {
  const result = await backend.call(channel, input)
  if (result.ok || result.error.code === 'cancelled') return
  await show({ type: 'warning', message: result.error.message, detail: result.error.hint ?? '' })
}

function showAbout(): void {
  show({
    type: 'info',
    message: `Hazard Ledger ${app.getVersion()}`,
    detail: 'A hazard log and clinical safety case under DCB0129 and DCB0160. It works without a network.',
  }).catch((fault: unknown) => console.error(fault))
}

async function show(options: Electron.MessageBoxOptions): Promise<void> {
  const window = BrowserWindow.getAllWindows()[0]
  await (window === undefined ? dialog.showMessageBox(options) : dialog.showMessageBox(window, options))
}
