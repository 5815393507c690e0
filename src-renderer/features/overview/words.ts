import type { MatrixCounts } from '../../../src-shared/domain/counts.ts'
import { formatCount } from '../../../src-shared/format/numbers.ts'
import type { CellPart } from '../../components/cell-part.ts'

type Cell = MatrixCounts['cells'][number][number]

/** Marks of the parts of a count, the same in matrix, legend and table. */
export const MARK = { evidenced: '■', claimed: '□', unconfirmed: '?' } as const

/** Initial scores: those that nobody confirmed stand out from the rest. */
export function initialParts(cell: Cell): CellPart[] {
  return [{ mark: MARK.unconfirmed, word: 'not confirmed', count: cell.unconfirmed }]
}

/** Today's risk: which hazards stand at their evidenced residual, which still at the initial. */
export function todayParts(cell: Cell): CellPart[] {
  return [
    { mark: MARK.evidenced, word: 'at the evidenced residual', count: cell.evidenced },
    { mark: MARK.claimed, word: 'at the initial', count: cell.all - cell.evidenced - cell.unconfirmed },
    { mark: MARK.unconfirmed, word: 'not confirmed', count: cell.unconfirmed },
  ]
}

/** Residual scores: evidenced, claimed, or not confirmed. */
export function residualParts(cell: Cell): CellPart[] {
  return [
    { mark: MARK.evidenced, word: 'evidenced', count: cell.evidenced },
    { mark: MARK.claimed, word: 'claimed', count: cell.all - cell.evidenced - cell.unconfirmed },
    { mark: MARK.unconfirmed, word: 'not confirmed', count: cell.unconfirmed },
  ]
}

/** Whole days from one calendar day to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)
}

/**
 * How far a milestone is away: `78 days to go`, `today`, and once it has passed `overdue by 3 days` while controls
 * needed before it are open, else `passed 3 days ago`.
 */
export function daysTo(date: string | null, today: string, openControls: number): string {
  if (date === null) return 'no date'
  const days = daysBetween(today, date)
  if (days === 0) return 'today'
  if (days > 0) return `${formatCount(days, 'day')} to go`
  return openControls > 0 ? `overdue by ${formatCount(-days, 'day')}` : `passed ${formatCount(-days, 'day')} ago`
}
