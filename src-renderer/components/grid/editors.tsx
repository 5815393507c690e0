import type { CustomCellEditorProps } from 'ag-grid-react'
import { useEffect, useRef } from 'react'
import type { EditingContext } from './editing.ts'
import classes from './grid.module.css'

type EditorProps<V = string> = CustomCellEditorProps<{ id: string }, V, EditingContext>

/** The text an editor begins with: what a refused edit had, the letter typed, or what stands there. */
function firstText(props: EditorProps): { text: string; typed: boolean } {
  const { seed } = props.context
  const held = seed.current
  if (held !== null && held.rowId === props.data.id && held.columnId === props.column.getColId()) {
    seed.current = null
    return { text: held.text, typed: true }
  }
  if (props.eventKey?.length === 1) return { text: props.eventKey, typed: true }
  return { text: props.value ?? '', typed: false }
}

/** Takes the focus, the caret at the end where writing has begun, else with all selected. */
function useFirstText(props: EditorProps) {
  const field = useRef<HTMLInputElement & HTMLTextAreaElement>(null)
  const first = useRef(props)
  useEffect(() => {
    const { context, onValueChange } = first.current
    const { text, typed } = firstText(first.current)
    const now = field.current
    if (now === null) return
    now.value = text
    if (typed) onValueChange(text)
    now.focus()
    // F2 selects all: what is typed replaces it.
    if (typed) now.setSelectionRange(text.length, text.length)
    else now.select()
    const put = (letters: string, from: number) => {
      now.setRangeText(letters, from, now.selectionEnd ?? now.value.length, 'end')
      onValueChange(now.value)
    }
    context.ahead.ready({
      field: now,
      write: (letter) => put(letter, now.selectionStart ?? now.value.length),
      erase: () => {
        const { selectionStart, selectionEnd } = now
        const from = selectionStart ?? now.value.length
        put('', from === selectionEnd ? Math.max(from - 1, 0) : from)
      },
    })
  }, [])
  return field
}

/** One line of text. */
export function TextEditor(props: EditorProps) {
  const field = useFirstText(props)
  return (
    <input
      ref={field}
      className={classes.textEditor}
      aria-label={props.colDef.headerName}
      onChange={(event) => props.onValueChange(event.currentTarget.value)}
    />
  )
}

/** Several lines, over the grid. Enter keeps them; Shift+Enter or Alt+Enter begins a new line, as in a workbook. */
export function LongTextEditor(props: EditorProps) {
  const field = useFirstText(props)
  return (
    <div className={classes.longEditor}>
      <textarea
        ref={field}
        rows={7}
        aria-label={props.colDef.headerName}
        onChange={(event) => props.onValueChange(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !event.altKey) return
          event.preventDefault()
          const at = event.currentTarget
          at.setRangeText('\n', at.selectionStart, at.selectionEnd, 'end')
          props.onValueChange(at.value)
        }}
      />
      <p className={classes.editorHint}>Enter keeps, Shift+Enter begins a new line, Escape gives up</p>
    </div>
  )
}

/** A calendar day. */
export function DayEditor(props: EditorProps<string | null>) {
  const field = useRef<HTMLInputElement>(null)
  const { ahead } = props.context
  useEffect(() => {
    if (field.current === null) return
    field.current.focus()
    // Its parts are the browser's own, which hears no letters but from the keyboard itself.
    ahead.ready({ field: field.current, write: () => undefined, erase: () => undefined })
  }, [ahead])
  return (
    <input
      ref={field}
      type="date"
      className={classes.textEditor}
      aria-label={props.colDef.headerName}
      defaultValue={props.value ?? ''}
      onChange={(event) => props.onValueChange(event.currentTarget.value === '' ? null : event.currentTarget.value)}
    />
  )
}
