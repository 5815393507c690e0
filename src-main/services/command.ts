import type { AnyRecord, RecordKind } from '../../src-shared/domain/snapshot.ts'
import type { StandardsPack } from '../../src-shared/domain/standards-pack.ts'
import { beforeLongCommit } from '../db/checkpoint.ts'
import type { Connection } from '../db/database.ts'
import { inTransaction } from '../db/database.ts'
import { type Actor, appendChange, type Head, readHead } from '../ledger/append.ts'
import { saveBaselineContent } from '../repositories/baseline-content.ts'
import { saveRecord } from '../repositories/record-table.ts'
import { recordTables } from '../repositories/record-tables.ts'
import { LONG, LongWork, type Piece } from './long-work.ts'
import { Work } from './work.ts'

/** A file that was sent before, kept in a temporary place until a command takes it. */
export interface SentFile {
  name: string
  path: string
  size: number
}

/** What a service may use beside the records. */
export interface CommandContext {
  work: Work
  /** UTC, milliseconds. */
  now: string
  /** Calendar day of the clock. */
  today: string
  actor: Actor
  newId: () => string
  pack: StandardsPack
  /** To be awaited in a loop over records: see {@link LongWork}. @throws Refusal `cancelled` */
  turn: (done: number, of: number) => Promise<void>
}

/** What a service says of its change. */
export interface Outcome {
  /** Project that the change belongs to, or null for the workspace. */
  projectId: string | null
  id?: string
  number?: string
  reason?: string
  undoes?: number
}

/** Surroundings of a command that its service does not choose. */
export interface CommandEnvironment {
  clock: { now(): Date }
  actor: Actor
  host: { computer: string; kind: string }
  newId: () => string
  pack: StandardsPack
  /** Who watches the command while it runs. */
  piece: Piece
}

/** What a command did. */
export interface CommandDone {
  outcome: Outcome
  head: Head
  records: { kind: RecordKind; record: AnyRecord }[]
}

/**
 * Runs one command: one transaction, one entry in the ledger, with the image of every record it touched. A command
 * that changes nothing writes nothing.
 */
export async function runCommand(
  connection: Connection,
  command: string,
  environment: CommandEnvironment,
  service: (context: CommandContext) => Promise<Outcome>,
): Promise<CommandDone> {
  const time = environment.clock.now()
  let committed: (() => void) | undefined
  return await inTransaction(connection, async (tx) => {
    const work = new Work(connection, tx)
    const thinking = new LongWork(environment.piece, 0, 0.4)
    const comparing = new LongWork(environment.piece, 0.4, 0.5)
    const saving = new LongWork(environment.piece, 0.5, 0.8)
    const entering = new LongWork(environment.piece, 0.8, 1)
    const outcome = await service({
      work,
      now: time.toISOString(),
      today: localDay(time),
      actor: environment.actor,
      newId: environment.newId,
      pack: environment.pack,
      turn: (done, of) => thinking.turn(done, of),
    })
    const records = await work.changed((done, of) => comparing.turn(done, of))
    if (records.length === 0) return { outcome, head: await readHead(tx), records }
    for (const [index, { kind, record }] of records.entries()) {
      saveRecord(connection, recordTables[kind], record)
      await saving.turn(index, records.length)
    }
    for (const [hash, bytes] of work.contents) saveBaselineContent(connection, hash, bytes)
    const entry = {
      time: time.toISOString(),
      actor: environment.actor,
      host: environment.host,
      command,
      projectId: outcome.projectId,
      reason: outcome.reason ?? '',
      undoes: outcome.undoes ?? null,
      records,
    }
    const head = await appendChange(connection, tx, entry, (done, of) => entering.turn(done, of))
    if (records.length > LONG) committed = await beforeLongCommit(connection)
    return { outcome, head, records }
  }).finally(() => committed?.())
}

/** The calendar day in the United Kingdom at a moment, `2026-03-03`. */
export function localDay(at: Date): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London', dateStyle: 'short' }).format(at)
}
