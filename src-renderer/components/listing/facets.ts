import type { Rating } from '../../../src-shared/domain/scheme.ts'

/** Something rows of a list can be told apart by: filtered by any of its values, and gathered in groups. */
export interface Facet<T> {
  /** Name in addresses and saved views; never changed. */
  key: string
  word: string
  /** Values of a row: one, or several where it can have more (the states of its controls). `''` is none. */
  valuesOf: (row: T) => readonly string[]
  wordOf: (value: string) => string
  /** Values in their own order, those not named after them by word; without it all go by word. */
  order?: readonly string[]
  /** Where a value is a rating: drawn as one. */
  ratingOf?: (value: string) => Rating | null
  /** Rows that the facet says nothing of: they fit none of its values, and are counted by none. */
  leavesOut?: (row: T) => boolean
}

/** Values asked for, by facet; a row fits a facet with any of them, and the list with every facet. */
export type Wanted = Readonly<Record<string, readonly string[]>>

/** One value of a facet with how many rows have it. */
export interface FacetValue {
  value: string
  word: string
  count: number
}

const byWord = new Intl.Collator('en-GB', { numeric: true }).compare

/** Values in the order that people expect: as the facet names them, others by word, none last. */
export function compareValues<T>(facet: Facet<T>): (a: string, b: string) => number {
  const rank = new Map((facet.order ?? []).map((value, index) => [value, index]))
  const place = (value: string) => rank.get(value) ?? (value === '' ? Number.POSITIVE_INFINITY : rank.size)
  return (a, b) => {
    const [left, right] = [place(a), place(b)]
    return left === right ? byWord(facet.wordOf(a), facet.wordOf(b)) : left - right
  }
}

/** Whether a row has any of the values asked for; no value asked for is no question. */
export function fitsFacet<T>(facet: Facet<T>, row: T, values: readonly string[] | undefined): boolean {
  if (values === undefined || values.length === 0) return true
  if (facet.leavesOut?.(row) === true) return false
  return facet.valuesOf(row).some((value) => values.includes(value))
}

/** Whether a row fits every facet that something is asked of; `but` leaves one out. */
export function fitsAll<T>(facets: readonly Facet<T>[], row: T, wanted: Wanted, but?: string): boolean {
  return facets.every((facet) => facet.key === but || fitsFacet(facet, row, wanted[facet.key]))
}

/**
 * The values of a facet with how many of the rows have each, those asked for and not there counted 0.
 * @param rows what every other filter leaves: the counts then say what a tick would bring
 */
export function countValues<T>(
  facet: Facet<T>,
  rows: readonly T[],
  wanted: readonly string[] | undefined,
): FacetValue[] {
  const counts = new Map((wanted ?? []).map((value) => [value, 0]))
  for (const row of rows) {
    if (facet.leavesOut?.(row) === true) continue
    for (const value of new Set(facet.valuesOf(row))) counts.set(value, (counts.get(value) ?? 0) + 1)
  }
  const compare = compareValues(facet)
  return [...counts]
    .sort(([a], [b]) => compare(a, b))
    .map(([value, count]) => ({ value, word: facet.wordOf(value), count }))
}

/** What is asked for with one value ticked or not; a facet of which nothing is asked any more goes. */
export function withValue(wanted: Wanted, key: string, value: string, on: boolean): Wanted {
  const { [key]: before = [], ...others } = wanted
  const values = before.filter((one) => one !== value)
  if (on) values.push(value)
  return values.length === 0 ? others : { ...others, [key]: values }
}

/** `Owner: Dr A, Dr B`; from four values on only how many. */
export function wantedWords<T>(facet: Facet<T>, values: readonly string[]): string {
  const words = values.toSorted(compareValues(facet)).map((value) => facet.wordOf(value))
  return `${facet.word}: ${words.length > 3 ? `${words.length} chosen` : words.join(', ')}`
}
