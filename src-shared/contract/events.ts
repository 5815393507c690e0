import type { RecordKind, RecordOf } from '../domain/snapshot.ts'

/** Pushed after each commit. */
export interface ChangedEvent {
  /** Project that changed, or null for the workspace. */
  projectId: string | null
  seq: number
  hash: string
  at: string
  /** The records as they now stand, or null where there are too many: read the snapshot again. */
  records: { kind: RecordKind; record: RecordOf<RecordKind> }[] | null
}

/** Pushed when another workspace was opened, or who is working changed. */
export type WorkspaceEvent = Record<string, never>

/** Pushed by long work; the last one of a piece of work has `part` 1, however it ended. */
export interface ProgressEvent {
  /** What is being done, for people. */
  work: string
  /** 0 to 1, or null where unknown. */
  part: number | null
  /** Whether `work.cancel` stops it with nothing changed. */
  cancellable: boolean
}

/** Pushed when the person working changed how screens look. */
export type PreferencesEvent = Record<string, never>

/** What is pushed to pages. */
export interface Events {
  changed: ChangedEvent
  workspace: WorkspaceEvent
  progress: ProgressEvent
  preferences: PreferencesEvent
}
