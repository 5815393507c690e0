import type { GridApi } from 'ag-grid-community'

/**
 * Home and End go to the ends of the row, with Ctrl to the first and the last cell of all, as in a workbook; the grid's
 * own go elsewhere. Answers whether it was one of them.
 */
export function heardEnds<T>(event: KeyboardEvent, api: GridApi<T>, rowIndex: number | null): boolean {
  const { key } = event
  if ((key !== 'Home' && key !== 'End') || event.shiftKey || event.altKey || rowIndex === null) return false
  const columns = api.getAllDisplayedColumns()
  const to = key === 'Home' ? columns[0] : columns.at(-1)
  const ends = { Home: 0, End: api.getDisplayedRowCount() - 1 }
  const row = event.ctrlKey || event.metaKey ? ends[key] : rowIndex
  if (to !== undefined && row >= 0) {
    api.ensureIndexVisible(row)
    api.ensureColumnVisible(to)
    api.setFocusedCell(row, to)
  }
  event.preventDefault()
  return true
}
