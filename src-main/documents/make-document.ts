import type { SelfCheck } from '../../src-shared/contract/exchange.ts'
import { Refusal } from '../../src-shared/domain/result.ts'
import type { DocumentModel, SheetCell, WorkbookModel } from './document.ts'
import type { DocumentRequest } from './export-document.ts'
import { buildBoardPage } from './model/build-board-page.ts'
import { buildExtract } from './model/build-extract.ts'
import { buildHazardLog } from './model/build-hazard-log.ts'
import { buildSafetyCase } from './model/build-safety-case.ts'
import { buildCsv, buildWorkbook } from './model/build-workbook.ts'
import type { DocumentInput } from './model/log-view.ts'
import { withSelfCheck, withSelfCheckLine, withSelfCheckSheet } from './model/with-self-check.ts'
import { buildExtractWorkbook } from './model/workbook/extract-sheet.ts'
import { renderCsv } from './render/csv.ts'
import { renderDocx } from './render/docx.ts'
import { renderHtml } from './render/html.ts'
import { renderHtmlPage } from './render/html-page.ts'
import { type PrintFacts, printFacts } from './render/print-facts.ts'
import { renderXlsx } from './render/xlsx.ts'
import { selfCheckFile } from './self-check.ts'

/** A document as it was made: the file, what was read back from it, and for a PDF what its printing needs. */
export interface MadeDocument {
  bytes: Uint8Array
  selfCheck: SelfCheck
  facts?: PrintFacts
}

/** What is printed in it beside its content. */
export interface PrintedIn {
  /** The result of the self-check that stands at its end. */
  printed: SelfCheck
  /** Page of each heading, for the contents of a PDF. */
  pages?: Record<string, number>
}

/**
 * Builds a document, renders it and reads the file back: all the work that takes long, for a worker.
 *
 * @throws Refusal `refused` (a text that the format cannot hold), `invalid-input`
 */
export async function makeDocumentHere(request: DocumentRequest, { printed, pages }: PrintedIn): Promise<MadeDocument> {
  const { database, document, format, fonts } = request
  const model = modelOf(request)
  const read = async (bytes: Uint8Array) => await selfCheckFile(bytes, format, database, document)
  if (model.format === 'xlsx') {
    const bytes = await renderXlsx(document === 'extract' ? model.plain : withSelfCheckSheet(model.plain, printed))
    return { bytes, selfCheck: await read(bytes) }
  }
  if (model.format === 'csv') {
    const bytes = renderCsv(model.plain)
    return { bytes, selfCheck: await read(bytes) }
  }
  const checked = checkedModel(request, model.plain, printed)
  if (format === 'docx') {
    const bytes = await renderDocx(checked, fonts)
    return { bytes, selfCheck: await read(bytes) }
  }
  const bytes = new TextEncoder().encode(format === 'html' ? renderHtmlPage(checked) : renderHtml(checked, pages))
  return { bytes, selfCheck: await read(bytes), ...(format === 'pdf' ? { facts: printFacts(checked) } : {}) }
}

/** The document with the result of a self-check at its end, except on the one sheet of a board. */
function checkedModel({ document, format }: DocumentRequest, model: DocumentModel, check: SelfCheck): DocumentModel {
  const read = format === 'pdf' ? 'page' : 'file'
  if (document === 'board-page') return model
  return document === 'extract' ? withSelfCheckLine(model, check, read) : withSelfCheck(model, check, read)
}

type Model =
  | { format: 'document'; plain: DocumentModel }
  | { format: 'xlsx'; plain: WorkbookModel }
  | { format: 'csv'; plain: SheetCell[][] }

function modelOf(request: DocumentRequest): Model {
  const { snapshot, pack, findings, today, document, format, extract, layout, recent, trend, issues, asOf } = request
  const input: DocumentInput = {
    snapshot,
    pack,
    findings,
    today,
    ...(trend === undefined ? {} : { trend }),
    ...(issues === undefined ? {} : { issues }),
    ...(asOf === undefined ? {} : { asOf }),
  }
  if (document === 'extract') {
    if (extract === undefined) throw new Refusal('invalid-input', 'An extract needs the records it is to hold.')
    if (format === 'xlsx') return { format, plain: buildExtractWorkbook(input, extract) }
    return { format: 'document', plain: buildExtract(input, extract) }
  }
  if (format === 'xlsx') return { format, plain: buildWorkbook(input, layout) }
  if (format === 'csv') return { format, plain: buildCsv(input, layout) }
  if (document === 'board-page') {
    if (recent === undefined) throw new Refusal('invalid-input', 'A board page needs what changed lately.')
    return { format: 'document', plain: buildBoardPage(input, recent) }
  }
  return { format: 'document', plain: document === 'hazard-log' ? buildHazardLog(input) : buildSafetyCase(input) }
}
