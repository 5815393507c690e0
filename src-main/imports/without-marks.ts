import { MARK_HEADINGS } from '../../src-shared/domain/returned-workbook.ts'
import type { GridSheet, SourceGrid } from './grid.ts'

/**
 * A file as its people see it: without the hidden columns by which this product knows again what it sent out. They say
 * nothing of hazards, and nothing in another project.
 */
export function withoutMarks(grid: SourceGrid): SourceGrid {
  return { ...grid, sheets: grid.sheets.map(unmarked) }
}

function unmarked(sheet: GridSheet): GridSheet {
  const marks: readonly string[] = MARK_HEADINGS
  const headings = sheet.cells.filter(({ text }) => marks.includes(text.trim()))
  // One of them alone is somebody's own heading.
  if (new Set(headings.map(({ text }) => text.trim())).size < MARK_HEADINGS.length) return sheet
  const columns = new Set(headings.map(({ column }) => column))
  const top = Math.min(...headings.map(({ row }) => row))
  return { ...sheet, cells: sheet.cells.filter(({ column, row }) => row < top || !columns.has(column)) }
}
