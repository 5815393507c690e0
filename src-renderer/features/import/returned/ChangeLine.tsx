import { Checkbox } from '@mantine/core'
import { memo } from 'react'
import type { ReturnedChange } from '../../../../src-shared/domain/returned-workbook.ts'
import { formatCount } from '../../../../src-shared/format/numbers.ts'
import { ChangedText } from '../../../components/ChangedText.tsx'
import { isScore } from './choice.ts'
import classes from './returned.module.css'

/** Hazards that a line names beside its own. */
const NAMED = 8

const ASKS = {
  'changed here': 'Changed here as well. Ticked, the file’s words take the place of what stands here.',
  emptied: 'Emptied in the file. Ticked, it is emptied here.',
} as const

/** One change of a row: whether it is taken, and what it says, word by word. */
export function ChangeLine(props: {
  change: ReturnedChange
  /** The hazard, as it is named beside the tick for those who hear it. */
  hazard: string
  isNew: boolean
  /** Whether any line of the table has a third side. */
  threeWays: boolean
  taken: boolean
  locked: boolean
  onTick: (on: boolean) => void
}) {
  const { change, taken, locked } = props
  const { field, cell, asks } = change
  const noteId = `returned-${cell}-${change.key.split('#').at(-1)}`
  const notes = notesOf(change)
  return (
    <tr className={locked || (!taken && asks === null) ? classes.left : ''}>
      <td className={classes.tick}>
        <Checkbox
          aria-label={`Take ${field} of ${props.hazard}, ${cell}`}
          aria-describedby={notes.length === 0 ? undefined : noteId}
          checked={taken && !locked}
          disabled={locked}
          onChange={(event) => props.onTick(event.currentTarget.checked)}
        />
      </td>
      <th scope="row">
        {field} <span className={classes.cell}>{cell}</span>
        {notes.length > 0 && (
          <span id={noteId} className={asks === null ? classes.note : classes.asks}>
            {notes.join(' ')}
          </span>
        )}
      </th>
      <Sides change={change} isNew={props.isNew} threeWays={props.threeWays} />
    </tr>
  )
}

function notesOf(change: ReturnedChange): string[] {
  const { asks, alsoOn = [] } = change
  const more = alsoOn.length - NAMED
  return [
    ...(asks === null ? [] : [ASKS[asks]]),
    ...(isScore(change) ? ['Comes in as not confirmed.'] : []),
    ...(alsoOn.length === 0
      ? []
      : [
          `Shared: it changes for ${alsoOn.slice(0, NAMED).join(', ')}${more > 0 ? ` and ${formatCount(more, 'more hazard')}` : ''} too.`,
        ]),
  ]
}

/** Drawn once: what a change says does not depend on whether it is taken. */
const Sides = memo(function Sides(props: { change: ReturnedChange; isNew: boolean; threeWays: boolean }) {
  const { before, after, here } = props.change
  // What a file adds stood nowhere before.
  const adds = props.isNew || (before === '' && here === null)
  return (
    <>
      <td data-side={adds ? undefined : 'When sent: '}>
        {before !== '' ? (
          <ChangedText before={before} after={after} side="before" />
        ) : (
          !adds && <em className={classes.dimmed}>nothing</em>
        )}
      </td>
      <td data-side={adds ? undefined : 'In the file: '}>
        {after === '' ? (
          <em className={classes.dimmed}>nothing</em>
        ) : (
          <ChangedText before={before} after={after} side="after" />
        )}
      </td>
      {props.threeWays && (
        <td data-side={adds ? undefined : 'Here now: '}>
          {here === null ? (
            !adds && <span className={classes.dimmed}>as sent</span>
          ) : here === '' ? (
            <em className={classes.dimmed}>nothing</em>
          ) : (
            <ChangedText before={before} after={here} side="after" />
          )}
        </td>
      )}
    </>
  )
})
