import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import type { ImportPreview } from '../../src-shared/domain/import-preview.ts'
import { type Result, refuse } from '../../src-shared/domain/result.ts'
import type { SourceGrid } from './grid.ts'
import type { ReaderAnswer, ReaderRequest } from './reader-worker.ts'

/** Most memory, in MB, and time, in milliseconds, that one file may take. */
const MEMORY = 1024
const TIME = 60_000

/** The worker's file: TypeScript beside this one, or bundled; a bundler may have put this module in a folder below. */
function workerFile(): URL {
  if (import.meta.url.endsWith('.ts')) return new URL('./reader-worker.ts', import.meta.url)
  const beside = new URL('./reader-worker.js', import.meta.url)
  return existsSync(fileURLToPath(beside)) ? beside : new URL('../reader-worker.js', import.meta.url)
}

/**
 * Reads a file that a person chose into the plain grid, in a worker with limited memory and time.
 *
 * @param path absolute path of the file
 * @param name the name people know it by; its ending decides between workbook, CSV, Markdown and Word document
 * @param signal cancels the reading
 * @returns the grid; or a failure `unreadable` that says what is wrong, `cancelled`, or `fault`. Never rejects.
 */
export async function readSource(path: string, name: string, signal?: AbortSignal): Promise<Result<SourceGrid>> {
  return (await inWorker({ path, name, preview: null }, signal)) as Result<SourceGrid>
}

/**
 * What an import of a file would bring in, read and worked out in a worker with limited memory and time.
 *
 * @param preview the project's scheme, and what a person decided
 * @returns as {@link readSource}, with `unreadable` also where no table of hazards was found
 */
export async function readPreview(
  path: string,
  name: string,
  preview: NonNullable<ReaderRequest['preview']>,
  signal?: AbortSignal,
): Promise<Result<ImportPreview>> {
  return (await inWorker({ path, name, preview }, signal)) as Result<ImportPreview>
}

function inWorker(request: ReaderRequest, signal?: AbortSignal): Promise<Result<SourceGrid | ImportPreview>> {
  const { name } = request
  const cancelled = () => refuse('cancelled', `Reading ${name} was cancelled. Nothing was changed.`)
  if (signal?.aborted === true) return Promise.resolve(cancelled())
  return new Promise((resolve) => {
    const worker = new Worker(workerFile(), {
      workerData: request,
      resourceLimits: { maxOldGenerationSizeMb: MEMORY },
    })
    const tooMuch = (what: string) =>
      refuse(
        'unreadable',
        `${name} cannot be read: it needs more ${what} than a hazard log should. Nothing was changed.`,
        'Copy the sheets of the log into a new workbook and choose that one.',
      )
    const finish = (result: Result<SourceGrid | ImportPreview>): void => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', cancel)
      resolve(result)
      void worker.terminate()
    }
    const cancel = (): void => finish(cancelled())
    const timer = setTimeout(() => finish(tooMuch('time')), TIME)
    signal?.addEventListener('abort', cancel)
    worker.once('message', (answer: ReaderAnswer) =>
      finish(answer.ok ? { ok: true, value: answer.value } : { ok: false, error: answer.failure }),
    )
    worker.once('error', (error: Error & { code?: string }) =>
      finish(
        error.code === 'ERR_WORKER_OUT_OF_MEMORY'
          ? tooMuch('memory')
          : refuse(
              'fault',
              `${name} was not read: ${error.message}. Nothing was changed.`,
              'Please report this fault.',
            ),
      ),
    )
    worker.once('exit', (code) =>
      finish(
        refuse('fault', `${name} was not read: the reader ended with ${code}. Nothing was changed.`, 'Try again.'),
      ),
    )
  })
}
