import type { GridApi } from 'ag-grid-community'
import type { GridSelection } from './grid-selection.ts'
import { type Direction, extended, type Place, type Range } from './range.ts'

const ARROWS: Record<string, Direction> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
}

/** Where the focus of the grid stands, as places are counted. */
export function focusPlace<T>(api: GridApi<T>): Place | null {
  // A grid that went away while a key was under way answers nothing at all.
  if (api.isDestroyed()) return null
  const at = api.getFocusedCell()
  if (!at || at.rowPinned) return null
  const column = api.getAllDisplayedColumns().indexOf(at.column)
  return column < 0 ? null : { row: at.rowIndex, column }
}

/** Brings the moving corner of the range into view. */
export function showEnd<T>(api: GridApi<T>, { kind, end }: Range): void {
  const column = api.getAllDisplayedColumns()[end.column]
  if (kind !== 'columns' && kind !== 'all') api.ensureIndexVisible(end.row)
  if (kind !== 'rows' && kind !== 'all' && column !== undefined) api.ensureColumnVisible(column)
}

/** Rows that fit on the screen, for Page Up and Page Down. */
function pageOf<T>(api: GridApi<T>): number {
  const { top, bottom } = api.getVerticalPixelRange()
  const height = api.getSizesForCurrentTheme().rowHeight
  return Math.max(1, Math.floor((bottom - top) / Math.max(height, 1)) - 1)
}

/** The range after a key that selects; undefined for every other key. */
function rangeAfter<T extends { id: string }>(
  event: KeyboardEvent,
  api: GridApi<T>,
  selection: GridSelection<T>,
): Range | undefined {
  const place = focusPlace(api)
  if (place === null) return undefined
  const { extent } = selection
  const range: Range = selection.range ?? { kind: 'cells', anchor: place, end: place }
  const control = event.ctrlKey || event.metaKey
  const to = ARROWS[event.key]
  if (event.shiftKey && to !== undefined) return extended(range, to, extent, control ? 'edge' : 1)
  if (event.key === ' ' && event.shiftKey && !control) return { ...range, kind: 'rows' }
  if (event.key === ' ' && control && !event.shiftKey) return { ...range, kind: 'columns' }
  if (event.key.toLowerCase() === 'a' && control && !event.shiftKey) return { ...range, kind: 'all' }
  if (!event.shiftKey) return undefined
  switch (event.key) {
    case 'PageUp':
      return extended(range, 'up', extent, pageOf(api))
    case 'PageDown':
      return extended(range, 'down', extent, pageOf(api))
    case 'Home': {
      const row = extended(range, 'left', extent, 'edge')
      return control ? extended(row, 'up', extent, 'edge') : row
    }
    case 'End': {
      const row = extended(range, 'right', extent, 'edge')
      return control ? extended(row, 'down', extent, 'edge') : row
    }
    default:
      return undefined
  }
}

/**
 * Keys that select, heard on a cell that is not being edited: Shift with arrows, Page Up and Down, Home and End; with
 * Ctrl to the edge; Ctrl+A everything, Shift+Space rows, Ctrl+Space columns, Ctrl+Shift+Space picks single rows. Answers
 * whether it was one.
 */
export function heardRangeKey<T extends { id: string }>(
  event: KeyboardEvent,
  api: GridApi<T>,
  selection: GridSelection<T>,
): boolean {
  if (event.altKey) return false
  if (event.key === ' ' && event.shiftKey && (event.ctrlKey || event.metaKey)) {
    const row = focusPlace(api)
    const id = row === null ? undefined : api.getDisplayedRowAtIndex(row.row)?.data?.id
    if (id !== undefined) selection.toggle(id)
    event.preventDefault()
    return true
  }
  const range = rangeAfter(event, api, selection)
  if (range === undefined) return false
  event.preventDefault()
  selection.set(range)
  if (event.key !== ' ') showEnd(api, range)
  return true
}
