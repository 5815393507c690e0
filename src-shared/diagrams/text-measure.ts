/*
 * How wide text is, without a canvas: the advance widths of Arial, in thousandths of the size. Measured from Liberation
 * Sans, which is made to have the same widths. Space to ~, then no-break space to ÿ.
 */
const REGULAR =
  '278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 278 278 584 584 584 556 1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778 667 778 722 667 611 722 667 944 667 667 611 278 278 278 469 556 333 556 556 500 556 556 278 556 556 222 222 500 222 833 556 556 556 556 333 500 278 556 500 722 500 500 500 334 260 334 584'
const REGULAR_LATIN =
  '278 333 556 556 556 556 260 556 333 737 370 556 584 333 737 552 400 549 333 333 333 576 537 278 333 333 365 556 834 834 834 611 667 667 667 667 667 667 1000 722 667 667 667 667 278 278 278 278 722 722 778 778 778 778 778 584 778 722 722 722 722 667 667 611 556 556 556 556 556 556 889 500 556 556 556 556 278 278 278 278 556 556 556 556 556 556 556 549 611 556 556 556 556 500 556 500'
const BOLD =
  '278 333 474 556 556 889 722 238 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 333 333 584 584 584 611 975 722 722 722 722 667 611 778 722 278 556 722 611 833 722 778 667 778 722 667 611 722 667 944 667 667 611 333 278 333 584 556 333 556 611 556 611 556 333 611 611 278 278 556 278 889 611 611 611 611 389 556 333 611 556 778 556 556 500 389 280 389 584'
const BOLD_LATIN =
  '278 333 556 556 556 556 280 556 333 737 370 556 584 333 737 552 400 549 333 333 333 576 556 278 333 333 365 556 834 834 834 611 722 722 722 722 722 722 1000 722 667 667 667 667 278 278 278 278 722 722 778 778 778 778 778 584 778 722 722 722 722 667 667 611 556 556 556 556 556 556 889 556 556 556 556 556 278 278 278 278 611 611 611 611 611 611 611 549 611 611 611 611 611 556 611 556'
/** Signs that texts of a log often hold. */
const SIGNS = '–—‘’“”•…→←≥≤€'
const REGULAR_SIGNS = '556 1000 222 222 333 333 350 1000 1000 1000 549 549 556'
const BOLD_SIGNS = '556 1000 278 278 500 500 350 1000 1000 1000 549 549 556'
/** What is not in the table comes from another font: taken as wide as the widest, so that it cannot run over. */
const OTHER = 1115
const PICTOGRAPH = 1400

function widthsOf(letters: string, latin: string, signs: string): Map<number, number> {
  const numbers = (text: string) => text.split(' ').map(Number)
  return new Map([
    ...numbers(letters).map((width, index): [number, number] => [32 + index, width]),
    ...numbers(latin).map((width, index): [number, number] => [160 + index, width]),
    ...numbers(signs).map((width, index): [number, number] => [SIGNS.codePointAt(index) ?? 0, width]),
  ])
}

const regular = widthsOf(REGULAR, REGULAR_LATIN, REGULAR_SIGNS)
const bold = widthsOf(BOLD, BOLD_LATIN, BOLD_SIGNS)

/** Width of a line of text in points. */
export function textWidth(text: string, size: number, isBold = false): number {
  const widths = isBold ? bold : regular
  let sum = 0
  for (const letter of text) {
    const code = letter.codePointAt(0) ?? 0
    sum += widths.get(code) ?? (code > 0xffff ? PICTOGRAPH : OTHER)
  }
  return (sum * size) / 1000
}

/** A word cut where it would leave the width. */
function cutWord(word: string, width: number, size: number, isBold: boolean): string[] {
  const parts: string[] = []
  let part = ''
  for (const letter of word) {
    if (part !== '' && textWidth(part + letter, size, isBold) > width) {
      parts.push(part)
      part = ''
    }
    part += letter
  }
  if (part !== '') parts.push(part)
  return parts
}

/**
 * Text in lines that are not wider than `width`: broken at white space, after a hyphen or slash, and inside a word only
 * where it alone is too long. Line breaks of the text stay. Text without anything to show has no lines.
 */
export function wrapText(text: string, width: number, size: number, isBold = false): string[] {
  const lines: string[] = []
  for (const paragraph of text.split('\n')) {
    let line = ''
    // A place to break is white space (left out) or the end of a part that ends in a hyphen or slash.
    for (const word of paragraph.trim().split(/[\t ]+/)) {
      let glue = line === '' ? '' : ' '
      for (const part of word.split(/(?<=[-/–—])(?=.)/u)) {
        if (textWidth(line + glue + part, size, isBold) <= width) line += glue + part
        else {
          if (line !== '') lines.push(line)
          const pieces = cutWord(part, width, size, isBold)
          line = pieces.pop() ?? ''
          lines.push(...pieces)
        }
        glue = ''
      }
    }
    if (line !== '') lines.push(line)
  }
  return lines
}

/** The first lines, the last of them ended by … where something was left out. */
export function firstLines(lines: string[], most: number, width: number, size: number, isBold = false): string[] {
  if (lines.length <= most) return lines
  const kept = lines.slice(0, most)
  let last = kept.pop() ?? ''
  while (last !== '' && textWidth(`${last} …`, size, isBold) > width) last = last.slice(0, -1)
  return [...kept, `${last.trimEnd()} …`]
}
