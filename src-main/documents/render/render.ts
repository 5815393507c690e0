import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import type { Picture } from '../../../src-shared/diagrams/picture.ts'
import { type Failure, ok, type Result, refuse } from '../../../src-shared/domain/result.ts'
import type { DocumentModel, WorkbookModel } from '../document.ts'
import { notWritable } from './not-writable.ts'

/** What to render, and where the finished file goes. */
export type RenderJob =
  /** `fonts` is the folder of the fonts that pictures are drawn with. */
  | { format: 'docx'; model: DocumentModel; path: string; fonts?: string }
  /** The page that a PDF is printed from. */
  | { format: 'html'; model: DocumentModel; path: string }
  /** One picture as a file of its own. */
  | { format: 'png'; picture: Picture; path: string; fonts: string }
  | { format: 'xlsx'; model: WorkbookModel; path: string }

/** Where the work stands: laying out includes working out the page numbers, by far the longest part. */
export type RenderStep = 'layout' | 'writing'

/** What the worker is given: the job and the name it writes to; the parent then puts the file in its place. */
export interface RenderWorkerData {
  job: RenderJob
  temporary: string
}

/** What the worker says. */
export type RenderMessage =
  | { kind: 'progress'; step: RenderStep }
  | { kind: 'done'; size: number }
  | { kind: 'failed'; error: Failure }

export interface RenderOptions {
  /** Stops the work; the file is then not written and one that stood there is left as it was. */
  signal?: AbortSignal
  onProgress?: (step: RenderStep) => void
}

/** Megabytes of heap a document may take: a 1,000 hazard log takes about 350. */
const HEAP_LIMIT = 2_048

/** The worker's file: TypeScript beside this one, or bundled; a bundler may have put this module in a folder below. */
function workerFile(): URL {
  if (import.meta.url.endsWith('.ts')) return new URL('./render-worker.ts', import.meta.url)
  const beside = new URL('./render-worker.js', import.meta.url)
  return existsSync(fileURLToPath(beside)) ? beside : new URL('../render-worker.js', import.meta.url)
}

/**
 * Renders a model to a file in a worker of its own, so that the screens never wait for it. The file appears whole or
 * not at all.
 *
 * @returns the size in bytes; or `cancelled`, `refused` (a text that the format cannot hold), `not-writable`, `fault`
 */
export async function renderToFile(job: RenderJob, options: RenderOptions = {}): Promise<Result<{ size: number }>> {
  const { signal, onProgress } = options
  if (signal?.aborted === true) return cancelled()
  const temporary = `${job.path}.${randomUUID()}.part`
  const data: RenderWorkerData = { job, temporary }
  const worker = new Worker(workerFile(), { workerData: data, resourceLimits: { maxOldGenerationSizeMb: HEAP_LIMIT } })
  const result = await new Promise<Result<{ size: number }>>((resolve) => {
    // The first to speak decides: an answer that came before the cancel stands.
    signal?.addEventListener('abort', () => resolve(cancelled()), { once: true })
    worker.on('message', (message: RenderMessage) => {
      if (message.kind === 'progress') onProgress?.(message.step)
      else if (message.kind === 'done') resolve(ok({ size: message.size }))
      else resolve({ ok: false, error: message.error })
    })
    worker.once('error', (error: unknown) => {
      const reason = error instanceof Error ? error.message : String(error)
      resolve(refuse('fault', `The document could not be made: ${reason}. No file was written.`))
    })
    worker.once('exit', () => {
      resolve(refuse('fault', 'The document could not be made: its worker ended early. No file was written.'))
    })
  })
  await worker.terminate()
  const placed = result.ok ? await place(temporary, job.path, result) : result
  if (!placed.ok) await rm(temporary, { force: true }).catch(() => undefined)
  return placed
}

/** The finished file takes its name here and not in the worker, so that a cancelled one never can. */
async function place<T>(temporary: string, path: string, result: Result<T>): Promise<Result<T>> {
  try {
    await rename(temporary, path)
    return result
  } catch (error) {
    return { ok: false, error: notWritable(path, error) }
  }
}

function cancelled(): { ok: false; error: Failure } {
  return refuse('cancelled', 'Making the document was cancelled. No file was written.')
}
