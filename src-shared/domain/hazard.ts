import { z } from 'zod'
import { assessment, sourceScore } from './assessment.ts'
import { archived, day, moment, recordId, recordSource } from './record.ts'
import { longText, nameText, shortText } from './text.ts'

/** Meanings are those of DCB0129's guidance; under DCB0160 they are unconfirmed. `not stated` counts as Open. */
export const hazardStatus = z.enum(['Open', 'Transferred', 'Closed', 'not stated'])
export type HazardStatus = z.infer<typeof hazardStatus>

export const hazardSourceKind = z.enum(['workshop', 'incident', "supplier's log", 'change', 'other', 'not stated'])

export const cause = z.strictObject({
  id: recordId,
  /** Fixed and never re-used within the hazard: texts refer to it. */
  number: z.int().min(1),
  text: longText,
  archived,
  source: recordSource,
})
export type Cause = z.infer<typeof cause>

/** A dated action on a hazard. */
export const hazardAction = z.strictObject({
  id: recordId,
  text: longText,
  ownerId: recordId.nullable(),
  due: day.nullable(),
  done: day.nullable(),
})
export type HazardAction = z.infer<typeof hazardAction>

/** How a control answers one cause, or the hazard as a whole; everything here belongs to the link, not the control. */
export const controlLinkEntry = z.strictObject({
  /** `existing` controls count in the initial risk, `additional` ones lower the residual. */
  standing: z.enum(['existing', 'additional', 'not stated']),
  /** An existing control counts only if it remains after go-live (DCB0129 glossary: "retained"). */
  remains: z.enum(['yes', 'no', 'not stated']),
  acts: z.enum(['prevents the cause', 'detects', 'limits the harm', 'removes the hazard', 'not stated']),
  /** Verified effectiveness of this control against this cause (DCB0129 6.3.3). */
  effectiveness: z.enum(['not yet judged', 'effective', 'not effective']),
  effectiveBy: recordId.nullable(),
  effectiveOn: day.nullable(),
  evidenceIds: z.array(recordId).max(100),
  /** New hazards that the control brings (DCB0129 6.1.2). */
  newHazards: z.enum(['not yet assessed', 'assessed, none', 'assessed, managed']),
  newHazardsNote: longText,
})
export type ControlLinkEntry = z.infer<typeof controlLinkEntry>

export const controlLink = z.strictObject({
  id: recordId,
  controlId: recordId,
  /** The cause it answers; null for the hazard as a whole. */
  causeId: recordId.nullable(),
  ...controlLinkEntry.shape,
})
export type ControlLink = z.infer<typeof controlLink>

export const reference = z.strictObject({ label: shortText, text: longText })

export const hazardEntry = z.strictObject({
  name: nameText,
  description: longText,
  impact: longText,
  category: shortText,
  careSetting: shortText,
  processStep: shortText,
  raisedFrom: hazardSourceKind,
  raisedOn: day.nullable(),
  raisedBy: shortText,
  ownerId: recordId.nullable(),
  status: hazardStatus,
  nextReview: day.nullable(),
  notes: longText,
  references: z.array(reference).max(100),
  actions: z.array(hazardAction).max(200),
  /** Evidence for the hazard as a whole, such as a test that exercises it. */
  evidenceIds: z.array(recordId).max(100),
})
export type HazardEntry = z.infer<typeof hazardEntry>

/** A hazard is a whole: its causes, actions, assessments past and present, and the links to controls. */
export const hazard = z.strictObject({
  id: recordId,
  projectId: recordId,
  /** Visible number, `HAZ-014` or as imported; unique in the project and never re-used. */
  number: z.string(),
  ...hazardEntry.shape,
  /** Named only, not yet analysed: stands outside the counts, which say how many there are. */
  candidate: z.boolean(),
  causes: z.array(cause),
  links: z.array(controlLink),
  assessments: z.array(assessment),
  sourceScores: z.array(sourceScore),
  /** Split and merged hazards name each other. */
  related: z.array(
    z.strictObject({
      hazardId: recordId,
      how: z.enum(['split from', 'split into', 'merged from', 'merged into']),
      at: moment,
    }),
  ),
  source: recordSource,
  archived,
})
export type Hazard = z.infer<typeof hazard>

/** Fields of a hazard that nobody has filled in yet. */
export const blankHazard: Omit<HazardEntry, 'name'> = {
  description: '',
  impact: '',
  category: '',
  careSetting: '',
  processStep: '',
  raisedFrom: 'not stated',
  raisedOn: null,
  raisedBy: '',
  ownerId: null,
  status: 'not stated',
  nextReview: null,
  notes: '',
  references: [],
  actions: [],
  evidenceIds: [],
}

/** A link about which nothing is said yet. */
export const blankLink: ControlLinkEntry = {
  standing: 'not stated',
  remains: 'not stated',
  acts: 'not stated',
  effectiveness: 'not yet judged',
  effectiveBy: null,
  effectiveOn: null,
  evidenceIds: [],
  newHazards: 'not yet assessed',
  newHazardsNote: '',
}

/** Causes that stand. */
export function liveCauses(of: Hazard): Cause[] {
  return of.causes.filter((one) => one.archived === null)
}

/** A hazard that counts: not archived, not a candidate. */
export function counts(one: Hazard): boolean {
  return one.archived === null && !one.candidate
}
