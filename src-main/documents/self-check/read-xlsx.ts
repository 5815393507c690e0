import { LOG_COLUMNS, LOG_SHEET, LOG_TOP } from '../model/workbook/log-sheet.ts'
import { readWorkbook } from '../render/read-back.ts'
import { PLACE, type Reading, ratingNumber, statusOf } from './figures.ts'

const NUMBERED = /^\s*\d{1,3}\)/

/** What a finished workbook says: from the rows of its hazard log sheet. */
export async function readXlsxFigures(bytes: Uint8Array): Promise<Reading[]> {
  const { sheets } = await readWorkbook(bytes)
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
