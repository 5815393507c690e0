import type { CustomCellEditorProps } from 'ag-grid-react'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import classes from './grid.module.css'

/** One thing to choose in a cell. */
export interface GridChoice {
  value: string | null
  label: string
}

/** How long typed letters belong together, in milliseconds. */
const TYPING = 700

/** The next choice whose label begins with what was typed; one letter again and again walks through them. */
function byLetters(choices: readonly GridChoice[], from: number, letters: string): number {
  const offset = letters.length === 1 ? 1 : 0
  for (let step = 0; step < choices.length; step++) {
    const at = (from + offset + step) % choices.length
    if (choices[at]?.label.toLowerCase().startsWith(letters)) return at
  }
  return from
}

/** A list over the cell: arrows or first letters choose, Enter keeps, Escape gives up. Give it as a popup editor. */
export function GridChoiceEditor<T>(
  props: CustomCellEditorProps<T, string | null> & { choices: readonly GridChoice[] },
) {
  const { choices, onValueChange } = props
  const id = useId()
  const list = useRef<HTMLDivElement>(null)
  const typed = useRef({ letters: '', at: 0 })
  const begin = choices.findIndex(({ value }) => value === (props.value ?? null))
  const typedFirst = props.eventKey?.length === 1 ? props.eventKey.toLowerCase() : ''
  const [active, setActive] = useState(typedFirst === '' ? Math.max(begin, 0) : byLetters(choices, begin, typedFirst))

  useEffect(() => list.current?.focus(), [])
  useEffect(() => {
    onValueChange(choices[active]?.value ?? null)
    // oxlint-disable-next-line react/exhaustive-deps -- the grid gives a new function at each change it hears of
  }, [active])

  function move(event: KeyboardEvent): void {
    const moves: Record<string, number> = {
      ArrowDown: Math.min(active + 1, choices.length - 1),
      ArrowUp: Math.max(active - 1, 0),
      Home: 0,
      End: choices.length - 1,
    }
    const next = moves[event.key]
    if (next !== undefined) {
      event.preventDefault()
      event.stopPropagation()
      setActive(next)
    } else if (event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault()
      const fresh = event.timeStamp - typed.current.at > TYPING
      const letters = (fresh ? '' : typed.current.letters) + event.key.toLowerCase()
      typed.current = { letters, at: event.timeStamp }
      setActive(byLetters(choices, active, letters))
    }
  }

  return (
    <div
      ref={list}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a select opens its own list and keeps the keys
      role="listbox"
      tabIndex={0}
      aria-label={props.colDef.headerName}
      aria-activedescendant={`${id}-${active}`}
      className={classes.choices}
      onKeyDown={move}
    >
      {choices.map((choice, index) => (
        // The list itself has the focus and hears the keys.
        // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
        <div
          key={choice.value ?? ''}
          id={`${id}-${index}`}
          // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
          role="option"
          aria-selected={index === active}
          className={`${classes.choice} ${index === active ? classes.activeChoice : ''}`}
          onClick={() => {
            onValueChange(choice.value)
            setActive(index)
            // The grid has to hear of the value before it is told to stop.
            setTimeout(() => props.stopEditing())
          }}
        >
          {choice.label}
        </div>
      ))}
    </div>
  )
}
