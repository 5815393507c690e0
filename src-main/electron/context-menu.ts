import { type BrowserWindow, Menu } from 'electron'
import type { Backend } from '../backend/backend.ts'
import { addWord } from './spelling.ts'
import { textMenu } from './text-menu.ts'

/** Gives the texts of a window their menu. */
export function giveTextMenu(window: BrowserWindow, backend: Backend): void {
  const { webContents } = window
  webContents.on('context-menu', (_event, pressed) => {
    const items = textMenu(pressed, {
      replace: (word) => webContents.replaceMisspelling(word),
      add: (word) => {
        addWord(backend, word).catch((fault: unknown) => console.error(fault))
      },
    })
    if (items.length > 0) Menu.buildFromTemplate(items).popup({ window })
  })
}
