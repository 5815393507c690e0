import { type ActingControl, type AxisChange, explainChange } from '../../../../src-shared/domain/change-explained.ts'
import type { Hazard } from '../../../../src-shared/domain/hazard.ts'
import { rank, type Scheme } from '../../../../src-shared/domain/scheme.ts'
import type { HazardRisk } from '../../../../src-shared/domain/standing.ts'
import {
  actingState,
  axisName,
  changeDoubts,
  changeSentences,
} from '../../../../src-shared/format/change-explained-words.ts'
import { formatCount } from '../../../../src-shared/format/numbers.ts'
import { Disclosure } from '../../../components/Disclosure.tsx'
import { StateMark } from '../../../components/Marks.tsx'
import { RatingChip } from '../../../components/RatingChip.tsx'
import { useProject } from '../../../project/project-context.ts'
import classes from './risk.module.css'

/** How far a word moved: `falls 2 steps`. */
function moved({ steps }: AxisChange): string {
  if (steps === null) return 'cannot be compared'
  if (steps === 0) return 'unchanged'
  return `${steps < 0 ? 'falls' : 'rises'} ${formatCount(Math.abs(steps), 'step')}`
}

/** What changed between the initial and the residual risk, axis by axis, and because of which controls. */
export function ChangePicture({ hazard, risk }: { hazard: Hazard; risk: HazardRisk }) {
  const { context } = useProject()
  if (risk.initial.rating === null || risk.residual.rating === null) return null
  const explained = explainChange(hazard, risk, context)
  const doubts = changeDoubts(explained)
  return (
    <section className={classes.change} aria-label="What changed between initial and residual">
      <h3>What changed, and because of which controls</h3>
      <p className={classes.changeHead}>
        <span className={classes.changeEnd}>
          ○ Initial <RatingChip rating={risk.initial.rating} />
        </span>
        <span aria-hidden className={classes.bigArrow}>
          →
        </span>
        <span className={classes.changeEnd}>
          ● Residual <RatingChip rating={risk.residual.rating} residual={risk.residualStanding} />
        </span>
      </p>
      <div className={classes.axes}>
        {explained.axes.map((axis) => (
          <div key={axis.axis}>
            <p className={classes.axisHead}>
              <strong>{axisName(axis)}</strong> {moved(axis)}
              <span className={classes.hidden}>
                : {axis.from} to {axis.to}
              </span>
            </p>
            <Scale scheme={context.scheme} change={axis} />
            {(axis.steps ?? 0) < 0 && <Because controls={axis.because} />}
            {axis.unsupported && (
              <p className={classes.doubt}>
                <span aria-hidden>▲ </span>
                {axis.axis === 'severity'
                  ? 'No additional control is said to limit the harm or remove the hazard.'
                  : 'No additional control is said to prevent the cause, detect or remove the hazard.'}
              </p>
            )}
          </div>
        ))}
      </div>
      {doubts.map((doubt) => (
        <p key={doubt} className={classes.doubt}>
          <span aria-hidden>▲ </span>
          {doubt}
        </p>
      ))}
      <Disclosure summary="The same in sentences">
        <ul className={classes.sentences}>
          {changeSentences(explained, context).map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </Disclosure>
    </section>
  )
}

/** The words of an axis in order, with where the score stood and where it stands; the text beside it says the same. */
function Scale({ scheme, change }: { scheme: Scheme; change: AxisChange }) {
  const [from, to] = [rank(scheme[change.axis], change.from), rank(scheme[change.axis], change.to)]
  const [low, high] = [Math.min(from, to), Math.max(from, to)]
  return (
    <div className={classes.scale} aria-hidden>
      {scheme[change.axis].map(({ word }, at) => (
        <span
          key={word}
          className={`${classes.step} ${at >= low && at < high ? classes.way : ''} ${at === from || at === to ? classes.stands : ''}`}
        >
          <span className={classes.dot}>
            {at === to ? '●' : at === from ? '○' : at > low && at < high ? (to < from ? '‹' : '›') : '·'}
          </span>
          {word}
        </span>
      ))}
    </div>
  )
}

function Because({ controls }: { controls: readonly ActingControl[] }) {
  const { context } = useProject()
  if (controls.length === 0) return null
  return (
    <ul className={classes.because}>
      {controls.map((one) => (
        <li key={`${one.control.id} ${one.acts}`}>
          <span className={classes.controlNumber}>{one.control.number}</span>{' '}
          <StateMark state={actingState(one, context)} /> <span className={classes.quiet}>{one.acts}:</span>{' '}
          {one.control.name}
        </li>
      ))}
    </ul>
  )
}
