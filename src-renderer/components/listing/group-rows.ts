import type { Rating } from '../../../src-shared/domain/scheme.ts'
import { formatCount } from '../../../src-shared/format/numbers.ts'
import { compareValues, type Facet } from './facets.ts'

/** The line over a group, a row of our own among the rows of a grid. */
export interface GroupHead {
  /** Unique among the ids of rows. */
  id: string
  isGroup: true
  /** What the rows are gathered by: `Owner`. */
  facet: string
  /** The value that they share, and its word; a group of none says so. */
  value: string
  word: string
  rating: Rating | null
  count: number
  /** What is counted: `hazard`. */
  of: string
  collapsed: boolean
  /** The group's rows by rating, worst first; those without a rating last. */
  breakdown: readonly { rating: Rating | null; count: number }[]
}

export type Line<T> = T | GroupHead

/** A grid's row as the head of a group, or null where it is a record. */
export function groupHead(row: unknown): GroupHead | null {
  return typeof row === 'object' && row !== null && 'isGroup' in row ? (row as GroupHead) : null
}

/** `Group Owner Dr A, 12 hazards, expanded`: a head for those who hear it. */
export function groupName({ facet, word, count, of, collapsed }: GroupHead): string {
  return `Group ${facet} ${word}, ${formatCount(count, of)}, ${collapsed ? 'collapsed' : 'expanded'}`
}

/** The group that a row is in: the first of its values. */
export function groupOf<T>(facet: Facet<T>, row: T): string {
  return facet.valuesOf(row)[0] ?? ''
}

function breakdownOf<T>(rows: readonly T[], ratingOf: (row: T) => Rating | null): GroupHead['breakdown'] {
  const counted = new Map<number, { rating: Rating | null; count: number }>()
  for (const row of rows) {
    const rating = ratingOf(row)
    const key = rating?.number ?? 0
    counted.set(key, { rating, count: (counted.get(key)?.count ?? 0) + 1 })
  }
  return [...counted].sort(([a], [b]) => b - a).map(([, one]) => one)
}

/** How a list is gathered; `ratingOf` is null for a row without one, and left out where rows have none. */
export interface Grouping<T> {
  facet: Facet<T>
  of: string
  /** Values whose groups are folded away. */
  collapsed: ReadonlySet<string>
  ratingOf?: (row: T) => Rating | null
}

/**
 * Rows with the heads of their groups before them, groups in the order of their values, rows inside in the order given.
 * Each row stands once; rows of a collapsed group are left out, their head still counts them.
 */
export function inGroups<T>(rows: readonly T[], grouping: Grouping<T>): Line<T>[] {
  const { facet, collapsed, ratingOf } = grouping
  const groups = new Map<string, T[]>()
  for (const row of rows) {
    const value = groupOf(facet, row)
    const own = groups.get(value)
    if (own === undefined) groups.set(value, [row])
    else own.push(row)
  }
  const compare = compareValues(facet)
  return [...groups]
    .sort(([a], [b]) => compare(a, b))
    .flatMap(([value, own]): Line<T>[] => {
      const head: GroupHead = {
        id: `group ${facet.key} ${value}`,
        isGroup: true,
        facet: facet.word,
        value,
        word: facet.wordOf(value),
        rating: facet.ratingOf?.(value) ?? null,
        count: own.length,
        of: grouping.of,
        collapsed: collapsed.has(value),
        breakdown: ratingOf === undefined ? [] : breakdownOf(own, ratingOf),
      }
      return head.collapsed ? [head] : [head, ...own]
    })
}

/**
 * Puts sorted lines back under their heads, in place: heads in the order of their values, rows inside as sorted.
 * @param dataOf the line of an item (a grid sorts its own nodes)
 */
export function keepTogether<T, N>(items: N[], dataOf: (item: N) => Line<T> | undefined, facet: Facet<T>): void {
  const heads: { value: string; item: N }[] = []
  const rows = new Map<string, N[]>()
  for (const item of items) {
    const data = dataOf(item)
    if (data === undefined) return
    const head = groupHead(data)
    if (head !== null) {
      heads.push({ value: head.value, item })
      continue
    }
    const value = groupOf(facet, data as T)
    const own = rows.get(value)
    if (own === undefined) rows.set(value, [item])
    else own.push(item)
  }
  const compare = compareValues(facet)
  heads.sort((a, b) => compare(a.value, b.value))
  let at = 0
  for (const { value, item } of heads) {
    items[at++] = item
    for (const row of rows.get(value) ?? []) items[at++] = row
    rows.delete(value)
  }
  // A row whose head is not there yet stays in the list.
  for (const own of rows.values()) for (const row of own) items[at++] = row
}
