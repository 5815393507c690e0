import type { PackedEntry } from '../../src-shared/contract/package.ts'
import type { PackedChange, PackedHistory } from '../../src-shared/domain/package.ts'
import { type AnyRecord, type RecordKind, recordKinds } from '../../src-shared/domain/snapshot.ts'
import { summariseChange, type TouchedRecord } from '../../src-shared/format/change-words.ts'
import { upgradeRecord } from '../ledger/upgrade.ts'
import { RECORDS_SHOWN } from './history.ts'

/** A stretch of the changes that a package tells of. */
export interface ToldHistory {
  ledgers: { head: PackedHistory['ledgerHead']; changes: number; following: number }[]
  entries: PackedEntry[]
  next: number | null
  all: number
}

/**
 * Changes of a package as people read them, newest first; the ledger that the package was made in comes before those it
 * came from itself.
 */
export function tellHistory(
  histories: readonly PackedHistory[],
  { skip, limit }: { skip: number; limit: number },
): ToldHistory {
  const placed = histories
    .flatMap(({ changes }, ledger) => changes.map((change, at) => ({ change, at, ledger })))
    .toReversed()
  const entries = placed
    .slice(skip, skip + limit)
    .map(({ change, at, ledger }) => entryOf(change, histories[ledger]?.changes.slice(0, at) ?? [], ledger))
  const undoers = histories.map(
    ({ changes }) =>
      new Map(changes.flatMap(({ seq, undoes }): [number, number][] => (undoes === null ? [] : [[undoes, seq]]))),
  )
  return {
    ledgers: histories.map(({ ledgerHead, changes }) => ({
      head: ledgerHead,
      changes: changes.length,
      following: changes.filter((change, at) => at > 0 && change.previousHash === changes[at - 1]?.hash).length,
    })),
    entries: entries.map((entry) => ({ ...entry, undoneBy: undoers[entry.ledger]?.get(entry.seq) ?? null })),
    next: skip + limit < placed.length ? skip + limit : null,
    all: placed.length,
  }
}

function entryOf(change: PackedChange, before: readonly PackedChange[], ledger: number): PackedEntry {
  const { seq, time, actor, host, command, reason, undoes, hash, revisions } = change
  const others = revisions.filter(({ kind }) => kind !== 'hazard')
  const inOrder = [...revisions.filter(({ kind }) => kind === 'hazard'), ...others]
  const touched = inOrder.flatMap((revision, at): TouchedRecord[] => {
    const { kind, number } = revision
    if (!isKind(kind)) return []
    const after = at < RECORDS_SHOWN ? imageOf(kind, revision) : null
    return [{ kind, revision: number, after, before: after === null ? null : earlierImage(kind, revision, before) }]
  })
  return {
    ledger,
    seq,
    at: time,
    actor: actor.name,
    account: actor.account,
    computer: host.computer,
    command,
    ...inWords(command, touched),
    reason,
    undoes,
    undoneBy: null,
    hash,
    recordCount: revisions.length,
  }
}

function inWords(command: string, touched: readonly TouchedRecord[]) {
  try {
    return summariseChange(command, touched, RECORDS_SHOWN)
  } catch {
    // A record that says what no record here can: the change stands with its name alone.
    return { summary: command, records: [] }
  }
}

type Revision = PackedChange['revisions'][number]

function isKind(kind: string): kind is RecordKind {
  return Object.hasOwn(recordKinds, kind)
}

/** The record a revision left; null where the package keeps it out, or it is none that this version can read. */
function imageOf(kind: RecordKind, { format, image }: Revision): AnyRecord | null {
  if (image === null) return null
  try {
    const { success } = recordKinds[kind].schema.safeParse(upgradeRecord(kind, format, image))
    return success ? upgradeRecord(kind, format, image) : null
  } catch {
    // Its hash is right, and what it says cannot be shown.
    return null
  }
}

function earlierImage(kind: RecordKind, { id, number }: Revision, before: readonly PackedChange[]): AnyRecord | null {
  if (number === 1) return null
  for (const { revisions } of before.toReversed()) {
    const found = revisions.find((one) => one.kind === kind && one.id === id && one.number === number - 1)
    if (found !== undefined) return imageOf(kind, found)
  }
  return null
}
