import type { RecordKind } from '../../src-shared/domain/snapshot.ts'
import type { Trend, TrendDay } from '../../src-shared/domain/trend.ts'
import { TrendLog, type TrendRecord } from '../../src-shared/domain/trend-log.ts'
import type { ReadableDb } from '../db/database.ts'
import { readImage } from '../ledger/upgrade.ts'
import { recordById } from '../repositories/records.ts'
import { localDay } from './command.ts'
import { turn } from './turns.ts'

/** Records read or hazards rated between two turns of the event loop. */
const TURN = 200
const KINDS = ['project', 'hazard', 'control', 'evidence'] as const satisfies RecordKind[]

/**
 * How a project's log stood at the end of each day on which something changed, until today: its records are taken from
 * the ledger as they were on each day, and counted by the rules of the log. Begins with the project's first entry.
 *
 * @param until the last change that counts, where it is told as of the past
 * @throws Refusal `not-found`
 */
export async function readTrend(
  db: ReadableDb,
  projectId: string,
  today: string,
  until = Number.MAX_SAFE_INTEGER,
): Promise<Trend> {
  await recordById(db, 'project', projectId)
  const log = new TrendLog()
  const days: TrendDay[] = []
  async function close(day: string): Promise<void> {
    log.expire(day)
    while (log.settle(day, TURN)) await turn()
    days.push(log.count(day))
  }
  /** Evidence may run out on days on which nobody changed anything. */
  async function expireUntil(day: string): Promise<void> {
    for (let next = log.expiriesBefore(day)[0]; next !== undefined; next = log.expiriesBefore(day)[0]) {
      await close(next)
      if (sameFigures(days.at(-2), days.at(-1))) days.pop()
    }
  }

  for (const { day, newest } of await daysOf(db, projectId, until)) {
    await expireUntil(day)
    await putRecords(db, [...newest.values()], log)
    await close(day)
    await turn()
  }
  await expireUntil(today)
  if (days.at(-1)?.day !== today) await close(today)
  return { days, planned: log.planned(today) }
}

function sameFigures(one: TrendDay | undefined, other: TrendDay | undefined): boolean {
  return JSON.stringify({ ...one, day: '' }) === JSON.stringify({ ...other, day: '' })
}

/** One image of a record in the ledger. */
interface Image {
  kind: string
  id: string
  number: number
}

/** Days with changes of a project, each with the newest image of every record that was touched on it. */
async function daysOf(
  db: ReadableDb,
  projectId: string,
  until: number,
): Promise<{ day: string; newest: Map<string, Image> }[]> {
  const touched = await db
    .selectFrom('change')
    .innerJoin('revision', 'revision.changeSeq', 'change.seq')
    .where('change.projectId', '=', projectId)
    .where('change.seq', '<=', until)
    .where('revision.kind', 'in', KINDS)
    .orderBy('change.seq')
    .select(['change.time', 'revision.kind', 'revision.id', 'revision.number'])
    .execute()
  const days: { day: string; newest: Map<string, Image> }[] = []
  // The day of an hour is the same for all its moments, and asking the calendar is slow.
  const byHour = new Map<string, string>()
  for (const { time, kind, id, number } of touched) {
    const hour = time.slice(0, 13)
    const found = byHour.get(hour) ?? localDay(new Date(time))
    byHour.set(hour, found)
    let now = days.at(-1)
    // A computer's clock may have been put back: what was written later stands later.
    if (now === undefined || found > now.day) {
      now = { day: found, newest: new Map() }
      days.push(now)
    }
    now.newest.set(id, { kind, id, number })
  }
  return days
}

async function putRecords(db: ReadableDb, images: readonly Image[], log: TrendLog): Promise<void> {
  for (const [index, { kind, id, number }] of images.entries()) {
    const row = await db
      .selectFrom('revision')
      .select(['format', 'image'])
      .where('kind', '=', kind)
      .where('id', '=', id)
      .where('number', '=', number)
      .executeTakeFirstOrThrow()
    log.put({ kind, record: readImage(kind as RecordKind, row.format, row.image) } as TrendRecord)
    if (index % TURN === TURN - 1) await turn()
  }
}
