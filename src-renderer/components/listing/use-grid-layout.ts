import type { ColDef, GridApi } from 'ag-grid-community'
import { useEffect, useRef } from 'react'
import { type ColumnLayout, type KeptColumn, reordered, withColumn } from './column-layout.ts'
import type { SortKeys } from './views.ts'

/** Columns as their definitions have them at first. */
export function columnsAtFirst<T>(columns: readonly ColDef<T>[]): KeptColumn[] {
  return columns.map(({ colId = '', hide, initialHide, pinned, initialPinned }) => ({
    id: colId,
    width: null,
    hidden: hide === true || initialHide === true,
    pinned: [pinned, initialPinned].some((side) => side === 'left' || side === true),
  }))
}

/** What one rem is, in parts of the usual 16 px: columns grow with the text size (grid/follow-text-size.ts). */
const scaleNow = () => Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / 16

/** The definitions' initial widths stand where nobody set another. */
function widthOf<T>(api: GridApi<T>, { id, width }: KeptColumn): { width: number; flex: number | null } {
  const { initialWidth = 200, initialFlex = null } = api.getColumnDef(id) ?? {}
  return width === null ? { width: Math.round(initialWidth * scaleNow()), flex: initialFlex } : { width, flex: null }
}

function sortOf<T>(api: GridApi<T>): SortKeys {
  return api
    .getColumnState()
    .filter(({ sort }) => sort === 'asc' || sort === 'desc')
    .sort((a, b) => (a.sortIndex ?? 0) - (b.sortIndex ?? 0))
    .map(({ colId, sort }) => ({ column: colId, descending: sort === 'desc' }))
}

/** Keeps a grid's columns and sorting as they are kept elsewhere, and hears what people do to them in the grid itself. */
export function useGridLayout<T>(
  api: GridApi<T> | null,
  state: {
    layout: ColumnLayout
    sort: SortKeys
    onLayout: (layout: ColumnLayout) => void
    onSort: (sort: SortKeys) => void
  },
): void {
  const now = useRef(state)
  useEffect(() => {
    now.current = state
  })
  const { layout, sort } = state

  useEffect(() => {
    if (api === null || api.isDestroyed()) return
    api.applyColumnState({
      applyOrder: true,
      state: layout.columns.map((column) => ({
        colId: column.id,
        hide: column.hidden,
        pinned: column.pinned ? ('left' as const) : null,
        ...widthOf(api, column),
      })),
    })
  }, [api, layout])

  useEffect(() => {
    if (api === null || api.isDestroyed() || JSON.stringify(sortOf(api)) === JSON.stringify(sort)) return
    api.applyColumnState({
      defaultState: { sort: null },
      state: sort.map(({ column, descending }, sortIndex) => ({
        colId: column,
        sort: descending ? ('desc' as const) : ('asc' as const),
        sortIndex,
      })),
    })
  }, [api, sort])

  useEffect(() => {
    if (api === null || api.isDestroyed()) return undefined
    const stops = [
      listen(api, 'columnResized', ({ source, finished, columns }) => {
        if (!finished || !byHand(source) || columns === null) return
        const sized = columns.reduce(
          (kept, column) => withColumn(kept, column.getColId(), { width: column.getActualWidth() }),
          now.current.layout,
        )
        now.current.onLayout(sized)
      }),
      listen(api, 'columnMoved', ({ source, finished }) => {
        if (!finished || !byHand(source)) return
        const ids = api.getAllGridColumns().map((column) => column.getColId())
        now.current.onLayout(reordered(now.current.layout, ids))
      }),
      listen(api, 'sortChanged', ({ source }) => {
        if (byHand(source)) now.current.onSort(sortOf(api))
      }),
    ]
    return () => {
      for (const stop of stops) stop()
    }
  }, [api])
}

/** Whether people did it, by mouse or key: the grid also moves columns that share the room left by others. */
const byHand = (source: string) => source.startsWith('ui')

type Events<T> = Parameters<GridApi<T>['addEventListener']>[0]

function listen<T, E extends 'columnResized' | 'columnMoved' | 'sortChanged'>(
  api: GridApi<T>,
  name: E & Events<T>,
  hear: Parameters<typeof api.addEventListener<E>>[1],
): () => void {
  api.addEventListener(name, hear)
  return () => {
    if (!api.isDestroyed()) api.removeEventListener(name, hear)
  }
}
