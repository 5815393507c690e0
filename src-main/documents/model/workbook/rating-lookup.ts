import type { Scheme } from '../../../../src-shared/domain/scheme.ts'
import type { SheetModel } from '../../document.ts'
import { ratingFill } from '../blocks.ts'
import { pageMark } from '../identity.ts'
import type { LogView } from '../log-view.ts'

const RATINGS = 'Ratings'

/** The scheme's lookup on a hidden sheet: severity across, likelihood down, numbers of ratings between. */
export function ratingsSheet(view: LogView): SheetModel {
  const { severity, likelihood, lookup } = view.snapshot.project.scheme
  return {
    name: RATINGS,
    hidden: true,
    orientation: 'portrait',
    header: pageMark(view),
    columns: [{ width: 20 }, ...severity.map(() => ({ width: 16 }))],
    rows: [
      [{ value: pageMark(view) }, ...severity.map(({ word }) => ({ value: word }))],
      ...likelihood.map(({ word }, row) => [
        { value: word },
        ...severity.map((_one, column) => ({ value: lookup[row]?.[column] ?? null })),
      ]),
    ],
    frozenRows: 0,
    frozenColumns: 0,
    lists: [],
  }
}

/** The formula that looks the rating of two cells up, so that a number never stands beside words it does not belong to. */
export function ratingLookup(
  { severity, likelihood }: Pick<Scheme, 'severity' | 'likelihood'>,
  cells: { severity: string; likelihood: string },
): string {
  const right = String.fromCharCode(65 + severity.length)
  const down = 1 + likelihood.length
  const rows = `MATCH(${cells.likelihood},${RATINGS}!$A$2:$A$${down},0)`
  const columns = `MATCH(${cells.severity},${RATINGS}!$B$1:$${right}$1,0)`
  return `IFERROR(INDEX(${RATINGS}!$B$2:$${right}$${down},${rows},${columns}),"")`
}

/** The colours of a range of ratings, by their numbers. */
export function ratingFills({ ratings }: Scheme, range: string): NonNullable<SheetModel['fills']>[number] {
  return { range, byValue: ratings.map((rating) => ({ value: rating.number, fill: ratingFill(rating) })) }
}
