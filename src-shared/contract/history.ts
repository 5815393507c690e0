import { z } from 'zod'
import { day, recordId } from '../domain/record.ts'
import { type RecordKind, recordKindNames } from '../domain/snapshot.ts'
import { host, query } from './define.ts'
import { historyEntry } from './exchange.ts'

/** Which changes are looked for; null, or an empty text, for all. */
export const historyFilter = z.strictObject({
  /** Who made them, as stated: the name, or the account where nobody was named. */
  actor: z.string().max(500).nullable(),
  kind: z.enum(recordKindNames as [RecordKind, ...RecordKind[]]).nullable(),
  /** What they were about (format/command-families.ts). */
  family: z.string().max(40).nullable(),
  /** Calendar days, both within. */
  from: day.nullable(),
  to: day.nullable(),
  /** Words that all stand in what a change says: summary, reason, person, record, old and new values. */
  words: z.string().max(200),
})
export type HistoryFilter = z.infer<typeof historyFilter>

const asked = z.strictObject({
  /** Null for all projects. */
  projectId: recordId.nullable(),
  /** One record's changes only; a person's or an organisation's in every project. */
  recordId: recordId.nullable(),
  /** The last change that counts; null for the newest. */
  until: z.int().nullable(),
  filter: historyFilter,
})

const facet = <T extends z.ZodType>(value: T) => z.array(z.strictObject({ value, changes: z.int() }))

export const historyContract = {
  /** Changes that a filter lets through, newest first, with how many there are. */
  'history.find': query(
    asked.extend({
      /** Changes before this one; null to begin with. */
      before: z.int().nullable(),
      limit: z.int().min(1).max(200),
    }),
    z.strictObject({
      entries: z.array(historyEntry),
      /** Go on before this change; null where there are no more. */
      next: z.int().nullable(),
      /** How many changes pass; null where words are looked for, which are found by reading. */
      matching: z.int().nullable(),
      /** How many changes there are without the filter. */
      all: z.int(),
    }),
  ),
  /** What a filter can choose from. */
  'history.facets': query(
    asked.omit({ filter: true }),
    z.strictObject({
      actors: facet(z.string()),
      kinds: facet(z.enum(recordKindNames as [RecordKind, ...RecordKind[]])),
      families: facet(z.string()),
    }),
  ),
  /** Every change that passes, a line for each field, as a workbook or comma-separated. */
  'history.export': host(
    asked.extend({ format: z.enum(['xlsx', 'csv']) }),
    z.strictObject({ token: z.string(), fileName: z.string(), changes: z.int() }),
  ),
} as const
