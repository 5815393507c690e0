import { Button } from '@mantine/core'
import classes from './corrections.module.css'

/** Reads the file again with what was corrected, and says what came of it. Keeps the focus while it reads. */
export function ReadAgain(props: {
  label: string
  /** Something was changed since the last reading. */
  changed: boolean
  busy: boolean
  /** What the last reading that was asked for here found; empty before. */
  found: string
  onRead: () => void
}) {
  const { changed, busy } = props
  return (
    <div className={classes.again}>
      <Button
        variant={changed ? 'filled' : 'default'}
        aria-disabled={busy}
        onClick={() => {
          if (!busy) props.onRead()
        }}
      >
        {props.label}
      </Button>
      <output className={classes.dimmed}>{busy ? 'Reading…' : changed ? 'Changed, not read yet.' : props.found}</output>
    </div>
  )
}
