import type { PastPoint } from '../../src-shared/contract/past.ts'
import { Refusal } from '../../src-shared/domain/result.ts'
import type { Snapshot } from '../../src-shared/domain/snapshot.ts'
import { endOfDay, formatDay } from '../../src-shared/format/dates.ts'
import { formatNumber } from '../../src-shared/format/numbers.ts'
import type { ReadableDb } from '../db/database.ts'

/** A place in the ledger with the moment as of which the log is read there. */
export type PastPosition = Snapshot['position']

/** Hash before the first change. */
const NOTHING = '0'.repeat(64)

/**
 * The newest change of a moment: nothing after it counts. Where a computer's clock was put back, changes made before in
 * the row of the ledger come with it, so that it is always a state that the ledger once had.
 */
export async function positionAt(db: ReadableDb, at: string): Promise<PastPosition> {
  const head = await db
    .selectFrom('change')
    .select(['seq', 'hash'])
    .where('time', '<=', at)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  return { seq: head?.seq ?? 0, hash: head?.hash ?? NOTHING, at }
}

/**
 * Where in the ledger a time in the past is. A day is read as of its end, or as of now where it is today's.
 *
 * @throws Refusal `not-found` for a change that was not made yet, or a day to come
 */
export async function findPast(db: ReadableDb, point: PastPoint, now: Date): Promise<PastPosition> {
  if (typeof point === 'number') {
    const change = await db
      .selectFrom('change')
      .select(['seq', 'hash', 'time'])
      .where('seq', '=', point)
      .executeTakeFirst()
    if (change !== undefined) return { seq: change.seq, hash: change.hash, at: change.time }
    throw new Refusal('not-found', `There is no change ${formatNumber(point)} in this workspace.`)
  }
  const end = endOfDay(point)
  const today = now.toISOString()
  if (end > today && endOfDay(today.slice(0, 10)) < end) {
    throw new Refusal('not-found', `${formatDay(point)} is still to come.`, 'Choose today or a day before.')
  }
  return await positionAt(db, end < today ? end : today)
}
