import { z } from 'zod'
import { day, moment, recordId } from './record.ts'
import { longText, shortText } from './text.ts'

export const stage = z.enum(['initial', 'residual'])
export type Stage = z.infer<typeof stage>

export const acceptability = z.enum(['not stated', 'acceptable', 'not acceptable'])

/** What one member of a panel thought, as noted. The rating never comes from it: the group agrees on one score. */
export const panelScore = z.strictObject({
  name: shortText,
  /** Word of the project's scheme, or null where the member gave none. */
  severity: z.string().max(500).nullable(),
  likelihood: z.string().max(500).nullable(),
  note: longText,
})
export type PanelScore = z.infer<typeof panelScore>

/** What a person says when scoring; the rating is never among it: it is looked up. */
export const assessmentEntry = z.strictObject({
  /** Word of the project's scheme. */
  severity: z.string().max(500).nullable(),
  likelihood: z.string().max(500).nullable(),
  severityReason: longText,
  likelihoodReason: longText,
  harmKindId: z.string().max(60).nullable(),
  /** Whether one occurrence could harm more than one patient. */
  patients: z.enum(['one', 'several']).nullable(),
  acceptability,
  /** Why it is acceptable; ratings that need a reason are not accepted without it. */
  justification: longText,
  /** Who assessed, apart from who typed it. */
  assessedBy: z.array(recordId).max(50),
  sessionId: recordId.nullable(),
  assessedOn: day.nullable(),
  panel: z.array(panelScore).max(50),
})
export type AssessmentEntry = z.infer<typeof assessmentEntry>

/** One scoring of a hazard at one stage. Earlier ones are kept; the last of a stage is the current one. */
export const assessment = z.strictObject({
  id: recordId,
  stage,
  ...assessmentEntry.shape,
  /** A score made elsewhere stands as `imported` until a named person confirms it (clinical-rules 1). */
  origin: z.enum(['entered', 'imported']),
  confirmedBy: recordId.nullable(),
  confirmedAt: moment.nullable(),
  recordedAt: moment,
  /** Revision of the hazard that this assessment became part of. */
  revision: z.int().min(1),
  /** What it rested on: fact → fingerprint (see facts.ts). */
  facts: z.record(z.string(), z.string()),
})
export type Assessment = z.infer<typeof assessment>

/** What a source showed for a stage; read-only for ever, beside what we make of it (clinical-rules 1, 2). */
export const sourceScore = z.strictObject({
  stage,
  severity: z.string().nullable(),
  likelihood: z.string().nullable(),
  severityShown: z.string(),
  likelihoodShown: z.string(),
  ratingShown: z.string(),
  /** Cells of severity, likelihood and rating. */
  cells: z.strictObject({ severity: z.string(), likelihood: z.string(), rating: z.string() }),
  importId: recordId,
  /** A person has looked at this difference from the scheme's lookup, on this hazard alone. */
  differenceConfirmed: z.strictObject({ by: recordId.nullable(), at: moment, reason: z.string() }).nullable(),
})
export type SourceScore = z.infer<typeof sourceScore>

/** An assessment without anything said yet. */
export const blankAssessment: AssessmentEntry = {
  severity: null,
  likelihood: null,
  severityReason: '',
  likelihoodReason: '',
  harmKindId: null,
  patients: null,
  acceptability: 'not stated',
  justification: '',
  assessedBy: [],
  sessionId: null,
  assessedOn: null,
  panel: [],
}

/** The current assessment of a stage, or undefined where the hazard was never scored at it. */
export function currentAssessment(of: { assessments: Assessment[] }, at: Stage): Assessment | undefined {
  return of.assessments.findLast((made) => made.stage === at)
}
