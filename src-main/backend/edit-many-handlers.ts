import type { ParsedInputOf } from '../../src-shared/contract/index.ts'
import type { CommandContext } from '../services/command.ts'
import { editControls, editHazards, type ManyOutcome } from '../services/edit-many.ts'
import type { Handler } from './handler.ts'
import type { Session } from './session.ts'

type Many = 'hazard.edit-many' | 'control.edit-many'

async function answer<C extends Many>(
  channel: C,
  input: ParsedInputOf<C>,
  session: Session,
  service: (input: ParsedInputOf<C>, context: CommandContext) => Promise<ManyOutcome>,
) {
  let outcome: ManyOutcome | undefined
  const { head } = await session.command(channel, async (context) => {
    outcome = await service(input, context)
    return outcome
  })
  const { id = null, number = null, changed = 0, created = 0 } = outcome ?? {}
  return { seq: head.seq, id, number, changed, created }
}

/** Commands over many records at once say how many they changed and made. */
export const editManyHandlers = {
  'hazard.edit-many': (input, session) => answer('hazard.edit-many', input, session, editHazards),
  'control.edit-many': (input, session) => answer('control.edit-many', input, session, editControls),
} satisfies { [C in Many]: Handler<C> }
