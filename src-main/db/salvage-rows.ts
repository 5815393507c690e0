import type { Connection } from './database.ts'
import { wordsOf } from './file-check.ts'

/** Rows that cannot be read, by their row numbers; `to` is null where nothing after them can be found either. */
export interface LostRows {
  from: number
  to: number | null
  why: string
}

/** Rows read at once. */
const ROWS = 200
/** How far after a row that cannot be read the next one is looked for. */
const FARTHEST = 2 ** 32

/**
 * Reads the rows of a table of a damaged file in the order of their row numbers, and goes around pages that cannot be
 * read: to the next row number from which reading goes on.
 *
 * @param columns which to read; those that the damaged file does not have come as null
 * @returns which rows were lost
 */
export function readRows(
  { raw }: Connection,
  table: string,
  columns: readonly string[],
  take: (row: unknown[]) => void,
): LostRows[] {
  let names: readonly string[]
  try {
    const has = new Set((raw.pragma(`table_info("${table}")`) as { name: string }[]).map(({ name }) => name))
    names = columns.map((name) => (has.has(name) ? `"${name}"` : 'NULL'))
  } catch (error) {
    return [{ from: 1, to: null, why: wordsOf(error) }]
  }
  const list = names.join(', ')
  let why = ''
  /** Rows from a number on; null where they cannot be read. */
  function rowsFrom(from: number, most: number): unknown[][] | null {
    try {
      const sql = `SELECT rowid, ${list} FROM "${table}" NOT INDEXED WHERE rowid >= ? ORDER BY rowid LIMIT ${most}`
      return raw.prepare(sql).raw().all(from) as unknown[][]
    } catch (error) {
      why = wordsOf(error)
      return null
    }
  }
  const lost: LostRows[] = []
  let from = 1
  let most = ROWS
  for (;;) {
    const rows = rowsFrom(from, most)
    if (rows !== null) {
      for (const [, ...row] of rows) take(row)
      const end = rows.at(-1)?.[0]
      if (end === undefined || rows.length < most) return lost
      from = Number(end) + 1
      most = ROWS
      continue
    }
    if (most > 1) {
      most = Math.floor(most / 2)
      continue
    }
    const next = nextReadable(from, (row) => (rowsFrom(row, 1)?.length ?? 0) > 0)
    lost.push({ from, to: next === null ? null : next - 1, why })
    if (next === null) return lost
    from = next
    most = ROWS
  }
}

/** The first row number after one that cannot be read from which reading goes on; null where there is none. */
function nextReadable(from: number, reads: (row: number) => boolean): number | null {
  let step = 1
  while (!reads(from + step)) {
    step *= 2
    if (step > FARTHEST) return fromTheEnd(from, reads)
  }
  // Somewhere between the last step that failed and this one.
  let low = from + Math.floor(step / 2)
  let high = from + step
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (reads(middle)) high = middle
    else low = middle
  }
  return high
}

/** Steps that double may jump over the few rows that are left: looks at each of the next ones. */
function fromTheEnd(from: number, reads: (row: number) => boolean): number | null {
  const MOST = 20_000
  for (let row = from + 1; row <= from + MOST; row++) if (reads(row)) return row
  return null
}
