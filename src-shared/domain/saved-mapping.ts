import { z } from 'zod'
import { columnMapping } from './import-options.ts'

/** SHA-256 of the headings of a table, each with its column; see `headingSignature`. */
export const mappingSignature = z.string().regex(/^[0-9a-f]{64}$/)

/**
 * What a person said of the columns of a file by importing it so, kept for the next file with the same headings. Its
 * sheet and row are those of that file; the words of a scale in it are proposed again and never applied by themselves.
 */
export const savedMapping = z.strictObject({
  signature: mappingSignature,
  mapping: columnMapping,
  /** Name of the file, and when it was imported; ISO 8601 UTC. */
  file: z.string().max(500),
  at: z.iso.datetime(),
  usedAt: z.iso.datetime(),
})
export type SavedMapping = z.infer<typeof savedMapping>
