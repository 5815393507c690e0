import type { ImportPreview } from '../../src-shared/domain/import-preview.ts'
import { type Result, refuse } from '../../src-shared/domain/result.ts'
import { runProcess, type StartProcess } from '../workers/run-process.ts'
import { workerFile } from '../workers/worker-file.ts'
import type { SourceGrid } from './grid.ts'
import type { ReaderAnswer, ReaderRequest } from './reader-process.ts'

/** Most memory, in MB, and time, in milliseconds, that one file may take. */
const MEMORY = 1024
const TIME = 60_000

export interface ReadOptions {
  /** Cancels the reading. */
  signal?: AbortSignal
  /** How the host starts a process. */
  start?: StartProcess | undefined
}

/**
 * Reads a file that a person chose into the plain grid, in a process of its own with limited memory and time.
 *
 * @param path absolute path of the file
 * @param name the name people know it by; its ending decides between workbook, CSV, Markdown and Word document
 * @returns the grid; or a failure `unreadable` that says what is wrong, `cancelled`, or `fault`. Never rejects.
 */
export async function readSource(path: string, name: string, options: ReadOptions = {}): Promise<Result<SourceGrid>> {
  return (await read({ path, name, preview: null }, options)) as Result<SourceGrid>
}

/**
 * What an import of a file would bring in, read and worked out in a process of its own with limited memory and time.
 *
 * @param preview the project's scheme, what a person decided, and what was said of earlier files
 * @returns as {@link readSource}, with `unreadable` also where no table of hazards was found
 */
export async function readPreview(
  path: string,
  name: string,
  preview: NonNullable<ReaderRequest['preview']>,
  options: ReadOptions = {},
): Promise<Result<ImportPreview>> {
  return (await read({ path, name, preview }, options)) as Result<ImportPreview>
}

async function read(
  request: ReaderRequest,
  { signal, start }: ReadOptions,
): Promise<Result<SourceGrid | ImportPreview>> {
  const { name } = request
  const tooMuch = (what: string) =>
    refuse(
      'unreadable',
      `${name} cannot be read: ${what} Nothing was changed.`,
      'Copy the sheets of the log into a new workbook and choose that one.',
    )
  const file = workerFile(import.meta.dirname, 'reader-process')
  const end = await runProcess<ReaderAnswer>(file, request, { start, memory: MEMORY, time: TIME, signal })
  switch (end.how) {
    case 'answered':
      return end.answer.ok ? { ok: true, value: end.answer.value } : { ok: false, error: end.answer.failure }
    case 'cancelled':
      return refuse('cancelled', `Reading ${name} was cancelled. Nothing was changed.`)
    case 'out of time':
      return tooMuch('it needs more time than a hazard log should.')
    case 'fell':
      return tooMuch(
        `reading it broke off (${end.why}), as it does where a file needs more memory than a hazard log should.`,
      )
  }
}
