import type { PastPoint } from '../../src-shared/contract/past.ts'
import type { ProjectChanges } from '../../src-shared/contract/project.ts'
import { compareInSteps } from '../../src-shared/domain/compare.ts'
import { Refusal } from '../../src-shared/domain/result.ts'
import {
  type AnyRecord,
  type ProjectKind,
  projectKinds,
  type RecordKind,
  type RecordOf,
  type Snapshot,
} from '../../src-shared/domain/snapshot.ts'
import { dayOfMoment, formatDay } from '../../src-shared/format/dates.ts'
import type { ReadableDb } from '../db/database.ts'
import { readImage } from '../ledger/upgrade.ts'
import { localDay } from './command.ts'
import { findPast, type PastPosition, positionAt } from './past-position.ts'
import { idsIn, takeSnapshot } from './snapshot.ts'
import { inTurns, turn } from './turns.ts'

/** A record touched since a moment, as it was at that moment; null where it did not exist yet. */
interface Earlier {
  kind: RecordKind
  record: AnyRecord | null
}
type Past = ReadonlyMap<string, Earlier>

/** Records read between two turns of the event loop. */
const TURN = 200

/**
 * One project as it stood at a moment: the newest revision of each record at that time, in today's shape, with the people
 * and organisations that it named then, as they were. Read as the records of today, with those that were touched since
 * put back to what they were, so that it costs what has changed and not what there is.
 *
 * @param at UTC moment, of which a change of that very moment is part; or a place in the ledger
 * @param now the project as it stands
 * @returns null where the project did not exist yet
 */
export async function snapshotAt(db: ReadableDb, now: Snapshot, at: string | PastPosition): Promise<Snapshot | null> {
  const position = typeof at === 'string' ? await positionAt(db, at) : at
  const past = await recordsBefore(db, now.position.seq, position.seq)
  const project = pastOf(now.project, past)
  if (project === null || project.archived?.how === 'undone') return null
  const records = Object.fromEntries(
    projectKinds.map((kind) => [kind, pastRecords(kind, now, past)]),
  ) as unknown as Snapshot['records']
  const named = idsIn([project, records])
  return {
    format: 1,
    position,
    project,
    people: await namedAt(db, 'person', named, position.seq),
    organisations: await namedAt(db, 'organisation', named, position.seq),
    records,
  }
}

/** People or organisations among those named, as they were after a change. */
export async function namedAt<K extends 'person' | 'organisation'>(
  db: ReadableDb,
  kind: K,
  named: ReadonlySet<string>,
  seq: number,
): Promise<RecordOf<K>[]> {
  const known = await db.selectFrom('revision').select('id').distinct().where('kind', '=', kind).orderBy('id').execute()
  const found: RecordOf<K>[] = []
  for (const { id } of known) {
    if (!named.has(id)) continue
    const row = await db
      .selectFrom('revision')
      .select(['format', 'image'])
      .where('kind', '=', kind)
      .where('id', '=', id)
      .where('changeSeq', '<=', seq)
      .orderBy('number', 'desc')
      .limit(1)
      .executeTakeFirst()
    if (row !== undefined) found.push(readImage(kind, row.format, row.image) as RecordOf<K>)
  }
  return found
}

/**
 * The project at a point of its past. Give it a transaction, as {@link takeSnapshot} wants.
 * @throws Refusal `not-found` where it did not exist yet
 */
export async function takePast(db: ReadableDb, projectId: string, point: PastPoint, now: Date): Promise<Snapshot> {
  const position = await findPast(db, point, now)
  const today = await takeSnapshot(db, projectId, now.toISOString())
  const past = await snapshotAt(db, today, position)
  if (past !== null) return past
  throw notBegun(today.project.name, position)
}

/** The refusal of a time before a project was begun. */
export function notBegun(name: string, { at }: PastPosition): Refusal {
  return new Refusal(
    'not-found',
    `“${name}” was not begun yet on ${formatDay(dayOfMoment(at))}.`,
    'Choose a later day: History shows the first change.',
  )
}

/** What became different in a project from a moment until now. Give it a transaction, as {@link takeSnapshot} wants. */
export async function changesSince(
  db: ReadableDb,
  input: { projectId: string; days: number; at?: PastPoint | undefined },
  now: Date,
): Promise<ProjectChanges> {
  const after =
    input.at === undefined
      ? await takeSnapshot(db, input.projectId, now.toISOString())
      : await takePast(db, input.projectId, input.at, now)
  const until = new Date(after.position.at)
  const from = new Date(until.getTime() - input.days * 86_400_000)
  const before = await snapshotAt(db, after, from.toISOString())
  const since = localDay(from)
  return {
    since,
    begun: before === null,
    changes: await inTurns(compareInSteps(before, after, { before: since, after: localDay(until) })),
  }
}

/** Every record touched by the changes after one place in the ledger up to another, as it was at the first. */
async function recordsBefore(db: ReadableDb, until: number, from: number): Promise<Past> {
  const touched = await db
    .selectFrom('revision')
    .where('changeSeq', '>', from)
    .where('changeSeq', '<=', until)
    .groupBy(['kind', 'id'])
    .select(['kind', 'id', (eb) => eb.fn.min<number>('number').as('first')])
    .execute()
  const past = new Map<string, Earlier>()
  for (const [index, { kind, id, first }] of touched.entries()) {
    const row =
      first === 1
        ? undefined
        : await db
            .selectFrom('revision')
            .select(['format', 'image'])
            .where('kind', '=', kind)
            .where('id', '=', id)
            .where('number', '=', first - 1)
            .executeTakeFirst()
    const record = row === undefined ? null : readImage(kind as RecordKind, row.format, row.image)
    past.set(id, { kind: kind as RecordKind, record })
    if (index % TURN === TURN - 1) await turn()
  }
  return past
}

function pastOf<R extends AnyRecord>(one: R, past: Past): R | null {
  const found = past.get(one.id)
  return found === undefined ? one : (found.record as R | null)
}

/** Records of a kind as they were, in the order they were made: those that Undo has taken away since among them. */
function pastRecords(kind: ProjectKind, now: Snapshot, past: Past): RecordOf<ProjectKind>[] {
  const today: readonly RecordOf<ProjectKind>[] = now.records[kind]
  const known = new Set(today.map(({ id }) => id))
  const gone = [...past.values()].flatMap(({ kind: of, record }) =>
    of === kind && record !== null && !known.has(record.id) && belongsTo(record, now.project.id) ? [record] : [],
  )
  const records = [...today.flatMap((one) => pastOf(one, past) ?? []), ...(gone as RecordOf<ProjectKind>[])]
  return records
    .filter(({ archived }) => archived?.how !== 'undone')
    .toSorted((one, other) => (one.id < other.id ? -1 : 1))
}

function belongsTo(record: AnyRecord, projectId: string): boolean {
  return 'projectId' in record && record.projectId === projectId
}
