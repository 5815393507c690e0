import type { AnyRecord, ProjectKind, RecordKind, Snapshot } from '../domain/snapshot.ts'

/**
 * A project as it crosses to a page: lines of JSON, so that neither side has to hold, write or parse a large log in one
 * piece. The answer to `project.read` names a token; `GET /files/TOKEN` streams these lines, the head first and the foot
 * last. A stream without its foot broke off.
 */
export type SnapshotLine =
  /** The project whole. */
  | { line: 'whole'; position: Snapshot['position']; project: Snapshot['project'] }
  /** Records of one kind, in the order of the log; of a whole project. */
  | { line: 'records'; kind: ProjectKind; records: AnyRecord[] }
  /** Only what changed since the position asked from. */
  | { line: 'changes'; position: Snapshot['position'] }
  /** Records as they now stand, those of other projects too. */
  | { line: 'changed'; kind: RecordKind; records: AnyRecord[] }
  /** The end. Of a whole project with the organisations and people that its records name. */
  | { line: 'end'; organisations: Snapshot['organisations']; people: Snapshot['people'] }
