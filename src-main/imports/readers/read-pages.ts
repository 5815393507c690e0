import { type Result, refuse } from '../../../src-shared/domain/result.ts'
import type { GridSheet } from '../grid.ts'
import { placeRows, plainSheet } from './plain-sheet.ts'
import { joinMarkdownPages } from './read-markdown.ts'
import { type OfficeKind, readParts } from './zip-parts.ts'

const PAGE = /\.(?:md|markdown)$/i
const FOLDER: OfficeKind = {
  file: 'a folder of pages packed as .zip',
  older: 'an older Office format',
  tooLarge: 'Leave out what is no page of a hazard, and choose it again.',
  notThis: 'Choose the .zip file of the folder, or one of its pages.',
  openAndSave: 'Pack the folder once more as an ordinary .zip file and choose it again.',
  fetchAgain: 'Pack the folder once more and choose it again.',
}

/**
 * A folder of Markdown pages, one hazard a page, packed as .zip: one sheet with a row for each, and one that lists the pages
 * which are none of them.
 *
 * @returns a failure `unreadable` where the file is damaged or holds no page of a hazard
 */
export function readPages(bytes: Uint8Array, name: string): Result<GridSheet[]> {
  const parts = readParts(bytes, name, FOLDER, (part) => PAGE.test(part) && !part.startsWith('__MACOSX/'))
  if (!parts.ok) return parts
  const pages = [...parts.value.contents].map(([page, content]) => ({ name: page, bytes: content }))
  if (pages.length === 0) {
    return refuse(
      'unreadable',
      `${name} cannot be read: it holds no Markdown page (.md). Nothing was changed.`,
      'Choose the folder, or its .zip file, that holds a page for each hazard. A package of a whole project is named NAME.hazards.zip.',
    )
  }
  const joined = joinMarkdownPages(pages, name.replace(/\.[^.]*$/, ''))
  if (!joined.ok) return joined
  const { sheet, apart } = joined.value
  return { ok: true, value: apart.length === 0 ? [sheet] : [sheet, pagesApart(apart)] }
}

const pagesApart = (apart: readonly { name: string; reason: string }[]): GridSheet =>
  plainSheet('Pages not read', placeRows([['Page', 'Why'], ...apart.map(({ name, reason }) => [name, reason])]))
