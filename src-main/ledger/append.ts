import type { AnyRecord, RecordKind } from '../../src-shared/domain/snapshot.ts'
import { recordKinds } from '../../src-shared/domain/snapshot.ts'
import { type Connection, prepared, type ReadableDb, type WritableDb } from '../db/database.ts'
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
  records: ChangedRecord[]
}

/** A record that a command changed, as the ledger will have it. */
export interface ChangedRecord {
  kind: RecordKind
  record: AnyRecord
  /** Its canonical JSON. */
  image: string
  /** Number of its new revision. */
  number: number
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

/** A revision as the hash of its change sees it: the image by its SHA-256 alone. */
export interface HashedRevision extends Omit<RevisionRow, 'changeSeq' | 'image'> {
  imageHash: string
}

/**
 * What the hash of a change covers: its whole row without `hash`, and kind, id, number, format and image hash of
 * each revision in order.
 */
export function changeHash(change: Omit<ChangeRow, 'hash'>, revisions: readonly HashedRevision[]): string {
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
        .map(({ kind, id, number, format, imageHash }) => [kind, id, number, format, imageHash]),
    }),
  )
}

/** A record's newest revision. */
export interface NewestRevision {
  number: number
  format: number
  image: string
}

/** Reads a record's newest revision; null where it has none. */
export function newestRevision({ raw }: Connection, kind: RecordKind, id: string): NewestRevision | null {
  const statement = prepared(
    raw,
    'SELECT number, format, image FROM revision WHERE kind = ? AND id = ? ORDER BY number DESC LIMIT 1',
  )
  return (statement.get(kind, id) as NewestRevision | undefined) ?? null
}

/**
 * Appends one change with the images of every record it touched. Runs in the command's own transaction.
 *
 * @param turn awaited after each record, so that a change of thousands does not hold up the window
 * @returns the new head
 */
export async function appendChange(
  connection: Connection,
  tx: WritableDb,
  entry: ChangeEntry,
  turn: (done: number, of: number) => Promise<void>,
): Promise<Head> {
  const { raw } = connection
  const head = await readHead(tx)
  const seq = head.seq + 1
  const revisions: (HashedRevision & { image: string })[] = []
  for (const [place, { kind, record, image, number }] of entry.records.entries()) {
    const { format } = recordKinds[kind]
    revisions.push({ place, kind, id: record.id, number, format, image, imageHash: sha256(image) })
    await turn(place, entry.records.length * 2)
  }
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
  const insert = prepared(
    raw,
    'INSERT INTO revision (change_seq, place, kind, id, number, format, image) VALUES (?, ?, ?, ?, ?, ?, ?)',
  )
  for (const { place, kind, id, number, format, image } of revisions) {
    insert.run(seq, place, kind, id, number, format, image)
    await turn(revisions.length + place, revisions.length * 2)
  }
  return { seq, hash, time: entry.time }
}
