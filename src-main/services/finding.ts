import { nothingKept } from '../../src-shared/checks/checked-log.ts'
import type { AnsweredFinding } from '../../src-shared/checks/finding.ts'
import { checkInSteps } from '../../src-shared/checks/run-checks.ts'
import type { ParsedInputOf } from '../../src-shared/contract/index.ts'
import { assessInSteps } from '../../src-shared/domain/counts.ts'
import { holdersOf } from '../../src-shared/domain/project.ts'
import { Refusal } from '../../src-shared/domain/result.ts'
import type { Snapshot } from '../../src-shared/domain/snapshot.ts'
import { dueIn, type StandardsPack } from '../../src-shared/domain/standards-pack.ts'
import type { CommandContext, Outcome } from './command.ts'
import { takeSnapshot } from './snapshot.ts'
import { inTurns } from './turns.ts'

/** Runs every check on a snapshot, aware of the project's lifecycle phase; with turns for others, as it may take seconds. */
export async function findFindings(snapshot: Snapshot, pack: StandardsPack, today: string): Promise<AnsweredFinding[]> {
  return await inTurns(checkAll(snapshot, pack, today))
}

function* checkAll(snapshot: Snapshot, pack: StandardsPack, today: string): Generator<void, AnsweredFinding[]> {
  const assessed = yield* assessInSteps(snapshot, today)
  const on = { today, due: dueIn(pack, snapshot.project.phase) }
  return (yield* checkInSteps(snapshot, on, assessed, nothingKept)).findings
}

/**
 * Answers a finding with a reason; the answer holds for the values it was given on. Errors are answered by the
 * clinical safety officer only (clinical-rules 23).
 */
export async function answerFinding(input: ParsedInputOf<'finding.answer'>, context: CommandContext): Promise<Outcome> {
  const { work, now, today, actor, newId, pack } = context
  const snapshot = await takeSnapshot(work.db, input.projectId, now)
  const findings = await findFindings(snapshot, pack, today)
  const finding = findings.find(({ key }) => key === input.key)
  if (!finding) {
    throw new Refusal('not-found', 'This finding no longer stands: what it was about has changed. Nothing was changed.')
  }
  if (finding.values !== input.values) {
    throw new Refusal(
      'refused',
      'What this finding is about changed while you wrote. Nothing was changed.',
      'Read it again, then answer.',
    )
  }
  const officers = holdersOf(snapshot.project, 'clinical safety officer', today)
  if (finding.level === 'error' && (actor.personId === null || !officers.includes(actor.personId))) {
    throw new Refusal(
      'refused',
      'Errors are answered by the clinical safety officer only. Nothing was changed.',
      'State who is working in the status line, and give that person the role under People.',
    )
  }
  const id = newId()
  const old = (await work.inProject('answer', input.projectId)).filter(
    (one) => one.finding === input.key && one.archived === null,
  )
  for (const one of old) {
    work.put('answer', { ...one, archived: { how: 'archived', reason: 'Answered anew.', at: now } })
  }
  work.put('answer', {
    id,
    projectId: input.projectId,
    finding: input.key,
    values: input.values,
    reason: input.reason,
    personId: actor.personId,
    on: today,
    archived: null,
  })
  return { projectId: input.projectId, id, reason: input.reason }
}

/** Takes an answer back; the finding stands open again. */
export async function withdrawAnswer(
  input: ParsedInputOf<'finding.withdraw-answer'>,
  { work, now }: CommandContext,
): Promise<Outcome> {
  const answer = await work.live('answer', input.answerId)
  work.put('answer', { ...answer, archived: { how: 'archived', reason: input.reason, at: now } })
  return { projectId: answer.projectId, id: answer.id, reason: input.reason }
}
