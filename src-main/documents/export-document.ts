import { rename, rm } from 'node:fs/promises'
import type { AnsweredFinding } from '../../src-shared/checks/finding.ts'
import type {
  DocumentFormat,
  DocumentKind,
  ExtractRequest,
  LogLayout,
  SelfCheck,
} from '../../src-shared/contract/exchange.ts'
import { ok, Refusal, type Result, refuse } from '../../src-shared/domain/result.ts'
import type { Snapshot } from '../../src-shared/domain/snapshot.ts'
import type { StandardsPack } from '../../src-shared/domain/standards-pack.ts'
import type { Trend } from '../../src-shared/domain/trend.ts'
import type { Printer } from '../backend/backend.ts'
import type { Attachment } from './document.ts'
import type { RecentChanges } from './model/build-board-page.ts'
import { suggestFileName } from './model/file-name.ts'
import type { IssueFacts } from './model/issue-facts.ts'
import type { DocumentInput } from './model/log-view.ts'
import { printDocument } from './print-document.ts'
import { makeDocument } from './render/render.ts'
import type { Asked } from './self-check/figures.ts'
import { expectedSelfCheck } from './self-check.ts'

export type { Attachment } from './document.ts'

export interface ExportRequest {
  /** The database's own counts, asked at the ledger position of the snapshot; for an extract those of its records. */
  database: Asked
  snapshot: Snapshot
  pack: StandardsPack
  findings: AnsweredFinding[]
  /** Calendar day. */
  today: string
  document: DocumentKind
  format: DocumentFormat
  /** Which records; an extract needs it. */
  extract?: ExtractRequest
  /** Of a hazard log as xlsx or csv. */
  layout?: LogLayout
  /** What became different lately; the board page needs it. */
  recent?: RecentChanges
  /** The log over time; the report shows it. */
  trend?: Trend
  /** What was issued of the project. */
  issues?: IssueFacts
  /** Of the log as it was: of when. */
  asOf?: DocumentInput['asOf']
  /** Files that a PDF carries inside it. */
  attachments?: Attachment[]
  /** Folder of the fonts that pictures are drawn with. */
  fonts: string
  /** Needed for a PDF. */
  print?: Printer
  outPath: string
  signal?: AbortSignal
}

/** What a document is built from: plain data, as a worker takes it. */
export type DocumentRequest = Omit<ExportRequest, 'attachments' | 'print' | 'outPath' | 'signal'>

/** A finished document with the proof that it says what the database says, and its size in bytes. */
export interface ExportedDocument {
  selfCheck: SelfCheck
  size: number
}

/** What a browser is told that the file is. */
export const mediaTypes: Record<DocumentFormat, string> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
  html: 'text/html; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
}

/** A safe name for the file: `Meridian EPR deployment - Hazard log - 0.9 DRAFT - 22 November 2026.docx`. */
export function documentFileName(
  { project }: Snapshot,
  document: DocumentKind,
  format: DocumentFormat,
  today: string,
  extract?: ExtractRequest,
  issuedVersion?: string,
): string {
  return suggestFileName(project, document, format, today, extract, issuedVersion)
}

/** Documents without a layout as a workbook, and what to say of each. */
const NO_WORKBOOK: Partial<Record<DocumentKind, string>> = {
  'safety-case': 'The clinical safety case report',
  'board-page': 'The board page',
}

/**
 * Makes a document with the result of its self-check at its end: built, rendered, read back from the finished file and
 * compared with the database in a worker, and rendered again where the result printed is not the one read. What is
 * answered was read from the very file that is left; of a PDF, from the page it was printed from. Until then nothing
 * stands at `outPath`.
 *
 * @returns or `refused` (a safety case as a workbook; a text that does not fit a cell; nothing to print with),
 *   `not-writable`, `cancelled`, `fault`
 */
export async function exportDocument(request: ExportRequest): Promise<Result<ExportedDocument>> {
  const { database, outPath, document, format, signal, print, attachments = [], ...source } = request
  const without = NO_WORKBOOK[document]
  if (without !== undefined && format === 'xlsx') {
    return refuse('refused', `${without} has no Excel layout. Nothing was written.`, 'Export it as a Word document.')
  }
  if (format === 'csv' && document !== 'hazard-log') {
    return refuse(
      'refused',
      'Only the hazard log is written as CSV. Nothing was written.',
      'Export it as a Word document.',
    )
  }
  if (format === 'pdf') {
    const printable = await print?.available()
    if (printable === undefined) return refuse('refused', 'There is nothing to print with here. Nothing was written.')
    if (!printable.ok) return printable
  }
  const options = signal === undefined ? {} : { signal }
  const from = { ...source, database, document, format }
  const trial = `${outPath}.check`
  try {
    // Laying out takes by far the longest, so the result hoped for is printed at once: where the file's own reading
    // comes to that very result, the file stands; where it does not, it is made again with what was read.
    let printed = expectedSelfCheck(document, format, database)
    for (let rendering = 1; ; rendering++) {
      const made = await makeDocument(from, { path: trial, printed }, options)
      if (!made.ok) return made
      const { selfCheck, size, facts } = made.value
      if (rendering === 2 || isSame(selfCheck, printed)) {
        const misprint = isSame(selfCheck, printed) ? selfCheck : { ...selfCheck, ok: false }
        if (print === undefined || facts === undefined) {
          await rename(trial, outPath)
          return ok({ selfCheck: misprint, size })
        }
        // Made anew with the page numbers it found, and nothing else: the reading of the first stands for it.
        const again = async (pages: Record<string, number>) =>
          await makeDocument(from, { path: trial, printed, pages }, options)
        const finished = await printDocument({ print, page: trial, facts, attachments, outPath, again }, options)
        return finished.ok ? ok({ selfCheck: misprint, size: finished.value.size }) : finished
      }
      printed = selfCheck
    }
  } catch (error) {
    if (signal?.aborted === true) return refuse('cancelled', 'Making the document was cancelled. No file was written.')
    if (error instanceof Refusal) return { ok: false, error: error.failure }
    const reason = error instanceof Error ? error.message : String(error)
    return refuse('fault', `The document could not be finished: ${reason}. No file was written.`)
  } finally {
    await rm(trial, { force: true }).catch(() => undefined)
  }
}

function isSame(one: SelfCheck, other: SelfCheck): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
