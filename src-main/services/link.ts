import type { ParsedInputOf } from '../../src-shared/contract/index.ts'
import { blankLink, type ControlLink, type ControlLinkEntry, type Hazard } from '../../src-shared/domain/hazard.ts'
import { Refusal } from '../../src-shared/domain/result.ts'
import type { CommandContext, Outcome } from './command.ts'
import { withDefined } from './defined.ts'

type LinkValues = { [K in keyof ControlLinkEntry]?: ControlLinkEntry[K] | undefined }

/**
 * A hazard with a control linked to causes, or to itself as a whole where no cause is named. A link that is there
 * already stays as it is.
 * @throws Refusal `not-found` where a cause is not in the hazard
 */
export function withLinks(
  { newId }: Pick<CommandContext, 'newId'>,
  hazard: Hazard,
  controlId: string,
  causeIds: readonly string[],
  values: LinkValues,
): Hazard {
  const targets = causeIds.length === 0 ? [null] : causeIds
  const added = targets.flatMap((causeId): ControlLink[] => {
    if (causeId !== null && !hazard.causes.some(({ id, archived }) => id === causeId && archived === null)) {
      throw new Refusal('not-found', `This cause is not in ${hazard.number}. Nothing was changed.`)
    }
    const there = hazard.links.some((link) => link.controlId === controlId && link.causeId === causeId)
    return there ? [] : [withDefined({ id: newId(), controlId, causeId, ...blankLink }, values)]
  })
  return { ...hazard, links: [...hazard.links, ...added] }
}

/** Links a control to causes of one hazard. */
export async function addLinks(input: ParsedInputOf<'link.add'>, context: CommandContext): Promise<Outcome> {
  const { work } = context
  const hazard = await work.live('hazard', input.hazardId)
  const control = await work.live('control', input.controlId)
  if (control.projectId !== hazard.projectId) {
    throw new Refusal('refused', 'Controls are shared within a project, never across projects. Nothing was changed.')
  }
  const linked = withLinks(context, hazard, control.id, input.causeIds, input.values)
  work.put('hazard', linked)
  const last = linked.links.at(-1)
  return { projectId: hazard.projectId, number: control.number, ...(last ? { id: last.id } : {}) }
}

/** Says more about a link: existing or additional, how it acts, effective or not, on what evidence. */
export async function updateLink(input: ParsedInputOf<'link.update'>, { work }: CommandContext): Promise<Outcome> {
  const hazard = await work.live('hazard', input.hazardId)
  const found = hazard.links.find(({ id }) => id === input.linkId)
  if (!found) throw new Refusal('not-found', `This link is not in ${hazard.number}. Nothing was changed.`)
  const changed = withDefined(found, input.patch)
  work.put('hazard', { ...hazard, links: hazard.links.map((link) => (link.id === found.id ? changed : link)) })
  return { projectId: hazard.projectId, id: found.id }
}

/**
 * Moves a link to another cause of its hazard, or to the hazard as a whole, with what was said of it. Effectiveness is
 * judged against one cause (6.3.3) and so is to be judged again.
 * @throws Refusal `refused` where the control answers that cause already
 */
export async function moveLink(input: ParsedInputOf<'link.move'>, { work }: CommandContext): Promise<Outcome> {
  const hazard = await work.live('hazard', input.hazardId)
  const found = hazard.links.find(({ id }) => id === input.linkId)
  if (!found) throw new Refusal('not-found', `This link is not in ${hazard.number}. Nothing was changed.`)
  const cause = hazard.causes.find(({ id, archived }) => id === input.causeId && archived === null)
  if (input.causeId !== null && !cause) {
    throw new Refusal('not-found', `This cause is not in ${hazard.number}. Nothing was changed.`)
  }
  if (found.causeId === input.causeId) return { projectId: hazard.projectId, id: found.id }
  const control = await work.get('control', found.controlId)
  if (hazard.links.some((link) => link.controlId === found.controlId && link.causeId === input.causeId)) {
    throw new Refusal(
      'refused',
      `${control.number} answers ${cause ? `cause ${cause.number}` : 'the hazard as a whole'} already. Nothing was changed.`,
      'Take the link away here if it answers only the other.',
    )
  }
  const { effectiveness, effectiveBy, effectiveOn } = blankLink
  const moved: ControlLink = { ...found, causeId: input.causeId, effectiveness, effectiveBy, effectiveOn }
  work.put('hazard', { ...hazard, links: hazard.links.map((link) => (link.id === found.id ? moved : link)) })
  return { projectId: hazard.projectId, id: found.id, number: control.number }
}

/** Takes a link away; the control stays in the register. */
export async function removeLink(input: ParsedInputOf<'link.remove'>, { work }: CommandContext): Promise<Outcome> {
  const hazard = await work.live('hazard', input.hazardId)
  if (!hazard.links.some(({ id }) => id === input.linkId)) {
    throw new Refusal('not-found', `This link is not in ${hazard.number}. Nothing was changed.`)
  }
  work.put('hazard', { ...hazard, links: hazard.links.filter(({ id }) => id !== input.linkId) })
  return { projectId: hazard.projectId, id: input.linkId, reason: input.reason }
}
