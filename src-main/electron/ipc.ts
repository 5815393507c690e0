import { BrowserWindow, ipcMain } from 'electron'
import { type Result, refuse } from '../../src-shared/domain/result.ts'
import type { Backend } from '../backend/backend.ts'
import { isOurs, refuseSender } from './addresses.ts'

/**
 * The only IPC there is: one call, `rpc`, and pushed events. Who may call is checked here and nowhere else; what is
 * called is checked by the backend's contract. A refusal is an answer, so that it cannot look like success.
 */
export function connectPages(backend: Backend): void {
  ipcMain.handle('rpc', async (event, channel: unknown, input: unknown): Promise<Result<unknown>> => {
    const frame = event.senderFrame
    const refusal = refuseSender(frame === null ? null : { url: frame.url, isMain: frame.parent === null })
    if (refusal !== null || typeof channel !== 'string') {
      console.error(`refused: a call, because ${refusal ?? 'it names no channel'}`)
      return refuse('refused', `The call was refused: ${refusal ?? 'it names no channel'}.`)
    }
    return await backend.call(channel, input)
  })
  backend.onEvent((event) => {
    for (const window of BrowserWindow.getAllWindows()) {
      if (isOurs(window.webContents.getURL())) window.webContents.send('event', event.name, event.data)
    }
  })
}
