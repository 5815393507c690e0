import { notifications } from '@mantine/notifications'
import type { CommandChannel, HostChannel, InputOf, OutputOf } from '../../src-shared/contract/index.ts'
import type { Failure, Result } from '../../src-shared/domain/result.ts'
import { call } from './api.ts'
import { heardOf } from './heard.ts'
import { keys } from './keys.ts'
import { queryClient } from './queries.ts'
import { savingEnded, savingStarted } from './saving.ts'

/** How a command's failure is told: as a notification, or not at all where the caller shows it in its place. */
export interface RunOptions {
  quiet?: boolean
}

/** Runs a command or host call; never throws. Resolves when the page has heard of the change. */
export type Run = <C extends CommandChannel | HostChannel>(
  channel: C,
  input: InputOf<C>,
  options?: RunOptions,
) => Promise<Result<OutputOf<C>>>

/** Tells a failure as a quiet notification: what happened, what was kept, what to do. */
export function tellFailure(failure: Failure): void {
  if (failure.code === 'cancelled') return
  notifications.show({
    title: failure.message,
    message: [failure.hint, ...Object.values(failure.fields ?? {})].filter(Boolean).join(' '),
    color: 'red',
    autoClose: 12_000,
  })
}

const run: Run = async (channel, input, options) => {
  savingStarted()
  const answer = await call(channel, input)
  savingEnded(answer.ok ? null : answer.error)
  if (!answer.ok) {
    if (options?.quiet !== true) tellFailure(answer.error)
    return answer
  }
  const value: unknown = answer.value
  if (typeof value === 'object' && value !== null) {
    if ('seq' in value && typeof value.seq === 'number') await heardOf(value.seq)
    // A host call that opens or changes the workspace answers with its new status.
    if ('dataFolder' in value) queryClient.setQueryData(keys.status, value)
  }
  return answer
}

/** `const run = useCommand()`; `const answer = await run('hazard.update', {id, patch})`. */
export function useCommand(): Run {
  return run
}
