import type { Project } from '../../src-shared/domain/project.ts'
import { Refusal } from '../../src-shared/domain/result.ts'
import { type ProjectKind, projectKinds, type RecordOf, type Snapshot } from '../../src-shared/domain/snapshot.ts'
import type { ReadableDb } from '../db/database.ts'
import { readHead } from '../ledger/append.ts'
import { recordById, recordIdsOf, recordsOf } from '../repositories/records.ts'
import { turn } from './turns.ts'

/**
 * One project whole, as it stands: what checks read, documents are built from and a baseline will freeze. It names
 * the people and organisations that its records name, and no others of the workspace.
 *
 * @param db in a transaction (a command's, or `Workspace.read`): others get turns between slices of a large log, and a
 * change might come in between
 * @throws Refusal `not-found`
 */
export async function takeSnapshot(db: ReadableDb, projectId: string, at: string): Promise<Snapshot> {
  const project = await projectOf(db, projectId)
  const head = await readHead(db)
  const records: Partial<Record<ProjectKind, RecordOf<ProjectKind>[]>> = {}
  for (const kind of projectKinds) {
    const all = await inSlices(db, kind, projectId)
    records[kind] = all.filter(({ archived }) => archived?.how !== 'undone')
  }
  const named = idsIn([project, records])
  return {
    format: 1,
    position: { seq: head.seq, hash: head.hash, at },
    project,
    organisations: (await recordsOf(db, 'organisation', 'all')).filter(({ id }) => named.has(id)),
    people: (await recordsOf(db, 'person', 'all')).filter(({ id }) => named.has(id)),
    records: records as Snapshot['records'],
  }
}

/** Records read in one go: about ten milliseconds. */
const SLICE = 50

async function inSlices(db: ReadableDb, kind: ProjectKind, projectId: string): Promise<RecordOf<ProjectKind>[]> {
  const ids = await recordIdsOf(db, kind, projectId)
  const all: RecordOf<ProjectKind>[] = []
  for (let from = 0; from < ids.length; from += SLICE) {
    all.push(...(await recordsOf(db, kind, { ids: ids.slice(from, from + SLICE) })))
    await turn()
  }
  return all
}

/** A project that was not taken back. @throws Refusal `not-found` */
export async function projectOf(db: ReadableDb, projectId: string): Promise<Project> {
  const project = await recordById(db, 'project', projectId)
  if (project.archived?.how === 'undone') {
    throw new Refusal('not-found', 'This project was taken back by Undo. History shows it.')
  }
  return project
}

/** Every text in a tree of plain data that may be an id; the ids among them name people and organisations. */
export function idsIn(tree: unknown): Set<string> {
  const found = new Set<string>()
  const waiting: unknown[] = [tree]
  while (waiting.length > 0) {
    const value = waiting.pop()
    if (typeof value === 'string') {
      if (value.length === 36) found.add(value)
    } else if (value !== null && typeof value === 'object') {
      for (const entry of Object.values(value)) waiting.push(entry)
    }
  }
  return found
}
