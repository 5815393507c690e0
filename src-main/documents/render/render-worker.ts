/** The worker that turns one model into one file and ends: see `render.ts`. */
import { type FileHandle, open } from 'node:fs/promises'
import { parentPort, workerData } from 'node:worker_threads'
import { type Failure, Refusal, refuse } from '../../../src-shared/domain/result.ts'
import { renderDocx } from './docx.ts'
import { renderHtml } from './html.ts'
import { notWritable } from './not-writable.ts'
import { pictureFile } from './png.ts'
import type { RenderJob, RenderMessage, RenderWorkerData } from './render.ts'
import { renderXlsx } from './xlsx.ts'

function say(message: RenderMessage): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker's port has no origin
  parentPort?.postMessage(message)
}

async function work({ job, temporary }: RenderWorkerData): Promise<void> {
  say({ kind: 'progress', step: 'layout' })
  const bytes = await render(job)
  say({ kind: 'progress', step: 'writing' })
  try {
    await writeWhole(temporary, bytes)
  } catch (error) {
    return say({ kind: 'failed', error: notWritable(job.path, error) })
  }
  say({ kind: 'done', size: bytes.length })
}

async function render(job: RenderJob): Promise<Uint8Array> {
  switch (job.format) {
    case 'docx':
      return await renderDocx(job.model, job.fonts)
    case 'xlsx':
      return await renderXlsx(job.model)
    case 'html':
      return new TextEncoder().encode(renderHtml(job.model))
    case 'png':
      return await pictureFile(job.picture, job.fonts)
  }
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
