import type { GridApi, RowHeightParams } from 'ag-grid-community'
import { useCallback, useEffect, useRef } from 'react'
import { groupHead } from './group-rows.ts'
import { canvasMeasure, heightOf, type TextMeasure } from './row-height.ts'

/** How long widths rest before rows follow, in milliseconds: a column's edge is dragged in many small steps. */
const REST = 120

/** Lines of a text stand this far apart, as a part of the letters' height, as `.fit` of listing.module.css has it. */
const LINE = 1.4

function measureOf(within: HTMLElement): TextMeasure {
  const { fontStyle, fontWeight, fontSize, fontFamily } = getComputedStyle(within)
  const letters = Number.parseFloat(fontSize)
  return {
    widthOf: canvasMeasure(`${fontStyle} ${fontWeight} ${fontSize} ${fontFamily}`),
    lineHeight: letters * LINE,
    across: letters * 1.5,
    down: letters * 0.75,
  }
}

/**
 * Rows as high as the texts of their visible columns need, worked out from widths of words: a grid that draws cells to
 * measure them would jump while it scrolls. Give what it answers to the grid as `getRowHeight`.
 *
 * @param textOf what each of the wrapping columns shows of a row, by column id; null: rows are all of one height
 */
export function useFitHeights<T extends object>(
  api: GridApi<T> | null,
  textOf: Readonly<Record<string, (row: T) => string>> | null,
): (params: RowHeightParams<T>) => number | undefined {
  const now = useRef<{
    cells: { width: number; of: (row: T) => string }[]
    measure: TextMeasure
    least: number
  } | null>(null)
  const known = useRef(new WeakMap<T, number>())

  useEffect(() => {
    if (api === null || api.isDestroyed()) return undefined
    let widths = ''
    function read(): void {
      if (api === null || api.isDestroyed()) return
      const columns = textOf === null ? [] : api.getAllDisplayedColumns()
      const cells = columns.flatMap((column) => {
        const of = textOf?.[column.getColId()]
        return of === undefined ? [] : [{ id: column.getColId(), width: column.getActualWidth(), of }]
      })
      const before = widths
      const frame = document.querySelector<HTMLElement>('.ag-root .ag-cell') ?? document.body
      widths = [getComputedStyle(frame).fontSize, ...cells.map(({ id, width }) => `${id} ${width}`)].join('|')
      if (before === widths) return
      now.current =
        cells.length === 0 ? null : { cells, measure: measureOf(frame), least: api.getSizesForCurrentTheme().rowHeight }
      known.current = new WeakMap()
      api.resetRowHeights()
    }
    read()
    let resting: ReturnType<typeof setTimeout> | undefined
    const later = () => {
      clearTimeout(resting)
      resting = setTimeout(read, REST)
    }
    const heard = ['displayedColumnsChanged', 'columnResized'] as const
    for (const name of heard) api.addEventListener(name, later)
    // A record that changed is another row; the heights of the others are remembered.
    const changed = () => {
      if (now.current !== null) api.resetRowHeights()
    }
    api.addEventListener('rowDataUpdated', changed)
    return () => {
      clearTimeout(resting)
      if (api.isDestroyed()) return
      for (const name of heard) api.removeEventListener(name, later)
      api.removeEventListener('rowDataUpdated', changed)
    }
  }, [api, textOf])

  return useCallback(({ data }: RowHeightParams<T>) => {
    const { current } = now
    if (current === null || data === undefined || groupHead(data) !== null) return undefined
    const before = known.current.get(data)
    if (before !== undefined) return before
    const height = heightOf(
      current.cells.map(({ width, of }) => ({ width, text: of(data) })),
      current.measure,
      current.least,
    )
    known.current.set(data, height)
    return height
  }, [])
}
