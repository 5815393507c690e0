import type { DocumentKind } from '../../../src-shared/contract/exchange.ts'
import { COLUMN } from '../model/hazard-tables.ts'
import { EXTRACT_FIRST } from '../model/workbook/extract-sheet.ts'
import { LOG_SHEET, LOG_TOP } from '../model/workbook/log-columns.ts'
import { readWorkbook } from '../render/read-back.ts'
import { PLACE, type Reading, ratingNumber, statusOf } from './figures.ts'
import { readLogRows } from './read-log-rows.ts'

/** What a finished workbook says: from the rows of its hazard log sheet. */
export async function readXlsxFigures(bytes: Uint8Array, document: DocumentKind): Promise<Reading[]> {
  const { sheets } = await readWorkbook(bytes)
  if (document === 'extract') return readExtract(sheets[0]?.name ?? '', sheets[0]?.rows ?? [])
  const rows = sheets.find(({ name }) => name === LOG_SHEET)?.rows ?? []
  return readLogRows(rows[LOG_TOP - 1] ?? [], rows.slice(LOG_TOP))
}

/** The one list of an extract, below its row of headings. */
function readExtract(sheet: string, rows: readonly string[][]): Reading[] {
  const top = rows.findIndex(([first]) => first === EXTRACT_FIRST)
  const headings = rows[top] ?? []
  const body = top < 0 ? [] : rows.slice(top + 1).filter((row) => row.some((text) => text !== ''))
  const numbers = body.map(([number = '']) => number)
  if (sheet !== 'Hazards') {
    return [{ place: PLACE.extract, entries: { of: sheet === 'Controls' ? 'control' : 'finding', numbers } }]
  }
  const values = <T>(heading: string, read: (text: string) => T) =>
    new Map(body.map((row) => [row[0] ?? '', read(row[headings.indexOf(heading)] ?? '')]))
  return [
    {
      place: PLACE.extract,
      numbers,
      status: values(COLUMN.status, statusOf),
      initial: values(COLUMN.initial, ratingNumber),
      residual: values(COLUMN.residual, ratingNumber),
    },
  ]
}
