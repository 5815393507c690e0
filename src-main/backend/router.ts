import { type Channel, contract } from '../../src-shared/contract/index.ts'
import { type Failure, ok, Refusal, type Result, refuse } from '../../src-shared/domain/result.ts'
import { cannotWrite } from '../db/cannot-write.ts'
import type { Handler } from './handler.ts'
import { handlers } from './handlers.ts'
import type { Log } from './log.ts'
import type { Session } from './session.ts'

/**
 * Answers one call: the input parsed by the contract, the handler run, the output parsed on its way back. A refusal
 * and a fault are data; no exception crosses.
 */
export async function route(channel: string, input: unknown, session: Session, log: Log): Promise<Result<unknown>> {
  if (!Object.hasOwn(contract, channel)) return refuse('unknown-channel', `There is no call "${channel}".`)
  const name = channel as Channel
  const procedure = contract[name]
  const parsed = procedure.input.safeParse(input ?? {})
  if (!parsed.success) return { ok: false, error: invalidInput(parsed.error.issues) }
  try {
    const handler = handlers[name] as Handler<Channel>
    const answer = await handler(parsed.data, session)
    return ok(procedure.output.parse(answer))
  } catch (error) {
    const refusal = error instanceof Refusal ? error : cannotWrite(error)
    if (refusal !== null) return { ok: false, error: refusal.failure }
    log.error({ error, channel }, 'a call failed')
    return refuse(
      'fault',
      'Something went wrong in Hazard Ledger itself. Nothing was changed.',
      `Try again; if it happens once more, the file log.jsonl in ${session.dataFolder} says where.`,
    )
  }
}

function invalidInput(issues: readonly { path: PropertyKey[]; message: string }[]): Failure {
  const fields: Record<string, string> = {}
  for (const { path, message } of issues) fields[path.map(String).join('.')] ??= message
  const [first] = issues
  return {
    code: 'invalid-input',
    message: `${first?.message ?? 'This does not fit.'} Nothing was changed.`,
    fields,
  }
}
