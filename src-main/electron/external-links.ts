import { BrowserWindow, dialog, shell } from 'electron'
import { mayOpenExternally } from './addresses.ts'

let asking = false

/**
 * The one way out to the person's browser: https only, and only after they say so. Anything else, and anything while a
 * question is open (a page could ask without end), is dropped.
 */
export async function offerExternalLink(address: string): Promise<void> {
  if (asking || !mayOpenExternally(address)) {
    console.error('refused: an external link')
    return
  }
  asking = true
  try {
    const question = {
      type: 'question' as const,
      message: `Open ${new URL(address).hostname} in your browser?`,
      detail: address,
      buttons: ['Open in browser', 'Cancel'],
      defaultId: 1,
      cancelId: 1,
      noLink: true,
    }
    const window = BrowserWindow.getFocusedWindow()
    const { response } = await (window === null
      ? dialog.showMessageBox(question)
      : dialog.showMessageBox(window, question))
    if (response === 0) await shell.openExternal(address)
  } finally {
    asking = false
  }
}
