import type { GridApi } from 'ag-grid-community'
import type { GridSelection } from './grid-selection.ts'
import { type Box, isOneCell, oneCell, type Place } from './range.ts'
import type { RangePaint } from './range-paint.ts'

/** The corner of a range from which it is filled, in pixels from its edges. */
const HANDLE = 11
/** Pause between two steps while a drag stands at an edge, in milliseconds. */
const STEP = 45

const cellOf = (target: EventTarget | null) =>
  target instanceof Element ? target.closest<HTMLElement>('[role="gridcell"][col-id]') : null

/** What a drag of the corner asks for: the range it began with, and where it was let go. */
export type OnFill = (source: Box, target: Box) => void

/** Selecting and filling with the mouse: drag, Shift+click, Ctrl+click on a row's first column, the corner. */
export class RangeMouse<T extends { id: string }> {
  readonly #frame: HTMLElement
  readonly #api: GridApi<T>
  readonly #selection: GridSelection<T>
  readonly #paint: RangePaint<T>
  readonly #onFill: OnFill | null
  readonly #stopped = new AbortController()
  #drag: AbortController | null = null
  #swallow = false
  /** Whether the press under way is the range's and not the grid's. */
  #owns = false

  constructor(
    frame: HTMLElement,
    grid: { api: GridApi<T>; selection: GridSelection<T>; paint: RangePaint<T> },
    /** Null where nothing can be filled. */
    onFill: OnFill | null,
  ) {
    this.#frame = frame
    this.#api = grid.api
    this.#selection = grid.selection
    this.#paint = grid.paint
    this.#onFill = onFill
    const { signal } = this.#stopped
    // The grid puts the focus where the pointer goes down, the browser where the mouse button does: both are heard first.
    frame.addEventListener('pointerdown', (event) => this.#pressed(event), { capture: true, signal })
    frame.addEventListener(
      'mousedown',
      (event) => {
        if (!this.#owns) return
        event.preventDefault()
        event.stopPropagation()
      },
      { capture: true, signal },
    )
    // A click that selected is none that opens.
    frame.addEventListener(
      'click',
      (event) => {
        if (this.#swallow) event.stopPropagation()
        this.#swallow = false
      },
      { capture: true, signal },
    )
  }

  stop(): void {
    this.#drag?.abort()
    this.#stopped.abort()
  }

  #placeOf(cell: Element | null): Place | null {
    const row = Number(cell?.closest('[row-index]')?.getAttribute('row-index') ?? Number.NaN)
    const id = cell?.getAttribute('col-id')
    const column = this.#api.getAllDisplayedColumns().findIndex((one) => one.getColId() === id)
    return Number.isInteger(row) && column >= 0 ? { row, column } : null
  }

  #pressed(event: PointerEvent): void {
    this.#swallow = false
    this.#owns = false
    if (event.pointerType === 'touch') return
    const cell = cellOf(event.target)
    const place = this.#placeOf(cell)
    if (cell === null || place === null || cell.classList.contains('ag-cell-inline-editing')) return
    const { box, range } = this.#selection
    const own = () => {
      this.#owns = true
      event.stopPropagation()
    }
    if (event.button === 2) {
      // The menu is for what is selected, if it is opened there.
      const inside =
        box !== null &&
        place.row >= box.top &&
        place.row <= box.bottom &&
        place.column >= box.left &&
        place.column <= box.right
      if (inside && !isOneCell(box)) own()
      return
    }
    if (event.button !== 0) return
    if (this.#onFill !== null && box !== null && isCorner(cell, event)) {
      own()
      this.#swallow = true
      this.#followFill(box)
      return
    }
    const isFirst = place.column === 0
    if (event.shiftKey && range !== null) {
      own()
      this.#swallow = true
      this.#stopEditing()
      this.#selection.set({ ...range, kind: isFirst ? 'rows' : 'cells', end: place })
      this.#focusWhere(range.anchor)
      this.#follow((end) => this.#extend(end))
      return
    }
    if ((event.ctrlKey || event.metaKey) && isFirst) {
      own()
      this.#swallow = true
      const id = this.#api.getDisplayedRowAtIndex(place.row)?.data?.id
      if (id !== undefined) this.#selection.toggle(id)
      this.#focusWhere(place)
      return
    }
    this.#selection.collapse()
    this.#selection.set(oneCell(place))
    // The grid puts the focus here, and with it the range; dragging takes it further.
    this.#follow((end) => this.#extend(end))
  }

  /** The grid's own press is kept from it: from elsewhere the focus still comes here. */
  #focusWhere({ row, column }: Place): void {
    const at = this.#api.getAllDisplayedColumns()[column]
    if (at !== undefined && !this.#frame.contains(document.activeElement)) this.#api.setFocusedCell(row, at)
  }

  #stopEditing(): void {
    if (this.#api.getEditingCells().length > 0) this.#api.stopEditing()
  }

  #extend(end: Place): void {
    const { range } = this.#selection
    if (range === null || (range.end.row === end.row && range.end.column === end.column)) return
    this.#swallow = true
    this.#selection.set({ ...range, end })
  }

  #followFill(source: Box): void {
    let target: Box = source
    this.#follow(
      (end) => {
        const down = end.row - source.bottom
        const right = end.column - source.right
        target = down > 0 && down >= right ? { ...source, bottom: end.row } : source
        if (right > 0 && right > down) target = { ...source, right: end.column }
        this.#paint.target = target === source ? null : target
      },
      () => {
        this.#paint.target = null
        if (target !== source) this.#onFill?.(source, target)
      },
    )
  }

  /** Follows the pointer until it is let go; at the edges the grid goes on by itself. */
  #follow(moved: (to: Place) => void, ended?: () => void): void {
    this.#drag?.abort()
    const drag = new AbortController()
    this.#drag = drag
    const { signal } = drag
    let pointer: { x: number; y: number } | null = null
    const step = setInterval(() => {
      const to = pointer === null ? null : this.#beyond(pointer)
      if (to !== null) moved(to)
    }, STEP)
    signal.addEventListener('abort', () => clearInterval(step))
    document.addEventListener(
      'mousemove',
      (event) => {
        if ((event.buttons & 1) === 0) {
          drag.abort()
          return
        }
        pointer = { x: event.clientX, y: event.clientY }
        const to = this.#placeOf(cellOf(event.target))
        if (to !== null && this.#frame.contains(event.target as Node)) moved(to)
      },
      { signal },
    )
    document.addEventListener(
      'mouseup',
      () => {
        drag.abort()
        ended?.()
      },
      { signal },
    )
  }

  /** The place to go on to where the pointer stands beyond the rows or columns in view; null while it is inside. */
  #beyond(pointer: { x: number; y: number }): Place | null {
    const { range, extent } = this.#selection
    const frame = this.#frame.getBoundingClientRect()
    const head = this.#frame.querySelector('[role="columnheader"]')?.getBoundingClientRect().bottom ?? frame.top
    const near = 12
    const down = pointer.y < head ? -1 : pointer.y > frame.bottom - near ? 1 : 0
    const right = pointer.x < frame.left + near ? -1 : pointer.x > frame.right - near ? 1 : 0
    if (range === null || (down === 0 && right === 0)) return null
    const from = this.#reached ?? range.end
    const to = {
      row: Math.max(0, Math.min(from.row + down, extent.rows - 1)),
      column: Math.max(0, Math.min(from.column + right, extent.columns - 1)),
    }
    const column = this.#api.getAllDisplayedColumns()[to.column]
    if (down !== 0) this.#api.ensureIndexVisible(to.row)
    if (right !== 0 && column !== undefined) this.#api.ensureColumnVisible(column)
    return to
  }

  /** The far corner of a fill being dragged. */
  get #reached(): Place | null {
    const target = this.#paint.target
    return target === null ? null : { row: target.bottom, column: target.right }
  }
}

/** Whether the pointer is on the little square at the range's corner. */
function isCorner(cell: HTMLElement, event: MouseEvent): boolean {
  if (!(cell.getAttribute('data-range') ?? '').split(' ').includes('corner')) return false
  const { right, bottom } = cell.getBoundingClientRect()
  return right - event.clientX <= HANDLE && bottom - event.clientY <= HANDLE
}
