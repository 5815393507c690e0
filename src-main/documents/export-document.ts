import { readFile, rename, rm } from 'node:fs/promises'
import type { AnsweredFinding } from '../../src-shared/checks/finding.ts'
import type { DocumentFormat, DocumentKind, SelfCheck } from '../../src-shared/contract/exchange.ts'
import { ok, type Result, refuse } from '../../src-shared/domain/result.ts'
import type { Snapshot } from '../../src-shared/domain/snapshot.ts'
import type { StandardsPack } from '../../src-shared/domain/standards-pack.ts'
import type { DatabaseCounts } from '../repositories/log-counts.ts'
import { buildHazardLog } from './model/build-hazard-log.ts'
import { buildSafetyCase } from './model/build-safety-case.ts'
import { buildWorkbook } from './model/build-workbook.ts'
import { suggestFileName } from './model/file-name.ts'
import type { DocumentInput } from './model/log-view.ts'
import { withSelfCheck, withSelfCheckSheet } from './model/with-self-check.ts'
import { type RenderJob, renderToFile } from './render/render.ts'
import { expectedSelfCheck, selfCheckFile } from './self-check.ts'

export interface ExportRequest {
  /** The database's own counts, asked at the ledger position of the snapshot. */
  database: DatabaseCounts
  snapshot: Snapshot
  pack: StandardsPack
  findings: AnsweredFinding[]
  /** Calendar day. */
  today: string
  document: DocumentKind
  format: DocumentFormat
  outPath: string
  signal?: AbortSignal
}

/** A finished document with the proof that it says what the database says, and its size in bytes. */
export interface ExportedDocument {
  selfCheck: SelfCheck
  size: number
}

/** What a browser is told that the file is. */
export const mediaTypes: Record<DocumentFormat, string> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

/** A safe name for the file: `Meridian EPR deployment - Hazard log - 0.9 DRAFT - 22 November 2026.docx`. */
export function documentFileName(
  { project }: Snapshot,
  document: DocumentKind,
  format: DocumentFormat,
  today: string,
): string {
  return suggestFileName(project, document, format, today)
}

type Model =
  | { format: 'docx'; plain: ReturnType<typeof buildHazardLog> }
  | { format: 'xlsx'; plain: ReturnType<typeof buildWorkbook> }

/**
 * Makes a document with the result of its self-check at its end: rendered, read back from the finished file, compared
 * with the database, and rendered again where the result printed is not the one read. What is answered was read from
 * the very file that is left. Until then nothing stands at `outPath`.
 *
 * @returns or `refused` (a safety case as a workbook; a text that does not fit a cell), `not-writable`, `cancelled`,
 *   `fault`
 */
export async function exportDocument(request: ExportRequest): Promise<Result<ExportedDocument>> {
  const { database, outPath, document, format, signal } = request
  if (document === 'safety-case' && format === 'xlsx') {
    return refuse(
      'refused',
      'The clinical safety case report has no Excel layout. Nothing was written.',
      'Export it as a Word document.',
    )
  }
  const model = modelOf(request)
  const options = signal === undefined ? {} : { signal }

  const trial = `${outPath}.check`
  try {
    // Laying out takes by far the longest, so the result hoped for is printed at once: where the file's own reading
    // comes to that very result, the file stands; where it does not, it is made again with what was read.
    let printed = expectedSelfCheck(document, format, database)
    for (let rendering = 1; ; rendering++) {
      const made = await renderToFile(jobOf(model, trial, printed), options)
      if (!made.ok) return made
      const selfCheck = await selfCheckFile(await readFile(trial), format, database)
      if (rendering === 2 || isSame(selfCheck, printed)) {
        const misprint = isSame(selfCheck, printed) ? selfCheck : { ...selfCheck, ok: false }
        await rename(trial, outPath)
        return ok({ selfCheck: misprint, size: made.value.size })
      }
      printed = selfCheck
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return refuse('fault', `The document could not be read back: ${reason}. No file was written.`)
  } finally {
    await rm(trial, { force: true }).catch(() => undefined)
  }
}

function isSame(one: SelfCheck, other: SelfCheck): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

function modelOf(request: ExportRequest): Model {
  const { snapshot, pack, findings, today } = request
  const input: DocumentInput = { snapshot, pack, findings, today }
  if (request.format === 'xlsx') return { format: 'xlsx', plain: buildWorkbook(input) }
  return { format: 'docx', plain: request.document === 'hazard-log' ? buildHazardLog(input) : buildSafetyCase(input) }
}

/** The work for the renderer, with the result of a self-check at its end. */
function jobOf(model: Model, path: string, check: SelfCheck): RenderJob {
  return model.format === 'docx'
    ? { format: 'docx', model: withSelfCheck(model.plain, check), path }
    : { format: 'xlsx', model: withSelfCheckSheet(model.plain, check), path }
}
