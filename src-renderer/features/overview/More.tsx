import { useState } from 'react'
import { formatCount, formatNumber } from '../../../src-shared/format/numbers.ts'
import classes from './overview.module.css'

/** Lines shown before the rest is asked for. */
const FIRST = 8

export interface ShortList<T> {
  shown: readonly T[]
  all: number
  whole: boolean
  toggle: () => void
}

/** A list of which the first lines show until the rest is asked for. */
export function useShortList<T>(items: readonly T[]): ShortList<T> {
  const [whole, setWhole] = useState(false)
  return {
    shown: whole ? items : items.slice(0, FIRST),
    all: items.length,
    whole,
    toggle: () => setWhole(!whole),
  }
}

/** Asks for the rest of a list, or folds it again; nothing where all of it shows anyway. */
export function More({ list, what }: { list: ShortList<unknown>; what: string }) {
  if (list.all <= FIRST) return null
  return (
    <button type="button" className={classes.more} aria-expanded={list.whole} onClick={list.toggle}>
      {list.whole ? `Show the first ${formatNumber(FIRST)}` : `Show all ${formatCount(list.all, what)}`}
    </button>
  )
}
