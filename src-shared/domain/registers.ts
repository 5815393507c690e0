import { z } from 'zod'
import { archived, day, recordId } from './record.ts'
import { longText, nameText, shortText } from './text.ts'

/**
 * The simple registers of a project: records without which a document would lie (clinical-rules 19). Each is a flat
 * form; the same commands and the same screen serve them all.
 */
export const registerEntries = {
  /** Assumptions, dependencies and operational constraints of the safety argument. */
  assumption: z.strictObject({
    kind: z.enum(['assumption', 'dependency', 'operational constraint']),
    text: longText,
    ownerId: recordId.nullable(),
  }),
  /** An outstanding test issue and what it means for patients. */
  testIssue: z.strictObject({
    reference: shortText,
    title: nameText,
    description: longText,
    clinicalImpact: longText,
    status: z.enum(['open', 'closed']),
    hazardIds: z.array(recordId).max(500),
  }),
  /** A hazard identification or review session, with who attended in which role (guidance 4.3). */
  session: z.strictObject({
    title: nameText,
    date: day.nullable(),
    method: shortText,
    attendees: z.array(z.strictObject({ personId: recordId, role: shortText })).max(100),
    hazardIds: z.array(recordId).max(500),
    minutesId: recordId.nullable(),
    notes: longText,
  }),
  /** The clinical risk management plan (3.2.1): who may accept which rating stands here. */
  plan: z.strictObject({
    title: nameText,
    version: shortText,
    date: day.nullable(),
    approverId: recordId.nullable(),
    reference: longText,
    scope: longText,
    acceptance: z.array(z.strictObject({ rating: z.int(), who: shortText })).max(25),
    /** Risk scheme that the plan names, by identifier and version; null where it was not looked up yet. */
    scheme: z.strictObject({ id: z.string().max(60), version: shortText }).nullable(),
    evidenceId: recordId.nullable(),
  }),
  /** A third party product and its assessment (DCB0129 2.5.1, 2.5.2). */
  thirdParty: z.strictObject({
    organisationId: recordId.nullable(),
    product: nameText,
    version: shortText,
    assessment: longText,
    conclusion: longText,
    date: day.nullable(),
  }),
  /** Safety documents handed over or received, and whether that was acknowledged (3.5.3). */
  handOver: z.strictObject({
    direction: z.enum(['given', 'received']),
    organisationId: recordId.nullable(),
    what: nameText,
    version: shortText,
    hazardIds: z.array(recordId).max(500),
    sentOn: day.nullable(),
    acknowledgedBy: shortText,
    acknowledgedOn: day.nullable(),
  }),
  /** A supplier's safety document that was read, by whom, with what conclusion (DCB0160 2.5.1). */
  supplierReview: z.strictObject({
    document: nameText,
    version: shortText,
    date: day.nullable(),
    reviewerId: recordId.nullable(),
    conclusion: longText,
  }),
  /** A clinical risk benefit analysis of a residual risk that cannot be reduced further (6.2). */
  benefitAnalysis: z.strictObject({
    hazardId: recordId.nullable(),
    benefits: longText,
    residualRisk: longText,
    conclusion: longText,
    authors: shortText,
    date: day.nullable(),
    evidenceIds: z.array(recordId).max(100),
    /** Who accepted the residual risk: the person whom the plan authorises for its rating, when, in which words. */
    acceptedById: recordId.nullable(),
    acceptedOn: day.nullable(),
    acceptanceStatement: longText,
  }),
  /** Something a board is asked to decide, in words a person wrote (clinical-rules 26). */
  boardDecision: z.strictObject({ decision: longText, why: longText }),
} as const

export type RegisterKind = keyof typeof registerEntries
export const registerKinds = Object.keys(registerEntries) as RegisterKind[]
export type RegisterEntry<K extends RegisterKind> = z.infer<(typeof registerEntries)[K]>

const identity = { id: recordId, projectId: recordId, archived }
export const registers = {
  assumption: z.strictObject({ ...identity, ...registerEntries.assumption.shape }),
  testIssue: z.strictObject({ ...identity, ...registerEntries.testIssue.shape }),
  session: z.strictObject({ ...identity, ...registerEntries.session.shape }),
  plan: z.strictObject({ ...identity, ...registerEntries.plan.shape }),
  thirdParty: z.strictObject({ ...identity, ...registerEntries.thirdParty.shape }),
  handOver: z.strictObject({ ...identity, ...registerEntries.handOver.shape }),
  supplierReview: z.strictObject({ ...identity, ...registerEntries.supplierReview.shape }),
  benefitAnalysis: z.strictObject({ ...identity, ...registerEntries.benefitAnalysis.shape }),
  boardDecision: z.strictObject({ ...identity, ...registerEntries.boardDecision.shape }),
} as const
export type RegisterRecord<K extends RegisterKind> = z.infer<(typeof registers)[K]>

/** A section of the safety case report that people write. One record a section and project. */
export const narrative = z.strictObject({
  ...identity,
  /** Identifier of the section in the standards pack's outline. */
  section: z.string().max(60),
  text: longText,
})

/** The clinical safety officer's own statement on the deployment or release (clinical-rules 26). */
export const statementRecommendation = z.enum([
  'not yet given',
  'recommend',
  'recommend with conditions',
  'do not recommend',
])
export const safetyStatement = z.strictObject({
  ...identity,
  recommendation: statementRecommendation,
  text: longText,
  conditions: longText,
  personId: recordId.nullable(),
  date: day.nullable(),
})
export type SafetyStatement = z.infer<typeof safetyStatement>

/** An answer to a finding, good for the values it was given on (clinical-rules 23). */
export const answer = z.strictObject({
  ...identity,
  /** Rule and place of the finding. */
  finding: z.string().max(200),
  /** Fingerprint of the values it was given on; another fingerprint opens the finding again. */
  values: z.string(),
  reason: longText,
  personId: recordId.nullable(),
  on: day,
})
export type Answer = z.infer<typeof answer>

/** One import: what was read from where, and everything that was not carried over. */
export const importRecord = z.strictObject({
  ...identity,
  fileName: z.string(),
  sha256: z.string(),
  size: z.int(),
  /** The source file, kept as evidence. */
  evidenceId: recordId.nullable(),
  sheet: z.string(),
  mapping: z.string(),
  whose: z.enum(['ours', 'supplier']),
  organisationId: recordId.nullable(),
  at: z.string(),
  counts: z.strictObject({ hazards: z.int(), causes: z.int(), controls: z.int() }),
  cover: z.array(z.strictObject({ label: z.string(), value: z.string(), cell: z.string() })),
  versions: z.array(z.strictObject({ version: z.string(), date: z.string(), summary: z.string(), cell: z.string() })),
  /** Names on the source's cover: "listed; no date given", never approvals of ours (clinical-rules 5). */
  listed: z.array(
    z.strictObject({
      as: z.enum(['reviewer', 'approver']),
      name: z.string(),
      title: z.string(),
      date: z.string(),
      cell: z.string(),
    }),
  ),
  leftOut: z.array(z.strictObject({ cell: z.string(), text: z.string(), reason: z.string() })),
  findings: z.array(z.strictObject({ rule: z.string(), hazard: z.string(), cell: z.string(), message: z.string() })),
  textChanges: z.array(z.strictObject({ cell: z.string(), change: z.string() })),
})
export type ImportRecord = z.infer<typeof importRecord>
