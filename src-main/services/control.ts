import type { ParsedInputOf } from '../../src-shared/contract/index.ts'
import { type Control, progressOf, stateOf } from '../../src-shared/domain/control.ts'
import type { Hazard } from '../../src-shared/domain/hazard.ts'
import { Refusal } from '../../src-shared/domain/result.ts'
import type { CommandContext, Outcome } from './command.ts'
import { withDefined } from './defined.ts'
import { withLinks } from './link.ts'
import { NumberSeries, nextNumber, PREFIX } from './numbering.ts'

/** A control about which nothing is said but its name; `not stated` is never guessed. */
export function newControl(
  { newId }: Pick<CommandContext, 'newId'>,
  projectId: string,
  number: string,
  name: string,
): Control {
  return {
    id: newId(),
    projectId,
    number,
    name,
    description: '',
    type: 'not stated',
    organisationId: null,
    ownerId: null,
    due: null,
    milestoneId: null,
    steps: [],
    source: null,
    archived: null,
  }
}

/** Writes a new control into the register, linked in the same step where a link is named. */
export async function createControl(input: ParsedInputOf<'control.create'>, context: CommandContext): Promise<Outcome> {
  const { work } = context
  await work.live('project', input.projectId)
  const number = nextNumber(PREFIX.control, work.numbers('control', input.projectId))
  const control = withDefined(newControl(context, input.projectId, number, input.values.name), input.values)
  work.put('control', control)
  if (input.link) {
    const hazard = await hazardInProject(context, input.link.hazardId, input.projectId)
    work.put('hazard', withLinks(context, hazard, control.id, input.link.causeIds, input.link.values))
  }
  return { projectId: input.projectId, id: control.id, number }
}

/** Writes several controls into the register by name alone, all linked in the same step where a link is named. */
export async function createControls(
  input: ParsedInputOf<'control.create-many'>,
  context: CommandContext,
): Promise<Outcome> {
  const { work } = context
  await work.live('project', input.projectId)
  const series = new NumberSeries(PREFIX.control, work.numbers('control', input.projectId))
  const made = input.names.map((name) => {
    return work.put('control', newControl(context, input.projectId, series.next(), name))
  })
  if (input.link) {
    let hazard = await hazardInProject(context, input.link.hazardId, input.projectId)
    for (const control of made) hazard = withLinks(context, hazard, control.id, input.link.causeIds, {})
    work.put('hazard', hazard)
  }
  const last = made.at(-1)
  return { projectId: input.projectId, ...(last ? { id: last.id, number: last.number } : {}) }
}

/** A hazard to link to. @throws Refusal `refused` where it is another project's */
async function hazardInProject({ work }: CommandContext, id: string, projectId: string): Promise<Hazard> {
  const hazard = await work.live('hazard', id)
  if (hazard.projectId !== projectId) {
    throw new Refusal('refused', 'Controls are shared within a project, never across projects. Nothing was changed.')
  }
  return hazard
}

/** Changes a control, wherever it is linked. */
export async function updateControl(
  input: ParsedInputOf<'control.update'>,
  { work }: CommandContext,
): Promise<Outcome> {
  const control = withDefined(await work.live('control', input.id), input.patch)
  work.put('control', control)
  return { projectId: control.projectId, id: control.id, number: control.number }
}

/**
 * The next step of a control's life. Any state can fall back, with a reason; a rejection says of which kind.
 * @throws Refusal `refused` where the reason is missing
 */
export async function stepControl(
  input: ParsedInputOf<'control.step'>,
  { work, now, newId }: CommandContext,
): Promise<Outcome> {
  const control = await work.live('control', input.id)
  const { step } = input
  const fallsBack = progressOf(step.state) < progressOf(stateOf(control))
  const ends = step.state === 'rejected' || step.state === 'withdrawn' || step.state === 'failed verification'
  if ((fallsBack || ends) && step.note === '') {
    throw new Refusal(
      'refused',
      `${control.number}: ${ends ? `"${step.state}"` : 'a state that falls back'} needs a reason. Nothing was changed.`,
      'Write the reason beside the state.',
    )
  }
  if (step.state === 'rejected' && step.reasonKind === null) {
    throw new Refusal(
      'refused',
      `${control.number}: say why the control is rejected: not practicable, disproportionate or other. Nothing was changed.`,
    )
  }
  work.put('control', { ...control, steps: [...control.steps, { id: newId(), recordedAt: now, ...step }] })
  return { projectId: control.projectId, id: control.id, number: control.number, reason: step.note }
}

/** Takes a control out of the register with its reason; its links stay on record. */
export async function archiveControl(
  input: ParsedInputOf<'control.archive'>,
  { work, now }: CommandContext,
): Promise<Outcome> {
  const control = await work.live('control', input.id)
  work.put('control', { ...control, archived: { how: 'archived', reason: input.reason, at: now } })
  return { projectId: control.projectId, id: control.id, number: control.number, reason: input.reason }
}

/** Puts an archived control back. */
export async function restoreControl(
  input: ParsedInputOf<'control.restore'>,
  { work }: CommandContext,
): Promise<Outcome> {
  const control = await work.get('control', input.id)
  if (control.archived?.how !== 'archived') {
    throw new Refusal('refused', `${control.number} is not archived. Nothing was changed.`)
  }
  work.put('control', { ...control, archived: null })
  return { projectId: control.projectId, id: control.id, number: control.number }
}
