import type { Events } from '../../src-shared/contract/events.ts'
import type { Channel, InputOf, OutputOf } from '../../src-shared/contract/index.ts'
import { type Result, refuse } from '../../src-shared/domain/result.ts'
import { transport } from './transport.ts'

/** Said where the backend gave no answer at all. */
const unreachable = refuse(
  'fault',
  'The program did not answer, so it is not known whether this was saved.',
  'Check that Hazard Ledger is still running, then look at the record again before repeating the change.',
)

/**
 * One call to the backend. Never throws: what went wrong is in the answer. The output was checked against the contract
 * on the other side and is not parsed again here.
 */
export async function call<C extends Channel>(channel: C, input: InputOf<C>): Promise<Result<OutputOf<C>>> {
  try {
    const answer = await transport.rpc(channel, input)
    if (typeof answer !== 'object' || answer === null || !('ok' in answer)) return unreachable
    return answer as Result<OutputOf<C>>
  } catch {
    return unreachable
  }
}

/** Hears one kind of push until the function returned is called. */
export function onEvent<N extends keyof Events>(name: N, listener: (event: Events[N]) => void): () => void {
  return transport.onEvent(name, (data) => listener(data as Events[N]))
}

/** Hears whether pushes are connected (browser only). */
export function onConnection(listener: (connected: boolean) => void): () => void {
  return transport.onConnection(listener)
}
