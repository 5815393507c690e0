import type { Approval } from '../../src-shared/domain/approval.ts'
import type { Baseline } from '../../src-shared/domain/baseline.ts'
import type { PublicKey } from '../../src-shared/domain/public-key.ts'
import type { ReadableDb } from '../db/database.ts'
import type { BaselineContent } from '../issue/baseline-content.ts'
import { loadBaselineContent } from '../repositories/baseline-content.ts'
import { recordById, recordsOf } from '../repositories/records.ts'
import { readFrozen } from './approval.ts'
import { arrivalOf, differedOnArrival } from './issued-elsewhere.ts'
import { isAboutIssue } from './undo.ts'

/** The issued versions of a project, newest first, with what was decided about them. */
export interface Issues {
  baselines: Baseline[]
  approvals: Approval[]
  keys: PublicKey[]
  /** Changes of the content since the last version that was not withdrawn; null where there is none. */
  changesSince: number | null
}

/** Reads what was issued of a project. */
export async function readIssues(db: ReadableDb, projectId: string): Promise<Issues> {
  const baselines = (await recordsOf(db, 'baseline', { projectId })).toReversed()
  const last = baselines.find(({ withdrawn }) => withdrawn === null)
  return {
    baselines,
    approvals: await recordsOf(db, 'approval', { projectId }),
    keys: await recordsOf(db, 'publicKey', 'all'),
    changesSince: last === undefined ? null : await changesSinceIssue(db, last),
  }
}

/** Content of the last version that was not withdrawn; null where there is none. @throws Refusal `damaged` */
export async function lastIssued(db: ReadableDb, projectId: string): Promise<BaselineContent | null> {
  const { baselines } = await readIssues(db, projectId)
  const last = baselines.find(({ withdrawn }) => withdrawn === null)
  return last === undefined ? null : (await readBaseline(db, last.id)).content
}

/** An issued version with its content, the bytes held against their hash. @throws Refusal `not-found`, `damaged` */
export async function readBaseline(
  db: ReadableDb,
  id: string,
): Promise<{ baseline: Baseline; content: BaselineContent; bytes: Uint8Array }> {
  const baseline = await recordById(db, 'baseline', id)
  const bytes = await loadBaselineContent(db, baseline.sha256)
  const content = readFrozen(baseline, bytes)
  return { baseline, content, bytes: bytes ?? new Uint8Array() }
}

/** Changes of the content since a version; one that came in a package counts its coming as one where it differed from it. */
async function changesSinceIssue(db: ReadableDb, last: Baseline): Promise<number> {
  const arrival = await arrivalOf(db, last)
  if (arrival === null) return await changesAfter(db, last.projectId, last.position.seq)
  const came = (await differedOnArrival(db, last, arrival)) ? 1 : 0
  return came + (await changesAfter(db, last.projectId, arrival))
}

/**
 * Changes of a project's content after a position that still stand: what was taken back is no change, and neither is its
 * taking back. Issues, approvals and keys are not counted.
 */
export async function changesAfter(db: ReadableDb, projectId: string, seq: number): Promise<number> {
  const steps = await db
    .selectFrom('change')
    .select(['seq', 'command', 'undoes'])
    .where('projectId', '=', projectId)
    .where('seq', '>', seq)
    .orderBy('seq', 'desc')
    .execute()
  return standingSteps(
    steps.filter(({ command }) => !isAboutIssue(command)),
    seq,
  )
}

/** Counts, newest first, the steps after a position that were not taken back. */
export function standingSteps(newestFirst: readonly { seq: number; undoes: number | null }[], after: number): number {
  const takenBack = new Set<number>()
  let count = 0
  for (const { seq, undoes } of newestFirst) {
    if (takenBack.has(seq)) continue
    // Taking back a change of before is a change; taking back one of since is none.
    if (undoes === null || undoes <= after) count += 1
    else takenBack.add(undoes)
  }
  return count
}
