import type { Result } from '../../../src-shared/domain/result.ts'
import type { GridSheet } from '../grid.ts'
import { withJoined } from './joined-tables.ts'
import { attribute, relationsPart, startPart, tags } from './office-tags.ts'
import { plainSheet, sheetNames } from './plain-sheet.ts'
import { readComments } from './word/comments.ts'
import { Numbering, readStyles } from './word/numbering.ts'
import { readWordTables, type WordTable } from './word/tables.ts'
import { type OfficeKind, readParts, unreadable } from './zip-parts.ts'

const SAVE_AGAIN = 'Open it in Word or LibreOffice, save it as a Word document (.docx) and choose it again.'
const FETCH_AGAIN = 'Fetch the file again from where it came from, check that it opens in Word, and choose it again.'
const DOCUMENT: OfficeKind = {
  file: 'a Word document',
  older: 'an older Office format (.doc)',
  tooLarge: 'If it is a real log, copy its tables into a new document and choose that one.',
  notThis: 'If it is a text file, give it a name that ends in .md or .csv; otherwise save it as .docx.',
  openAndSave: SAVE_AGAIN,
  fetchAgain: FETCH_AGAIN,
}

/** Largest body of a document that is read, in bytes of XML. */
const BODY_LIMIT = 64 * 1024 * 1024

/**
 * The tables of a .docx as plain sheets, each named after the heading above it; checked first, as workbooks are (see
 * {@link readParts}). Cells joined across and down are merges.
 */
export function readWord(bytes: Uint8Array, name: string): Result<GridSheet[]> {
  const parts = readParts(bytes, name, DOCUMENT, (part) => /\.rels$|\.xml$/i.test(part) && !/^customXml\//i.test(part))
  if (!parts.ok) return parts
  const { names, contents } = parts.value
  const text = (part: string) => {
    const content = contents.get(part)
    return content === undefined ? undefined : new TextDecoder(encodingOf(content)).decode(content)
  }
  const document = startPart(text('_rels/.rels'), 'word/document.xml')
  const size = contents.get(document)?.length
  if (size === undefined || !/document[^/]*\.xml$/i.test(document)) {
    const what = names.has('xl/workbook.xml')
      ? 'it is an Excel workbook, whatever its name says.'
      : names.has('content.xml')
        ? 'it is an OpenDocument file.'
        : 'it is a ZIP file but not a Word document.'
    return unreadable(name, what, names.has('xl/workbook.xml') ? 'Give it a name that ends in .xlsx.' : SAVE_AGAIN)
  }
  if (size > BODY_LIMIT) {
    return unreadable(
      name,
      `its text takes ${Math.ceil(size / 1024 / 1024)} MB, more than a hazard log needs.`,
      DOCUMENT.tooLarge,
    )
  }
  const related = new Map<string, string>()
  const links = new Map<string, string>()
  const folder = document.slice(0, document.lastIndexOf('/') + 1)
  for (const tag of tags(text(relationsPart(document)) ?? '', 'Relationship')) {
    const type = (attribute(tag, 'Type') ?? '').replace(/^.*\//, '')
    const target = attribute(tag, 'Target') ?? ''
    if (type === 'hyperlink') links.set(attribute(tag, 'Id') ?? '', target)
    else related.set(type, target.startsWith('/') ? target.slice(1) : `${folder}${target}`)
  }
  let tables: WordTable[]
  try {
    tables = readWordTables(text(document) ?? '', {
      styles: readStyles(text(related.get('styles') ?? `${folder}styles.xml`)),
      numbering: new Numbering(text(related.get('numbering') ?? `${folder}numbering.xml`)),
      links,
      comments: readComments(text(related.get('comments') ?? `${folder}comments.xml`)),
    })
  } catch (cause) {
    const detail = cause instanceof Error ? cause.message : String(cause)
    return unreadable(name, `its content is not that of a Word document (${detail.slice(0, 200)}).`, SAVE_AGAIN)
  }
  if (!tables.some(({ cells }) => cells.some((cell) => cell.text !== ''))) {
    return unreadable(
      name,
      'it holds no table with text in it.',
      'Put the log into a table with a row of headings, or copy it into a workbook (.xlsx), and choose that file.',
    )
  }
  const named = sheetNames()
  const found = tables.map(({ heading, cells }) => ({ heading, cells, sheet: plainSheet(named(heading), cells) }))
  return { ok: true, value: withJoined(found, name, named) }
}

/** XML is UTF-8 unless a byte order mark, or the first `<` in two bytes, says otherwise. */
function encodingOf(content: Uint8Array): string {
  if ((content[0] === 0xff && content[1] === 0xfe) || (content[0] === 0x3c && content[1] === 0)) return 'utf-16le'
  if ((content[0] === 0xfe && content[1] === 0xff) || (content[0] === 0 && content[1] === 0x3c)) return 'utf-16be'
  return 'utf-8'
}
