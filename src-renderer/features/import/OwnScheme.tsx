import type { OwnScheme as Own } from '../../../src-shared/domain/import-scale.ts'
import type { Scheme } from '../../../src-shared/domain/scheme.ts'
import { formatCount, formatNumber } from '../../../src-shared/format/numbers.ts'
import { ratingObliges } from '../../../src-shared/format/rating-words.ts'
import { Matrix } from '../../components/Matrix.tsx'
import { RatingChip } from '../../components/RatingChip.tsx'
import classes from './corrections.module.css'

/** A word that the file says nothing of. */
function Definition({ text }: { text: string }) {
  return text === '' ? <em className={classes.dimmed}>not defined in the file</em> : <>{text}</>
}

function Words({ title, words }: { title: string; words: Scheme['severity'] }) {
  return (
    <table className={classes.plain}>
      <caption className={classes.shownCaption}>{title}, the worst first</caption>
      <tbody>
        {words.toReversed().map(({ word, definition }) => (
          <tr key={word}>
            <th scope="row">{word}</th>
            <td className={classes.text}>
              <Definition text={definition} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** The scheme that was made of the file, whole, before it becomes the project's: nothing of it is taken unseen. */
export function OwnScheme(props: {
  own: Own
  scheme: Scheme
  /** The log was read by it already. */
  kept: boolean
}) {
  const { own, scheme, kept } = props
  return (
    <section className={classes.own} aria-label="Their scheme, as it would be this project’s">
      <p className={classes.note}>
        Everything below was read from the file{own.found === null ? '’s words and ratings' : ''} and is unconfirmed:
        compare it with the clinical risk management plan. It comes into force with the hazards, in one step that Undo
        takes back. {!kept && 'Read the file again to see each hazard’s rating by it.'}
      </p>
      <div className={classes.ownMatrix}>
        <Matrix scheme={scheme} caption="Their matrix" />
        <table className={classes.plain}>
          <caption className={classes.shownCaption}>Their ratings, the worst first</caption>
          <tbody>
            {scheme.ratings.toReversed().map((rating) => (
              <tr key={rating.number}>
                <th scope="row">
                  <RatingChip rating={rating} />
                </th>
                <td className={classes.text}>
                  {rating.text} <em>{ratingObliges(rating).join(' ')}</em>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <h3 className={classes.ownHeading}>What the file does not say</h3>
      <ul className={classes.unsure}>
        {own.assumed.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <div className={classes.ownWords}>
        <Words title="Severity" words={scheme.severity} />
        <Words title="Likelihood" words={scheme.likelihood} />
      </div>
      <Against own={own} />
    </section>
  )
}

/** Cell by cell, where their matrix is not the project's present one. */
function Against({ own: { against } }: { own: Own }) {
  const { cells, same, onlyTheirs, onlyOurs } = against
  return (
    <>
      <h3 className={classes.ownHeading}>Against this project’s present scheme</h3>
      <p className={classes.note}>
        {cells.length + same === 0
          ? 'The two have no pair of words in common.'
          : `Of ${formatCount(cells.length + same, 'pair')} of words that both have, ${formatNumber(cells.length)} ${cells.length === 1 ? 'is' : 'are'} rated otherwise.`}
        {onlyTheirs.length > 0 && ` Only theirs: ${onlyTheirs.join(', ')}.`}
        {onlyOurs.length > 0 && ` Only ours: ${onlyOurs.join(', ')}.`}
      </p>
      {cells.length > 0 && (
        <table className={classes.plain}>
          <caption>Cells that differ</caption>
          <thead>
            <tr>
              <th scope="col">Severity × likelihood</th>
              <th scope="col">Cell</th>
              <th scope="col">Theirs</th>
              <th scope="col">Ours</th>
            </tr>
          </thead>
          <tbody>
            {cells.map(({ cell, severity, likelihood, theirs, ours }) => (
              <tr key={`${severity} ${likelihood}`}>
                <th scope="row">
                  {severity} × {likelihood}
                </th>
                <td className={classes.dimmed}>{cell}</td>
                <td>{theirs}</td>
                <td>{ours}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  )
}
