import classes from './chips.module.css'

/** One filter that is on or off. */
export interface Chip {
  key: string
  word: string
  /** How many rows it would leave, where that is known. */
  count?: number
}

/** Filters in a row, each a button that says whether it is on. */
export function Chips(props: {
  label: string
  chips: readonly Chip[]
  on: ReadonlySet<string>
  onToggle: (key: string) => void
}) {
  return (
    <fieldset aria-label={props.label} className={classes.chips}>
      {props.chips.map(({ key, word, count }) => (
        <button
          key={key}
          type="button"
          aria-pressed={props.on.has(key)}
          className={classes.chip}
          onClick={() => props.onToggle(key)}
        >
          {word}
          {count !== undefined && <span className={classes.count}>{count}</span>}
        </button>
      ))}
    </fieldset>
  )
}
