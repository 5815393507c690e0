import { readCsv } from '../../imports/readers/read-csv.ts'
import type { Reading } from './figures.ts'
import { readLogRows } from './read-log-rows.ts'

/** What a finished CSV file says. */
export function readCsvFigures(bytes: Uint8Array): Reading[] {
  const read = readCsv(bytes, 'hazard log')
  const rows: string[][] = []
  for (const { row, column, text } of read.ok ? (read.value[0]?.cells ?? []) : []) {
    const cells = rows[row - 1] ?? []
    cells[column - 1] = text
    rows[row - 1] = cells
  }
  const [headings = [], ...body] = Array.from(rows, (cells) => Array.from(cells ?? [], (text) => text ?? ''))
  return readLogRows(headings, body)
}
