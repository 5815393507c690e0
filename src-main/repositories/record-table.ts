import type { Kysely } from 'kysely'
import type { AnyRecord, RecordKind } from '../../src-shared/domain/snapshot.ts'
import { type Connection, prepared, type ReadableDb } from '../db/database.ts'
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
const anyTable = (db: ReadableDb) => db as unknown as AnyTable

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

/** `careSetting` → `"care_setting"`: as the query builder names columns. */
function quoted(name: string): string {
  return `"${name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}"`
}

function insertInto(table: string, names: readonly string[]): string {
  return `INSERT INTO ${quoted(table)} (${names.map(quoted).join(', ')}) VALUES (${names.map(() => '?').join(', ')})`
}

/**
 * Writes a record whole: its row, and the rows of its lists anew. In the transaction that is open on the connection.
 * The statements are compiled once: compiling them for each of 5,000 hazards took most of the time.
 */
export function saveRecord({ raw }: Connection, shape: RecordTable, record: AnyRecord): void {
  const fields: Fields = { ...record }
  const lists = shape.children.map((child) => ({ child, entries: fields[child.field] as Fields[] }))
  for (const { child } of lists) delete fields[child.field]
  const row = toRow(fields, shape.json, shape.booleans)
  const names = Object.keys(row)
  const set = names.map((name) => `${quoted(name)} = excluded.${quoted(name)}`).join(', ')
  prepared(raw, `${insertInto(shape.table, names)} ON CONFLICT (id) DO UPDATE SET ${set}`).run(Object.values(row))
  for (const { child, entries } of lists) {
    prepared(raw, `DELETE FROM ${quoted(child.table)} WHERE ${quoted(child.parent)} = ?`).run(record.id)
    for (const [position, entry] of entries.entries()) {
      const line = { [child.parent]: record.id, position, ...toRow(entry, child.json, []) }
      prepared(raw, insertInto(child.table, Object.keys(line))).run(Object.values(line))
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

/** Ids of a project's records, in the order they were made. */
export async function loadRecordIds(db: ReadableDb, shape: RecordTable, projectId: string): Promise<string[]> {
  const rows = await anyTable(db)
    .selectFrom(shape.table)
    .select('id')
    .where('projectId', '=', projectId)
    .orderBy('id')
    .execute()
  return rows.map(({ id }) => String(id))
}

/** The next ids of a kind in the whole workspace, after one of them ('' for the first), in the order they were made. */
export async function nextIds(db: ReadableDb, shape: RecordTable, after: string, most: number): Promise<string[]> {
  const rows = await anyTable(db)
    .selectFrom(shape.table)
    .select('id')
    .where('id', '>', after)
    .orderBy('id')
    .limit(most)
    .execute()
  return rows.map(({ id }) => String(id))
}
