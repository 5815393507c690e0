import type { ControlState } from '../../src-shared/domain/control.ts'
import type { FactChange } from '../../src-shared/domain/facts.ts'
import type { ScoreStanding } from '../../src-shared/domain/standing.ts'
import { changesSinceScore, controlStateMark, scoreStandingWord } from '../../src-shared/format/standing-words.ts'
import classes from './rating.module.css'

/** State of a control as shape and word. `effective` is for a link whose verified control is effective on it. */
export function StateMark(props: { state: ControlState | 'effective'; short?: boolean }) {
  const { mark, word } = controlStateMark[props.state]
  return (
    <span className={classes.state} {...(props.short === true ? { title: word } : {})}>
      <span className={classes.shape} aria-hidden>
        {mark}
      </span>
      <span className={props.short === true ? classes.hidden : ''}>{word}</span>
    </span>
  )
}

/** How a score stands in words, with what changed since; nothing for a confirmed one. */
export function ScoreStandingMark(props: { standing: ScoreStanding; changes?: FactChange[] }) {
  const word = scoreStandingWord[props.standing]
  if (word === '') return null
  const changes = changesSinceScore(props.changes ?? [])
  return (
    <span className={classes.mark}>
      {word}
      {changes === '' ? '' : `: ${changes}`}
    </span>
  )
}
