import { type KeyboardEvent, useState, useSyncExternalStore } from 'react'
import { BulkButton } from '../listing/BulkButton.tsx'
import classes from './grid.module.css'
import { type GridSelection, useSelectionWords } from './grid-selection.ts'

/** What was done or refused, and at which of its moves the selection stood then. */
export interface Said {
  words: string
  moves: number
}

/** The line under a grid: where new rows are pasted, and what is selected or was just done, said as well as shown. */
export function GridFoot<T extends { id: string }>(props: {
  selection: GridSelection<T>
  said: Said
  /** Headings in the order in which a block of new records fills them; null where nothing can be written. */
  order: (() => readonly string[]) | null
  words: { one: string; several: string }
  onNew: (() => void) | null
  /** Back into the rows. */
  onUp: () => void
  /** Changes all records selected; null where nothing can be written. */
  onBulk: (() => void) | null
}) {
  const { selection, said } = props
  const words = useSelectionWords(selection)
  // What was said of one selection is over with the next.
  const told = useSyncExternalStore(selection.subscribe, () => (selection.moves === said.moves ? said.words : ''))
  const [order, setOrder] = useState('')
  // The columns may have changed since the last drawing.
  const read = () =>
    setOrder(`Columns, in this order: ${props.order?.().join(', ') ?? ''}. Those at the end may be missing.`)
  return (
    <div className={classes.foot}>
      {props.order !== null && (
        <button
          type="button"
          data-paste-here
          className={classes.pasteHere}
          title={order}
          onMouseEnter={read}
          onFocus={read}
          onClick={() => props.onNew?.()}
          onKeyDown={(event: KeyboardEvent) => {
            if (event.key !== 'ArrowUp' && event.key !== 'Escape') return
            event.preventDefault()
            props.onUp()
          }}
        >
          New {props.words.several}: paste rows here, or press Enter to write one
        </button>
      )}
      {props.onBulk !== null && <BulkButton selection={props.selection} of={props.words.one} onOpen={props.onBulk} />}
      <output className={classes.said}>{[words, told].filter((part) => part !== '').join('. ')}</output>
    </div>
  )
}
