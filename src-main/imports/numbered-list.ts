import { cleanText } from '../../src-shared/domain/text.ts'

/** One entry of a list that stands in a single cell. */
export interface ListEntry {
  /** Null for text before the first number, and for a cell without numbering. */
  number: number | null
  /** Cleaned, without its number and without white space at its ends; may run over several lines; may be empty. */
  text: string
  /** As it stood, number included. */
  sourceText: string
}

// A number of up to three digits with `)` or `.` at the beginning of a line. A digit after the stop makes it a
// decimal or a date ("2.5 mg", "25.02.2020"), which is text.
const NUMBERING = /^\s*(\d{1,3})\s*(?:\)|\.(?!\d))/

/**
 * Splits a cell such as `1) … 2) … 4)…` by the numbers at the beginnings of its lines. Numbers are taken as they
 * stand: a list may begin late, stop early or leave some out. A number inside a line ("(1 to 7)") belongs to the text.
 * A blank cell has no entries.
 */
export function splitNumberedList(cell: string): ListEntry[] {
  const entries: { number: number | null; lines: string[] }[] = []
  for (const line of cell.split(/\r\n|\r|\n/)) {
    const match = NUMBERING.exec(cleanText(line).text)
    const last = entries.at(-1)
    if (match !== null) entries.push({ number: Number(match[1]), lines: [line] })
    else if (last !== undefined) last.lines.push(line)
    else entries.push({ number: null, lines: [line] })
  }
  return entries
    .map(({ number, lines }) => {
      const sourceText = lines.join('\n')
      const cleaned = cleanText(sourceText).text
      return { number, text: (number === null ? cleaned : cleaned.replace(NUMBERING, '')).trim(), sourceText }
    })
    .filter(({ number, text }) => number !== null || text !== '')
}

/**
 * Whether an entry is only the filler "None", in any case, with or without closing punctuation. "None currently
 * available (…)" says something and is not.
 */
export function isFiller(text: string): boolean {
  return /^none[\s.,;:!]*$/i.test(text.trim())
}
