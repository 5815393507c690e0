import type { ParsedInputOf } from '../../src-shared/contract/index.ts'
import { type Assessment, blankAssessment, currentAssessment } from '../../src-shared/domain/assessment.ts'
import type { Control } from '../../src-shared/domain/control.ts'
import { factsOf } from '../../src-shared/domain/facts.ts'
import type { Hazard } from '../../src-shared/domain/hazard.ts'
import { holdersOf, type Project } from '../../src-shared/domain/project.ts'
import { Refusal } from '../../src-shared/domain/result.ts'
import { lookUp, rank } from '../../src-shared/domain/scheme.ts'
import type { CommandContext, Outcome } from './command.ts'
import { withDefined } from './defined.ts'

/** The controls that a hazard links to, by id. */
async function controlsOf({ work }: CommandContext, hazard: Hazard): Promise<Map<string, Control>> {
  const controls = new Map<string, Control>()
  for (const { controlId } of hazard.links) controls.set(controlId, await work.get('control', controlId))
  return controls
}

/**
 * Scores a hazard. A change of words on a finished assessment makes a new one and keeps the earlier: its reason for
 * the changed axis and its acceptance were given for other words and do not carry over. Anything else amends the
 * current assessment, whose earlier state the ledger keeps.
 *
 * @throws Refusal `refused` for a word that the scheme does not have, or an acceptance that its rules forbid
 */
export async function setAssessment(input: ParsedInputOf<'assessment.set'>, context: CommandContext): Promise<Outcome> {
  const { work, now, newId } = context
  const hazard = await work.live('hazard', input.hazardId)
  const project = await work.get('project', hazard.projectId)
  const { patch } = input
  for (const axis of ['severity', 'likelihood'] as const) {
    const word = patch[axis]
    if (typeof word === 'string' && rank(project.scheme[axis], word) < 0) {
      throw new Refusal('refused', `The scheme of this project has no ${axis} "${word}". Nothing was changed.`)
    }
  }
  const before = currentAssessment(hazard, input.stage)
  const finished = before !== undefined && before.severity !== null && before.likelihood !== null
  const moved = (axis: 'severity' | 'likelihood') => patch[axis] !== undefined && patch[axis] !== before?.[axis]
  const rescored = moved('severity') || moved('likelihood')
  const fresh = before === undefined || (rescored && finished)

  let next: Assessment = before ?? {
    id: newId(),
    stage: input.stage,
    ...blankAssessment,
    origin: 'entered',
    confirmedBy: null,
    confirmedAt: null,
    recordedAt: now,
    revision: 1,
    facts: {},
  }
  if (rescored || before === undefined) {
    next = {
      ...next,
      id: fresh ? newId() : next.id,
      origin: 'entered',
      ...(finished && moved('severity') ? { severityReason: '' } : {}),
      ...(finished && moved('likelihood') ? { likelihoodReason: '' } : {}),
      ...(finished ? { acceptability: 'not stated' as const, justification: '', panel: [] } : {}),
      ...assessorNow(context, project),
      confirmedBy: context.actor.personId,
      confirmedAt: now,
      recordedAt: now,
      revision: work.nextRevision('hazard', hazard.id),
      facts: factsOf(hazard, await controlsOf(context, hazard)),
    }
  }
  next = withDefined(next, patch)
  refuseForbiddenAcceptance(next, project, patch.acceptability !== undefined || patch.justification !== undefined)
  const assessments = fresh
    ? [...hazard.assessments, next]
    : hazard.assessments.map((made) => (made.id === next.id ? next : made))
  work.put('hazard', { ...hazard, assessments })
  return { projectId: hazard.projectId, id: next.id, number: hazard.number }
}

/**
 * Who assessed, as a first proposal: the person working, where the project gives them a role that scores. Otherwise
 * it stays open and a check asks for it: who typed a score need not have made it (clinical-rules 3).
 */
function assessorNow(
  { actor, today }: CommandContext,
  project: Project,
): Pick<Assessment, 'assessedBy' | 'assessedOn'> {
  const scores = (['clinical safety officer', 'safety engineer', 'clinical lead'] as const).some(
    (role) => actor.personId !== null && holdersOf(project, role, today).includes(actor.personId),
  )
  return { assessedBy: scores && actor.personId ? [actor.personId] : [], assessedOn: today }
}

/** Residual 4 or 5 cannot be marked acceptable; nor any rating that blocks an issue (clinical-rules 13). */
function refuseForbiddenAcceptance(made: Assessment, project: Project, judged: boolean): void {
  if (!judged || made.acceptability !== 'acceptable') return
  const rating = lookUp(project.scheme, made.severity, made.likelihood)
  if (!rating) {
    throw new Refusal('refused', 'A risk without a rating cannot be accepted. Nothing was changed.', 'Score it first.')
  }
  if (rating.blocksIssue) {
    throw new Refusal(
      'refused',
      `A risk rated ${rating.number} ${rating.label} cannot be marked acceptable. Nothing was changed.`,
      'Reduce it further, or record a clinical risk benefit analysis.',
    )
  }
}

/** A named person confirms a score as it stands, on the facts as they now stand. */
export async function confirmAssessment(
  input: ParsedInputOf<'assessment.confirm'>,
  context: CommandContext,
): Promise<Outcome> {
  const { work, now } = context
  const hazard = await work.live('hazard', input.hazardId)
  const current = currentAssessment(hazard, input.stage)
  if (!current || current.severity === null || current.likelihood === null) {
    throw new Refusal(
      'refused',
      `${hazard.number} has no finished ${input.stage} score to confirm. Nothing was changed.`,
    )
  }
  const person = await work.live('person', input.personId)
  const confirmed: Assessment = {
    ...current,
    assessedBy: [person.id],
    assessedOn: input.assessedOn,
    confirmedBy: person.id,
    confirmedAt: now,
    recordedAt: now,
    revision: work.nextRevision('hazard', hazard.id),
    facts: factsOf(hazard, await controlsOf(context, hazard)),
  }
  const assessments = hazard.assessments.map((made) => (made.id === current.id ? confirmed : made))
  work.put('hazard', { ...hazard, assessments })
  return { projectId: hazard.projectId, id: current.id, number: hazard.number }
}

/** A person has looked at a difference between source and scheme, on this hazard alone, and says why it stands. */
export async function confirmDifference(
  input: ParsedInputOf<'difference.confirm'>,
  { work, now, actor }: CommandContext,
): Promise<Outcome> {
  const hazard = await work.live('hazard', input.hazardId)
  if (!hazard.sourceScores.some(({ stage }) => stage === input.stage)) {
    throw new Refusal('not-found', `${hazard.number} has no ${input.stage} score of a source. Nothing was changed.`)
  }
  const sourceScores = hazard.sourceScores.map((score) =>
    score.stage === input.stage
      ? { ...score, differenceConfirmed: { by: actor.personId, at: now, reason: input.reason } }
      : score,
  )
  work.put('hazard', { ...hazard, sourceScores })
  return { projectId: hazard.projectId, id: hazard.id, number: hazard.number, reason: input.reason }
}
