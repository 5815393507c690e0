import type { ProjectChanges } from '../../src-shared/contract/project.ts'
import { compareInSteps } from '../../src-shared/domain/compare.ts'
import {
  type AnyRecord,
  type ProjectKind,
  projectKinds,
  type RecordKind,
  type RecordOf,
  type Snapshot,
} from '../../src-shared/domain/snapshot.ts'
import type { ReadableDb } from '../db/database.ts'
import { readImage } from '../ledger/upgrade.ts'
import { localDay } from './command.ts'
import { takeSnapshot } from './snapshot.ts'
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
 * One project as it stood at a moment: the newest revision of each record at that time, in today's shape. Read as the
 * records of today, with those that were touched since put back to what they were, so that it costs what has changed
 * and not what there is. It names the people and organisations that the project names today.
 *
 * @param at UTC moment; a change of that very moment is part of it
 * @param now the project as it stands
 * @returns null where the project did not exist yet
 */
export async function snapshotAt(db: ReadableDb, now: Snapshot, at: string): Promise<Snapshot | null> {
  const past = await recordsBefore(db, now.position.seq, at)
  const project = pastOf(now.project, past)
  if (project === null) return null
  const head = await db
    .selectFrom('change')
    .select(['seq', 'hash'])
    .where('time', '<=', at)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  const records = Object.fromEntries(
    projectKinds.map((kind) => [kind, pastRecords(kind, now, past)]),
  ) as unknown as Snapshot['records']
  const people = now.people.flatMap((one) => pastOf(one, past) ?? [])
  const organisations = now.organisations.flatMap((one) => pastOf(one, past) ?? [])
  return {
    ...now,
    position: { seq: head?.seq ?? 0, hash: head?.hash ?? '', at },
    project,
    people,
    organisations,
    records,
  }
}

/** What became different in a project from a moment until now. Give it a transaction, as {@link takeSnapshot} wants. */
export async function changesSince(
  db: ReadableDb,
  input: { projectId: string; days: number },
  now: Date,
): Promise<ProjectChanges> {
  const from = new Date(now.getTime() - input.days * 86_400_000)
  const after = await takeSnapshot(db, input.projectId, now.toISOString())
  const before = await snapshotAt(db, after, from.toISOString())
  const since = localDay(from)
  return {
    since,
    begun: before === null,
    changes: await inTurns(compareInSteps(before, after, { before: since, after: localDay(now) })),
  }
}

/** Every record touched after a moment, as it was at that moment. */
async function recordsBefore(db: ReadableDb, position: number, at: string): Promise<Past> {
  const touched = await db
    .selectFrom('revision')
    .innerJoin('change', 'change.seq', 'revision.changeSeq')
    .where('change.time', '>', at)
    .where('change.seq', '<=', position)
    .groupBy(['revision.kind', 'revision.id'])
    .select(['revision.kind', 'revision.id', (eb) => eb.fn.min<number>('revision.number').as('first')])
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
