import type { SheetCell } from '../document.ts'

/** Height of one line of Arial 10, in points. */
const LINE = 13
const PADDING = 4
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
      lines = Math.max(lines, countLines(cell.value, Math.max(1, width - 1.5), cell.bold === true ? 1.08 : 1))
    }
  }
  return Math.min(TALLEST, lines * LINE + PADDING)
}

/** Lines that a text takes when wrapped at words; a word longer than the line breaks within. */
function countLines(text: string, width: number, factor: number): number {
  let lines = 0
  for (const paragraph of text.split('\n')) {
    let used = 0
    lines += 1
    for (const word of paragraph.split(' ')) {
      const length = measure(word) * factor
      if (used > 0 && used + 1 + length > width) {
        lines += 1
        used = 0
      }
      if (length > width) lines += Math.ceil(length / width) - 1
      used += (used > 0 ? 1 : 0) + (length > width ? length % width : length)
    }
  }
  return lines
}

/** Width in digits of Arial: capitals and wide letters count more, wide scripts and emoji twice. */
function measure(word: string): number {
  let width = 0
  for (const character of word) {
    if (character.length > 1 || character > '\u2E7F') width += 2
    else if (/[A-Z@%&mw]/.test(character)) width += 1.3
    else if (/[iljtf.,;:'|!()[\]]/.test(character)) width += 0.6
    else width += 1
  }
  return width
}
