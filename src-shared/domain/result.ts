import { z } from 'zod'

/** Every way a call can be refused. */
export const errorCode = z.enum([
  'invalid-input', // the input does not fit the contract; `fields` says where
  'not-found', // the record named does not exist (or not in this project)
  'refused', // a rule of the product forbids it; `message` says which
  'no-workspace', // no workspace is open
  'read-only', // the workspace is open for reading only
  'locked', // another program has the workspace open
  'newer-version', // the file was made by a newer version of the product
  'damaged', // the file cannot be trusted or read
  'not-writable', // the folder or the disk refuses writing
  'unreadable', // a file brought in cannot be read
  'cancelled', // the person cancelled
  'unknown-channel', // no such call
  'fault', // a fault of ours; the log has the details
])
export type ErrorCode = z.infer<typeof errorCode>

/** What a refusal says: what happened and what was kept (`message`), and what to do next (`hint`). */
export const failure = z.object({
  code: errorCode,
  message: z.string(),
  hint: z.string().optional(),
  /** Field path → what is wrong with it. */
  fields: z.record(z.string(), z.string()).optional(),
})
export type Failure = z.infer<typeof failure>

/** Every answer that crosses a process: a value, or a failure as data. */
export type Result<T> = { ok: true; value: T } | { ok: false; error: Failure }

/** The value wrapped as an answer. */
export function ok<T>(value: T): Result<T> {
  return { ok: true, value }
}

/** A failure wrapped as an answer. */
export function refuse(code: ErrorCode, message: string, hint?: string): { ok: false; error: Failure } {
  return { ok: false, error: { code, message, ...(hint === undefined ? {} : { hint }) } }
}

/**
 * Thrown inside the backend to leave a transaction with a {@link Failure}; the router turns it into data.
 * Never crosses a process.
 */
export class Refusal extends Error {
  readonly failure: Failure

  constructor(code: ErrorCode, message: string, hint?: string, fields?: Record<string, string>) {
    super(message)
    this.name = 'Refusal'
    this.failure = {
      code,
      message,
      ...(hint === undefined ? {} : { hint }),
      ...(fields === undefined ? {} : { fields }),
    }
  }
}
