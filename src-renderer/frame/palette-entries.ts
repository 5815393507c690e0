import type { Snapshot } from '../../src-shared/domain/snapshot.ts'

/** One line of the palette: somewhere to go or something to do. */
export interface PaletteEntry {
  id: string
  kind: 'do' | 'page' | 'hazard' | 'control'
  /** Visible number of a record, matched before any word. */
  number: string
  words: string
  /** More words to find it by, not shown. */
  also: string
  /** Shown at the end of the line. */
  hint: string
}

const MOST = 50

/** Hazards and controls of a project that are not archived, by number and name. */
export function recordEntries({ records }: Snapshot): PaletteEntry[] {
  const line = (kind: 'hazard' | 'control') => (one: { id: string; number: string; name: string }) => ({
    id: `${kind}:${one.id}`,
    kind,
    number: one.number,
    words: one.name,
    also: '',
    hint: kind,
  })
  return [
    ...records.hazard.filter(({ archived }) => archived === null).map(line('hazard')),
    ...records.control.filter(({ archived }) => archived === null).map(line('control')),
  ]
}

/** `HAZ-014` is found by `haz-014`, `haz14` and `14`. */
function plainNumber(number: string): string {
  return number
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
    .replace(/([a-z])0+(?=\d)/g, '$1')
}

function rank(entry: PaletteEntry, words: string[]): number | null {
  const number = plainNumber(entry.number)
  const [only] = words
  if (only !== undefined && words.length === 1 && number !== '') {
    const wanted = plainNumber(only)
    if (wanted !== '' && (number === wanted || number.replace(/^[a-z]+/, '') === wanted)) return 0
    if (wanted !== '' && /\d/.test(wanted) && number.startsWith(wanted)) return 1
  }
  const text = `${entry.number} ${entry.words} ${entry.also}`.toLowerCase()
  if (!words.every((word) => text.includes(word))) return null
  const first = words[0] ?? ''
  return entry.words.toLowerCase().startsWith(first) ? 2 : 3
}

/**
 * Entries that a query finds: all its words stand in the entry, records by their number first. Without a query, what
 * can be done and the pages.
 */
export function findEntries(entries: readonly PaletteEntry[], query: string): PaletteEntry[] {
  const words = query
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
  if (words.length === 0) return entries.filter(({ kind }) => kind === 'do' || kind === 'page')
  return entries
    .flatMap((entry) => {
      const at = rank(entry, words)
      return at === null ? [] : [{ entry, at }]
    })
    .sort((a, b) => a.at - b.at)
    .slice(0, MOST)
    .map(({ entry }) => entry)
}
