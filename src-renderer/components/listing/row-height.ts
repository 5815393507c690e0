/** How a text is drawn in a cell: as much as its height needs. */
export interface TextMeasure {
  /** Width of a letter by its UTF-16 code, in pixels; letters are drawn without kerning. */
  widthOf: (code: number) => number
  /** In pixels. */
  lineHeight: number
  /** Edges of the cell, left and right together, and above and below together. */
  across: number
  down: number
}

const NEW_LINE = 10
const SPACE = 32

/**
 * Lines that a text takes in a width, broken at spaces; a word too long for a line is broken anywhere. Never fewer than
 * are drawn: a browser also breaks at hyphens, which only saves lines.
 */
export function linesOf(text: string, width: number, { widthOf }: Pick<TextMeasure, 'widthOf'>): number {
  const room = Math.max(width, 1)
  let lines = 1
  /** Of the line: up to the end of its last word, the spaces after that, and the word being read. */
  let used = 0
  let spaces = 0
  let word = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === NEW_LINE) {
      lines++
      used = spaces = word = 0
      continue
    }
    if (code === SPACE) {
      used += spaces + word
      spaces = word === 0 && used === 0 ? 0 : widthOf(SPACE)
      word = 0
      continue
    }
    const wide = widthOf(code)
    if (used > 0 && used + spaces + word + wide > room) {
      // The word goes to a line of its own.
      lines++
      used = spaces = 0
    }
    if (word > 0 && word + wide > room) {
      lines++
      word = 0
    }
    word += wide
  }
  return lines
}

/** Taller than this a row would not fit a screen: its text is then read in the pane. */
const MOST_LINES = 24

/** Height of a row that shows all of these texts, in pixels; never less than `least`. */
export function heightOf(
  cells: readonly { text: string; width: number }[],
  measure: TextMeasure,
  least: number,
): number {
  let lines = 1
  for (const { text, width } of cells) {
    if (text !== '') lines = Math.max(lines, linesOf(text, width - measure.across, measure))
  }
  return Math.max(least, Math.ceil(Math.min(lines, MOST_LINES) * measure.lineHeight + measure.down))
}

/** Measures with the page's own font, each letter once. */
export function canvasMeasure(font: string): TextMeasure['widthOf'] {
  const drawing = document.createElement('canvas').getContext('2d')
  if (drawing !== null) drawing.font = font
  const known = new Float64Array(0x10000).fill(-1)
  return (code) => {
    const before = known[code] ?? -1
    if (before >= 0) return before
    const width = drawing === null ? 8 : drawing.measureText(String.fromCharCode(code)).width
    known[code] = width
    return width
  }
}
