import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from './items.module.css'

/** How many items of a pasted list are shown before the rest is counted only. */
const SHOWN = 8

/**
 * What a pasted list would become, item by item, before anything is made. The field above it hears Enter (take them
 * all) and Escape (keep it as one text); the buttons do the same.
 */
export function ItemsOffer(props: {
  items: readonly string[]
  /** `causes`, `controls`, `hazards`. */
  noun: string
  onTake: () => void
  onOne: () => void
  children?: ReactNode
}) {
  const { items, noun } = props
  const more = items.length - SHOWN
  return (
    <section className={classes.offer} aria-label={`${items.length} ${noun} from the list`}>
      <output className={classes.head}>
        {items.length} {noun} in this list. Enter adds them all in one step; Escape keeps it as one text.
      </output>
      <ol className={classes.items}>
        {items.slice(0, SHOWN).map((item, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- items of a list may be the same
          <li key={index}>{item}</li>
        ))}
      </ol>
      {more > 0 && <p className={classes.more}>and {more} more</p>}
      {props.children}
      <div className={classes.acts}>
        <Button size="xs" onClick={props.onTake}>
          Add {items.length} {noun}
        </Button>
        <Button size="xs" variant="default" onClick={props.onOne}>
          Keep as one
        </Button>
      </div>
    </section>
  )
}
