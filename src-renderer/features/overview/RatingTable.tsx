import { whyNotAccepted } from '../../../src-shared/domain/compare.ts'
import type { AssessedHazard } from '../../../src-shared/domain/counts.ts'
import type { Rating } from '../../../src-shared/domain/scheme.ts'
import { formatNumber } from '../../../src-shared/format/numbers.ts'
import { RatingChip } from '../../components/RatingChip.tsx'
import { useProject } from '../../project/project-context.ts'
import classes from './overview.module.css'
import { MARK } from './words.ts'

interface Row {
  initial: number
  today: number
  residual: number
  evidenced: number
  claimed: number
  conditional: number
  unconfirmed: number
  notAccepted: number
}

/** What the hazards of one rating (null: not scored) are at each stage. */
function rowOf(assessed: readonly AssessedHazard[], rating: Rating | null): Row {
  const at = (of: { number: number } | null) => (of?.number ?? null) === (rating?.number ?? null)
  const residual = assessed.filter(({ risk }) => at(risk.residual.rating))
  const standing = (word: string) => residual.filter(({ risk }) => risk.residualStanding === word).length
  return {
    initial: assessed.filter(({ risk }) => at(risk.initial.rating)).length,
    today: assessed.filter(({ risk }) => at(risk.today)).length,
    residual: residual.length,
    evidenced: standing('evidenced'),
    claimed: standing('claimed'),
    conditional: standing('claimed, conditional on transfer'),
    unconfirmed: standing('imported, not confirmed'),
    notAccepted: residual.filter((one) => whyNotAccepted(one) !== null).length,
  }
}

/** Hazards by rating: initial, today, residual; the residual told apart. Columns add up to all hazards. */
export function RatingTable() {
  const { snapshot, assessed } = useProject()
  const worstFirst = snapshot.project.scheme.ratings.toReversed()
  const rows = [...worstFirst, null].map((rating) => ({ rating, row: rowOf(assessed, rating) }))
  const sum = (field: keyof Row) => rows.reduce((total, { row }) => total + row[field], 0)
  const fields = [
    { field: 'initial', word: 'Initial' },
    { field: 'today', word: 'Today' },
    { field: 'residual', word: 'Residual' },
    { field: 'evidenced', word: `${MARK.evidenced} evidenced` },
    { field: 'claimed', word: `${MARK.claimed} claimed` },
    { field: 'conditional', word: `${MARK.claimed} on transfer` },
    { field: 'unconfirmed', word: `${MARK.unconfirmed} not confirmed` },
    { field: 'notAccepted', word: 'not accepted' },
  ] as const
  const figure = (value: number) => (value === 0 ? <span className={classes.zero}>0</span> : formatNumber(value))
  return (
    <>
      <table className={classes.table}>
        <caption>Hazards by rating</caption>
        <thead>
          <tr>
            <th scope="col">Rating</th>
            {fields.map(({ field, word }) => (
              <th
                key={field}
                scope="col"
                className={field === 'evidenced' ? `${classes.right} ${classes.divided}` : classes.right}
              >
                {word}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ rating, row }) => (
            <tr key={rating?.number ?? 'none'}>
              <th scope="row">{rating === null ? 'Not scored' : <RatingChip rating={rating} />}</th>
              {fields.map(({ field }) => (
                <td
                  key={field}
                  className={field === 'evidenced' ? `${classes.right} ${classes.divided}` : classes.right}
                >
                  {figure(row[field])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">All hazards</th>
            {fields.map(({ field }) => (
              <td key={field} className={field === 'evidenced' ? `${classes.right} ${classes.divided}` : classes.right}>
                {formatNumber(sum(field))}
              </td>
            ))}
          </tr>
        </tfoot>
      </table>
    </>
  )
}
