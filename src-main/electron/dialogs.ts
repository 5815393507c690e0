import { BrowserWindow, dialog } from 'electron'
import type { Dialogs } from '../backend/backend.ts'

const filters = [{ name: 'Hazard Ledger workspace', extensions: ['hazards'] }]

/** The questions about workspace files, asked with the system's own dialogs over the window. */
export const desktopDialogs: Dialogs = {
  available: true,
  async chooseWorkspace() {
    const options = { title: 'Open workspace', filters, properties: ['openFile' as const] }
    const window = BrowserWindow.getAllWindows()[0]
    const chosen = await (window === undefined
      ? dialog.showOpenDialog(options)
      : dialog.showOpenDialog(window, options))
    return chosen.canceled ? null : (chosen.filePaths[0] ?? null)
  },
  async chooseNewWorkspace(suggestedPath) {
    const options = { title: 'New workspace', defaultPath: suggestedPath, filters, buttonLabel: 'Create' }
    const window = BrowserWindow.getAllWindows()[0]
    const chosen = await (window === undefined
      ? dialog.showSaveDialog(options)
      : dialog.showSaveDialog(window, options))
    return chosen.canceled || chosen.filePath === '' ? null : chosen.filePath
  },
}
