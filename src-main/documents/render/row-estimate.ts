import type { Cell } from '../document.ts'
import type { PlacedCell } from './table-frames.ts'
import { plainText } from './text.ts'

/** Size of the text and height of its line, in DXA (twentieths of a point). */
const TEXT = { normal: { size: 200, line: 230 }, small: { size: 180, line: 207 } } as const
/** Mean width of a letter of Arial as a share of its size: a little wide, so that rows are rather taken as tall. */
const LETTER = 0.52

/**
 * Whether a row is certainly near or over a height, roughly: letters counted, not measured.
 *
 * @param placed where its cells stand in the grid
 * @param widths of the grid's columns, in DXA
 * @param limit in DXA
 */
export function isTall(
  cells: readonly Cell[],
  placed: readonly PlacedCell[] | undefined,
  widths: readonly number[],
  size: 'normal' | 'small',
  limit: number,
): boolean {
  return cells.some((cell, index) => {
    const from = placed?.[index]?.column ?? index
    const width = widths.slice(from, from + (cell.columnSpan ?? 1)).reduce((all, one) => all + one, 0)
    const perLine = Math.max(1, (width - 200) / (TEXT[size].size * LETTER))
    const lines = cell.text
      .flatMap((paragraph) => plainText(paragraph).split('\n'))
      .reduce((all, line) => all + Math.max(1, Math.ceil(line.length / perLine)), 0)
    return lines * TEXT[size].line > limit
  })
}
