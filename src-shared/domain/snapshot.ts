import { z } from 'zod'
import { approval } from './approval.ts'
import { baseline } from './baseline.ts'
import { type Control, control } from './control.ts'
import { type Evidence, evidence } from './evidence.ts'
import { hazard } from './hazard.ts'
import { organisation } from './organisation.ts'
import { person } from './person.ts'
import { project } from './project.ts'
import { publicKey } from './public-key.ts'
import { answer, importRecord, narrative, registers, safetyStatement } from './registers.ts'
import type { RiskContext } from './standing.ts'

/**
 * Every kind of record, with its schema. A record is a whole: one image in the ledger, one entry here. The format is
 * raised when a kind's shape changes, with an upgrader from the one before (ledger/upgrade.ts).
 */
export const recordKinds = {
  organisation: { schema: organisation, format: 1 },
  person: { schema: person, format: 1 },
  project: { schema: project, format: 1 },
  hazard: { schema: hazard, format: 2 },
  control: { schema: control, format: 1 },
  evidence: { schema: evidence, format: 1 },
  assumption: { schema: registers.assumption, format: 1 },
  testIssue: { schema: registers.testIssue, format: 1 },
  session: { schema: registers.session, format: 1 },
  plan: { schema: registers.plan, format: 1 },
  thirdParty: { schema: registers.thirdParty, format: 1 },
  handOver: { schema: registers.handOver, format: 1 },
  supplierReview: { schema: registers.supplierReview, format: 1 },
  benefitAnalysis: { schema: registers.benefitAnalysis, format: 2 },
  boardDecision: { schema: registers.boardDecision, format: 1 },
  narrative: { schema: narrative, format: 1 },
  safetyStatement: { schema: safetyStatement, format: 1 },
  answer: { schema: answer, format: 1 },
  import: { schema: importRecord, format: 1 },
  publicKey: { schema: publicKey, format: 1 },
  baseline: { schema: baseline, format: 1 },
  approval: { schema: approval, format: 1 },
} as const

export type RecordKind = keyof typeof recordKinds
export const recordKindNames = Object.keys(recordKinds) as RecordKind[]
/** Whether a word is the name of a kind. */
export function isRecordKind(word: string): word is RecordKind {
  return Object.hasOwn(recordKinds, word)
}
export type RecordOf<K extends RecordKind> = z.infer<(typeof recordKinds)[K]['schema']>
export type AnyRecord = RecordOf<RecordKind>

/** Kinds that belong to the workspace; the others belong to exactly one project. */
export const workspaceKinds = ['organisation', 'person', 'project'] as const satisfies RecordKind[]
/** Kinds that tell of an issue: outside the content that is issued, and no change of it. Undo leaves them alone. */
export const issueKinds = ['publicKey', 'baseline', 'approval'] as const satisfies RecordKind[]
/** Kinds that are a project's content: what a snapshot holds and a baseline freezes. */
export type ProjectKind = Exclude<RecordKind, (typeof workspaceKinds)[number] | (typeof issueKinds)[number]>
export const projectKinds = recordKindNames.filter(isProjectKind)

/** Whether a kind is content of a project. */
export function isProjectKind(kind: RecordKind): kind is ProjectKind {
  return !([...workspaceKinds, ...issueKinds] as readonly RecordKind[]).includes(kind)
}

const projectRecords = z.strictObject({
  hazard: z.array(hazard),
  control: z.array(control),
  evidence: z.array(evidence),
  assumption: z.array(registers.assumption),
  testIssue: z.array(registers.testIssue),
  session: z.array(registers.session),
  plan: z.array(registers.plan),
  thirdParty: z.array(registers.thirdParty),
  handOver: z.array(registers.handOver),
  supplierReview: z.array(registers.supplierReview),
  benefitAnalysis: z.array(registers.benefitAnalysis),
  boardDecision: z.array(registers.boardDecision),
  narrative: z.array(narrative),
  safetyStatement: z.array(safetyStatement),
  answer: z.array(answer),
  import: z.array(importRecord),
})

/**
 * One project at one ledger position, whole: what checks read, documents are built from and a baseline freezes.
 * Records taken back by undo (`how: 'undone'`) are not in it.
 */
export const snapshot = z.strictObject({
  format: z.literal(1),
  /** Ledger position, its hash, and when the snapshot was taken. */
  position: z.strictObject({ seq: z.int(), hash: z.string(), at: z.string() }),
  project,
  organisations: z.array(organisation),
  people: z.array(person),
  records: projectRecords,
})
export type Snapshot = z.infer<typeof snapshot>

/** What the risk rules need, from a snapshot, on a day. */
export function riskContext(of: Snapshot, today: string): RiskContext {
  return {
    scheme: of.project.scheme,
    organisationId: of.project.organisationId,
    controls: new Map(of.records.control.map((one): [string, Control] => [one.id, one])),
    evidence: new Map(of.records.evidence.map((one): [string, Evidence] => [one.id, one])),
    today,
  }
}
