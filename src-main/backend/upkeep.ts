import type { OutputOf } from '../../src-shared/contract/index.ts'
import type { RestorePreview } from '../../src-shared/domain/backup.ts'
import type { IntegrityReport, NotedHead } from '../../src-shared/domain/integrity.ts'
import { type Failure, Refusal } from '../../src-shared/domain/result.ts'
import { runThread } from '../workers/run-thread.ts'
import { workerFile } from '../workers/worker-file.ts'
import type { HistoryJob, ReadJob, Unpacked, WriteJob, Written } from './package-jobs.ts'
import type { Salvaged } from './salvage.ts'

/** What a worker is given. */
export type UpkeepJob =
  | { what: 'check'; path: string; evidenceFolder: string; heads: NotedHead[]; head?: string }
  /** `current` is null where the workspace cannot be read at all. */
  | { what: 'preview'; current: string | null; backup: string }
  /** Reads what can be read of a damaged copy into a fresh file. */
  | { what: 'salvage'; from: string; to: string }
  | WriteJob
  | ReadJob
  | HistoryJob

interface Answers {
  check: IntegrityReport
  preview: RestorePreview
  salvage: Salvaged
  'write-package': Written
  'read-package': Unpacked
  'read-packed-history': OutputOf<'package.history'>
}

/** What a worker says. */
export type UpkeepMessage =
  | { kind: 'part'; part: number }
  | { kind: 'done'; value: unknown }
  | { kind: 'failed'; failure: Failure }

/**
 * Does long work on a whole file in a worker with a connection of its own, so that neither window nor commands wait.
 * @throws Refusal `cancelled` where the signal is aborted: nothing was changed
 */
export async function upkeep<J extends UpkeepJob>(
  job: J,
  options: { signal?: AbortSignal; onPart?: (part: number) => void } = {},
): Promise<Answers[J['what']]> {
  const { signal, onPart } = options
  const end = await runThread(workerFile(import.meta.dirname, 'upkeep-worker'), {
    data: job,
    signal,
    onMessage: (message: UpkeepMessage) => {
      if (message.kind !== 'part') return message
      onPart?.(message.part)
      return undefined
    },
  })
  if (end.how === 'cancelled') {
    throw new Refusal('cancelled', 'This was stopped before it was done. Nothing was changed.')
  }
  if (end.how === 'failed') throw end.error
  if (end.how !== 'answered') throw new Error(`The work on the file ran ${end.how}.`)
  if (end.answer.kind === 'done') return end.answer.value as Answers[J['what']]
  const { failure } = end.answer
  throw Object.assign(new Refusal(failure.code, failure.message), { failure })
}
