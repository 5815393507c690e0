import type { Cell } from '../document.ts'

/** The sides of a cell that carry the heavy frame. */
export interface FramedSides {
  top?: boolean
  bottom?: boolean
  left?: boolean
  right?: boolean
}

/** Where a cell stands in the grid and which of its sides are framed. */
export interface PlacedCell {
  column: number
  sides: FramedSides
}

/**
 * Places every cell in the grid (spans counted) and works out the framed sides. A cell beside a framed one carries the
 * shared side as well: Word and LibreOffice settle a border that only one of two neighbours asks for differently.
 *
 * @param columns number of grid columns
 * @returns one list a row, in the order of the row's cells
 */
export function framedSides(rows: readonly (readonly Cell[])[], columns: number): PlacedCell[][] {
  // grid[row][column] is the cell that covers that place.
  const grid: (PlacedCell | undefined)[][] = rows.map(() => [])
  const framed: { row: number; column: number; height: number; width: number }[] = []
  const placed = rows.map((cells, row) => {
    let column = 0
    return cells.map((cell) => {
      while (column < columns && grid[row]?.[column] !== undefined) column++
      const width = cell.columnSpan ?? 1
      const height = cell.rowSpan ?? 1
      const place: PlacedCell = { column, sides: {} }
      for (let down = row; down < Math.min(row + height, rows.length); down++) {
        for (let across = column; across < Math.min(column + width, columns); across++) {
          const line = grid[down]
          if (line !== undefined) line[across] = place
        }
      }
      if (cell.frame === true) framed.push({ row, column, height, width })
      column += width
      return place
    })
  })
  for (const { row, column, height, width } of framed) {
    const own = grid[row]?.[column]
    if (own !== undefined) own.sides = { top: true, bottom: true, left: true, right: true }
    for (let across = column; across < column + width; across++) {
      mark(grid[row - 1]?.[across], 'bottom')
      mark(grid[row + height]?.[across], 'top')
    }
    for (let down = row; down < row + height; down++) {
      mark(grid[down]?.[column - 1], 'right')
      mark(grid[down]?.[column + width], 'left')
    }
  }
  return placed
}

function mark(place: PlacedCell | undefined, side: keyof FramedSides): void {
  if (place !== undefined) place.sides[side] = true
}
