import type { GridApi } from 'ag-grid-community'
import type { GridSelection } from './grid-selection.ts'
import type { Box } from './range.ts'

/** Rows of a grid, whether drawn by parts or as one. */
const ROWS = '[role="row"][row-index]'
const CELLS = '[role="gridcell"][col-id]'

function has(box: Box, row: number, column: number): boolean {
  return row >= box.top && row <= box.bottom && column >= box.left && column <= box.right
}

/** The sides of the box that a cell stands at, as words of an attribute: the frame is drawn by them. */
function sidesOf(box: Box, row: number, column: number): string[] {
  return [
    row === box.top ? 'top' : '',
    row === box.bottom ? 'bottom' : '',
    column === box.left ? 'left' : '',
    column === box.right ? 'right' : '',
    row === box.bottom && column === box.right ? 'corner' : '',
  ].filter((side) => side !== '')
}

/**
 * Marks the cells of the range that are drawn, by attributes alone: the grid draws nothing again. Rows that scrolling
 * brings are marked before they are seen. `aria-selected` says the same to those who do not see it.
 */
export class RangePaint<T extends { id: string }> {
  readonly #frame: HTMLElement
  readonly #api: GridApi<T>
  readonly #selection: GridSelection<T>
  readonly #observer: MutationObserver
  /** Where a fill that is being dragged would go. */
  #target: Box | null = null

  constructor(frame: HTMLElement, api: GridApi<T>, selection: GridSelection<T>) {
    this.#frame = frame
    this.#api = api
    this.#selection = selection
    this.#observer = new MutationObserver((changes) => {
      if (changes.some(({ addedNodes }) => addedNodes.length > 0)) this.paint()
    })
    this.#observer.observe(frame, { childList: true, subtree: true })
    frame.querySelector('[role="grid"], [role="treegrid"]')?.setAttribute('aria-multiselectable', 'true')
  }

  get target(): Box | null {
    return this.#target
  }

  set target(box: Box | null) {
    this.#target = box
    this.paint()
  }

  stop(): void {
    this.#observer.disconnect()
  }

  paint(): void {
    const api = this.#api
    if (api.isDestroyed()) return
    const { box, picked, isMany } = this.#selection
    const columns = new Map(api.getAllDisplayedColumns().map((column, index) => [column.getColId(), index]))
    const last = columns.size - 1
    for (const row of this.#frame.querySelectorAll(ROWS)) {
      const at = Number(row.getAttribute('row-index'))
      const isPicked = picked.size > 0 && picked.has(row.getAttribute('row-id') ?? '')
      const whole: Box = { top: at, bottom: at, left: 0, right: last }
      for (const cell of row.querySelectorAll(CELLS)) {
        const column = columns.get(cell.getAttribute('col-id') ?? '') ?? -1
        const inBox = box !== null && has(box, at, column)
        const inTarget = this.#target !== null && has(this.#target, at, column)
        const frame = inTarget ? this.#target : inBox ? box : isPicked ? whole : null
        const words =
          frame === null
            ? ''
            : [inTarget ? 'target' : isMany ? 'in' : 'active', ...sidesOf(frame, at, column)]
                .filter((word) => word !== 'corner' || inBox || inTarget)
                .join(' ')
        mark(cell, words, isMany && (inBox || isPicked))
      }
    }
  }
}

function mark(cell: Element, words: string, selected: boolean): void {
  if ((cell.getAttribute('data-range') ?? '') !== words) {
    if (words === '') cell.removeAttribute('data-range')
    else cell.setAttribute('data-range', words)
  }
  if ((cell.getAttribute('aria-selected') === 'true') !== selected) {
    if (selected) cell.setAttribute('aria-selected', 'true')
    else cell.removeAttribute('aria-selected')
  }
}
