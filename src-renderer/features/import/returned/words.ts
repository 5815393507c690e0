import type { OutputOf } from '../../../../src-shared/contract/index.ts'
import { formatCount, formatNumber } from '../../../../src-shared/format/numbers.ts'

/** What was taken of a log that was brought back, and how to take that back. */
export function takenBackWords({ changed, added }: OutputOf<'workbook.take'>, file: string): string {
  const what =
    changed === 0
      ? `${formatCount(added, 'hazard')} added`
      : `${formatCount(changed, 'hazard')} changed${added === 0 ? '' : `, ${formatNumber(added)} added`}`
  return `Taken from ${file}: ${what}. Undo takes it back in one step.`
}
