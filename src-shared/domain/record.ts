import { z } from 'zod'

/** Identity of a record: UUID v7, made by the backend; visible numbers are something else. */
export const recordId = z.uuid()

/** A calendar day, `2026-03-03`; shown as 3 March 2026. */
export const day = z.iso.date('Write a date as day, month, year.')
/** A moment in UTC with milliseconds, `2026-03-03T09:00:00.000Z`. */
export const moment = z.iso.datetime({ precision: 3 })

/**
 * Why a record is out of lists and counts. It is never erased: its number stays taken and documents list it with the
 * reason. `undone` is a creation taken back, which only History shows.
 */
export const archived = z
  .strictObject({ how: z.enum(['archived', 'merged', 'undone']), reason: z.string(), at: moment })
  .nullable()
export type Archived = z.infer<typeof archived>

/** Where an imported text stood and how it read there, before any rule touched it. */
export const sourceField = z.strictObject({ cell: z.string(), text: z.string() })

/** The import a record came from, its sheet, and for each field its cell and source text. */
export const recordSource = z
  .strictObject({ importId: recordId, sheet: z.string(), fields: z.record(z.string(), sourceField) })
  .nullable()
export type RecordSource = z.infer<typeof recordSource>

/** True for a record that lists, counts and documents show. */
export function isLive(record: { archived: Archived }): boolean {
  return record.archived === null
}
