import { LOG_COLUMNS } from '../model/workbook/log-columns.ts'
import { PLACE, type Reading, ratingNumber, statusOf } from './figures.ts'

const NUMBERED = /^\s*\d{1,3}\)/
const CAUSE_NUMBER = 'Cause Number'

/**
 * What the rows of a hazard log say, a hazard or a cause a row.
 * @param headings the row above them
 */
export function readLogRows(headings: readonly string[], rows: readonly string[][]): Reading[] {
  const at = (key: (typeof LOG_COLUMNS)[number]['key']) =>
    headings.indexOf(LOG_COLUMNS.find((column) => column.key === key)?.heading ?? '')
  const body = rows.filter((row) => row.some((text) => text !== ''))
  const numberOf = (row: string[]) => row[at('number')] ?? ''
  const each = <T>(of: (row: string[]) => T) => new Map(body.map((row) => [numberOf(row), of(row)]))
  const causeNumber = headings.indexOf(CAUSE_NUMBER)
  const causesIn = (row: string[]) =>
    causeNumber < 0
      ? (row[at('causes')] ?? '').split('\n').filter((line) => NUMBERED.test(line)).length
      : Number((row[causeNumber] ?? '') !== '')
  const numbers = body.map(numberOf)
  return [
    {
      place: PLACE.logSheet,
      // A hazard whose causes stand a row each is one hazard where they stand together.
      numbers: causeNumber < 0 ? numbers : numbers.filter((number, index) => number !== numbers[index - 1]),
      status: each((row) => statusOf(row[at('status')] ?? '')),
      initial: each((row) => ratingNumber(row[at('initialRating')] ?? '')),
      residual: each((row) => ratingNumber(row[at('residualRating')] ?? '')),
      causes: body.reduce((sum, row) => sum + causesIn(row), 0),
    },
  ]
}
