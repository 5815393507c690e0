import type { Part, SearchDocument } from './search/documents.ts'
import type { LogSearch } from './search/log-search.ts'
import { excerpt, fold, markWords, type Run, wordsOf } from './search/words.ts'

/** What a line of the palette is, in the order in which groups of equal worth stand. */
export const entryKinds = [
  'recent',
  'do',
  'page',
  'hazard',
  'cause',
  'control',
  'evidence',
  'person',
  'organisation',
  'register',
  'section',
  'setting',
  /** Written under another entry, named by its id after `text:`. Never shown itself. */
  'text',
] as const
export type EntryKind = (typeof entryKinds)[number]

/** One line of the palette: somewhere to go or something to do. */
export interface PaletteEntry {
  /** The kind, `:` and what it is: `hazard:ID`, `do:undo`. */
  id: string
  kind: EntryKind
  /** Visible number of a record, matched before any word. */
  number: string
  words: string
  /** More words to find it by, not shown. */
  also: string
  /** Shown at the end of the line. */
  hint: string
}

/** A line as found. */
export interface PaletteLine {
  entry: PaletteEntry
  /** Its words in pieces, those looked for marked. */
  words: Run[]
  /** Where it was found, if not in its words. */
  found: { place: string; runs: Run[]; field?: string } | null
}

export interface PaletteGroup {
  key: string
  title: string
  lines: PaletteLine[]
  /** Found beside those listed. */
  more: number
}

/** Lines listed in all, and of one group while others have some too. */
const MOST = 50
const MOST_OF_ONE = 8

const TITLES: Record<EntryKind, string> = {
  recent: 'Lately',
  do: 'Do',
  page: 'Pages',
  hazard: 'Hazards',
  cause: 'Causes',
  control: 'Controls',
  evidence: 'Evidence',
  person: 'People',
  organisation: 'Organisations',
  register: 'Registers',
  section: 'Sections of the report',
  setting: 'Settings',
  text: '',
}

/** `HAZ-014` is found by `haz-014`, `haz14` and `14`. */
function plainNumber(number: string): string {
  return number
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
    .replace(/([a-z])0+(?=\d)/g, '$1')
}

interface Plain {
  number: string
  digits: string
  words: string
  text: string
}

const plains = new WeakMap<PaletteEntry, Plain>()

/** An entry as it is compared, worked out once. */
export function plainOf(entry: PaletteEntry): Plain {
  const known = plains.get(entry)
  if (known !== undefined) return known
  const number = plainNumber(entry.number)
  const made = {
    number,
    digits: number.replace(/^[a-z]+/, ''),
    words: fold(entry.words),
    text: fold(`${entry.number} ${entry.words} ${entry.also}`),
  }
  plains.set(entry, made)
  return made
}

/** A query as it is compared. */
interface Query {
  /** What stands between spaces, folded. */
  pieces: string[]
  /** Beginnings of words. */
  beginnings: string[]
  /** As a record's number, where it may be one. */
  number: string
}

function readQuery(query: string): Query {
  const pieces = fold(query)
    .split(/\s+/)
    .filter((word) => word !== '')
  return { pieces, beginnings: wordsOf(query), number: pieces.length === 1 ? plainNumber(pieces[0] ?? '') : '' }
}

/** 0 and 1 by number, 2 where its words begin so, 3 where they hold it; null where the entry is not meant. */
function rank(entry: PaletteEntry, { pieces, number }: Query): number | null {
  const plain = plainOf(entry)
  if (number !== '' && plain.number !== '') {
    if (plain.number === number || plain.digits === number) return 0
    if (/\d/.test(number) && plain.number.startsWith(number)) return 1
  }
  for (const piece of pieces) if (!plain.text.includes(piece)) return null
  return plain.words.startsWith(pieces[0] ?? '') ? 2 : 3
}

/**
 * Entries that a query finds: all its words stand in the entry, records by their number first. Without a query, what
 * can be done and the pages.
 */
export function findEntries(entries: readonly PaletteEntry[], query: string): PaletteEntry[] {
  const read = readQuery(query)
  if (read.pieces.length === 0) return entries.filter(({ kind }) => kind === 'do' || kind === 'page')
  return entries
    .flatMap((entry) => {
      const at = rank(entry, read)
      return at === null ? [] : [{ entry, at }]
    })
    .sort((a, b) => a.at - b.at)
    .slice(0, MOST)
    .map(({ entry }) => entry)
}

/** Rank of what holds the words in its texts only. */
const IN_TEXT = 4

interface Hit {
  entry: PaletteEntry
  /** Where its texts are, for what was found in them. */
  parts: SearchDocument['parts'] | null
}

/** What was found of one group: of each rank as many as could be listed, and how many in all. */
class Gathered {
  readonly title: string
  readonly order: number
  readonly #ranks: Hit[][] = []
  count = 0

  constructor(title: string, order: number) {
    this.title = title
    this.order = order
  }

  add(hit: Hit, at: number): void {
    this.count++
    const same = (this.#ranks[at] ??= [])
    if (same.length < MOST) same.push(hit)
  }

  /** Rank of the best. */
  get best(): number {
    return this.#ranks.findIndex((hits) => hits !== undefined)
  }

  get hits(): Hit[] {
    return this.#ranks.flatMap((hits) => hits ?? [])
  }
}

function gather(entries: readonly PaletteEntry[], log: LogSearch, query: Query): Map<string, Gathered> {
  const groups = new Map<string, Gathered>()
  function add(entry: PaletteEntry, at: number, parts: Hit['parts']): void {
    const byNumber = at <= 1
    const key = byNumber ? 'number' : entry.kind
    let group = groups.get(key)
    if (group === undefined) {
      group = new Gathered(byNumber ? 'By number' : TITLES[entry.kind], entryKinds.indexOf(entry.kind))
      groups.set(key, group)
    }
    group.add({ entry, parts }, at)
  }
  const listed = new Set<PaletteEntry>()
  for (const list of [entries, log.named]) {
    for (const entry of list) {
      const at = entry.kind === 'recent' ? null : rank(entry, query)
      if (at === null) continue
      listed.add(entry)
      add(entry, at, null)
    }
  }
  const byId = new Map(entries.map((entry) => [entry.id, entry]))
  for (const { entry, parts } of log.find(query.beginnings)) {
    const shown = entry.kind === 'text' ? byId.get(entry.id.slice('text:'.length)) : entry
    if (shown === undefined || listed.has(shown)) continue
    listed.add(shown)
    add(shown, IN_TEXT, parts)
  }
  return groups
}

function lineOf({ entry, parts }: Hit, { beginnings }: Query): PaletteLine {
  const words = markWords(entry.words, beginnings)
  if (parts === null) return { entry, words, found: null }
  const inText = (text: string) => {
    const held = wordsOf(text)
    return beginnings.filter((begins) => held.some((word) => word.startsWith(begins))).length
  }
  const best = parts().reduce<{ part: Part; held: number } | null>((found, part) => {
    const held = inText(part.text)
    return held > (found?.held ?? 0) ? { part, held } : found
  }, null)
  if (best === null) return { entry, words, found: null }
  const { place, text, field } = best.part
  // A cause is its text: it is shown once, from where the word stands.
  const runs = markWords(excerpt(text, beginnings), beginnings)
  if (entry.kind === 'cause') return { entry, words: runs, found: null }
  return { entry, words, found: { place, runs, ...(field === undefined ? {} : { field }) } }
}

/**
 * What a query finds, in groups: by number first, then by kind, the kind with the best line first. Everything that has
 * a name is found by any piece of it, texts by the beginnings of their words. Of each group some lines, of the group
 * named `opened` as many as are listed at all.
 */
export function findGroups(
  entries: readonly PaletteEntry[],
  log: LogSearch,
  query: string,
  opened: string | null = null,
): PaletteGroup[] {
  const read = readQuery(query)
  const asked = read.pieces.length > 0
  const groups = asked ? gather(entries, log, read) : unasked(entries)
  const inOrder = [...groups].sort(([, a], [, b]) => a.best - b.best || a.order - b.order)
  const alone = inOrder.length === 1 || !asked
  let left = MOST
  return inOrder.flatMap(([key, group]) => {
    const hits = group.hits.slice(0, Math.min(left, alone || key === opened ? MOST : MOST_OF_ONE))
    left -= hits.length
    if (hits.length === 0) return []
    const lines = hits.map((hit) => lineOf(hit, read))
    return [{ key, title: group.title, lines, more: group.count - lines.length }]
  })
}

/** Before anything is asked: where one was lately, what can be done, the pages. */
function unasked(entries: readonly PaletteEntry[]): Map<string, Gathered> {
  const groups = new Map<string, Gathered>()
  for (const entry of entries) {
    const { kind } = entry
    if (kind !== 'recent' && kind !== 'do' && kind !== 'page') continue
    const group = groups.get(kind) ?? new Gathered(TITLES[kind], entryKinds.indexOf(kind))
    groups.set(kind, group)
    group.add({ entry, parts: null }, 0)
  }
  return groups
}
