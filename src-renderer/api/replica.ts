import type { ChangedEvent } from '../../src-shared/contract/events.ts'
import type { Project } from '../../src-shared/domain/project.ts'
import {
  type AnyRecord,
  type ProjectKind,
  type RecordKind,
  type Snapshot,
  workspaceKinds,
} from '../../src-shared/domain/snapshot.ts'

/**
 * The snapshot as it stands after a change; the same object where the change is already in it; null where changes in
 * between are missing or the change is too large to be told record by record: then read it again.
 *
 * The ledger numbers the changes of all projects in one row, so another project's change moves the position only.
 */
export function applyChange(snapshot: Snapshot, event: ChangedEvent): Snapshot | null {
  if (event.seq <= snapshot.position.seq) return snapshot
  if (event.seq !== snapshot.position.seq + 1) return null
  if (event.records === null) return null
  const next: Snapshot = {
    ...snapshot,
    position: { seq: event.seq, hash: event.hash, at: event.at },
    records: { ...snapshot.records },
  }
  for (const { kind, record } of event.records) {
    if (kind === 'project') {
      if (record.id === snapshot.project.id) next.project = record as Project
    } else if (kind === 'organisation') next.organisations = withRecord(next.organisations, record)
    else if (kind === 'person') next.people = withRecord(next.people, record)
    else if (isProjectKind(kind) && 'projectId' in record && record.projectId === snapshot.project.id) {
      replaceIn(next, kind, record)
    }
  }
  return next
}

function isProjectKind(kind: RecordKind): kind is ProjectKind {
  return !(workspaceKinds as readonly RecordKind[]).includes(kind)
}

function replaceIn(next: Snapshot, kind: ProjectKind, record: AnyRecord): void {
  const lists = next.records as Record<ProjectKind, AnyRecord[]>
  lists[kind] = withRecord(lists[kind], record)
}

/** The list with this record in its place; without it where its making was undone; a new one goes where its id says. */
function withRecord<T extends AnyRecord>(list: T[], record: AnyRecord): T[] {
  const at = list.findIndex(({ id }) => id === record.id)
  const undone = 'archived' in record && record.archived?.how === 'undone'
  if (undone) return at < 0 ? list : list.toSpliced(at, 1)
  if (at >= 0) return list.with(at, record as T)
  // Ids are in order of making (UUID v7): one that comes back by redo finds its old place.
  const before = list.findIndex(({ id }) => id > record.id)
  return list.toSpliced(before < 0 ? list.length : before, 0, record as T)
}
