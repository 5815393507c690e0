import type { Rating } from '../../src-shared/domain/scheme.ts'
import type { ResidualStanding, ScoreStanding } from '../../src-shared/domain/standing.ts'
import {
  residualStandingMeaning,
  residualStandingWord,
  scoreStandingWord,
} from '../../src-shared/format/standing-words.ts'
import classes from './rating.module.css'
import { stepClass } from './rating-steps.ts'

/**
 * A rating as number, word and colour. A residual that is only claimed is hatched, an evidenced one filled; `standing`
 * puts the words beside it. Without a rating it says which kind of nothing stands there.
 */
export function RatingChip(props: {
  rating: Rating | null
  /** How the score stands; anything but `confirmed` is said beside the chip. */
  standing?: ScoreStanding
  /** For residual ratings: claimed or evidenced, said beside the chip. */
  residual?: ResidualStanding
  /** Number only, the word as its title: for narrow columns. */
  short?: boolean
  /** Leave out the standing words where another column has them. */
  quiet?: boolean
}) {
  const { rating, residual, standing } = props
  const marks = [
    residual !== undefined && residual !== 'not scored' ? residualStandingWord[residual] : '',
    rating !== null && standing !== undefined ? scoreStandingWord[standing] : '',
  ].filter((word) => word !== '')
  const beside = props.quiet === true ? '' : [...new Set(marks)].join(', ')
  if (rating === null) {
    const nothing = residual === 'no control needed' ? residual : standing === 'incomplete' ? standing : 'not scored'
    return <span className={`${classes.chip} ${classes.none}`}>{nothing}</span>
  }
  const hatched = residual !== undefined && residual !== 'evidenced'
  return (
    <span className={classes.state} title={rating.text}>
      <span className={`${classes.chip} ${stepClass(rating)} ${hatched ? classes.hatched : classes.filled}`}>
        {hatched && <span className={classes.hatch} aria-hidden />}
        <span className={classes.number}>{rating.number}</span>
        {props.short === true ? (
          <span className={classes.hidden}>{rating.label}</span>
        ) : (
          <span className={classes.word}>{rating.label}</span>
        )}
      </span>
      {beside !== '' && (
        <span className={classes.mark} title={residual === undefined ? undefined : residualStandingMeaning[residual]}>
          {beside}
        </span>
      )}
    </span>
  )
}
