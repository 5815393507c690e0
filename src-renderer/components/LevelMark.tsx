import type { FindingLevel } from '../../src-shared/checks/finding.ts'
import { levelWords } from '../../src-shared/checks/run-checks.ts'
import { formatNumber } from '../../src-shared/format/numbers.ts'
import classes from './level.module.css'

/** Shape of each level, so that it is told without colour. */
const SHAPES: Record<FindingLevel, string> = { error: '■', warning: '▲', notice: '○' }

/** The level of a finding as shape and word; with `count` the number stands between them: `▲ 12 warnings`. */
export function LevelMark(props: {
  level: FindingLevel
  count?: number
  /** Shape and number only; the word is there for those who do not see it. */
  short?: boolean
}) {
  const { level, count } = props
  const words = levelWords[level]
  const word = count === undefined || count === 1 ? words.one : words.many
  return (
    <span className={classes.level} {...(props.short === true ? { title: `${word}: ${words.meaning}` } : {})}>
      <span className={`${classes.shape} ${classes[level]}`} aria-hidden>
        {SHAPES[level]}
      </span>
      {count !== undefined && <span>{formatNumber(count)} </span>}
      <span className={props.short === true ? classes.hidden : ''}>{word}</span>
    </span>
  )
}
