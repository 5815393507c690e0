import { longText, nameText, shortText } from '../../domain/text.ts'
import { readDay } from './days.ts'
import { asText } from './tab-separated.ts'

/** A word that a column takes, and other ways of writing it (in small letters). */
export interface PastedWord {
  /** What is kept; null for "nobody" or "none". */
  value: string | null
  label: string
  also?: readonly string[]
}

/** How text is read into a column. */
export type PastedColumn =
  /** One line that may not be empty. */
  | { kind: 'name' }
  /** One line. */
  | { kind: 'line' }
  /** Several lines. */
  | { kind: 'text' }
  | { kind: 'day' }
  /**
   * One of some words. `refused`: words (in small letters) that are known and not taken from the clipboard, with the
   * reason. `empty`: what an empty cell means.
   */
  | { kind: 'word'; words: readonly PastedWord[]; refused?: ReadonlyMap<string, string>; empty: string | null }
  /** A record by its name; `what` it is: `person`, `organisation`. */
  | { kind: 'record'; what: string; records: readonly { id: string; name: string }[] }
  /** A word of an axis of the scheme, least first; its place from 1 will do. An empty cell leaves the score as it is. */
  | { kind: 'score'; words: readonly string[] }
  /** Worked out or fixed: `why` says what it follows from. */
  | { kind: 'shown'; why: string }

/** What a pasted cell means for its column. `leave`: nothing is asked of the cell that stands there. */
export type ReadCell =
  | { ok: true; value: string | null; leave?: true }
  | { ok: false; why: string; fits: readonly string[] }

/** How many names are listed as fitting, at most. */
const FITS = 200

/** Without the differences of case, width and white space that people do not see. */
function plain(text: string): string {
  return text.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase()
}

function bad(why: string, fits: readonly string[] = []): ReadCell {
  return { ok: false, why, fits: [...new Set(fits)].slice(0, FITS) }
}

function readText(schema: typeof longText, text: string): ReadCell {
  const read = schema.safeParse(text)
  return read.success ? { ok: true, value: read.data } : bad(read.error.issues[0]?.message ?? 'This text does not fit.')
}

/** `4`, `4.0`, and `4 Major` or `4 - Major` as logs write a score with its number. */
function numberAndWord(text: string): { number: number; word: string } | null {
  const parts = /^(\d{1,2})(?:\.0+)?(?:\s*[-–—:.)=]?\s*(.*))?$/.exec(text)
  return parts ? { number: Number(parts[1]), word: parts[2] ?? '' } : null
}

function readScore(words: readonly string[], text: string): ReadCell {
  const wanted = plain(text)
  const exact = words.find((word) => plain(word) === wanted)
  if (exact !== undefined) return { ok: true, value: exact }
  const scale = words.map((word, index) => `${index + 1} ${word}`)
  const told = numberAndWord(wanted)
  if (told === null) return bad(`The scheme has no word “${text.trim()}” here.`, words)
  const byNumber = words[told.number - 1]
  if (byNumber === undefined) return bad(`The scheme goes from 1 to ${words.length} here.`, words)
  if (told.word === '' || plain(byNumber) === told.word) return { ok: true, value: byNumber }
  return bad(`Number and word differ: ${scale[told.number - 1]} in this scheme.`, words)
}

type Records = Extract<PastedColumn, { kind: 'record' }>['records']

/** Ids by plain name, worked out once for a list: a paste asks it for every row. */
const byName = new WeakMap<Records, Map<string, string[]>>()

function idsOf(records: Records, name: string): string[] {
  let known = byName.get(records)
  if (known === undefined) {
    known = new Map()
    for (const one of records) known.set(plain(one.name), [...(known.get(plain(one.name)) ?? []), one.id])
    byName.set(records, known)
  }
  return known.get(name) ?? []
}

function readRecord(column: Extract<PastedColumn, { kind: 'record' }>, text: string): ReadCell {
  const wanted = plain(text)
  if (wanted === '') return { ok: true, value: null }
  const found = idsOf(column.records, wanted)
  const names = column.records.map(({ name }) => name)
  const [only] = found
  if (only !== undefined && found.length === 1) return { ok: true, value: only }
  if (found.length > 1) return bad(`${found.length} of this name are known: choose in the cell itself.`)
  return bad(`No ${column.what} of this name is known here.`, names)
}

/**
 * Reads the text of a pasted cell for its column. Pure: what is known here (words, people) comes with the column.
 * `fits` names what would do, where it is a list.
 */
export function readCell(column: PastedColumn, pasted: string): ReadCell {
  const text = asText(pasted)
  switch (column.kind) {
    case 'name':
      return readText(nameText, text)
    case 'line':
      return readText(shortText, text)
    case 'text':
      return readText(longText, text)
    case 'day': {
      if (text.trim() === '') return { ok: true, value: null }
      const day = readDay(text)
      return day === null
        ? bad('This is no day that can be read. Write it like 3 March 2026.')
        : { ok: true, value: day }
    }
    case 'word': {
      const wanted = plain(text)
      if (wanted === '') return { ok: true, value: column.empty }
      const labels = column.words.map(({ label }) => label)
      const reason = column.refused?.get(wanted)
      if (reason !== undefined) return bad(reason, labels)
      const found = column.words.find(({ label, also }) => plain(label) === wanted || also?.includes(wanted) === true)
      return found === undefined ? bad('This column has no such word.', labels) : { ok: true, value: found.value }
    }
    case 'record':
      return readRecord(column, text)
    case 'score':
      return text.trim() === '' ? { ok: true, value: null, leave: true } : readScore(column.words, text)
    case 'shown':
      return bad(column.why)
  }
}
