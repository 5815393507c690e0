import { formatCount } from '../../../src-shared/format/numbers.ts'

/*
 * A range of cells, as in a workbook: one corner is the active cell, the other moves. Places count what is shown, rows
 * from above and columns from the left, both from 0.
 */

export interface Place {
  row: number
  column: number
}

/** `rows`, `columns` and `all` are ranges of whole ones: they stay whole however the columns or rows come and go. */
export type RangeKind = 'cells' | 'rows' | 'columns' | 'all'

export interface Range {
  kind: RangeKind
  /** The active cell. */
  anchor: Place
  /** The corner that Shift moves. */
  end: Place
}

/** How many rows and columns are shown. */
export interface Extent {
  rows: number
  columns: number
}

/** First and last row and column, all included. */
export interface Box {
  top: number
  bottom: number
  left: number
  right: number
}

export type Direction = 'up' | 'down' | 'left' | 'right'

const clamp = (at: number, count: number) => Math.max(0, Math.min(at, count - 1))

function within(place: Place, extent: Extent): Place {
  return { row: clamp(place.row, extent.rows), column: clamp(place.column, extent.columns) }
}

export function boxOf({ kind, anchor, end }: Range, extent: Extent): Box {
  const box = {
    top: Math.min(anchor.row, end.row),
    bottom: Math.max(anchor.row, end.row),
    left: Math.min(anchor.column, end.column),
    right: Math.max(anchor.column, end.column),
  }
  if (kind === 'all') return { top: 0, bottom: extent.rows - 1, left: 0, right: extent.columns - 1 }
  if (kind === 'rows') return { ...box, left: 0, right: extent.columns - 1 }
  if (kind === 'columns') return { ...box, top: 0, bottom: extent.rows - 1 }
  return box
}

export function sizeOf(box: Box): { rows: number; columns: number } {
  return { rows: box.bottom - box.top + 1, columns: box.right - box.left + 1 }
}

export function isOneCell(box: Box): boolean {
  return box.top === box.bottom && box.left === box.right
}

/** The range with its moving corner one further, or `by` rows (a page), or at the edge of what is shown. */
export function extended(range: Range, to: Direction, extent: Extent, by: number | 'edge' = 1): Range {
  const step = by === 'edge' ? Number.MAX_SAFE_INTEGER : by
  const { row, column } = range.end
  const moved = {
    up: { row: row - step, column },
    down: { row: row + step, column },
    left: { row, column: column - step },
    right: { row, column: column + step },
  }[to]
  return { ...range, end: within(moved, extent) }
}

/** The box in words for those who do not see it, e.g. `3 rows by 2 columns selected`. */
export function rangeWords(kind: RangeKind, box: Box): string {
  const { rows, columns } = sizeOf(box)
  const inRows = formatCount(rows, 'row')
  const inColumns = formatCount(columns, 'column')
  if (kind === 'rows' || kind === 'all') return `${inRows} selected`
  return kind === 'columns' ? `${inColumns} selected` : `${inRows} by ${inColumns} selected`
}

/** A range of one cell. */
export function oneCell(place: Place): Range {
  return { kind: 'cells', anchor: place, end: place }
}
