import { z } from 'zod'
import { shortText } from './text.ts'

/** The documents that are issued and approved: the log and the report, each with a reference and version of its own. */
export const issuedDocumentKind = z.enum(['hazard-log', 'safety-case'])
export type IssuedDocumentKind = z.infer<typeof issuedDocumentKind>

/** A document of an issue; the baseline ties the two together (3.3.3, clinical-rules 22). */
export const issuedDocument = z.strictObject({
  document: issuedDocumentKind,
  reference: shortText,
  version: shortText,
})
export type IssuedDocument = z.infer<typeof issuedDocument>
