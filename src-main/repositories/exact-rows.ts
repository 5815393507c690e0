import type { Kysely } from 'kysely'
import type { ReadableDb } from '../db/database.ts'
import type { RecordRow } from '../db/tables.ts'
import type { RecordTable } from './record-table.ts'

/** Rows read at once. */
const ROWS = 500

/**
 * Rows of a record's tables that read back as the same record though they are not written as {@link saveRecord} writes
 * them: a switch that is neither 0 nor 1, JSON with something else between its parts, a list numbered otherwise. Nothing
 * of ours writes those, so the file was altered.
 *
 * @returns id of the record and name of the table, the first few of each
 */
export async function inexactRows(db: ReadableDb, shape: RecordTable): Promise<{ id: string; table: string }[]> {
  const found: { id: string; table: string }[] = []
  await forEachRow(db, shape.table, (row) => {
    const id = String(row['id'])
    const switches = shape.booleans.every((name) => row[name] === 0 || row[name] === 1)
    if (!switches || !isPlainJson(row, shape.json)) found.push({ id, table: shape.table })
  })
  for (const { table, parent, json } of shape.children) {
    // Places go up by one from 0 within each record; counted here, for the rows come in no order.
    const places = new Map<string, { count: number; sum: number; most: number }>()
    await forEachRow(db, table, (row) => {
      const id = String(row[parent])
      const position = Number(row['position'])
      const known = places.get(id) ?? { count: 0, sum: 0, most: -1 }
      places.set(id, { count: known.count + 1, sum: known.sum + position, most: Math.max(known.most, position) })
      if (!Number.isInteger(position) || position < 0 || !isPlainJson(row, json)) found.push({ id, table })
    })
    for (const [id, { count, sum, most }] of places) {
      if (most !== count - 1 || sum !== (count * (count - 1)) / 2) found.push({ id, table })
    }
  }
  return found
}

async function forEachRow(db: ReadableDb, table: string, look: (row: Record<string, unknown>) => void): Promise<void> {
  const tables = db as unknown as Kysely<Record<string, RecordRow & { rowid: number }>>
  for (let from = Number.MIN_SAFE_INTEGER; ; ) {
    const rows = await tables
      .selectFrom(table)
      .selectAll()
      .select('rowid')
      .where('rowid', '>', from)
      .orderBy('rowid')
      .limit(ROWS)
      .execute()
    for (const row of rows) look(row)
    const end = rows.at(-1)?.rowid
    if (end === undefined || rows.length < ROWS) return
    from = end
  }
}

function isPlainJson(row: Record<string, unknown>, names: readonly string[]): boolean {
  return names.every((name) => {
    const text = row[name]
    if (text === null) return true
    if (typeof text !== 'string') return false
    try {
      return JSON.stringify(JSON.parse(text)) === text
    } catch {
      return false
    }
  })
}
