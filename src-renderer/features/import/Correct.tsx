import { useState } from 'react'
import type { ImportOptions } from '../../../src-shared/domain/import-options.ts'
import type { Scheme } from '../../../src-shared/domain/scheme.ts'
import { ColumnsPart } from './ColumnsPart.tsx'
import classes from './corrections.module.css'
import { type Corrections, optionsFor, type Reading, unread } from './corrections.ts'
import { ReadAgain } from './ReadAgain.tsx'
import { SavedColumns } from './SavedColumns.tsx'
import { SavedScale } from './SavedScale.tsx'
import { ScalePart } from './ScalePart.tsx'
import { hasScores, readAgainFound } from './words.ts'

/** What was recognised of a file, for correcting before it comes in: its columns and the scale of its scores. */
export function Correct(props: {
  reading: Reading
  scheme: Scheme | null
  whose: 'ours' | 'supplier'
  wanted: Corrections
  change: (wanted: Corrections) => void
  busy: boolean
  onRead: (options: ImportOptions) => void
  /** Forgets what was said of the columns of a file with these headings, and reads by these options. */
  onForget: (signature: string, options: ImportOptions) => void
}) {
  const { reading, wanted, whose } = props
  const { preview } = reading
  const [askedFrom, setAskedFrom] = useState<'columns' | 'scale' | null>(null)
  // Open from the first reading on that asks something; what a person opens or closes after that is theirs.
  const asks = preview.unsure.length + preview.missing.length > 0
  const [columnsOpened, setColumnsOpened] = useState(asks)
  if (asks && !columnsOpened) setColumnsOpened(true)
  // Scores may be found by a later reading alone, once their columns were said.
  const scored = hasScores(preview)
  const [scaleOpened, setScaleOpened] = useState(scored ? !preview.scale.decided : null)
  if (scored && scaleOpened === null) setScaleOpened(!preview.scale.decided)
  const changed = unread(wanted, reading)
  const again = (part: 'columns' | 'scale', label: string) => (
    <ReadAgain
      label={label}
      changed={changed[part]}
      busy={props.busy}
      found={askedFrom === part ? readAgainFound(preview) : ''}
      onRead={() => {
        setAskedFrom(part)
        props.onRead(optionsFor(wanted, reading))
      }}
    />
  )
  const parts = { reading, wanted, change: props.change, busy: props.busy }
  return (
    <div className={classes.correct} data-corrections>
      {preview.notices.map((one) => (
        <p key={one} className={classes.note}>
          {one}
        </p>
      ))}
      <SavedColumns reading={reading} busy={props.busy} onRead={props.onRead} onForget={props.onForget} />
      <ColumnsPart {...parts} opened={columnsOpened}>
        {again('columns', 'Read again with these columns')}
      </ColumnsPart>
      {scored && (
        <ScalePart {...parts} scheme={props.scheme} whose={whose} opened={scaleOpened === true}>
          <SavedScale {...parts} scheme={props.scheme} />
          {again('scale', 'Read again with this choice')}
        </ScalePart>
      )}
    </div>
  )
}
