import type { Done } from '../../src-shared/contract/define.ts'
import type { CommandContext, Outcome } from '../services/command.ts'
import type { Session } from './session.ts'

/** Runs a service as a command and answers what every command answers. */
export async function answerCommand(
  session: Session,
  channel: string,
  service: (context: CommandContext) => Promise<Outcome>,
): Promise<Done> {
  const { outcome, head } = await session.command(channel, service)
  return { seq: head.seq, id: outcome.id ?? null, number: outcome.number ?? null }
}
