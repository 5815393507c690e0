import type { ParsedInputOf } from '../../src-shared/contract/index.ts'
import type { Cause, Hazard } from '../../src-shared/domain/hazard.ts'
import { Refusal } from '../../src-shared/domain/result.ts'
import type { CommandContext, Outcome } from './command.ts'
import { newCause } from './hazard.ts'

/** Adds causes to a hazard, each with the next number. */
export async function addCauses(input: ParsedInputOf<'cause.add'>, context: CommandContext): Promise<Outcome> {
  let hazard = await context.work.live('hazard', input.hazardId)
  let last: Cause | undefined
  for (const text of input.texts) {
    last = newCause(context, hazard, text)
    hazard = { ...hazard, causes: [...hazard.causes, last] }
  }
  context.work.put('hazard', hazard)
  return { projectId: hazard.projectId, ...(last ? { id: last.id, number: String(last.number) } : {}) }
}

/** Rewords a cause. */
export async function updateCause(input: ParsedInputOf<'cause.update'>, { work }: CommandContext): Promise<Outcome> {
  const hazard = await work.live('hazard', input.hazardId)
  work.put(
    'hazard',
    withCause(hazard, input.causeId, (cause) => ({ ...cause, text: input.text })),
  )
  return { projectId: hazard.projectId, id: input.causeId }
}

/** Takes a cause out, with its links; its number stays taken. */
export async function archiveCause(
  input: ParsedInputOf<'cause.archive'>,
  { work, now }: CommandContext,
): Promise<Outcome> {
  const hazard = await work.live('hazard', input.hazardId)
  const without = withCause(hazard, input.causeId, (cause) => ({
    ...cause,
    archived: { how: 'archived', reason: input.reason, at: now },
  }))
  work.put('hazard', { ...without, links: without.links.filter(({ causeId }) => causeId !== input.causeId) })
  return { projectId: hazard.projectId, id: input.causeId, reason: input.reason }
}

function withCause(hazard: Hazard, causeId: string, change: (cause: Cause) => Cause): Hazard {
  const found = hazard.causes.find(({ id, archived }) => id === causeId && archived === null)
  if (!found) throw new Refusal('not-found', `This cause is not in ${hazard.number}. Nothing was changed.`)
  return { ...hazard, causes: hazard.causes.map((cause) => (cause.id === causeId ? change(cause) : cause)) }
}
