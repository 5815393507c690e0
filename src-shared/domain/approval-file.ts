import { z } from 'zod'
import { askedApproval } from './baseline.ts'
import { sha256Hex } from './public-key.ts'
import { moment, recordId } from './record.ts'

/** Longest text of a frozen project in a request file, in characters: well past 10,000 hazards. */
const LONGEST = 250_000_000

/**
 * Asks somebody who works elsewhere for their decision. Carries the frozen content whole, so that what is read there is
 * what is signed.
 */
export const approvalRequest = z.strictObject({
  format: z.literal('hazard-ledger-approval-request'),
  formatVersion: z.literal(1),
  at: moment,
  person: z.strictObject({ id: recordId, name: z.string().max(500) }),
  /** Fingerprint of the key that is enrolled for this person. */
  fingerprint: sha256Hex,
  asked: z.array(askedApproval).min(1).max(10),
  sha256: sha256Hex,
  /** The bytes of the version as text. */
  baseline: z.string().max(LONGEST),
})
export type ApprovalRequest = z.infer<typeof approvalRequest>

/** What comes back: signed words with their signatures. */
export const approvalAnswer = z.strictObject({
  format: z.literal('hazard-ledger-approval-answer'),
  formatVersion: z.literal(1),
  at: moment,
  answers: z
    .array(z.strictObject({ signed: z.string().max(1_000_000), signature: z.string().max(200) }))
    .min(1)
    .max(10),
})
export type ApprovalAnswer = z.infer<typeof approvalAnswer>
