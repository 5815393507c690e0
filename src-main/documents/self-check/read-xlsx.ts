import type { DocumentKind } from '../../../src-shared/contract/exchange.ts'
import { COLUMN } from '../model/hazard-tables.ts'
import { EXTRACT_FIRST } from '../model/workbook/extract-sheet.ts'
import { LOG_COLUMNS, LOG_SHEET, LOG_TOP } from '../model/workbook/log-sheet.ts'
import { readWorkbook } from '../render/read-back.ts'
import { PLACE, type Reading, ratingNumber, statusOf } from './figures.ts'

const NUMBERED = /^\s*\d{1,3}\)/

/** What a finished workbook says: from the rows of its hazard log sheet. */
export async function readXlsxFigures(bytes: Uint8Array, document: DocumentKind): Promise<Reading[]> {
  const { sheets } = await readWorkbook(bytes)
  if (document === 'extract') return readExtract(sheets[0]?.name ?? '', sheets[0]?.rows ?? [])
  const rows = sheets.find(({ name }) => name === LOG_SHEET)?.rows ?? []
  const at = (key: (typeof LOG_COLUMNS)[number]['key']) => LOG_COLUMNS.findIndex((column) => column.key === key)
  const body = rows.slice(LOG_TOP).filter((row) => row.some((text) => text !== ''))
  const numberOf = (row: string[]) => row[at('number')] ?? ''
  return [
    {
      place: PLACE.logSheet,
      numbers: body.map(numberOf),
      status: new Map(body.map((row) => [numberOf(row), statusOf(row[at('status')] ?? '')])),
      initial: new Map(body.map((row) => [numberOf(row), ratingNumber(row[at('initialRating')] ?? '')])),
      residual: new Map(body.map((row) => [numberOf(row), ratingNumber(row[at('residualRating')] ?? '')])),
      causes: body.reduce(
        (sum, row) => sum + (row[at('causes')] ?? '').split('\n').filter((line) => NUMBERED.test(line)).length,
        0,
      ),
    },
  ]
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
