import type { ParsedInputOf } from '../../src-shared/contract/index.ts'
import { Refusal } from '../../src-shared/domain/result.ts'
import { type RecordKind, workspaceKinds } from '../../src-shared/domain/snapshot.ts'
import type { ReadableDb } from '../db/database.ts'
import type { ChangeRow, RevisionRow } from '../db/tables.ts'
import { readImage } from '../ledger/upgrade.ts'
import type { CommandContext, Outcome } from './command.ts'

/** Acts that Undo leaves alone: each has, or will have, a reverse act of its own with a reason. */
const NOT_UNDONE = ['project.create', 'project.archive', 'sample.create']

type Step = Pick<ChangeRow, 'seq' | 'command' | 'undoes'>

/**
 * One line of history a project: Undo takes back its last change that is not itself undone; Redo takes back the last
 * Undo, and ends at the next change.
 */
export function undoState(newestFirst: readonly Step[]): { undo: Step | null; redo: Step | null } {
  const takenBack = new Set<number>()
  let undo: Step | null = null
  let redo: Step | null = null
  for (const step of newestFirst) {
    if (takenBack.has(step.seq)) continue
    if (step.undoes !== null) takenBack.add(step.undoes)
    if (step.command === 'change.undo') {
      redo ??= step
    } else if (step.command !== 'change.redo') {
      undo = step
      break
    }
  }
  if (undo && NOT_UNDONE.includes(undo.command)) undo = null
  return { undo, redo }
}

/** What Undo and Redo would take back now. */
export async function readUndoState(
  db: ReadableDb,
  projectId: string,
): Promise<{ undo: Step | null; redo: Step | null }> {
  const steps = await db
    .selectFrom('change')
    .select(['seq', 'command', 'undoes'])
    .where('projectId', '=', projectId)
    .orderBy('seq', 'desc')
    .limit(5000)
    .execute()
  return undoState(steps)
}

/** Takes back the project's last change by writing each touched record's earlier image as a new change. */
export async function undoChange(input: ParsedInputOf<'change.undo'>, context: CommandContext): Promise<Outcome> {
  const { undo } = await readUndoState(context.work.db, input.projectId)
  refuseUnlessLast(undo, input.seq, 'undo')
  await takeBack(input.seq, context)
  return { projectId: input.projectId, undoes: input.seq }
}

/** Takes back the last Undo. */
export async function redoChange(input: ParsedInputOf<'change.redo'>, context: CommandContext): Promise<Outcome> {
  const { redo } = await readUndoState(context.work.db, input.projectId)
  refuseUnlessLast(redo, input.seq, 'redo')
  await takeBack(input.seq, context)
  return { projectId: input.projectId, undoes: input.seq }
}

function refuseUnlessLast(step: Step | null, seq: number, what: 'undo' | 'redo'): void {
  if (step?.seq === seq) return
  throw new Refusal(
    'refused',
    step
      ? `Something else was done since: ${what} would now take back change ${step.seq}. Nothing was changed.`
      : `There is nothing to ${what}. Nothing was changed.`,
    'History shows what came since.',
  )
}

async function takeBack(seq: number, { work, now }: CommandContext): Promise<void> {
  const touched = (await work.db
    .selectFrom('revision')
    .selectAll()
    .where('changeSeq', '=', seq)
    .orderBy('place')
    .execute()) as RevisionRow[]
  for (const row of touched) {
    const kind = row.kind as RecordKind
    // People and organisations belong to the workspace: other projects may name them by now.
    if (kind !== 'project' && (workspaceKinds as readonly string[]).includes(kind)) continue
    const current = await work.get(kind, row.id)
    const before = await work.db
      .selectFrom('revision')
      .selectAll()
      .where('kind', '=', kind)
      .where('id', '=', row.id)
      .where('number', '=', row.number - 1)
      .executeTakeFirst()
    const restored = before
      ? readImage(kind, before.format, before.image)
      : { ...current, archived: { how: 'undone' as const, reason: `Change ${seq} was taken back.`, at: now } }
    work.put(kind, restored)
  }
}
