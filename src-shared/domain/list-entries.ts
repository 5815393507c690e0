import { cleanText } from './text.ts'

/** One entry of a list that somebody wrote as text. */
export interface ListEntry {
  /** Null for text before the first mark, for bullets and letters, and for text without any mark. */
  number: number | null
  /** Cleaned, without its mark and without white space at its ends; may run over several lines; may be empty. */
  text: string
  /** As it stood, mark included. */
  sourceText: string
}

/**
 * What begins an entry of a list. A number of up to three digits with `)` or `.`; a digit after the stop makes it a
 * decimal or a date ("2.5 mg", "25.02.2020"), which is text. In what people paste also a letter with `)`, a dash, a
 * bullet, or the `o` that Word writes for a bullet before a tab.
 */
const NUMBER = /^\s*(\d{1,3})\s*(?:\)|\.(?!\d))/
const MARK = /^\s*(?:(\d{1,3})\s*(?:\)|\.(?!\d))|[a-z]\)|[-–—•*·▪◦‣](?=\s)|o(?=\t))/i

/** Which marks count: a cell of a log is divided by its numbers alone, a pasted list by bullets as well. */
export type ListMarks = 'numbers' | 'numbers and bullets'

/**
 * Divides a text by the marks at the beginnings of its lines. Numbers are taken as they stand: a list may begin late,
 * stop early or leave some out. A number inside a line ("(1 to 7)") belongs to the text, and a line without a mark to
 * the entry above it. A blank text has no entries.
 */
export function listEntries(text: string, marks: ListMarks): ListEntry[] {
  const pattern = marks === 'numbers' ? NUMBER : MARK
  const entries: { marked: boolean; number: number | null; lines: string[] }[] = []
  for (const line of text.split(/\r\n|\r|\n/)) {
    const match = pattern.exec(cleanText(line).text)
    const last = entries.at(-1)
    if (match !== null) {
      entries.push({ marked: true, number: match[1] === undefined ? null : Number(match[1]), lines: [line] })
    } else if (last !== undefined) last.lines.push(line)
    else entries.push({ marked: false, number: null, lines: [line] })
  }
  return entries
    .map(({ marked, number, lines }) => {
      const sourceText = lines.join('\n')
      const cleaned = cleanText(sourceText).text
      return { number, text: (marked ? cleaned.replace(pattern, '') : cleaned).trim(), sourceText }
    })
    .filter((entry) => entry.number !== null || entry.text !== '')
}

/** How a text without marks is read: as one entry, or, where each entry is a name on one line, a line an entry. */
export type UnmarkedLines = 'one entry' | 'an entry each'

/**
 * The entries of a pasted list, without empty ones: `1) … 2) …`, or bullets. Text without any mark is one entry, or one
 * for each line that is not blank.
 */
export function pastedEntries(text: string, unmarked: UnmarkedLines = 'one entry'): string[] {
  const lines = text.split(/\r\n|\r|\n/)
  if (unmarked === 'an entry each' && !lines.some((line) => MARK.test(line))) {
    return lines.map((line) => cleanText(line).text.trim()).filter((line) => line !== '')
  }
  return listEntries(text, 'numbers and bullets')
    .map((entry) => entry.text)
    .filter((entry) => entry !== '')
}
