import type { GridApi, IRowNode } from 'ag-grid-community'
import type { RefObject } from 'react'
import { isLetter, type TypedAhead } from './typed-ahead.ts'

/** What editors of a grid share; the grid holds on to it for its life. */
export interface EditingContext {
  /** What is typed before an editor is there. */
  ahead: TypedAhead
  /** Text that a refused edit comes back with, for the editor that opens next. */
  seed: RefObject<{ rowId: string; columnId: string; text: string } | null>
}

/** A key on a cell that is not being edited: where the grid will begin an edit by it, what follows waits for the editor. */
export function heardBeforeEditor<T>(key: {
  event: KeyboardEvent
  context: EditingContext
  api: GridApi<T>
  node: IRowNode<T>
  column: { isCellEditable: (node: IRowNode<T>) => boolean }
}): void {
  const { event, context, api, column, node } = key
  const begins = isLetter(event) || event.key === 'F2'
  if (begins && column.isCellEditable(node)) context.ahead.begin(api)
}

/**
 * A key while a cell is being edited; true where the grid may not act on it: new lines in a text of several (`lines`).
 * Enter keeps the edit and moves down, Shift+Enter up.
 */
export function heardInEditor({ key, altKey, shiftKey }: KeyboardEvent, lines: boolean): boolean {
  return key === 'Enter' && (altKey || (shiftKey && lines))
}
