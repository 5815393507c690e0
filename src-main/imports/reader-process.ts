import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import type { ImportOptions } from '../../src-shared/domain/import-options.ts'
import type { ImportPreview } from '../../src-shared/domain/import-preview.ts'
import { type Failure, type Result, refuse } from '../../src-shared/domain/result.ts'
import type { SavedMapping } from '../../src-shared/domain/saved-mapping.ts'
import type { Scheme } from '../../src-shared/domain/scheme.ts'
import { answerParent } from '../workers/answer-parent.ts'
import { type GridSheet, onSheet, type SourceGrid } from './grid.ts'
import { makePreview } from './mappings/index.ts'
import { readCsv } from './readers/read-csv.ts'
import { readMarkdown } from './readers/read-markdown.ts'
import { readPages } from './readers/read-pages.ts'
import { readWord } from './readers/read-word.ts'
import { readWorkbook } from './readers/read-workbook.ts'
import { withoutMarks } from './without-marks.ts'

/** What the process is asked. */
export interface ReaderRequest {
  /** Absolute path of the file. */
  path: string
  /** The name people know it by. */
  name: string
  /** What a preview is made by; null where the plain grid is wanted. */
  preview: { scheme: Scheme; options: ImportOptions; saved?: readonly SavedMapping[] } | null
}

/** What it answers, once. */
export type ReaderAnswer = { ok: true; value: SourceGrid | ImportPreview } | { ok: false; failure: Failure }

/** Largest file read, in bytes. */
const FILE_LIMIT = 100 * 1024 * 1024
/** Excel's own limit for the text of one cell; a file that passes it was not written by a spreadsheet. */
const CELL_LIMIT = 32_767

/** What a file is, by the ending of its name. */
function kindOf(name: string): SourceGrid['kind'] {
  if (/\.(?:csv|tsv|txt)$/i.test(name)) return 'csv'
  if (/\.(?:md|markdown)$/i.test(name)) return 'markdown'
  if (/\.zip$/i.test(name)) return 'pages'
  return /\.(?:docx|docm|doc)$/i.test(name) ? 'document' : 'workbook'
}

function readSheets(
  kind: SourceGrid['kind'],
  bytes: Uint8Array,
  name: string,
): Result<GridSheet[]> | Promise<Result<GridSheet[]>> {
  switch (kind) {
    case 'csv':
      return readCsv(bytes, name)
    case 'markdown':
      return readMarkdown(bytes, name)
    case 'pages':
      return readPages(bytes, name)
    case 'document':
      return readWord(bytes, name)
    case 'workbook':
      return readWorkbook(bytes, name)
  }
}

async function read({ path, name }: ReaderRequest): Promise<Result<SourceGrid>> {
  const { size } = await stat(path)
  if (size > FILE_LIMIT) {
    return refuse(
      'unreadable',
      `${name} cannot be read: it has ${Math.ceil(size / 1024 / 1024)} MB, more than a hazard log needs. Nothing was changed.`,
      'Take pictures and other sheets out of it, save it and choose it again.',
    )
  }
  const bytes = await readFile(path)
  const kind = kindOf(name)
  if (kind === 'csv' && bytes.subarray(0, 4).equals(Buffer.from('PK\u0003\u0004'))) {
    return refuse(
      'unreadable',
      `${name} cannot be read: it is a workbook, not text with separated values. Nothing was changed.`,
      'Give it a name that ends in .xlsx and choose it again.',
    )
  }
  const sheets = await readSheets(kind, bytes, name)
  if (!sheets.ok) return sheets
  for (const sheet of sheets.value) {
    const tooLong = sheet.cells.find(({ text }) => text.length > CELL_LIMIT)
    if (tooLong !== undefined) {
      return refuse(
        'unreadable',
        `${name} cannot be read: cell ${onSheet(sheet.name, tooLong.ref)} holds ${tooLong.text.length.toLocaleString('en-GB')} characters; a spreadsheet cell can hold ${CELL_LIMIT.toLocaleString('en-GB')}. Nothing was changed.`,
        'Shorten that cell in the source, keeping the long text in a document of its own, and choose the file again.',
      )
    }
  }
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return { ok: true, value: { file: { name, sha256, size: bytes.length }, kind, sheets: sheets.value } }
}

async function answer({ preview, ...request }: ReaderRequest): Promise<ReaderAnswer> {
  try {
    const grid = await read({ preview, ...request })
    // What a file holds is worked out here as well: a long log would hold up the main process for seconds.
    const made =
      grid.ok && preview !== null
        ? makePreview(withoutMarks(grid.value), preview.scheme, preview.options, preview.saved)
        : grid
    return made.ok ? { ok: true, value: made.value } : { ok: false, failure: made.error }
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
    const { error: failure } = refuse(
      'unreadable',
      `${request.name} cannot be read: ${code === '' ? String(cause) : `the system says ${code}`}. Nothing was changed.`,
      'Check that the file is there and that you may read it, and choose it again.',
    )
    return { ok: false, failure }
  }
}

// Untrusted bytes are read here, apart from the process that holds the workspace.
// What the parent sends is typed on its side; both stand in one build.
answerParent((request) => answer(request as ReaderRequest))
