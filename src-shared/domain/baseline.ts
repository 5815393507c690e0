import { z } from 'zod'
import { type IssuedDocument, issuedDocument, issuedDocumentKind } from './issued-document.ts'
import { projectRole } from './project.ts'
import { sha256Hex } from './public-key.ts'
import { archived, moment, recordId } from './record.ts'
import { longText, nameText, reasonText, shortText } from './text.ts'

/** Somebody whose approval of a document is asked. */
export const askedApproval = z.strictObject({
  document: issuedDocumentKind,
  personId: recordId,
  role: projectRole,
})
export type AskedApproval = z.infer<typeof askedApproval>

/** What a person says of a version when issuing it. */
export const issueEntry = z.strictObject({
  version: nameText,
  purpose: longText,
  summary: longText.pipe(z.string().min(1, 'Write a summary of changes.')),
  /** Version of each document; the issue's own where none is named. */
  documents: z.array(issuedDocument.pick({ document: true, version: true })).max(2),
  asked: z.array(askedApproval).max(100),
})
export type IssueEntry = z.infer<typeof issueEntry>

/**
 * An issued version: a project frozen at one ledger position. The record names the bytes by their hash; the bytes lie in
 * a table of their own and are never rebuilt. Approvals, keys and issues lie outside the frozen content.
 */
export const baseline = z.strictObject({
  id: recordId,
  projectId: recordId,
  version: nameText,
  purpose: longText,
  /** Title of the lifecycle phase it was issued in. */
  phase: shortText,
  summary: longText,
  documents: z.array(issuedDocument).max(2),
  asked: z.array(askedApproval.extend({ name: z.string() })).max(100),
  /** SHA-256 of the baseline's bytes, and how many there are. */
  sha256: sha256Hex,
  size: z.int(),
  /** Head of the ledger that was frozen. */
  position: z.strictObject({ seq: z.int(), hash: z.string() }),
  issuedAt: moment,
  issuedBy: z.string(),
  /** Taken back with a reason; it stays in the list, and its documents say so when made again. */
  withdrawn: z.strictObject({ reason: reasonText, at: moment }).nullable(),
  archived,
})
export type Baseline = z.infer<typeof baseline>

/** Name and number of the frozen content's format. */
export const BASELINE_FORMAT = { format: 'hazard-ledger-baseline', formatVersion: 1 } as const

/** Words of the documents that are issued. */
export const issuedDocumentTitle: Record<IssuedDocument['document'], string> = {
  'hazard-log': 'Hazard log',
  'safety-case': 'Clinical safety case report',
}
