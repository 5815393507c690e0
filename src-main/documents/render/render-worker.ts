/** The worker that does one job and ends: see `render.ts`. */
import { type FileHandle, open } from 'node:fs/promises'
import { parentPort, workerData } from 'node:worker_threads'
import { type Failure, Refusal, refuse } from '../../../src-shared/domain/result.ts'
import { makeDocumentHere } from '../make-document.ts'
import { renderDocx } from './docx.ts'
import { renderHtml } from './html.ts'
import { notWritable } from './not-writable.ts'
import { finishPdf, openPdf } from './pdf.ts'
import { pagesOfHeadings } from './pdf-pages.ts'
import { pictureFile } from './png.ts'
import type { FinishJob, Rendered, RenderJob, RenderMessage, RenderWorkerData } from './render.ts'
import { renderXlsx } from './xlsx.ts'

function say(message: RenderMessage): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker's port has no origin
  parentPort?.postMessage(message)
}

async function work({ job, temporary }: RenderWorkerData): Promise<void> {
  say({ kind: 'progress', step: 'layout' })
  const { bytes, ...found } = await render(job)
  if (bytes === undefined) return say({ kind: 'done', size: 0, written: false, ...found })
  say({ kind: 'progress', step: 'writing' })
  try {
    await writeWhole(temporary, bytes)
  } catch (error) {
    return say({ kind: 'failed', error: notWritable(job.path, error) })
  }
  say({ kind: 'done', size: bytes.length, written: true, ...found })
}

type Made = { bytes: Uint8Array | undefined } & Omit<Rendered, 'size' | 'written'>

async function render(job: RenderJob): Promise<Made> {
  switch (job.format) {
    case 'docx':
      return { bytes: await renderDocx(job.model, job.fonts) }
    case 'xlsx':
      return { bytes: await renderXlsx(job.model) }
    case 'html':
      return { bytes: new TextEncoder().encode(renderHtml(job.model)) }
    case 'png':
      return { bytes: await pictureFile(job.picture, job.fonts) }
    case 'document':
      return await makeDocumentHere(job.request, job.in)
    case 'pdf':
      return await finished(job)
    case 'pages':
      return { bytes: undefined, pages: pagesOfHeadings(await openPdf(job.printed)) }
  }
}

/** The finished file, or none where its contents name other pages than the print has. */
async function finished({ printed, expected, ...facts }: FinishJob): Promise<Made> {
  const { bytes, pages } = await finishPdf(printed, facts, expected)
  return { bytes, pages }
}

/** Writes and flushes, so that the file put in its place is never an empty one after a power cut. */
async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const file: FileHandle = await open(path, 'w')
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
}

function asFailure(error: unknown): Failure {
  if (error instanceof Refusal) return error.failure
  const reason = error instanceof Error ? error.message : String(error)
  return refuse('fault', `The document could not be made: ${reason}. No file was written.`).error
}

// What the parent sends is typed on its side; both stand in one build.
const data: RenderWorkerData = workerData as RenderWorkerData
work(data).catch((error: unknown) => say({ kind: 'failed', error: asFailure(error) }))
