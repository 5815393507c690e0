import type { ParsedInputOf } from '../../src-shared/contract/index.ts'
import { blankHazard, type Cause, type Hazard } from '../../src-shared/domain/hazard.ts'
import type { Archived } from '../../src-shared/domain/record.ts'
import { Refusal } from '../../src-shared/domain/result.ts'
import type { CommandContext, Outcome } from './command.ts'
import { withDefined } from './defined.ts'
import { nextNumber, PREFIX } from './numbering.ts'

/** A hazard with nothing but its name and number. */
export function newHazard({ newId }: CommandContext, projectId: string, number: string, name: string): Hazard {
  return {
    id: newId(),
    projectId,
    number,
    ...blankHazard,
    name,
    candidate: false,
    causes: [],
    links: [],
    assessments: [],
    sourceScores: [],
    related: [],
    source: null,
    archived: null,
  }
}

/** A cause with the next number of its hazard; numbers of archived causes stay taken. */
export function newCause({ newId }: CommandContext, hazard: Hazard, text: string): Cause {
  const number = Math.max(0, ...hazard.causes.map((one) => one.number)) + 1
  return { id: newId(), number, text, archived: null, source: null }
}

/** The next visible hazard number of a project. */
export async function nextHazardNumber({ work }: CommandContext, projectId: string): Promise<string> {
  return nextNumber(PREFIX.hazard, work.numbers('hazard', projectId))
}

/** Records a hazard, or a candidate by name alone. */
export async function createHazard(input: ParsedInputOf<'hazard.create'>, context: CommandContext): Promise<Outcome> {
  const { work, today, actor } = context
  await work.live('project', input.projectId)
  const number = await nextHazardNumber(context, input.projectId)
  const blank: Hazard = {
    ...newHazard(context, input.projectId, number, input.values.name),
    status: 'Open',
    raisedOn: today,
    raisedBy: actor.name,
    candidate: input.candidate,
  }
  let hazard = withDefined(blank, input.values)
  for (const text of input.causes) hazard = { ...hazard, causes: [...hazard.causes, newCause(context, hazard, text)] }
  work.put('hazard', hazard)
  return { projectId: input.projectId, id: hazard.id, number }
}

/** Changes fields of a hazard. */
export async function updateHazard(input: ParsedInputOf<'hazard.update'>, { work }: CommandContext): Promise<Outcome> {
  const hazard = withDefined(await work.live('hazard', input.id), input.patch)
  work.put('hazard', hazard)
  return { projectId: hazard.projectId, id: hazard.id, number: hazard.number }
}

/** Takes a candidate into the log, where it counts. */
export async function promoteHazard(
  input: ParsedInputOf<'hazard.promote'>,
  { work }: CommandContext,
): Promise<Outcome> {
  const hazard = await work.live('hazard', input.id)
  work.put('hazard', { ...hazard, candidate: false })
  return { projectId: hazard.projectId, id: hazard.id, number: hazard.number }
}

/** Takes a hazard out of the counts with its reason. */
export async function archiveHazard(
  input: ParsedInputOf<'hazard.archive'>,
  { work, now }: CommandContext,
): Promise<Outcome> {
  const hazard = await work.live('hazard', input.id)
  const archived: Archived = { how: 'archived', reason: input.reason, at: now }
  work.put('hazard', { ...hazard, archived })
  return { projectId: hazard.projectId, id: hazard.id, number: hazard.number, reason: input.reason }
}

/** Puts an archived hazard back into the log. */
export async function restoreHazard(
  input: ParsedInputOf<'hazard.restore'>,
  { work }: CommandContext,
): Promise<Outcome> {
  const hazard = await work.get('hazard', input.id)
  if (hazard.archived?.how !== 'archived') {
    throw new Refusal('refused', `${hazard.number} is not archived, or was merged. Nothing was changed.`)
  }
  work.put('hazard', { ...hazard, archived: null })
  return { projectId: hazard.projectId, id: hazard.id, number: hazard.number }
}

/** Splits causes, with the links that answer them, into a new hazard; each side names the other. */
export async function splitHazard(input: ParsedInputOf<'hazard.split'>, context: CommandContext): Promise<Outcome> {
  const { work, now } = context
  const hazard = await work.live('hazard', input.id)
  const moving = hazard.causes.filter(({ id, archived }) => input.causeIds.includes(id) && archived === null)
  if (moving.length !== input.causeIds.length) {
    throw new Refusal('not-found', `A cause to be split off is not in ${hazard.number}. Nothing was changed.`)
  }
  const number = await nextHazardNumber(context, hazard.projectId)
  const made: Hazard = {
    ...newHazard(context, hazard.projectId, number, input.name),
    category: hazard.category,
    careSetting: hazard.careSetting,
    processStep: hazard.processStep,
    ownerId: hazard.ownerId,
    status: hazard.status,
    raisedFrom: hazard.raisedFrom,
    raisedOn: hazard.raisedOn,
    raisedBy: hazard.raisedBy,
    related: [{ hazardId: hazard.id, how: 'split from', at: now }],
  }
  const [left, right] = moveCauses(context, hazard, made, moving, number)
  work.put('hazard', { ...left, related: [...left.related, { hazardId: made.id, how: 'split into', at: now }] })
  work.put('hazard', right)
  return { projectId: hazard.projectId, id: made.id, number, reason: input.reason }
}

/** Moves everything of one hazard into another and archives it as merged. */
export async function mergeHazard(input: ParsedInputOf<'hazard.merge'>, context: CommandContext): Promise<Outcome> {
  const { work, now } = context
  const hazard = await work.live('hazard', input.id)
  const into = await work.live('hazard', input.intoId)
  if (hazard.id === into.id || hazard.projectId !== into.projectId) {
    throw new Refusal('refused', 'A hazard merges into another hazard of the same project. Nothing was changed.')
  }
  const moving = hazard.causes.filter(({ archived }) => archived === null)
  const [left, right] = moveCauses(context, hazard, into, moving, into.number)
  work.put('hazard', {
    ...left,
    links: [],
    related: [...left.related, { hazardId: into.id, how: 'merged into', at: now }],
    archived: { how: 'merged', reason: `Merged into ${into.number}: ${input.reason}`, at: now },
  })
  work.put('hazard', {
    ...right,
    links: [...right.links, ...left.links],
    actions: [...right.actions, ...left.actions],
    references: [...right.references, ...left.references],
    evidenceIds: [...new Set([...right.evidenceIds, ...left.evidenceIds])],
    related: [...right.related, { hazardId: hazard.id, how: 'merged from', at: now }],
  })
  return { projectId: hazard.projectId, id: into.id, number: into.number, reason: input.reason }
}

/** Moves one cause with its links to another hazard. */
export async function moveCause(input: ParsedInputOf<'cause.move'>, context: CommandContext): Promise<Outcome> {
  const { work } = context
  const hazard = await work.live('hazard', input.hazardId)
  const into = await work.live('hazard', input.toHazardId)
  const moving = hazard.causes.filter(({ id, archived }) => id === input.causeId && archived === null)
  if (moving.length === 0) throw new Refusal('not-found', `This cause is not in ${hazard.number}. Nothing was changed.`)
  if (hazard.projectId !== into.projectId || hazard.id === into.id) {
    throw new Refusal('refused', 'A cause moves to another hazard of the same project. Nothing was changed.')
  }
  const [left, right] = moveCauses(context, hazard, into, moving, into.number)
  work.put('hazard', left)
  work.put('hazard', right)
  return { projectId: hazard.projectId, id: into.id, number: into.number }
}

/**
 * Moves causes between two hazards. The number in the hazard they leave stays taken by an archived cause that says
 * where it went, since texts refer to it; in the other hazard they get the next numbers.
 */
function moveCauses(
  context: CommandContext,
  from: Hazard,
  to: Hazard,
  moving: Cause[],
  toNumber: string,
): [from: Hazard, to: Hazard] {
  const goes = new Set(moving.map(({ id }) => id))
  let right = to
  const remains = from.causes.map((cause): Cause => {
    if (!goes.has(cause.id)) return cause
    const moved = { ...newCause(context, right, cause.text), id: cause.id, source: cause.source }
    right = { ...right, causes: [...right.causes, moved] }
    const reason = `Moved to ${toNumber}, cause ${moved.number}.`
    return { ...cause, id: context.newId(), archived: { how: 'archived', reason, at: context.now } }
  })
  const leaves = (causeId: string | null) => causeId !== null && goes.has(causeId)
  right = { ...right, links: [...right.links, ...from.links.filter(({ causeId }) => leaves(causeId))] }
  return [{ ...from, causes: remains, links: from.links.filter(({ causeId }) => !leaves(causeId)) }, right]
}
