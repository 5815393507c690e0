import { Refusal } from '../../src-shared/domain/result.ts'
import type { ProjectKind, RecordKind, RecordOf } from '../../src-shared/domain/snapshot.ts'
import type { ReadableDb } from '../db/database.ts'
import { loadRecordIds, loadRecords, type RecordFilter } from './record-table.ts'
import { recordTables } from './record-tables.ts'

/** Reads records of one kind, whole. */
export async function recordsOf<K extends RecordKind>(
  db: ReadableDb,
  kind: K,
  filter: RecordFilter,
): Promise<RecordOf<K>[]> {
  return (await loadRecords(db, recordTables[kind], filter)) as RecordOf<K>[]
}

/** Ids of a project's records of one kind, in the order they were made. */
export async function recordIdsOf(db: ReadableDb, kind: ProjectKind, projectId: string): Promise<string[]> {
  return await loadRecordIds(db, recordTables[kind], projectId)
}

/**
 * Reads one record.
 * @throws Refusal `not-found`
 */
export async function recordById<K extends RecordKind>(db: ReadableDb, kind: K, id: string): Promise<RecordOf<K>> {
  const [found] = await recordsOf(db, kind, { ids: [id] })
  if (!found) throw new Refusal('not-found', `This ${kind} is not in the workspace. Nothing was changed.`)
  return found
}
