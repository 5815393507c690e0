/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a native select opens its own list, keeps the keys and shows no rating */
import type { CustomCellEditorProps } from 'ag-grid-react'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import type { Rating } from '../../../src-shared/domain/scheme.ts'
import { RatingChip } from '../RatingChip.tsx'
import type { EditingContext } from './editing.ts'
import classes from './grid.module.css'

/** One word to choose in a cell, with its definition and the rating it would give. */
export interface GridChoice {
  value: string | null
  label: string
  rating?: Rating | null
  detail?: string
}

/** How long typed letters belong together, in milliseconds. */
const TYPING = 700

/** The first choice after the current one whose label begins with what was typed. */
function byLetters(choices: readonly GridChoice[], from: number, letters: string): number {
  const starts = (choice: GridChoice | undefined) => choice?.label.toLowerCase().startsWith(letters) === true
  // One letter again and again walks through the words that begin with it.
  const offset = letters.length === 1 ? 1 : 0
  for (let step = 0; step < choices.length; step++) {
    const at = (from + offset + step) % choices.length
    if (starts(choices[at])) return at
  }
  return from
}

/** A list over the cell: arrows or first letters choose, Enter keeps, Escape gives up. Give it as a popup editor. */
export function GridChoiceEditor<T>(
  props: CustomCellEditorProps<T, string | null, EditingContext> & { choices: readonly GridChoice[] },
) {
  const { choices, onValueChange } = props
  const { ahead } = props.context
  const id = useId()
  const list = useRef<HTMLDivElement>(null)
  const begin = choices.findIndex(({ value }) => value === (props.value ?? null))
  const typedFirst = props.eventKey?.length === 1 ? props.eventKey.toLowerCase() : ''
  const [active, setActive] = useState(typedFirst === '' ? Math.max(begin, 0) : byLetters(choices, begin, typedFirst))

  // The letter that opened the list begins what is typed.
  const [begunAt] = useState(() => performance.now())
  const typed = useRef({ letters: typedFirst, at: begunAt })
  const chosen = useRef(active)

  /** Both at once: the key that ends the edit may come before anything is drawn again. */
  function choose(index: number): void {
    chosen.current = index
    setActive(index)
    onValueChange(choices[index]?.value ?? null)
  }

  function chooseBy(letters: string, at: number): void {
    typed.current = { letters, at }
    choose(byLetters(choices, chosen.current, letters))
  }

  useEffect(() => {
    if (list.current === null) return
    list.current.focus()
    choose(chosen.current)
    ahead.ready({
      field: list.current,
      write: (letter) => chooseBy(typed.current.letters + letter.toLowerCase(), performance.now()),
      erase: () => chooseBy(typed.current.letters.slice(0, -1), performance.now()),
    })
    // oxlint-disable-next-line react/exhaustive-deps -- as the list comes, once
  }, [])

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
      choose(next)
    } else if (event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault()
      const fresh = event.timeStamp - typed.current.at > TYPING
      const key = event.key.toLowerCase()
      const joined = typed.current.letters + key
      const fits = (letters: string) => choices.some(({ label }) => label.toLowerCase().startsWith(letters))
      // A letter that begins no word goes on with the word begun, however long ago: a pause may not choose another.
      const letters = fresh && (fits(key) || !fits(joined)) ? key : joined
      chooseBy(letters, event.timeStamp)
    }
  }

  return (
    <div
      ref={list}
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
          role="option"
          aria-selected={index === active}
          className={`${classes.choice} ${index === active ? classes.activeChoice : ''}`}
          title={choice.detail}
          onClick={() => {
            choose(index)
            // The grid has to hear of the value before it is told to stop.
            setTimeout(() => props.stopEditing())
          }}
        >
          <span className={classes.choiceWord}>{choice.label}</span>
          {choice.rating !== undefined && choice.rating !== null && <RatingChip rating={choice.rating} short />}
        </div>
      ))}
    </div>
  )
}
