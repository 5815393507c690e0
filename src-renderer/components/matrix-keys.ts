/** A cell by its row, 0 the least likely, and its column, 0 the least severe. */
export type CellAt = readonly [row: number, column: number]

const STEPS: Record<string, CellAt> = {
  ArrowUp: [1, 0],
  ArrowDown: [-1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
}

const within = (at: number, length: number) => Math.min(Math.max(at, 0), length - 1)

/**
 * Where a key leads in a matrix that is drawn with the most likely row on top; null for a key that does not move. Home
 * and End go along the row, Page Up and Page Down along the column, with Ctrl to the corners.
 */
export function moveInMatrix(
  key: { key: string; ctrlKey: boolean },
  [row, column]: CellAt,
  size: { rows: number; columns: number },
): CellAt | null {
  const step = STEPS[key.key]
  if (step !== undefined) {
    return key.ctrlKey ? null : [within(row + step[0], size.rows), within(column + step[1], size.columns)]
  }
  const [top, right] = [size.rows - 1, size.columns - 1]
  if (key.key === 'Home') return key.ctrlKey ? [top, 0] : [row, 0]
  if (key.key === 'End') return key.ctrlKey ? [0, right] : [row, right]
  if (key.key === 'PageUp') return [top, column]
  if (key.key === 'PageDown') return [0, column]
  return null
}
