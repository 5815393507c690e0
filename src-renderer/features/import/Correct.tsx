import { useState } from 'react'
import type { ImportOptions } from '../../../src-shared/domain/import-options.ts'
import type { Scheme } from '../../../src-shared/domain/scheme.ts'
import { ColumnsPart } from './ColumnsPart.tsx'
import classes from './corrections.module.css'
import { type Corrections, optionsFor, type Reading, unread } from './corrections.ts'
import { ReadAgain } from './ReadAgain.tsx'
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
}) {
  const { reading, wanted, whose } = props
  const { preview } = reading
  const [askedFrom, setAskedFrom] = useState<'columns' | 'scale' | null>(null)
  // As the first reading proposes; what a person opens or closes after that is theirs.
  const [columnsOpened] = useState(preview.unsure.length > 0)
  const [scaleOpened] = useState(!preview.scale.decided)
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
      <ColumnsPart {...parts} opened={columnsOpened}>
        {again('columns', 'Read again with these columns')}
      </ColumnsPart>
      {hasScores(preview) && (
        <ScalePart {...parts} scheme={props.scheme} whose={whose} opened={scaleOpened}>
          {again('scale', 'Read again with this choice')}
        </ScalePart>
      )}
    </div>
  )
}
