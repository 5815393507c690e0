import type { Kysely } from 'kysely'
import { type RecordKind, recordKindNames } from '../../src-shared/domain/snapshot.ts'
import type { ReadableDb } from '../db/database.ts'
import { inexactRows } from '../repositories/exact-rows.ts'
import { loadRecords, nextIds } from '../repositories/record-table.ts'
import { recordTables } from '../repositories/record-tables.ts'
import { canonicalJson } from './canonical.ts'
import { readImage } from './upgrade.ts'
import type { LedgerBreak, Walk } from './verify.ts'

/** Records read at once. */
const RECORDS = 100

/**
 * Compares the tables that screens read with what the ledger says they are, kind by kind, in steps of bounded memory.
 *
 * @returns how many records there are
 * @throws what SQLite throws where a page cannot be read
 */
export async function compareTables(db: ReadableDb, { found, onPart, pause }: Walk): Promise<number> {
  let records = 0
  for (const [index, kind] of recordKindNames.entries()) {
    for (let from = ''; ; ) {
      const ids = await nextIds(db, recordTables[kind], from, RECORDS)
      for (const broken of await compareSome(db, kind, ids)) if (found(broken)) return records
      records += ids.length
      await pause?.()
      const end = ids.at(-1)
      if (end === undefined || ids.length < RECORDS) break
      from = end
    }
    for (const broken of [...(await missing(db, kind)), ...(await strange(db, kind))]) if (found(broken)) return records
    onPart?.((index + 1) / recordKindNames.length)
  }
  return records
}

async function compareSome(db: ReadableDb, kind: RecordKind, ids: readonly string[]): Promise<LedgerBreak[]> {
  if (ids.length === 0) return []
  const newest = await newestImages(db, kind, ids)
  const broken: LedgerBreak[] = []
  let stored: Map<string, string>
  try {
    const records = await loadRecords(db, recordTables[kind], { ids })
    stored = new Map(records.map((record) => [record.id, canonicalJson(record)]))
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    // One record that is no JSON any more must not hide the others.
    if (ids.length > 1) return (await Promise.all(ids.map((id) => compareSome(db, kind, [id])))).flat()
    const [id = ''] = ids
    return [{ seq: null, kind, id, what: `${kind}/${id} cannot be read from its table.` }]
  }
  for (const id of ids) {
    const row = newest.get(id)
    const about = { seq: row?.changeSeq ?? null, kind, id }
    if (!row) broken.push({ ...about, what: `${kind}/${id} stands in its table but not in the ledger.` })
    else if (imageOf(kind, row) !== stored.get(id)) {
      broken.push({ ...about, what: `${kind}/${id} is not what the ledger says.` })
    }
  }
  return broken
}

/** The newest image in today's format; empty where it cannot be read, which no record equals. */
function imageOf(kind: RecordKind, { format, image }: { format: number; image: string }): string {
  try {
    return canonicalJson(readImage(kind, format, image))
  } catch {
    return ''
  }
}

interface NewestImage {
  changeSeq: number
  format: number
  image: string
}

async function newestImages(db: ReadableDb, kind: string, ids: readonly string[]): Promise<Map<string, NewestImage>> {
  const rows = await db
    .selectFrom('revision')
    .select(['id', 'changeSeq', 'format', 'image', 'number'])
    .where('kind', '=', kind)
    .where('id', 'in', ids)
    .where((eb) =>
      eb(
        'number',
        '=',
        eb
          .selectFrom('revision as later')
          .select(({ fn }) => fn.max('later.number').as('number'))
          .where('later.kind', '=', eb.ref('revision.kind'))
          .where('later.id', '=', eb.ref('revision.id')),
      ),
    )
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
}

/** Records that the ledger knows and their table does not. */
async function missing(db: ReadableDb, kind: RecordKind): Promise<LedgerBreak[]> {
  const tables = db as unknown as Kysely<Record<string, { id: string }>>
  const rows = await db
    .selectFrom('revision')
    .select(({ fn }) => ['id', fn.max('changeSeq').as('seq')])
    .where('kind', '=', kind)
    .where('id', 'not in', tables.selectFrom(recordTables[kind].table).select('id'))
    .groupBy('id')
    .limit(RECORDS)
    .execute()
  return rows.map(({ id, seq }) => ({
    seq,
    kind,
    id,
    what: `${kind}/${id} stands in the ledger but not in its table.`,
  }))
}

/** Rows that read like a record and are not written like one. */
async function strange(db: ReadableDb, kind: RecordKind): Promise<LedgerBreak[]> {
  return (await inexactRows(db, recordTables[kind])).map(({ id, table }) => ({
    seq: null,
    kind,
    id,
    what: `${kind}/${id}: a row of the table ${table} is not written as this product writes it.`,
  }))
}
