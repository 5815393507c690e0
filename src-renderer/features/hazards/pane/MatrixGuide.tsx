import { lookUp, type Scheme } from '../../../../src-shared/domain/scheme.ts'
import { harmsOf, ratingObliges } from '../../../../src-shared/format/rating-words.ts'
import type { MatrixCell } from '../../../components/Matrix.tsx'
import { RatingChip } from '../../../components/RatingChip.tsx'
import classes from './risk.module.css'

/** What a cell of the matrix means: its rating and what that obliges, and the definitions of both words. */
export function MatrixGuide({ scheme, cell }: { scheme: Scheme; cell: MatrixCell | null }) {
  const rating = cell === null ? null : lookUp(scheme, cell.severity, cell.likelihood)
  const meaning = (axis: 'severity' | 'likelihood', word: string) =>
    scheme[axis].find((one) => one.word === word)?.definition ?? ''
  if (cell === null || rating === null) {
    return (
      <div className={classes.guide}>
        <p className={classes.quiet}>
          Go into the matrix: each cell says here what its words mean and its rating asks.
        </p>
      </div>
    )
  }
  const harms = harmsOf(scheme, cell.severity)
  return (
    <div className={classes.guide}>
      <p className={classes.guideHead}>
        <span>
          {cell.severity} × {cell.likelihood}
        </span>
        <RatingChip rating={rating} />
      </p>
      <p>{rating.text}</p>
      {ratingObliges(rating).map((sentence) => (
        <p key={sentence} className={classes.obliges}>
          {sentence}
        </p>
      ))}
      <dl className={classes.meanings}>
        <div>
          <dt>{cell.severity} severity</dt>
          <dd>{meaning('severity', cell.severity)}</dd>
          {harms.map((harm) => (
            <dd key={harm} className={classes.harm}>
              {harm}
            </dd>
          ))}
        </div>
        <div>
          <dt>{cell.likelihood} likelihood</dt>
          <dd>{meaning('likelihood', cell.likelihood)}</dd>
        </div>
      </dl>
    </div>
  )
}
