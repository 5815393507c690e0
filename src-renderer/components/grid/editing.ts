import type { SuppressKeyboardEventParams } from 'ag-grid-community'
import type { RefObject } from 'react'

/** What editors of a grid share; the grid holds on to it for its life. */
export interface EditingContext {
  /** Letters typed after the one that opened an editor and before that editor had the focus. */
  ahead: RefObject<string>
  /** Text that a refused edit comes back with, for the editor that opens next. */
  seed: RefObject<{ rowId: string; columnId: string; text: string } | null>
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
  // The editor is still being drawn: it takes up what was typed meanwhile.
  const early =
    isLetter(event) && event.target instanceof HTMLElement && event.target.getAttribute('role') === 'gridcell'
  if (early) {
    context.ahead.current += event.key
    event.preventDefault()
  }
  return early || (event.key === 'Enter' && (event.altKey || (event.shiftKey && lines)))
}
