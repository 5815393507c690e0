import type { ReadableDb } from '../db/database.ts'
import type { ChangeRow, RevisionRow } from '../db/tables.ts'
import { changeHash, EMPTY_HEAD, type HashedRevision } from './append.ts'
import { sha256 } from './canonical.ts'
import { compareTables } from './compare-tables.ts'

/** A place where the ledger does not hold. */
export interface LedgerBreak {
  seq: number | null
  what: string
  /** The record it is about, where one is known. */
  kind?: string
  id?: string
}

/** How a walk over the whole ledger goes on. */
export interface Walk {
  /** Told of each break; true ends the walk. */
  found: (broken: LedgerBreak) => boolean | undefined
  /** Told how far it is, 0 to 1. */
  onPart?: ((part: number) => void) | undefined
  /** Awaited between steps: gives others their turn, and ends the walk by throwing. */
  pause?: (() => Promise<void> | undefined) | undefined
}

/** Changes, and images, read at once. */
const CHANGES = 200
const IMAGES = 100

/** The first place where the chain does not hold, or null. */
export async function verifyChain(db: ReadableDb): Promise<LedgerBreak | null> {
  let first: LedgerBreak | null = null
  await walkChain(db, {
    found(broken) {
      first = broken
      return true
    },
  })
  return first
}

/** Compares the tables that screens read with what the ledger says they are; empty where they agree. */
export async function compareWithLedger(db: ReadableDb): Promise<string[]> {
  const differences: string[] = []
  await compareTables(db, {
    found({ what }) {
      differences.push(what)
      return false
    },
  })
  return differences
}

/**
 * Walks the chain from its beginning, in steps of bounded memory: every hash recomputed, no gap, every revision in its
 * place. After a break it goes on from the hash that stands there, so that each is found where it is.
 *
 * @throws what SQLite throws where a page cannot be read
 */
export async function walkChain(
  db: ReadableDb,
  { found, onPart, pause }: Walk,
): Promise<{ changes: number; revisions: number }> {
  const newest = new Map<string, number>()
  const last = await lastSeq(db)
  let previous: string = EMPTY_HEAD.hash
  let expected = 1
  const counts = { changes: 0, revisions: 0 }
  for (let from = Number.MIN_SAFE_INTEGER; ; ) {
    const changes = (await db
      .selectFrom('change')
      .selectAll()
      .where('seq', '>', from)
      .orderBy('seq')
      .limit(CHANGES)
      .execute()) as ChangeRow[]
    for (const change of changes) {
      const own = await revisionsOf(db, change.seq, pause)
      counts.changes++
      counts.revisions += own.length
      const broken = breakOf(change, own, { expected, previous, newest })
      if (broken !== null && found(broken)) return counts
      previous = change.hash
      expected = change.seq + 1
      onPart?.(last === 0 ? 1 : Math.min(1, change.seq / last))
      await pause?.()
    }
    const end = changes.at(-1)?.seq
    if (end === undefined) break
    from = end
  }
  await findStrays(db, found)
  return counts
}

interface Standing {
  expected: number
  previous: string
  /** `kind/id` → number of its newest revision so far. */
  newest: Map<string, number>
}

/** What is wrong with one change, the first thing alone; notes its revisions either way. */
function breakOf(
  change: ChangeRow,
  own: readonly HashedRevision[],
  { expected, previous, newest }: Standing,
): LedgerBreak | null {
  const { seq, hash, ...rest } = change
  const gaps = own.map(({ kind, id, number }) => {
    const next = (newest.get(`${kind}/${id}`) ?? 0) + 1
    newest.set(`${kind}/${id}`, Math.max(number, next - 1))
    return number === next ? null : { kind, id, next }
  })
  if (seq < expected) return { seq, what: `Change ${seq} stands where no change can be.` }
  if (seq > expected) {
    const what =
      seq === expected + 1 ? `Change ${expected} is missing.` : `Changes ${expected} to ${seq - 1} are missing.`
    return { seq: expected, what }
  }
  if (change.previousHash !== previous) {
    return {
      seq,
      what: `Change ${seq} does not follow change ${seq - 1}: one of the two was altered, put in or swapped.`,
    }
  }
  const gap = gaps.find((one) => one !== null)
  if (changeHash({ seq, ...rest }, own) !== hash) {
    const [only] = own
    const named = gap ?? (own.length === 1 ? only : undefined)
    const which =
      own.length === 0 ? '' : ` or one of its ${own.length === 1 ? 'records, the only one' : `${own.length} records`}`
    return {
      seq,
      what: `Change ${seq} (${change.command} of ${change.time})${which} was altered, taken out or put in.`,
      ...(named === undefined ? {} : { kind: named.kind, id: named.id }),
    }
  }
  // The hash covers the order of the records, not the numbers of their places: those go up by one from 0.
  const misplaced = own.find(({ place }, index) => place !== index)
  if (misplaced) {
    const { kind, id } = misplaced
    return { seq, kind, id, what: `Change ${seq}: a ${kind} stands in another place than it was entered in.` }
  }
  if (!gap) return null
  return { seq, kind: gap.kind, id: gap.id, what: `Change ${seq}: revision ${gap.next} of a ${gap.kind} is missing.` }
}

/** Revisions of one change by the hashes of their images; the images are let go of as they are read. */
async function revisionsOf(db: ReadableDb, seq: number, pause: Walk['pause']): Promise<HashedRevision[]> {
  const own: HashedRevision[] = []
  for (let from = Number.MIN_SAFE_INTEGER; ; ) {
    const rows = (await db
      .selectFrom('revision')
      .selectAll()
      .where('changeSeq', '=', seq)
      .where('place', '>', from)
      .orderBy('place')
      .limit(IMAGES)
      .execute()) as RevisionRow[]
    for (const { place, kind, id, number, format, image } of rows) {
      own.push({ place, kind, id, number, format, imageHash: sha256(image) })
    }
    const end = rows.at(-1)?.place
    if (end === undefined || rows.length < IMAGES) return own
    from = end
    await pause?.()
  }
}

async function findStrays(db: ReadableDb, found: Walk['found']): Promise<void> {
  const strays = await db
    .selectFrom('revision')
    .select(['changeSeq', 'kind', 'id'])
    .where('changeSeq', 'not in', db.selectFrom('change').select('seq'))
    .orderBy('changeSeq')
    .limit(IMAGES)
    .execute()
  for (const { changeSeq: seq, kind, id } of strays) {
    if (found({ seq, kind, id, what: `A ${kind} stands in the ledger without its change ${seq}.` })) return
  }
}

async function lastSeq(db: ReadableDb): Promise<number> {
  const row = await db.selectFrom('change').select('seq').orderBy('seq', 'desc').limit(1).executeTakeFirst()
  return row?.seq ?? 0
}
