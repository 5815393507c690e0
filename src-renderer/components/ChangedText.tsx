import { diffWords } from '../../src-shared/format/word-diff.ts'
import classes from './changed-text.module.css'

/** One side of a changed text, the words that only this side has marked: struck out before, underlined after. */
export function ChangedText(props: { before: string; after: string; side: 'before' | 'after' }) {
  const runs = diffWords(props.before, props.after)[props.side]
  const Mark = props.side === 'before' ? 'del' : 'ins'
  return (
    <span className={classes.text}>
      {runs.map(({ text, changed }, index) =>
        changed && text.trim() !== '' ? (
          // oxlint-disable-next-line react/no-array-index-key -- a run has no identity but its place
          <Mark key={index}>{text}</Mark>
        ) : (
          text
        ),
      )}
    </span>
  )
}
