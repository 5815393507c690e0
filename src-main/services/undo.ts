import type { ParsedInputOf } from '../../src-shared/contract/index.ts'
import { Refusal } from '../../src-shared/domain/result.ts'
import { type RecordKind, workspaceKinds } from '../../src-shared/domain/snapshot.ts'
import { whatIsUndone } from '../../src-shared/format/change-words.ts'
import type { ReadableDb } from '../db/database.ts'
import type { ChangeRow, RevisionRow } from '../db/tables.ts'
import type { CommandContext, Outcome } from './command.ts'
import { summaryOf } from './history.ts'

/** Acts that Undo leaves alone: each has, or will have, a reverse act of its own with a reason. */
const NOT_UNDONE = ['project.create', 'project.archive', 'sample.create', 'package.import']

/** Acts about an issue: no change of the log, so Undo steps over them: each has a reverse act of its own. */
export function isAboutIssue(command: string): boolean {
  return /^(baseline|approval|key)\./.test(command)
}

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
    if (takenBack.has(step.seq) || isAboutIssue(step.command)) continue
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
  await refuseUnlessLast(undo, input.seq, 'undo', context)
  await takeBack(input.seq, context)
  return { projectId: input.projectId, undoes: input.seq }
}

/** Takes back the last Undo. */
export async function redoChange(input: ParsedInputOf<'change.redo'>, context: CommandContext): Promise<Outcome> {
  const { redo } = await readUndoState(context.work.db, input.projectId)
  await refuseUnlessLast(redo, input.seq, 'redo', context)
  await takeBack(input.seq, context)
  return { projectId: input.projectId, undoes: input.seq }
}

async function refuseUnlessLast(
  step: Step | null,
  seq: number,
  what: 'undo' | 'redo',
  { work }: CommandContext,
): Promise<void> {
  if (step?.seq === seq) return
  if (step === null) throw new Refusal('refused', `There is nothing to ${what}. Nothing was changed.`)
  const since = whatIsUndone(await summaryOf(work.db, what === 'redo' ? (step.undoes ?? step.seq) : step.seq))
  throw new Refusal(
    'refused',
    what === 'undo'
      ? `Something else was done since: ${since}. Nothing was changed.`
      : `Redo would now do something else again: ${since}. Nothing was changed.`,
    `${what === 'undo' ? 'Undo' : 'Redo'} that first, or leave it. History shows what came since.`,
  )
}

async function takeBack(seq: number, { work, now, turn }: CommandContext): Promise<void> {
  const all = (await work.db
    .selectFrom('revision')
    .select(['kind', 'id', 'number'])
    .where('changeSeq', '=', seq)
    .orderBy('place')
    .execute()) as Pick<RevisionRow, 'kind' | 'id' | 'number'>[]
  // People and organisations belong to the workspace: other projects may name them by now.
  const touched = all.filter(
    ({ kind }) => kind === 'project' || !(workspaceKinds as readonly string[]).includes(kind),
  ) as { kind: RecordKind; id: string; number: number }[]
  // Only what was made by the change is read as it stands; everything else is what its revision before says.
  for (const [index, { kind, id, number }] of touched.entries()) {
    const before = work.revision(kind, id, number - 1)
    const restored = before ?? {
      ...(await work.get(kind, id)),
      archived: { how: 'undone' as const, reason: `Change ${seq} was taken back.`, at: now },
    }
    work.put(kind, restored)
    await turn(index, touched.length)
  }
}
