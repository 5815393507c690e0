import { z } from 'zod'
import { issuedDocumentKind } from './issued-document.ts'
import { projectRole } from './project.ts'
import { sha256Hex } from './public-key.ts'
import { archived, day, moment, recordId } from './record.ts'
import { longText, nameText, reasonText, shortText } from './text.ts'

/** What a person decides about a document version (clinical-rules 22). */
export const approvalDecision = z.enum(['approve', 'approve with conditions', 'reject'])
export type ApprovalDecision = z.infer<typeof approvalDecision>

/** Something that has to be met, by whom, and before which gate. */
export const approvalCondition = z.strictObject({ text: nameText, owner: nameText, gate: nameText })
export type ApprovalCondition = z.infer<typeof approvalCondition>

/** What a person says about one document of one version, before it is signed. */
export const approvalEntry = z.strictObject({
  decision: approvalDecision,
  statement: longText,
  comment: longText,
  conditions: z.array(approvalCondition).max(50),
})
export type ApprovalEntry = z.infer<typeof approvalEntry>

/**
 * What is signed: the canonical JSON of this binds a person's decision to the bytes of a baseline. The registration is as
 * recorded; no register was consulted.
 */
export const signedApproval = z.strictObject({
  format: z.literal('hazard-ledger-approval'),
  formatVersion: z.literal(1),
  id: recordId,
  baseline: z.strictObject({ sha256: sha256Hex, version: z.string(), projectId: recordId, project: z.string() }),
  document: z.strictObject({ document: issuedDocumentKind, reference: z.string(), version: z.string() }),
  person: z.strictObject({
    id: recordId,
    name: z.string(),
    profession: z.string(),
    registrationBody: z.string(),
    registrationNumber: z.string(),
    registrationExpires: day.nullable(),
    registrationCheckedOn: day.nullable(),
    registrationCheckedBy: z.string(),
  }),
  role: projectRole,
  decision: approvalDecision,
  statement: z.string(),
  comment: z.string(),
  conditions: z.array(approvalCondition),
  at: moment,
  keyFingerprint: sha256Hex,
})
export type SignedApproval = z.infer<typeof signedApproval>

/** A condition that was met, after the approval was signed. */
export const metCondition = z.strictObject({
  /** Place of the condition in the signed approval, from 0. */
  index: z.int().min(0),
  on: day,
  by: shortText,
  note: longText,
})

/** One signed decision of one person about one document of one issued version. What was signed never changes. */
export const approval = z.strictObject({
  id: recordId,
  projectId: recordId,
  baselineId: recordId,
  /** The signed bytes: canonical JSON of a {@link SignedApproval}. */
  signed: z.string(),
  /** Ed25519 signature of those bytes, 64 bytes in base64. */
  signature: z.string(),
  /** Came back in an answer file, or was signed in this workspace. */
  cameBy: z.enum(['signed here', 'answer file']),
  recordedAt: moment,
  met: z.array(metCondition).max(50),
  /** Taken back by a person, with the reason; it stays in the list and counts no longer. */
  withdrawn: z.strictObject({ reason: reasonText, at: moment }).nullable(),
  archived,
})
export type Approval = z.infer<typeof approval>

/** What was signed, read from the bytes. @throws where they are no approval of this format */
export function readSigned({ signed }: Pick<Approval, 'signed'>): SignedApproval {
  return signedApproval.parse(JSON.parse(signed))
}

/** What is wrong with an entry before it is signed, or null (clinical-rules 22). */
export function entryProblem({ decision, statement, comment, conditions }: ApprovalEntry): string | null {
  if (decision === 'reject' && comment === '') return 'Say why it is rejected.'
  if (decision === 'approve with conditions' && conditions.length === 0) return 'Name at least one condition.'
  if (decision !== 'approve with conditions' && conditions.length > 0) {
    return 'Conditions belong to “approve with conditions”.'
  }
  if (decision !== 'reject' && statement === '') return 'Write the statement that is signed.'
  return null
}
