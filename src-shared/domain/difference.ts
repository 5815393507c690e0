import { isUnchanged, type LogChanges } from './compare.ts'
import type { RecordKind } from './snapshot.ts'

/** What became of a record: it was not there before; it differs; it is gone, or archived now and was not before. */
export type HowDifferent = 'added' | 'changed' | 'removed'

/** One field of a record that differs, in words that people read. */
export interface FieldDifference {
  field: string
  /** The part of the record that the field belongs to, such as a cause, a control link or a score. */
  part?: string
  /** Null where nothing stood. */
  before: string | null
  after: string | null
}

/** One record that differs. Ids of people, evidence and the like are names here, each as its own side calls them. */
export interface RecordDifference {
  kind: RecordKind
  id: string
  /** Visible number, or what kind of record it is: `HAZ-014`, `Person`. */
  label: string
  name: string
  how: HowDifferent
  /** The hazard that the record is, or is about. */
  hazardId?: string
  /** Of an added or removed record everything it says; of one that was archived what differs. */
  fields: FieldDifference[]
}

/**
 * Everything that differs between two states of one project: what it means for the log, and each record field by field.
 * Plain JSON, which a baseline freezes: another shape is another format.
 */
export interface ProjectDifference {
  format: 1
  summary: LogChanges
  /** Hazards in the order of the log first, then the other records kind by kind. */
  records: RecordDifference[]
}

/** How many records were added, changed and removed. */
export interface DifferenceCounts {
  added: number
  changed: number
  removed: number
}

/** Whether two states are the same. */
export function isSameProject({ summary, records }: ProjectDifference): boolean {
  return records.length === 0 && isUnchanged(summary)
}

/** Records that differ, counted; of one kind where one is named. */
export function countDifferences({ records }: ProjectDifference, kind?: RecordKind): DifferenceCounts {
  const counts = { added: 0, changed: 0, removed: 0 }
  for (const one of records) if (kind === undefined || one.kind === kind) counts[one.how]++
  return counts
}

/** One side of a comparison: an issued version, or the working log. */
export interface ComparedState {
  /** Null for the log as it stands now. */
  version: string | null
  /** Calendar day on which it is read: of a version the day of its issue. */
  day: string
}

/** Two states of a project and what differs between them: the answer to `baseline.compare`. */
export interface ComparedVersions {
  from: ComparedState
  to: ComparedState
  difference: ProjectDifference
}
