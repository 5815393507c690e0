import type { ParsedInputOf } from '../../src-shared/contract/index.ts'
import { type Assessment, blankAssessment, currentAssessment, type Stage } from '../../src-shared/domain/assessment.ts'
import type { Control } from '../../src-shared/domain/control.ts'
import { factsOf } from '../../src-shared/domain/facts.ts'
import type { Hazard } from '../../src-shared/domain/hazard.ts'
import { Refusal } from '../../src-shared/domain/result.ts'
import { rank, type Scheme } from '../../src-shared/domain/scheme.ts'
import type { CommandContext, Outcome } from './command.ts'
import { newControl } from './control.ts'
import { withDefined } from './defined.ts'
import { newCause, newHazard } from './hazard.ts'
import { NumberSeries, PREFIX } from './numbering.ts'

/** What a command over many records did, beside what every command says. */
export interface ManyOutcome extends Outcome {
  changed: number
  created: number
}

type HazardsInput = ParsedInputOf<'hazard.edit-many'>
type Scores = HazardsInput['edits'][number]['scores']
/** Field path → what is wrong with it. */
type Wrong = Record<string, string>

/**
 * Changes many hazards and makes new ones in one step. Everything is looked at before anything is put: one bad field
 * refuses the whole, and all bad fields are named.
 *
 * @throws Refusal `refused` with `fields`
 */
export async function editHazards(input: HazardsInput, context: CommandContext): Promise<ManyOutcome> {
  const { work, today, actor } = context
  const { reading, turn } = inHalves(context)
  const project = await work.live('project', input.projectId)
  const known = inThis(
    project.id,
    await work.some(
      'hazard',
      input.edits.map(({ hazardId }) => hazardId),
      reading,
    ),
  )
  const people = new Set((await work.all('person')).filter((one) => one.archived === null).map(({ id }) => id))
  // What a score rests on; nothing else here asks for controls.
  const scored = [...input.edits, ...input.create].some(({ scores }) => Object.keys(scores).length > 0)
  const linked = scored ? [...known.values()].flatMap(({ links }) => links.map(({ controlId }) => controlId)) : []
  const controls = await work.some('control', [...new Set(linked)], reading)
  const wrong: Wrong = {}
  const owner = (id: string | null | undefined, path: string) => {
    if (id !== undefined && id !== null && !people.has(id)) wrong[path] = 'This person is not in the workspace.'
  }

  const edited: Hazard[] = []
  for (const [index, { hazardId, patch, scores }] of input.edits.entries()) {
    const at = `edits.${index}`
    const hazard = known.get(hazardId)
    if (hazard === undefined) wrong[`${at}.hazardId`] = 'This hazard is not in the project.'
    else if (hazard.archived !== null) wrong[`${at}.hazardId`] = `${hazard.number} is archived.`
    owner(patch.ownerId, `${at}.patch.ownerId`)
    // Opening it again takes a judgement back, which is one as well.
    const judged = hazard?.status === 'Closed' || hazard?.status === 'Transferred'
    if (judged && patch.status !== undefined) {
      wrong[`${at}.patch.status`] = `${hazard.number} is ${hazard.status}: it is opened again by itself.`
    }
    lookAtScores(scores, input.how, project.scheme, `${at}.scores`, wrong)
    if (hazard !== undefined && noneWrong(wrong)) {
      edited.push(await withScores(withDefined(hazard, patch), scores, controls, context))
    }
    await turn(index, input.edits.length + input.create.length)
  }

  const created: Hazard[] = []
  const series = new NumberSeries(PREFIX.hazard, work.numbers('hazard', project.id))
  for (const [index, one] of input.create.entries()) {
    const at = `create.${index}`
    owner(one.values.ownerId, `${at}.values.ownerId`)
    lookAtScores(one.scores, input.how, project.scheme, `${at}.scores`, wrong)
    if (noneWrong(wrong)) {
      const number = series.next()
      const blank: Hazard = {
        ...newHazard(context, project.id, number, one.values.name),
        status: 'Open',
        raisedOn: today,
        raisedBy: actor.name,
        candidate: one.candidate,
      }
      let hazard = withDefined(blank, one.values)
      for (const text of one.causes) hazard = { ...hazard, causes: [...hazard.causes, newCause(context, hazard, text)] }
      created.push(await withScores(hazard, one.scores, controls, context))
    }
    await turn(input.edits.length + index, input.edits.length + input.create.length)
  }
  refuseWrong(wrong)
  for (const hazard of [...edited, ...created]) work.put('hazard', hazard)
  return outcomeOf(project.id, edited, created)
}

/** Changes many controls and makes new ones in one step; the same whole-or-nothing rule. @throws Refusal `refused` */
export async function editControls(
  input: ParsedInputOf<'control.edit-many'>,
  context: CommandContext,
): Promise<ManyOutcome> {
  const { work } = context
  const { reading, turn } = inHalves(context)
  const project = await work.live('project', input.projectId)
  const known = inThis(
    project.id,
    await work.some(
      'control',
      input.edits.map(({ controlId }) => controlId),
      reading,
    ),
  )
  const live = (all: readonly { id: string; archived: unknown }[]) =>
    new Set(all.filter((one) => one.archived === null).map(({ id }) => id))
  const people = live(await work.all('person'))
  const organisations = live(await work.all('organisation'))
  const milestones = new Set(project.milestones.map(({ id }) => id))
  const wrong: Wrong = {}
  const lookAt = (patch: (typeof input.edits)[number]['patch'], at: string) => {
    const named = (id: string | null | undefined, all: ReadonlySet<string>, field: string, what: string) => {
      if (id !== undefined && id !== null && !all.has(id)) wrong[`${at}.${field}`] = `This ${what} is not known here.`
    }
    named(patch.ownerId, people, 'ownerId', 'person')
    named(patch.organisationId, organisations, 'organisationId', 'organisation')
    named(patch.milestoneId, milestones, 'milestoneId', 'milestone')
  }

  const edited: Control[] = []
  for (const [index, { controlId, patch }] of input.edits.entries()) {
    const control = known.get(controlId)
    if (control === undefined) wrong[`edits.${index}.controlId`] = 'This control is not in the project.'
    else if (control.archived !== null) wrong[`edits.${index}.controlId`] = `${control.number} is archived.`
    else edited.push(withDefined(control, patch))
    lookAt(patch, `edits.${index}.patch`)
    await turn(index, input.edits.length + input.create.length)
  }
  const created: Control[] = []
  const series = new NumberSeries(PREFIX.control, work.numbers('control', project.id))
  for (const [index, { values }] of input.create.entries()) {
    lookAt(values, `create.${index}.values`)
    created.push(withDefined(newControl(context, project.id, series.next(), values.name), values))
    await turn(input.edits.length + index, input.edits.length + input.create.length)
  }
  refuseWrong(wrong)
  for (const control of [...edited, ...created]) work.put('control', control)
  return outcomeOf(project.id, edited, created)
}

/** Reading the records is the first half of the work, changing them the second. */
function inHalves({ turn }: CommandContext): { reading: CommandContext['turn']; turn: CommandContext['turn'] } {
  return {
    reading: (done, of) => turn(done, of * 2),
    turn: (done, of) => turn(of + done, of * 2),
  }
}

/** Of the records named, those that are the project's. */
function inThis<T extends { projectId: string }>(projectId: string, named: Map<string, T>): Map<string, T> {
  return new Map([...named].filter(([, one]) => one.projectId === projectId))
}

function noneWrong(wrong: Wrong): boolean {
  for (const _path in wrong) return false
  return true
}

function refuseWrong(wrong: Wrong): void {
  const paths = Object.keys(wrong)
  if (paths.length === 0) return
  throw new Refusal(
    'refused',
    `${paths.length === 1 ? 'One field does' : `${paths.length} fields do`} not fit. Nothing was changed.`,
    'Mend what is listed, then do it again.',
    wrong,
  )
}

function outcomeOf(
  projectId: string,
  edited: readonly { id: string; number: string }[],
  created: readonly { id: string; number: string }[],
): ManyOutcome {
  const [first] = created.length > 0 ? created : edited
  return {
    projectId,
    changed: edited.length,
    created: created.length,
    ...(first === undefined ? {} : { id: first.id, number: first.number }),
  }
}

/** Words must be the scheme's, and only a paste may bring scores at all (clinical-rules 21). */
function lookAtScores(scores: Scores, how: HazardsInput['how'], scheme: Scheme, at: string, wrong: Wrong): void {
  for (const stage of ['initial', 'residual'] as const) {
    for (const axis of ['severity', 'likelihood'] as const) {
      const word = scores[stage]?.[axis]
      if (word === undefined) continue
      const path = `${at}.${stage}.${axis}`
      if (how !== 'paste')
        wrong[path] = 'A score is a judgement on one hazard: it is never filled down nor set in bulk.'
      else if (word !== null && rank(scheme[axis], word) < 0) wrong[path] = `The scheme has no ${axis} "${word}".`
    }
  }
}

/**
 * A hazard with scores that came by paste. They claim nobody: whoever made them is not known here, so they stand as
 * imported until a named person confirms them (clinical-rules 1). Words that stand already change nothing.
 */
async function withScores(
  hazard: Hazard,
  scores: Scores,
  controls: ReadonlyMap<string, Control>,
  context: CommandContext,
): Promise<Hazard> {
  let scored = hazard
  for (const stage of ['initial', 'residual'] as const satisfies Stage[]) {
    const pasted = scores[stage]
    if (pasted === undefined) continue
    const before = currentAssessment(scored, stage)
    const severity = pasted.severity === undefined ? (before?.severity ?? null) : pasted.severity
    const likelihood = pasted.likelihood === undefined ? (before?.likelihood ?? null) : pasted.likelihood
    if (severity === (before?.severity ?? null) && likelihood === (before?.likelihood ?? null)) continue
    const made: Assessment = {
      id: context.newId(),
      stage,
      ...blankAssessment,
      severity,
      likelihood,
      origin: 'imported',
      confirmedBy: null,
      confirmedAt: null,
      recordedAt: context.now,
      revision: context.work.nextRevision('hazard', hazard.id),
      facts: factsOf(scored, controls),
    }
    scored = { ...scored, assessments: [...scored.assessments, made] }
  }
  return scored
}
