import { Workbook } from '@cj-tech-master/excelts'
import { strFromU8, unzipSync } from 'fflate'
import { walkXml } from './xml.ts'

/** What a finished Word file says, as plain text: for counting it again, and for comparing two documents. */
export interface ReadDocument {
  /** Texts of the headings (levels 1 to 3), in order. */
  headings: string[]
  /** Entries of the contents with the page number written beside each. */
  contents: { text: string; page: string }[]
  /** Tables in order: caption without its number (empty where there is none), and the text of each row's cells. */
  tables: ReadTable[]
  /** All other paragraphs of the body that are not empty: title, subtitle, mark, paragraphs, list items. */
  text: string[]
}

/** Cells covered by a cell that spans rows are empty texts; a cell that spans columns stands once. */
export interface ReadTable {
  caption: string
  rows: string[][]
}

interface Paragraph {
  style: string
  text: string
}

/**
 * Reads a .docx back without the library that wrote it. Paragraphs of a cell are joined by line feeds, line breaks are
 * line feeds, tabs are tabs.
 *
 * @throws Error where the bytes are not a zip with a Word body
 */
export function readDocument(bytes: Uint8Array): ReadDocument {
  const body = unzipSync(bytes, { filter: (file) => file.name === 'word/document.xml' })['word/document.xml']
  if (body === undefined) throw new Error('The file holds no Word document.')
  const found: ReadDocument = { headings: [], contents: [], tables: [], text: [] }
  let caption = ''
  let paragraph: Paragraph | undefined
  let table: ReadTable | undefined
  let cell: string[] | undefined
  let inText = false

  const endParagraph = (done: Paragraph): void => {
    if (cell !== undefined) cell.push(done.text)
    else if (done.style === 'Caption') caption = done.text.replace(/^Table \d*: /, '')
    else if (/^Heading[1-3]$/.test(done.style)) found.headings.push(done.text)
    else if (/^TOC\d$/.test(done.style)) found.contents.push(contentsEntry(done.text))
    else if (done.text !== '') found.text.push(done.text)
  }

  for (const event of walkXml(strFromU8(body))) {
    if (event.kind === 'text') {
      if (inText && paragraph !== undefined) paragraph.text += event.text
      continue
    }
    const opens = event.kind === 'open'
    switch (event.name) {
      case 'w:p':
        if (opens) paragraph = { style: '', text: '' }
        else if (paragraph !== undefined) {
          endParagraph(paragraph)
          paragraph = undefined
        }
        break
      case 'w:pStyle':
        if (opens && paragraph !== undefined) paragraph.style = event.attributes['w:val'] ?? ''
        break
      case 'w:t':
        inText = opens && !event.empty
        break
      case 'w:br':
      case 'w:cr':
        if (opens && paragraph !== undefined && event.attributes['w:type'] === undefined) paragraph.text += '\n'
        break
      case 'w:tab':
        // Within w:tabs the same name is a tab stop, which says where it stands.
        if (opens && paragraph !== undefined && event.attributes['w:pos'] === undefined) paragraph.text += '\t'
        break
      case 'w:tbl':
        if (opens) {
          table = { caption, rows: [] }
          caption = ''
        } else if (table !== undefined) {
          found.tables.push(table)
          table = undefined
        }
        break
      case 'w:tr':
        if (opens) table?.rows.push([])
        break
      case 'w:tc':
        if (opens) cell = []
        else if (cell !== undefined) {
          table?.rows.at(-1)?.push(cell.join('\n'))
          cell = undefined
        }
        break
    }
  }
  return found
}

function contentsEntry(text: string): { text: string; page: string } {
  const at = text.lastIndexOf('\t')
  return at < 0 ? { text, page: '' } : { text: text.slice(0, at), page: text.slice(at + 1) }
}

/** What a finished workbook says: each sheet's rows as texts, empty cells as empty texts, from A1 on. */
export interface ReadWorkbook {
  sheets: { name: string; rows: string[][] }[]
}

/**
 * Reads a .xlsx back. Sheets that are hidden (lists of choices) are left out. A rating that is looked up reads as what it
 * was written with; any other formula as `=…`, so that one would be seen: the product writes none.
 */
export async function readWorkbook(bytes: Uint8Array): Promise<ReadWorkbook> {
  const workbook = new Workbook()
  await workbook.xlsx.load(bytes)
  return {
    sheets: workbook.worksheets
      .filter((sheet) => sheet.state === 'visible')
      .map((sheet) => ({
        name: sheet.name,
        rows: Array.from({ length: sheet.rowCount }, (_row, row) =>
          Array.from({ length: sheet.columnCount }, (_cell, column) => {
            const cell = sheet.getRow(row + 1).getCell(column + 1)
            if (cell.isMerged && cell.master.address !== cell.address) return ''
            return cellText(cell.value)
          }),
        ),
      })),
  }
}

/** How the one formula begins that the product writes. */
const RATING_LOOKUP = 'IFERROR(INDEX(Ratings!'

function cellText(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'string') return value
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (typeof value === 'object' && 'formula' in value && typeof value.formula === 'string') {
    return value.formula.startsWith(RATING_LOOKUP) && 'result' in value ? cellText(value.result) : `=${value.formula}`
  }
  return JSON.stringify(value)
}
