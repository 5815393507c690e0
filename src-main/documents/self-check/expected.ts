import type { DocumentFormat, DocumentKind } from '../../../src-shared/contract/exchange.ts'
import type { CountedHazard } from '../../repositories/log-counts.ts'
import { type Asked, PLACE, type Reading } from './figures.ts'

/**
 * What a finished file says if it says what the database says: printed at the end of the first rendering, which stands
 * if its own reading comes to the same.
 */
export function expectedReadings(document: DocumentKind, format: DocumentFormat, database: Asked): Reading[] {
  const { hazards, causes } = database
  const each = <T>(of: (hazard: CountedHazard) => T) => new Map(hazards.map((one) => [one.number, of(one)]))
  const numbers = hazards.map(({ number }) => number)
  const status = each((one): string => one.status)
  const initial = each((one) => one.initial)
  const residual = each((one) => one.residual)
  if (document === 'board-page') {
    return [{ place: PLACE.board, initialCounts: tally(initial.values()), residualCounts: tally(residual.values()) }]
  }
  if (document === 'extract') {
    if (database.entries !== undefined) return [{ place: PLACE.extract, entries: database.entries }]
    const list = { numbers, status, initial, residual }
    if (format === 'xlsx') return [{ place: PLACE.extract, ...list }]
    return [
      { place: PLACE.full, ...list },
      { place: PLACE.glance, ...list },
    ]
  }
  if (format === 'xlsx' || format === 'csv')
    return [{ place: PLACE.logSheet, numbers, status, initial, residual, causes }]
  const summaries: Reading[] = [
    { place: PLACE.ratings, initialCounts: tally(initial.values()), residualCounts: tally(residual.values()) },
    { place: PLACE.statuses, statusCounts: tally(status.values()) },
  ]
  if (document === 'safety-case') {
    return [
      { place: PLACE.listInitial, numbers, status, initial },
      { place: PLACE.listResidual, numbers, residual },
      ...summaries,
    ]
  }
  return [
    ...(hazards.length > 0 ? [{ place: PLACE.full, numbers, status, initial, residual, causes }] : []),
    { place: PLACE.glance, numbers, status, initial, residual },
    ...summaries,
  ]
}

function tally<T>(values: Iterable<T>): Map<T, number> {
  const counts = new Map<T, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return counts
}
