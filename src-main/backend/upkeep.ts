import { Worker } from 'node:worker_threads'
import type { RestorePreview } from '../../src-shared/domain/backup.ts'
import type { IntegrityReport, NotedHead } from '../../src-shared/domain/integrity.ts'
import { type Failure, Refusal } from '../../src-shared/domain/result.ts'
import { workerFile } from '../db/worker-file.ts'
import type { ReadJob, Unpacked, WriteJob, Written } from './package-jobs.ts'
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

interface Answers {
  check: IntegrityReport
  preview: RestorePreview
  salvage: Salvaged
  'write-package': Written
  'read-package': Unpacked
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
  const stopped = () => new Refusal('cancelled', 'This was stopped before it was done. Nothing was changed.')
  const isStopped = () => signal?.aborted === true
  if (isStopped()) throw stopped()
  const worker = new Worker(workerFile(import.meta.dirname, 'upkeep-worker'), { workerData: job })
  const stop = new AbortController()
  try {
    return await new Promise((resolve, reject) => {
      signal?.addEventListener('abort', () => reject(stopped()), { signal: stop.signal })
      worker.on('message', (message: UpkeepMessage) => {
        if (message.kind === 'part') onPart?.(message.part)
        else if (message.kind === 'done') resolve(message.value as Answers[J['what']])
        else
          reject(
            Object.assign(new Refusal(message.failure.code, message.failure.message), { failure: message.failure }),
          )
      })
      worker.once('error', reject)
      worker.once('exit', () => reject(new Error('The work on the file ended without an answer.')))
    })
  } catch (error) {
    if (isStopped()) void worker.terminate()
    throw error
  } finally {
    stop.abort()
    // One that has answered ends by itself: to end a thread while it leaves SQLite's code can take the process with it.
    worker.unref()
  }
}
