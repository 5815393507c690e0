import type { SuppressKeyboardEventParams } from 'ag-grid-community'
import type { RefObject } from 'react'

/** What editors of a grid share; the grid holds on to it for its life. */
export interface EditingContext {
  /** What was typed after the letter that opened an editor and before that editor had the focus; see {@link takeAhead}. */
  ahead: RefObject<string>
  /** Text that a refused edit comes back with, for the editor that opens next. */
  seed: RefObject<{ rowId: string; columnId: string; text: string } | null>
}

/** Keys that end an edit, each with the mark it has among what was typed ahead: no letter is one of these. */
const ENDINGS = [
  { mark: '\n', key: 'Enter', shiftKey: false },
  { mark: '\v', key: 'Enter', shiftKey: true },
  { mark: '\t', key: 'Tab', shiftKey: false },
  { mark: '\f', key: 'Tab', shiftKey: true },
] as const

/**
 * Takes up what was typed before the editor was there: quick hands and slow machines lose nothing.
 *
 * @returns the letters, and `end`, which presses the key that came after them, if one did: call it with the editor's own
 * element once it has the letters
 */
export function takeAhead(ahead: RefObject<string>): { letters: string; end: (field: HTMLElement) => void } {
  const typed = ahead.current
  ahead.current = ''
  const at = ENDINGS.flatMap(({ mark }) => (typed.includes(mark) ? [typed.indexOf(mark)] : []))
  const cut = at.length === 0 ? typed.length : Math.min(...at)
  const ending = ENDINGS.find(({ mark }) => mark === typed[cut])
  return {
    letters: typed.slice(0, cut),
    end(field) {
      if (ending === undefined) return
      const { key, shiftKey } = ending
      // The grid has to hear of the value before it hears the key.
      setTimeout(() =>
        field.dispatchEvent(new KeyboardEvent('keydown', { key, shiftKey, bubbles: true, cancelable: true })),
      )
    },
  }
}

/** A single letter, which begins an edit or belongs to one. */
export function isLetter({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  return key.length === 1 && !ctrlKey && !metaKey && !altKey
}

/**
 * A key while a cell is being edited; true where the grid may not act on it: letters that come before the editor is
 * there, and new lines in a text of several (`lines`). Enter keeps the edit and moves down, Shift+Enter up.
 */
export function heardInEditor<T>(
  { event, context }: Pick<SuppressKeyboardEventParams<T, EditingContext>, 'event' | 'context'>,
  lines: boolean,
): boolean {
  // The editor is still being drawn: it takes up what was typed meanwhile, and the key that ends the edit after it.
  const onCell = event.target instanceof HTMLElement && event.target.getAttribute('role') === 'gridcell'
  const ending = ENDINGS.find(({ key, shiftKey }) => key === event.key && shiftKey === event.shiftKey)
  const early = onCell && (isLetter(event) || ending !== undefined)
  if (early) {
    context.ahead.current += ending?.mark ?? event.key
    event.preventDefault()
  }
  return early || (event.key === 'Enter' && (event.altKey || (event.shiftKey && lines)))
}
