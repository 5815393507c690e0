import { type Result, refuse } from '../../../src-shared/domain/result.ts'
import { type GridCell, type GridSheet, reference } from '../grid.ts'
import { decodeText } from './decode-text.ts'

const SEPARATORS = [',', ';', '\t'] as const

/**
 * A CSV file as one plain sheet (RFC 4180; separator `,`, `;` or tab, whichever splits the file most evenly; with or
 * without a byte order mark; UTF-8, UTF-16, or Windows-1252 as Excel writes it). Takes off the `'` that our own
 * export puts before text which a spreadsheet would run as a formula.
 */
export function readCsv(bytes: Uint8Array, name: string): Result<GridSheet[]> {
  const unreadable = (what: string, hint: string) =>
    refuse('unreadable', `${name} cannot be read: ${what} Nothing was changed.`, hint)
  const text = decodeText(bytes)
  if (text.includes('\u0000')) {
    return unreadable(
      'it is not a text file with separated values.',
      'If it is a workbook, choose it with its own name (.xlsx).',
    )
  }
  if (text.trim() === '') return unreadable('it is empty.', 'Choose the file that holds the log.')
  const rows = parseRows(text, detectSeparator(text))
  if (rows === undefined) {
    return unreadable(
      'a quoted cell is opened and never closed, so the end of the file is missing or a quotation mark is stray.',
      'Open it in a spreadsheet, see that it is whole, save it as CSV again and choose it again.',
    )
  }
  const cells: GridCell[] = []
  rows.forEach((row, rowIndex) => {
    row.forEach((value, columnIndex) => {
      if (value !== '') {
        cells.push({
          ref: reference(rowIndex + 1, columnIndex + 1),
          row: rowIndex + 1,
          column: columnIndex + 1,
          text: value.replace(/^'(?=[=+\-@\t\r'])/, ''),
          kind: 'text',
        })
      }
    })
  })
  const sheet = name.replace(/\.[^.]*$/, '') || 'CSV'
  return {
    ok: true,
    value: [
      { name: sheet, hidden: false, cells, merges: [], hiddenRows: [], hiddenColumns: [], lists: [], pictures: 0 },
    ],
  }
}

/**
 * The separator that gives the first rows the most columns alike; a comma where none does. One under which quotation
 * marks stand where none can is the wrong one, however even its columns are: tabs inside of texts are even as well.
 */
function detectSeparator(text: string): string {
  const sample = text.slice(0, 100_000)
  const fitting = SEPARATORS.flatMap((separator) => {
    const { rows, stray } = cutRows(sample, separator)
    const widths = rows.slice(0, 20).map((row) => row.length)
    const first = Math.max(...widths, 1)
    return first < 2
      ? []
      : [{ separator, stray, even: widths.filter((width) => width === first).length * 1000 + first }]
  })
  const [best] = fitting.sort((one, other) => one.stray - other.stray || other.even - one.even)
  return best?.separator ?? SEPARATORS[0]
}

/** Rows of cells; undefined where a quotation never ends. */
function parseRows(text: string, separator: string): string[][] | undefined {
  const { rows, open } = cutRows(text, separator)
  return open ? undefined : rows
}

/** Rows of cells, whether the last is within a quotation, and how many quotation marks are neither first nor last. */
function cutRows(text: string, separator: string): { rows: string[][]; open: boolean; stray: number } {
  const rows: string[][] = []
  let row: string[] = []
  let cell = ''
  let quoted = false
  let stray = 0
  let at = 0
  const endCell = () => {
    row.push(cell)
    cell = ''
  }
  const endRow = () => {
    endCell()
    rows.push(row)
    row = []
  }
  while (at < text.length) {
    const character = text.charAt(at)
    if (quoted) {
      if (character !== '"') cell += character
      else if (text[at + 1] === '"') {
        cell += '"'
        at++
      } else {
        quoted = false
        const next = text[at + 1]
        if (next !== undefined && next !== separator && next !== '\n' && next !== '\r') stray++
      }
    } else if (character === '"' && cell === '') quoted = true
    else if (character === separator) endCell()
    else if (character === '\n' || character === '\r') {
      if (character === '\r' && text[at + 1] === '\n') at++
      endRow()
    } else {
      if (character === '"') stray++
      cell += character
    }
    at++
  }
  if (cell !== '' || row.length > 0) endRow()
  return { rows, open: quoted, stray }
}
