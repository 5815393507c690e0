import { z } from 'zod'

/*
 * A procedure is one call that crosses into the backend. A query reads on the read-only connection; a command is one
 * transaction and one entry in the ledger; a host call opens, closes or copies files.
 */

/** A question: changes nothing. */
export function query<I extends z.ZodType, O extends z.ZodType>(input: I, output: O) {
  return { kind: 'query', input, output } as const
}

/** A change. */
export function command<I extends z.ZodType, O extends z.ZodType>(input: I, output: O) {
  return { kind: 'command', input, output } as const
}

/** Something that concerns files and the workspace as a whole rather than records. */
export function host<I extends z.ZodType, O extends z.ZodType>(input: I, output: O) {
  return { kind: 'host', input, output } as const
}

/** Records that the backend has just read from its own tables: typed, not parsed a second time. */
export function trusted<T>() {
  return z.custom<T>(() => true)
}

/** What every command answers: its place in the ledger, and the record it made, if it made one. */
export const done = z.strictObject({
  seq: z.int(),
  id: z.uuid().nullable(),
  /** Visible number of the record made, if it has one. */
  number: z.string().nullable(),
})
export type Done = z.infer<typeof done>

export const nothing = z.strictObject({})
