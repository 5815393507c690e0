import type { Answer } from '../domain/registers.ts'
import type { CheckedHazard, CheckInput } from './checked-log.ts'

/** Three levels: an error would block an issue, a warning needs a look, a notice is worth knowing. */
export type FindingLevel = 'error' | 'warning' | 'notice'

/** Where a finding leads: the record and the field to mend it in. */
export interface FindingPlace {
  kind: 'project' | 'hazard' | 'control' | 'evidence' | 'person' | 'register'
  recordId: string
  /**
   * Field of the record or of the part named, e.g. `ownerId`; of a hazard's current assessment with its stage, e.g.
   * `initial.severity`; empty for the record as a whole.
   */
  field: string
  /** Part of the record, e.g. the cause or link. */
  partId: string | null
}

/** What a check says: pure data, the same on screen, in documents and on the command line. */
export interface Finding {
  /** Number of the rule in the reference (6.1), e.g. `5`, or a fixed word for others. */
  rule: string
  /** The check that made it, e.g. `cause-without-control`; groups findings together with the hazard. */
  check: string
  level: FindingLevel
  /** The hazard it is grouped under, or null for the project as a whole. */
  hazardId: string | null
  /** Every hazard it concerns, in the order of the log: a finding on a shared control concerns several. */
  touches: string[]
  /** What is wrong, one sentence, naming things by their visible numbers. */
  message: string
  /** Why it matters, with clause or source, from the check. */
  why: string
  /** Clauses of the standards that the project follows, e.g. `DCB0129 6.3.2`. */
  clauses: string[]
  place: FindingPlace
  /** Identity over time: check and place. Unique in a run. */
  key: string
  /** Fingerprint of the values looked at: an answer holds while these stand (clinical-rules 23). */
  values: string
  /** Not yet due in the project's lifecycle phase (clinical-rules 24). */
  notYetDue: boolean
}

/** A finding with the answer that holds for it now, if one does. */
export interface AnsweredFinding extends Finding {
  answer: Answer | null
  /** An answer was given on other values and no longer holds. */
  reopened: boolean
}

/** What a check writes; the rest is the check's own and is added when the checks are run. */
export type FindingDraft = Omit<Finding, 'rule' | 'check' | 'level' | 'why' | 'clauses' | 'key'>

/** One safety check: a pure function; checks of one concept share a file. */
export interface Check {
  id: string
  /** Heading under which its findings are grouped, in the plural: `Controls without an owner`. */
  title: string
  rule: string
  level: FindingLevel
  why: string
  /** Clauses of either standard; a finding names those of the standards that its project follows. */
  clauses: string[]
  run: RunCheck
}

/** Runs a check over the log; `look` does the part of one hazard beforehand, so that a long run can be taken in steps. */
export interface RunCheck {
  (input: CheckInput): FindingDraft[]
  look?: ((one: CheckedHazard, input: CheckInput) => unknown) | undefined
}
