import { IconX } from '@tabler/icons-react'
import classes from '../hazards.module.css'
import { type FilterChip, noFilter } from './filters.ts'
import type { ChangeAddress } from './use-hazards-search.ts'

/** The filters in force, in words; each takes itself away. */
export function FilterChips(props: { chips: readonly FilterChip[]; change: ChangeAddress }) {
  const { chips, change } = props
  if (chips.length === 0) return null
  return (
    <div className={classes.chips}>
      {chips.map(({ key, word, without }) => (
        <button
          key={key}
          type="button"
          className={classes.filterChip}
          aria-label={`Take the filter away: ${word}`}
          onClick={() => change(without)}
        >
          {word}
          <IconX size={14} aria-hidden />
        </button>
      ))}
      {chips.length > 1 && (
        <button type="button" className={classes.filterChip} onClick={() => change(noFilter)}>
          Take all filters away
        </button>
      )}
    </div>
  )
}
