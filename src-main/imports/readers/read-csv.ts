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

/** The separator that gives the first rows the most columns alike; a comma where none does. */
function detectSeparator(text: string): string {
  const sample = text.slice(0, 100_000)
  let best: string = SEPARATORS[0]
  let bestScore = 0
  for (const separator of SEPARATORS) {
    const rows = parseRows(sample, separator, true) ?? []
    const widths = rows.slice(0, 20).map((row) => row.length)
    const first = Math.max(...widths, 1)
    const score = first < 2 ? 0 : widths.filter((width) => width === first).length * 1000 + first
    if (score > bestScore) {
      best = separator
      bestScore = score
    }
  }
  return best
}

/** Rows of cells; undefined where a quotation never ends (unless `partial`: a sample may end anywhere). */
function parseRows(text: string, separator: string, partial = false): string[][] | undefined {
  const rows: string[][] = []
  let row: string[] = []
  let cell = ''
  let quoted = false
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
      } else quoted = false
    } else if (character === '"' && cell === '') quoted = true
    else if (character === separator) endCell()
    else if (character === '\n' || character === '\r') {
      if (character === '\r' && text[at + 1] === '\n') at++
      endRow()
    } else cell += character
    at++
  }
  if (quoted && !partial) return undefined
  if (cell !== '' || row.length > 0) endRow()
  return rows
}
