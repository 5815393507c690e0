import type { CountedWord, ImportScale } from '../../../src-shared/domain/import-scale.ts'
import type { Scheme } from '../../../src-shared/domain/scheme.ts'
import { formatCount } from '../../../src-shared/format/numbers.ts'
import { Disclosure } from '../../components/Disclosure.tsx'
import { RatingChip } from '../../components/RatingChip.tsx'
import classes from './corrections.module.css'
import { scaleDirection, scaleKind } from './words.ts'

/** Distinct words shown before the rest is only counted: a scale has few, a column of texts has many. */
const MOST = 12

function Words({ words }: { words: readonly CountedWord[] }) {
  if (words.length === 0) return <em className={classes.dimmed}>none</em>
  const rest = words.length - MOST
  return (
    <ul className={classes.words}>
      {words.slice(0, MOST).map(({ shown, count }) => (
        <li key={shown}>
          <span className={classes.text}>{shown}</span>{' '}
          <span className={classes.dimmed}>· {formatCount(count, 'time')}</span>
        </li>
      ))}
      {rest > 0 && <li className={classes.dimmed}>and {rest} more</li>}
    </ul>
  )
}

/** What the log itself tells of the scale it was scored on, and which of its ratings are not those of the matrix. */
export function ScaleSeen(props: {
  scale: ImportScale
  /** The scheme that the log was read by, and whether that is their own. */
  scheme: Scheme | null
  kept: boolean
}) {
  const { scale, scheme, kept } = props
  const { words, knownAs, differs, contradictions } = scale
  return (
    <>
      <p className={classes.why}>{scale.why}</p>
      <dl className={classes.facts}>
        <div>
          <dt>Severity</dt>
          <dd>
            <Words words={words.severity} />
          </dd>
        </div>
        <div>
          <dt>Likelihood</dt>
          <dd>
            <Words words={words.likelihood} />
          </dd>
        </div>
        <div>
          <dt>Rating</dt>
          <dd>
            <Words words={words.rating} />
          </dd>
        </div>
        <div>
          <dt>How it rates</dt>
          <dd>{scaleKind[scale.kind]}</dd>
        </div>
        <div>
          <dt>Which end is worse</dt>
          <dd>{scaleDirection[scale.direction]}</dd>
        </div>
        {knownAs !== null && (
          <div>
            <dt>Words known from</dt>
            <dd>
              {knownAs.name}. <span className={classes.dimmed}>{knownAs.note}</span>
            </dd>
          </div>
        )}
      </dl>
      {differs.length > 0 && (
        <Disclosure
          className={classes.list ?? ''}
          summary={`${formatCount(differs.length, 'rating')} shown that ${kept ? 'their own' : 'this project’s'} matrix would not give`}
        >
          <table className={classes.plain}>
            <caption>Ratings that differ</caption>
            <thead>
              <tr>
                <th scope="col">Hazard</th>
                <th scope="col">Cell</th>
                <th scope="col">The log shows</th>
                <th scope="col">{kept ? 'By their matrix' : 'By our matrix'}</th>
              </tr>
            </thead>
            <tbody>
              {differs.map(({ hazard, stage, cell, shown, byScheme }) => {
                const rating = scheme?.ratings.find(({ number }) => number === byScheme) ?? null
                return (
                  <tr key={`${hazard} ${stage} ${cell}`}>
                    <th scope="row">
                      {hazard}, {stage}
                    </th>
                    <td className={classes.dimmed}>{cell}</td>
                    <td>{shown}</td>
                    <td>{rating === null ? byScheme : <RatingChip rating={rating} quiet />}</td>
                  </tr>
                )
              })}
            </tbody>
          </table>
        </Disclosure>
      )}
      {contradictions.length > 0 && (
        <Disclosure
          className={classes.list ?? ''}
          summary={`The log rates the same two scores in two ways, ${formatCount(contradictions.length, 'time')}`}
        >
          <ul className={classes.unsure}>
            {contradictions.map(({ hazard, cell, message }) => (
              <li key={`${hazard} ${cell}`}>{message}</li>
            ))}
          </ul>
        </Disclosure>
      )}
    </>
  )
}
