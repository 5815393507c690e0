import { z } from 'zod'
import { archived, day, recordId } from './record.ts'
import { longText, nameText } from './text.ts'

export const evidenceType = z.enum([
  'test report',
  'audit',
  'training record',
  'policy or procedure',
  'configuration record',
  'clinical review',
  'minutes',
  'supplier document',
  'imported hazard log',
  'other',
])

/** A file kept beside the workspace under its SHA-256. */
export const evidenceFile = z.strictObject({
  name: nameText,
  /** SHA-256 of the bytes, lower-case hexadecimal; also the file's name in the evidence folder. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  /** Bytes. */
  size: z.int().min(0),
})

export const evidenceEntry = z.strictObject({
  title: nameText,
  type: evidenceType,
  date: day.nullable(),
  /** After this day the evidence no longer counts as present (clinical-rules 11). */
  reviewBy: day.nullable(),
  /** Where it is kept, where it is not a file here. */
  reference: longText,
  /** Marked evidence never leaves in a document, package or bundle. */
  holdsPatientData: z.boolean(),
  note: longText,
})
export const evidence = z.strictObject({
  id: recordId,
  projectId: recordId,
  ...evidenceEntry.shape,
  file: evidenceFile.nullable(),
  archived,
})
export type EvidenceEntry = z.infer<typeof evidenceEntry>
export type Evidence = z.infer<typeof evidence>

/** Evidence that may be relied on today: not archived, not past its review-by day. */
export function isCurrent(piece: Evidence, today: string): boolean {
  return piece.archived === null && (piece.reviewBy === null || piece.reviewBy >= today)
}
