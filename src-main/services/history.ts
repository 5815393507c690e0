import type { HistoryEntry } from '../../src-shared/contract/exchange.ts'
import type { ParsedInputOf } from '../../src-shared/contract/index.ts'
import type { AnyRecord, RecordKind } from '../../src-shared/domain/snapshot.ts'
import { summariseChange, type TouchedRecord } from '../../src-shared/format/change-words.ts'
import type { ReadableDb } from '../db/database.ts'
import type { ChangeRow, RevisionRow } from '../db/tables.ts'
import { readImage } from '../ledger/upgrade.ts'
import { inStretches, turn } from './turns.ts'

/** Records of one change shown in full; an import of hundreds names the rest by number only. */
export const RECORDS_SHOWN = 50

/** Changes newest first, each with what it did to which record, field by field. */
export async function listHistory(db: ReadableDb, input: ParsedInputOf<'history.list'>): Promise<HistoryEntry[]> {
  let select = db.selectFrom('change').selectAll().orderBy('seq', 'desc').limit(input.limit)
  // A record belongs to one project; those of the workspace are followed wherever they were changed.
  if (input.projectId !== null && input.recordId === null) select = select.where('projectId', '=', input.projectId)
  if (input.before !== null) select = select.where('seq', '<', input.before)
  if (input.recordId !== null) {
    const { recordId } = input
    select = select.where('seq', 'in', (eb) => eb.selectFrom('revision').select('changeSeq').where('id', '=', recordId))
  }
  const changes = (await select.execute()) as ChangeRow[]
  const undoers = await readUndoers(db)
  const entries: HistoryEntry[] = []
  for (const change of changes) {
    entries.push(await readEntry(db, change, input.recordId, RECORDS_SHOWN, undoers))
    await turn()
  }
  return entries
}

/** Change taken back → the change that did. */
export type Undoers = ReadonlyMap<number, number>

/** All that was taken back, read in one go: for each of fifty changes by itself it is a walk through the whole ledger. */
export async function readUndoers(db: ReadableDb): Promise<Undoers> {
  const steps = await db
    .selectFrom('change')
    .select(['seq', 'undoes'])
    .where('undoes', 'is not', null)
    .orderBy('seq', 'desc')
    .execute()
  return new Map(steps.flatMap(({ seq, undoes }): [number, number][] => (undoes === null ? [] : [[undoes, seq]])))
}

/** What one change did, in words; for Undo's label and toasts. */
export async function summaryOf(db: ReadableDb, seq: number): Promise<string> {
  const change = await db.selectFrom('change').selectAll().where('seq', '=', seq).executeTakeFirst()
  return change ? (await readEntry(db, change, null)).summary : ''
}

/**
 * One change as people read it.
 * @param only the one record whose part of it is told
 * @param recordsShown records that are told field by field; more are counted
 * @param undoers what {@link readUndoers} answered, where more than one change is read
 */
export async function readEntry(
  db: ReadableDb,
  change: ChangeRow,
  only: string | null,
  recordsShown = RECORDS_SHOWN,
  undoers?: Undoers,
): Promise<HistoryEntry> {
  let select = db.selectFrom('revision').select(['place', 'kind', 'id', 'number']).where('changeSeq', '=', change.seq)
  if (only !== null) select = select.where('id', '=', only)
  const rows = await select.orderBy('place').execute()
  const takenBackBy = (undoers ?? (await readUndoers(db))).get(change.seq) ?? null
  // A log that came in may have brought the project its scheme, which its summary says.
  const comesFirst = ({ kind }: { kind: string }) => change.command === 'import.run' && kind === 'project'
  const others = rows.filter((row) => !comesFirst(row))
  const inOrder = [...rows.filter(comesFirst), ...others.filter(isHazard), ...others.filter((row) => !isHazard(row))]
  // Images are read of those shown only: a change of 5,000 hazards has 20 MB of them.
  const shown = inOrder.slice(0, recordsShown)
  const images = (await db
    .selectFrom('revision')
    .selectAll()
    .where('changeSeq', '=', change.seq)
    .where(
      'place',
      'in',
      shown.map(({ place }) => place),
    )
    .execute()) as RevisionRow[]
  const imageAt = new Map(images.map((row) => [row.place, row]))
  const touched: TouchedRecord[] = []
  const pause = inStretches()
  for (const { place, kind, number } of inOrder) {
    await pause()
    const row = imageAt.get(place)
    touched.push({
      kind: kind as RecordKind,
      revision: number,
      after: row === undefined ? null : readImage(row.kind as RecordKind, row.format, row.image),
      before: row === undefined ? null : await imageBefore(db, row),
    })
  }
  const actor = JSON.parse(change.actor) as { name: string; account: string }
  const host = JSON.parse(change.host) as { computer: string }
  const { summary, records } = summariseChange(change.command, touched, recordsShown)
  return {
    seq: change.seq,
    at: change.time,
    actor: actor.name,
    account: actor.account,
    computer: host.computer,
    command: change.command,
    summary,
    reason: change.reason,
    undoes: change.undoes,
    undoneBy: takenBackBy,
    hash: change.hash,
    recordCount: rows.length,
    records,
  }
}

function isHazard(row: Pick<RevisionRow, 'kind'>): boolean {
  return row.kind === 'hazard'
}

async function imageBefore(db: ReadableDb, row: RevisionRow): Promise<AnyRecord | null> {
  if (row.number === 1) return null
  const before = await db
    .selectFrom('revision')
    .selectAll()
    .where('kind', '=', row.kind)
    .where('id', '=', row.id)
    .where('number', '=', row.number - 1)
    .executeTakeFirst()
  return before ? readImage(row.kind as RecordKind, before.format, before.image) : null
}
