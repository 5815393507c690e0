import type { Kysely } from 'kysely'
import type { AnyRecord, RecordKind } from '../../src-shared/domain/snapshot.ts'
import type { ReadableDb, WritableDb } from '../db/database.ts'
import type { ColumnValue, RecordRow } from '../db/tables.ts'

/** A list inside a record that has a table of its own, e.g. the causes of a hazard. */
export interface ChildTable {
  /** Field of the record that holds the list. */
  field: string
  table: string
  /** Column that names the record. */
  parent: string
  /** Columns that hold JSON. */
  json: readonly string[]
}

/** How one kind of record lies in its tables. Everything not named is text, a number or null, column for field. */
export interface RecordTable {
  kind: RecordKind
  table: string
  json: readonly string[]
  /** Columns that hold 0 or 1. */
  booleans: readonly string[]
  children: readonly ChildTable[]
}

type Fields = Record<string, unknown>

/** The same connection, for tables whose names come from a {@link RecordTable} rather than from a type. */
type AnyTable = Kysely<Record<string, RecordRow>>
const anyTable = (db: ReadableDb | WritableDb) => db as unknown as AnyTable

// Under SQLite's limit of bound values, whatever the number of columns.
const ROWS_A_STATEMENT = 200

function toRow(fields: Fields, json: readonly string[], booleans: readonly string[]): RecordRow {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]): [string, ColumnValue] => {
      if (json.includes(name)) return [name, value === null ? null : JSON.stringify(value)]
      if (booleans.includes(name)) return [name, value ? 1 : 0]
      return [name, value as ColumnValue]
    }),
  )
}

function fromRow(
  row: Fields,
  json: readonly string[],
  booleans: readonly string[],
  leaveOut: readonly string[],
): Fields {
  return Object.fromEntries(
    Object.entries(row)
      .filter(([name]) => !leaveOut.includes(name))
      .map(([name, value]) => {
        if (json.includes(name)) return [name, value === null ? null : JSON.parse(value as string)]
        if (booleans.includes(name)) return [name, value === 1]
        return [name, value]
      }),
  )
}

/** Writes a record whole: its row, and the rows of its lists anew. */
export async function saveRecord(tx: WritableDb, shape: RecordTable, record: AnyRecord): Promise<void> {
  const fields: Fields = { ...record }
  const lists = shape.children.map((child) => ({ child, entries: fields[child.field] as Fields[] }))
  for (const { child } of lists) delete fields[child.field]
  const row = toRow(fields, shape.json, shape.booleans)
  const tables = anyTable(tx)
  await tables
    .insertInto(shape.table)
    .values(row)
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute()
  for (const { child, entries } of lists) {
    await tables.deleteFrom(child.table).where(child.parent, '=', record.id).execute()
    const rows = entries.map((entry, position) => ({
      [child.parent]: record.id,
      position,
      ...toRow(entry, child.json, []),
    }))
    for (let start = 0; start < rows.length; start += ROWS_A_STATEMENT) {
      await tables
        .insertInto(child.table)
        .values(rows.slice(start, start + ROWS_A_STATEMENT))
        .execute()
    }
  }
}

/** What to read: records of a project, records by id, or all. */
export type RecordFilter = { projectId: string } | { ids: readonly string[] } | 'all'

/** Reads records whole, in the order they were made. */
export async function loadRecords(db: ReadableDb, shape: RecordTable, filter: RecordFilter): Promise<AnyRecord[]> {
  const tables = anyTable(db)
  let select = tables.selectFrom(shape.table).selectAll().orderBy('id')
  if (filter !== 'all') {
    select =
      'projectId' in filter ? select.where('projectId', '=', filter.projectId) : select.where('id', 'in', filter.ids)
  }
  const records = (await select.execute()).map((row) => fromRow(row as Fields, shape.json, shape.booleans, []))
  const byId = new Map(records.map((record) => [record['id'] as string, record]))
  for (const child of shape.children) {
    for (const record of records) record[child.field] = []
    let rows = tables.selectFrom(child.table).selectAll(child.table).orderBy(`${child.table}.position`)
    if (filter !== 'all') {
      rows =
        'projectId' in filter
          ? rows
              .innerJoin(shape.table, `${shape.table}.id`, `${child.table}.${child.parent}`)
              .where(`${shape.table}.projectId`, '=', filter.projectId)
          : rows.where(child.parent, 'in', filter.ids)
    }
    for (const row of (await rows.execute()) as Fields[]) {
      const record = byId.get(row[child.parent] as string)
      const list = record?.[child.field] as Fields[] | undefined
      list?.push(fromRow(row, child.json, [], [child.parent, 'position']))
    }
  }
  return records as AnyRecord[]
}
