import { Button } from '@mantine/core'
import type { Scheme } from '../../../src-shared/domain/scheme.ts'
import { formatCount } from '../../../src-shared/format/numbers.ts'
import classes from './corrections.module.css'
import type { Axis, Corrections, Reading } from './corrections.ts'
import { originWords } from './words.ts'

/** Words set against ours for an earlier file with the same headings: offered again, and set by nobody but a person. */
export function SavedScale(props: {
  reading: Reading
  scheme: Scheme | null
  wanted: Corrections
  change: (wanted: Corrections) => void
  busy: boolean
}) {
  const { scheme, wanted, change, busy } = props
  const { mapping, proposal, scale } = props.reading.preview
  const said = proposal?.scale
  if (mapping.from === null || said === undefined || scheme === null) return null
  /** Those of this log whose word of ours this project has. */
  const usable = (axis: Axis) =>
    Object.fromEntries(
      scale.words[axis].flatMap(({ shown }) => {
        const ours = Object.hasOwn(said[axis], shown) ? said[axis][shown] : undefined
        return ours !== undefined && scheme[axis].some(({ word }) => word === ours) ? [[shown, ours]] : []
      }),
    )
  const [severity, likelihood] = [usable('severity'), usable('likelihood')]
  const count = Object.keys(severity).length + Object.keys(likelihood).length
  if (count === 0) return null
  return (
    <div className={classes.again}>
      <Button
        variant="default"
        aria-disabled={busy}
        onClick={() => {
          if (busy) return
          const { scale: now } = wanted
          change({
            ...wanted,
            scale: {
              ...now,
              choice: 'map',
              severity: { ...now.severity, ...severity },
              likelihood: { ...now.likelihood, ...likelihood },
            },
          })
        }}
      >
        Set the words as then
      </Button>
      <span className={classes.dimmed}>
        {formatCount(count, 'word')} of this log as you set {count === 1 ? 'it' : 'them'} against ours for{' '}
        {originWords(mapping.from)}. Nothing is scored by {count === 1 ? 'it' : 'them'} before you read again.
      </span>
    </div>
  )
}
