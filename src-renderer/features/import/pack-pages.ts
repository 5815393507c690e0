import { zipSync } from 'fflate'
import { ok, type Result, refuse } from '../../../src-shared/domain/result.ts'
import type { Folder } from '../../components/folder-files.ts'

/** Most bytes that the pages of a folder may have together; a hazard log needs a small part of it. */
const LIMIT = 100 * 1024 * 1024
/** The same bytes for the same pages, whenever they are packed: .zip knows no time before 1980. */
const TIME = new Date(1980, 0, 1)

/**
 * The Markdown pages of a folder and of folders in it as one .zip, as which they cross like any other file and are kept.
 * The command line packs them alike.
 *
 * @returns a failure `unreadable` where there are none, too much, or one cannot be read
 */
export async function packPages(folder: Folder): Promise<Result<File>> {
  const not = (why: string, hint: string) =>
    refuse('unreadable', `The folder ${folder.name} cannot be read: ${why}. Nothing was changed.`, hint)
  try {
    const pages = (await folder.files())
      .filter(({ path }) => /\.(?:md|markdown)$/i.test(path))
      .sort((one, other) => (one.path < other.path ? -1 : 1))
    if (pages.length === 0) {
      return not('it holds no Markdown page (.md)', 'Choose the folder that holds a page for each hazard.')
    }
    if (pages.reduce((sum, { file }) => sum + file.size, 0) > LIMIT) {
      return not('its pages have more than 100 MB', 'Choose the folder that holds a page for each hazard.')
    }
    const contents: Record<string, Uint8Array> = {}
    for (const { path, file } of pages) contents[path] = new Uint8Array(await file.arrayBuffer())
    const bytes = zipSync(contents, { mtime: TIME })
    return ok(new File([bytes], `${folder.name}.zip`, { type: 'application/zip' }))
  } catch {
    return not('one of its pages could not be opened', 'Close it where it is open, and choose the folder again.')
  }
}
