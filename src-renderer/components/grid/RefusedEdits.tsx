import { Button } from '@mantine/core'
import classes from './grid.module.css'

/** An edit that was not kept: where it was, what was typed, and why. */
export interface Refused {
  rowId: string
  columnId: string
  text: string
  reason: string
}

/** What was typed and not kept, with the reason, until it is written again or given up. */
export function RefusedEdits(props: {
  refused: (Refused & { number: string; heading: string })[]
  onAgain: (refused: Refused) => void
  onGiveUp: (refused: Refused) => void
}) {
  return (
    <div role="alert">
      {props.refused.map((one) => (
        <div key={`${one.rowId} ${one.columnId}`} className={classes.refused}>
          <div className={classes.refusedWords}>
            <strong>
              {one.number}, {one.heading} was not saved.
            </strong>{' '}
            {one.reason}
            {one.text !== '' && (
              <p className={classes.refusedText} title={one.text}>
                {one.text}
              </p>
            )}
          </div>
          <Button variant="default" onClick={() => props.onAgain(one)}>
            Edit again
          </Button>
          <Button variant="subtle" onClick={() => props.onGiveUp(one)}>
            Give up what was typed
          </Button>
        </div>
      ))}
    </div>
  )
}
