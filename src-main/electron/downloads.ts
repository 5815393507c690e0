import { basename, join } from 'node:path'
import { app, type Session } from 'electron'
import { isOurs } from './addresses.ts'

/**
 * Saves what the backend offers under `/files/TOKEN`, asking where; everything else is cancelled.
 *
 * @param testFolder where stories have files saved without being asked, or undefined
 */
export function saveDownloads(session: Session, testFolder: string | undefined): void {
  session.on('will-download', (event, item) => {
    const url = item.getURL()
    if (!isOurs(url) || !new URL(url).pathname.startsWith('/files/')) {
      event.preventDefault()
      return
    }
    const name = basename(item.getFilename())
    if (testFolder === undefined) item.setSaveDialogOptions({ defaultPath: join(app.getPath('downloads'), name) })
    else item.setSavePath(join(testFolder, name))
  })
}
