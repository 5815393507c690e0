import type { SheetCell } from '../document.ts'

/** Height of one line of Arial 10, in points. */
const LINE = 13
const PADDING = 4
/** Width of a space beside a digit. */
const SPACE = 0.5
/** Bold text beside plain. */
const BOLD = 1.08
/** The tallest row Excel allows, in points. */
const TALLEST = 409

/**
 * Estimates the height a row needs for its wrapped cells, in points: Excel fits rows itself only where none is given,
 * never for merged cells, and LibreOffice lets the texts overlap.
 *
 * @param widths column widths in characters, as Excel counts them
 */
export function estimateRowHeight(cells: readonly SheetCell[], widths: readonly number[]): number {
  let column = 0
  let lines = 1
  for (const cell of cells) {
    const span = cell.columnSpan ?? 1
    const width = widths.slice(column, column + span).reduce((all, one) => all + one, 0)
    column += span
    if (cell.wrap === true && typeof cell.value === 'string') {
      lines = Math.max(lines, countLines(cell.value, usable(width), cell.bold === true ? BOLD : 1))
    }
  }
  return Math.min(TALLEST, lines * LINE + PADDING)
}

/** Lines that the tallest row shows. */
const MOST_LINES = Math.floor((TALLEST - PADDING) / LINE)
/** The widest that a column is made for the sake of its texts, and by how much at a time, in characters. */
const WIDEST = 140
const STEP = 4

/**
 * Column widths with which no row needs more height than Excel has: what stands below the tallest row is never seen,
 * on the screen or on paper.
 *
 * @param widths wished, in characters; none becomes narrower
 */
export function widthsThatFit(rows: readonly (readonly SheetCell[])[], widths: readonly number[]): number[] {
  const fitting = [...widths]
  for (const cells of rows) {
    let column = 0
    for (const cell of cells) {
      const at = column
      column += cell.columnSpan ?? 1
      if (cell.wrap !== true || typeof cell.value !== 'string' || (cell.columnSpan ?? 1) > 1) continue
      const factor = cell.bold === true ? BOLD : 1
      while ((fitting[at] ?? WIDEST) < WIDEST && countLines(cell.value, usable(fitting[at] ?? 0), factor) > MOST_LINES)
        fitting[at] = (fitting[at] ?? 0) + STEP
    }
  }
  return fitting
}

/** What of a column's width holds text, in digits of Arial 10, which are a little wider than Excel's own measure. */
function usable(width: number): number {
  return Math.max(1, width * 0.94 - 0.7)
}

/** Lines that a text takes when wrapped at words; a word longer than the line breaks within. */
function countLines(text: string, width: number, factor: number): number {
  let lines = 0
  for (const paragraph of text.split('\n')) {
    let used = 0
    lines += 1
    for (const word of paragraph.split(' ')) {
      const length = measure(word) * factor
      if (used > 0 && used + SPACE + length > width) {
        lines += 1
        used = 0
      }
      if (length > width) lines += Math.ceil(length / width) - 1
      used += (used > 0 ? SPACE : 0) + (length > width ? length % width : length)
    }
  }
  return lines
}

/** Width in digits of Arial: capitals and wide letters count more, wide scripts and emoji twice. */
function measure(word: string): number {
  let width = 0
  for (const character of word) {
    if (character.length > 1 || character > '\u2E7F') width += 2
    else if (/[MW@%mw]/.test(character)) width += 1.6
    else if (/[A-Z&]/.test(character)) width += 1.3
    else if (/[iljtfrI.,;:'|!()[\]]/.test(character)) width += 0.6
    else width += 1
  }
  return width
}
