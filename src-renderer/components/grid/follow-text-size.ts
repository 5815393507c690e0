import type { GridApi } from 'ag-grid-community'

/** What one rem is, in parts of the usual 16 px. */
const scaleNow = () => Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / 16

/** Widths, in pixels, of columns that stand as they were made and so grow with the text; one that was moved stays. */
export function widthsAt(
  columns: readonly { key: string; made: number | undefined; width: number }[],
  before: number,
  now: number,
): { key: string; newWidth: number }[] {
  return columns.flatMap(({ key, made, width }) =>
    made !== undefined && Math.abs(width - made * before) < 1 && before !== now
      ? [{ key, newWidth: Math.round(made * now) }]
      : [],
  )
}

/**
 * Lets rows and columns of a grid grow with the text size: the grid lays its rows out by a height measured once, and its
 * columns in pixels. Until the grid goes.
 */
export function followTextSize<T>(api: GridApi<T>): void {
  let scale = 1
  let frame = 0

  function widen(now: number): void {
    const columns = (api.getColumns() ?? [])
      .filter((column) => !column.getFlex())
      .map((column) => {
        const { width, initialWidth } = column.getColDef()
        return { key: column.getColId(), made: width ?? initialWidth, width: column.getActualWidth() }
      })
    const widths = widthsAt(columns, scale, now)
    if (widths.length > 0) api.setColumnWidths(widths)
    scale = now
  }
  function look(): void {
    const now = scaleNow()
    if (now === scale) return
    cancelAnimationFrame(frame)
    // The grid hears of it a frame later, by an observer of its own.
    frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => {
        if (api.isDestroyed()) return
        widen(now)
        api.resetRowHeights()
      })
    })
  }

  const changes = new MutationObserver(look)
  changes.observe(document.documentElement, { attributes: true, attributeFilter: ['style'] })
  api.addEventListener('gridPreDestroyed', () => {
    changes.disconnect()
    cancelAnimationFrame(frame)
  })
  look()
}
