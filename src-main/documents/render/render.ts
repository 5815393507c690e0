import { randomUUID } from 'node:crypto'
import { rename, rm } from 'node:fs/promises'
import type { SelfCheck } from '../../../src-shared/contract/exchange.ts'
import type { Picture } from '../../../src-shared/diagrams/picture.ts'
import { type Failure, ok, type Result, refuse } from '../../../src-shared/domain/result.ts'
import { runThread, type ThreadEnd } from '../../workers/run-thread.ts'
import { workerFile } from '../../workers/worker-file.ts'
import type { Attachment, DocumentModel, WorkbookModel } from '../document.ts'
import type { DocumentRequest } from '../export-document.ts'
import type { PrintedIn } from '../make-document.ts'
import { notWritable } from './not-writable.ts'
import type { PrintFacts } from './print-facts.ts'

/** What to render, and where the finished file goes. */
export type RenderJob =
  /** `fonts` is the folder of the fonts that pictures are drawn with. */
  | { format: 'docx'; model: DocumentModel; path: string; fonts?: string }
  /** The page that a PDF is printed from. */
  | { format: 'html'; model: DocumentModel; path: string }
  /** One picture as a file of its own. */
  | { format: 'png'; picture: Picture; path: string; fonts: string }
  | { format: 'xlsx'; model: WorkbookModel; path: string }
  /** A document from its records to the file that was read back. */
  | { format: 'document'; request: DocumentRequest; in: PrintedIn; path: string }
  | ({ format: 'pdf' } & FinishJob)
  /** No file: on which pages the headings of a print stand. */
  | { format: 'pages'; printed: Uint8Array; path: string }

/** A print that is to be finished. */
export interface FinishJob {
  printed: Uint8Array
  facts: PrintFacts
  attachments: readonly Attachment[]
  path: string
  /** Page of each heading as its contents say; where the print has others, no file is written. */
  expected?: Record<string, number>
}

/** Where the work stands: laying out includes working out the page numbers, by far the longest part. */
export type RenderStep = 'layout' | 'writing'

/** What the worker is given: the job and the name it writes to; the parent then puts the file in its place. */
export interface RenderWorkerData {
  job: RenderJob
  temporary: string
}

/** What came of a job. Of a document what was read back and what printing needs; of a PDF where its headings stand. */
export interface Rendered {
  size: number
  /** Whether there is a file to be put in its place. */
  written: boolean
  selfCheck?: SelfCheck
  facts?: PrintFacts
  pages?: Record<string, number>
}

/** What the worker says. */
export type RenderMessage =
  | { kind: 'progress'; step: RenderStep }
  | ({ kind: 'done' } & Rendered)
  | { kind: 'failed'; error: Failure }

export interface RenderOptions {
  /** Stops the work; the file is then not written and one that stood there is left as it was. */
  signal?: AbortSignal
  onProgress?: (step: RenderStep) => void
}

/** Megabytes of heap a document may take: a 1,000 hazard log takes about 350. */
const HEAP_LIMIT = 2_048

/**
 * Renders a model to a file in a worker of its own, so that the screens never wait for it. The file appears whole or
 * not at all.
 *
 * @returns the size in bytes; or `cancelled`, `refused` (a text that the format cannot hold), `not-writable`, `fault`
 */
export async function renderToFile(job: RenderJob, options: RenderOptions = {}): Promise<Result<{ size: number }>> {
  const made = await run(job, options)
  return made.ok ? ok({ size: made.value.size }) : made
}

/**
 * Builds a document from its records, renders it to a file and reads that back, all in a worker.
 *
 * @returns what was read from the file, and for a PDF, whose page of HTML this is, what its printing needs; or as
 *   `renderToFile`
 */
export async function makeDocument(
  request: DocumentRequest,
  { path, ...printed }: PrintedIn & { path: string },
  options: RenderOptions = {},
): Promise<Result<{ size: number; selfCheck: SelfCheck; facts: PrintFacts | undefined }>> {
  const made = await run({ format: 'document', request, in: printed, path }, options)
  if (!made.ok) return made
  const { size, selfCheck, facts } = made.value
  return selfCheck === undefined ? notRead() : ok({ size, selfCheck, facts })
}

/**
 * Finishes a print in a worker and puts it in its place. Where its headings stand elsewhere than `expected` says,
 * nothing is written. The bytes given are gone afterwards.
 */
export async function finishPdf(
  job: FinishJob,
  options: RenderOptions = {},
): Promise<Result<{ size: number; written: boolean; pages: Record<string, number> }>> {
  const made = await run({ format: 'pdf', ...job }, options)
  if (!made.ok) return made
  const { size, written, pages } = made.value
  return pages === undefined ? notRead() : ok({ size, written, pages })
}

/** On which page of a print each heading stands that a link leads to, by the link's name. The bytes are gone afterwards. */
export async function pagesOfPrint(
  printed: Uint8Array,
  options: RenderOptions = {},
): Promise<Result<{ pages: Record<string, number> }>> {
  const made = await run({ format: 'pages', printed, path: '' }, options)
  if (!made.ok) return made
  const { pages } = made.value
  return pages === undefined ? notRead() : ok({ pages })
}

function notRead(): { ok: false; error: Failure } {
  return refuse('fault', 'The document could not be read back. No file was written.')
}

async function run(job: RenderJob, { signal, onProgress }: RenderOptions): Promise<Result<Rendered>> {
  if (signal?.aborted === true) return cancelled()
  const temporary = `${job.path}.${randomUUID()}.part`
  const data: RenderWorkerData = { job, temporary }
  const end = await runThread(workerFile(import.meta.dirname, 'render-worker'), {
    data,
    transfer: 'printed' in job ? [job.printed.buffer as ArrayBuffer] : [],
    memory: HEAP_LIMIT,
    signal,
    onMessage: (message: RenderMessage): Result<Rendered> | undefined => {
      if (message.kind === 'done') return ok(message)
      if (message.kind === 'failed') return { ok: false, error: message.error }
      onProgress?.(message.step)
      return undefined
    },
  })
  const result = resultOf(end)
  const placed = result.ok && result.value.written ? await place(temporary, job.path, result) : result
  if (!placed.ok && job.path !== '') await rm(temporary, { force: true }).catch(() => undefined)
  return placed
}

function resultOf(end: ThreadEnd<Result<Rendered>>): Result<Rendered> {
  if (end.how === 'answered') return end.answer
  if (end.how === 'cancelled') return cancelled()
  const reason = end.how === 'failed' ? end.error.message : `it ran ${end.how}`
  return refuse('fault', `The document could not be made: ${reason}. No file was written.`)
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
