import type { ControlState } from '../../src-shared/domain/control.ts'
import { controlStateMark } from '../../src-shared/format/standing-words.ts'
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
