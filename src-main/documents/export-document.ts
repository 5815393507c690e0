import { readFile, rename, rm, writeFile } from 'node:fs/promises'
import type { AnsweredFinding } from '../../src-shared/checks/finding.ts'
import type { DocumentFormat, DocumentKind, ExtractRequest, SelfCheck } from '../../src-shared/contract/exchange.ts'
import { ok, Refusal, type Result, refuse } from '../../src-shared/domain/result.ts'
import type { Snapshot } from '../../src-shared/domain/snapshot.ts'
import type { StandardsPack } from '../../src-shared/domain/standards-pack.ts'
import type { Trend } from '../../src-shared/domain/trend.ts'
import type { Printer } from '../backend/backend.ts'
import type { DocumentModel, WorkbookModel } from './document.ts'
import { buildBoardPage, type RecentChanges } from './model/build-board-page.ts'
import { buildExtract } from './model/build-extract.ts'
import { buildHazardLog } from './model/build-hazard-log.ts'
import { buildSafetyCase } from './model/build-safety-case.ts'
import { buildWorkbook } from './model/build-workbook.ts'
import { suggestFileName } from './model/file-name.ts'
import type { DocumentInput } from './model/log-view.ts'
import { withSelfCheck, withSelfCheckLine, withSelfCheckSheet } from './model/with-self-check.ts'
import { buildExtractWorkbook } from './model/workbook/extract-sheet.ts'
import { pageGeometry } from './page-geometry.ts'
import { notWritable } from './render/not-writable.ts'
import { type RenderJob, renderToFile } from './render/render.ts'
import type { Asked } from './self-check/figures.ts'
import { expectedSelfCheck, selfCheckFile } from './self-check.ts'

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
  /** What became different lately; the board page needs it. */
  recent?: RecentChanges
  /** The log over time; the report shows it. */
  trend?: Trend
  /** Folder of the fonts that pictures are drawn with. */
  fonts: string
  /** Needed for a PDF. */
  print?: Printer
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
  pdf: 'application/pdf',
}

/** A safe name for the file: `Meridian EPR deployment - Hazard log - 0.9 DRAFT - 22 November 2026.docx`. */
export function documentFileName(
  { project }: Snapshot,
  document: DocumentKind,
  format: DocumentFormat,
  today: string,
  extract?: ExtractRequest,
): string {
  return suggestFileName(project, document, format, today, extract)
}

type Model = { format: 'docx' | 'pdf'; plain: DocumentModel } | { format: 'xlsx'; plain: WorkbookModel }

/** Documents without a layout as a workbook, and what to say of each. */
const NO_WORKBOOK: Partial<Record<DocumentKind, string>> = {
  'safety-case': 'The clinical safety case report',
  'board-page': 'The board page',
}

/**
 * Makes a document with the result of its self-check at its end: rendered, read back from the finished file, compared
 * with the database, and rendered again where the result printed is not the one read. What is answered was read from
 * the very file that is left; of a PDF, from the page it was printed from. Until then nothing stands at `outPath`.
 *
 * @returns or `refused` (a safety case as a workbook; a text that does not fit a cell; nothing to print with),
 *   `not-writable`, `cancelled`, `fault`
 */
export async function exportDocument(request: ExportRequest): Promise<Result<ExportedDocument>> {
  const { database, outPath, document, format, signal, print } = request
  const without = NO_WORKBOOK[document]
  if (without !== undefined && format === 'xlsx') {
    return refuse('refused', `${without} has no Excel layout. Nothing was written.`, 'Export it as a Word document.')
  }
  if (format === 'pdf') {
    const printable = await print?.available()
    if (printable === undefined) return refuse('refused', 'There is nothing to print with here. Nothing was written.')
    if (!printable.ok) return printable
  }
  const model = modelOf(request)
  const options = signal === undefined ? {} : { signal }

  const trial = `${outPath}.check`
  try {
    // Laying out takes by far the longest, so the result hoped for is printed at once: where the file's own reading
    // comes to that very result, the file stands; where it does not, it is made again with what was read.
    let printed = expectedSelfCheck(document, format, database)
    for (let rendering = 1; ; rendering++) {
      const made = await renderToFile(jobOf(request, model, trial, printed), options)
      if (!made.ok) return made
      const read = await readFile(trial)
      const selfCheck = await selfCheckFile(read, format, database, document)
      if (rendering === 2 || isSame(selfCheck, printed)) {
        const misprint = isSame(selfCheck, printed) ? selfCheck : { ...selfCheck, ok: false }
        if (print === undefined || model.format !== 'pdf') {
          await rename(trial, outPath)
          return ok({ selfCheck: misprint, size: made.value.size })
        }
        const pdf = await toPdf(print, model.plain, read.toString('utf8'))
        if (signal?.aborted === true)
          return refuse('cancelled', 'Making the document was cancelled. No file was written.')
        return await placed(outPath, pdf, misprint)
      }
      printed = selfCheck
    }
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, error: error.failure }
    const reason = error instanceof Error ? error.message : String(error)
    return refuse('fault', `The document could not be finished: ${reason}. No file was written.`)
  } finally {
    await rm(trial, { force: true }).catch(() => undefined)
  }
}

/** The page as a PDF, with the document's header and footer on every sheet. */
async function toPdf(print: Printer, { header, footer, density, sections }: DocumentModel, html: string) {
  // One measure for every page: that of the widest text.
  const side = Math.min(...sections.map(({ orientation }) => pageGeometry(orientation, density).marginX)) / 20
  return await print.toPdf(html, { header, footer, side })
}

async function placed(path: string, bytes: Uint8Array, selfCheck: SelfCheck): Promise<Result<ExportedDocument>> {
  try {
    await writeFile(path, bytes, { flush: true })
    return ok({ selfCheck, size: bytes.length })
  } catch (error) {
    return { ok: false, error: notWritable(path, error) }
  }
}

function isSame(one: SelfCheck, other: SelfCheck): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

function modelOf(request: ExportRequest): Model {
  const { snapshot, pack, findings, today, document, format, extract, recent, trend } = request
  const input: DocumentInput = { snapshot, pack, findings, today, ...(trend === undefined ? {} : { trend }) }
  if (document === 'extract') {
    if (extract === undefined) throw new Refusal('invalid-input', 'An extract needs the records it is to hold.')
    if (format === 'xlsx') return { format, plain: buildExtractWorkbook(input, extract) }
    return { format, plain: buildExtract(input, extract) }
  }
  if (format === 'xlsx') return { format, plain: buildWorkbook(input) }
  if (document === 'board-page') {
    if (recent === undefined) throw new Refusal('invalid-input', 'A board page needs what changed lately.')
    return { format, plain: buildBoardPage(input, recent) }
  }
  return { format, plain: document === 'hazard-log' ? buildHazardLog(input) : buildSafetyCase(input) }
}

/** The work for the renderer, with the result of a self-check at its end, except on the one sheet of a board. */
function jobOf({ document, fonts }: ExportRequest, model: Model, path: string, check: SelfCheck): RenderJob {
  if (model.format === 'xlsx') {
    return {
      format: 'xlsx',
      model: document === 'extract' ? model.plain : withSelfCheckSheet(model.plain, check),
      path,
    }
  }
  const read = model.format === 'pdf' ? 'page' : 'file'
  const checked =
    document === 'board-page'
      ? model.plain
      : document === 'extract'
        ? withSelfCheckLine(model.plain, check, read)
        : withSelfCheck(model.plain, check, read)
  return model.format === 'pdf'
    ? { format: 'html', model: checked, path }
    : { format: 'docx', model: checked, path, fonts }
}
