import type { AnyRecord, RecordKind } from '../../src-shared/domain/snapshot.ts'
import { recordKinds } from '../../src-shared/domain/snapshot.ts'
import type { ReadableDb, WritableDb } from '../db/database.ts'
import type { ChangeRow, RevisionRow } from '../db/tables.ts'
import { canonicalJson, sha256 } from './canonical.ts'

/** Who made a change, as stated on this computer; there is no log-in. */
export interface Actor {
  personId: string | null
  /** Name as it was at the time. */
  name: string
  /** Account of the operating system. */
  account: string
}

/** What the ledger writes about one command. */
export interface ChangeEntry {
  /** UTC, milliseconds. */
  time: string
  actor: Actor
  host: { computer: string; kind: string }
  command: string
  projectId: string | null
  reason: string
  undoes: number | null
  records: { kind: RecordKind; record: AnyRecord }[]
}

/** The ledger's last entry: its position and hash. */
export interface Head {
  seq: number
  hash: string
  time: string
}

/** Head of an empty ledger. */
export const EMPTY_HEAD: Head = { seq: 0, hash: '0'.repeat(64), time: '' }

/** Reads the last entry. */
export async function readHead(db: ReadableDb): Promise<Head> {
  const row = await db
    .selectFrom('change')
    .select(['seq', 'hash', 'time'])
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ?? EMPTY_HEAD
}

/**
 * What the hash of a change covers: its whole row without `hash`, and kind, id, number, format and image hash of
 * each revision in order.
 */
export function changeHash(change: Omit<ChangeRow, 'hash'>, revisions: Omit<RevisionRow, 'changeSeq'>[]): string {
  return sha256(
    canonicalJson({
      seq: change.seq,
      time: change.time,
      actor: change.actor,
      host: change.host,
      command: change.command,
      projectId: change.projectId,
      reason: change.reason,
      undoes: change.undoes,
      previousHash: change.previousHash,
      revisions: [...revisions]
        .sort((one, other) => one.place - other.place)
        .map(({ kind, id, number, format, image }) => [kind, id, number, format, sha256(image)]),
    }),
  )
}

/** Number of the newest revision of each record asked for; 0 where there is none. */
export async function revisionNumbers(db: ReadableDb, ids: string[]): Promise<Map<string, number>> {
  const found = new Map<string, number>()
  for (let start = 0; start < ids.length; start += 500) {
    const rows = await db
      .selectFrom('revision')
      .select(['id', (eb) => eb.fn.max<number>('number').as('number')])
      .where('id', 'in', ids.slice(start, start + 500))
      .groupBy('id')
      .execute()
    for (const row of rows) found.set(row.id, row.number)
  }
  return found
}

/**
 * Appends one change with the images of every record it touched. Runs in the command's own transaction.
 * @returns the new head
 */
export async function appendChange(tx: WritableDb, entry: ChangeEntry): Promise<Head> {
  const head = await readHead(tx)
  const seq = head.seq + 1
  const numbers = await revisionNumbers(
    tx,
    entry.records.map(({ record }) => record.id),
  )
  const revisions = entry.records.map(
    ({ kind, record }, place): RevisionRow => ({
      changeSeq: seq,
      place,
      kind,
      id: record.id,
      number: (numbers.get(record.id) ?? 0) + 1,
      format: recordKinds[kind].format,
      image: canonicalJson(record),
    }),
  )
  const change: Omit<ChangeRow, 'hash'> = {
    seq,
    time: entry.time,
    actor: canonicalJson(entry.actor),
    host: canonicalJson(entry.host),
    command: entry.command,
    projectId: entry.projectId,
    reason: entry.reason,
    undoes: entry.undoes,
    previousHash: head.hash,
  }
  const hash = changeHash(change, revisions)
  await tx
    .insertInto('change')
    .values({ ...change, hash })
    .execute()
  for (let start = 0; start < revisions.length; start += 200) {
    await tx
      .insertInto('revision')
      .values(revisions.slice(start, start + 200))
      .execute()
    await yieldToEventLoop(start)
  }
  return { seq, hash, time: entry.time }
}

/** A long command gives the event loop a turn: 5,000 updates in one go stopped the window for over a second. */
async function yieldToEventLoop(place: number): Promise<void> {
  if (place > 0) await new Promise<void>((resume) => setImmediate(resume))
}
