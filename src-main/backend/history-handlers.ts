import { randomUUID } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ParsedInputOf } from '../../src-shared/contract/index.ts'
import { Refusal } from '../../src-shared/domain/result.ts'
import { formatDay } from '../../src-shared/format/dates.ts'
import { historyFilterWords } from '../../src-shared/format/history-filter-words.ts'
import { type Names, namesOf } from '../../src-shared/format/record-names.ts'
import type { Connection, ReadableDb } from '../db/database.ts'
import type { SheetCell } from '../documents/document.ts'
import { mediaTypes } from '../documents/export-document.ts'
import { safeName } from '../documents/model/file-name.ts'
import { buildHistoryWorkbook, type HistoryHead, historyRows } from '../documents/model/workbook/history-sheet.ts'
import { renderCsv } from '../documents/render/csv.ts'
import { renderToFile } from '../documents/render/render.ts'
import { eachChange, findHistory, historyFacets } from '../services/find-history.ts'
import { takePast } from '../services/past.ts'
import { takeSnapshot } from '../services/snapshot.ts'
import type { Handler } from './handler.ts'
import type { Session } from './session.ts'

/** Lines that an export holds: what a spreadsheet still opens in good time. */
const LINES = 50_000

/** Looking for changes, and taking out what was found. */
export const historyHandlers = {
  'history.find': (input, { workspace }) => findHistory(workspace.reader, input),
  'history.facets': async (input, { workspace }) => historyFacets(workspace.reader, input),
  'history.export': (input, session) =>
    session.running.watch('Making the history', (signal) => exportHistory(input, session, signal)),
} satisfies {
  [C in 'history.find' | 'history.facets' | 'history.export']: Handler<C>
}

async function exportHistory(input: ParsedInputOf<'history.export'>, session: Session, signal: AbortSignal) {
  const { workspace, ports, files, today } = session
  const at = ports.clock.now()
  const connection = workspace.openReader()
  const path = join(await files.folder(), `${randomUUID()}.${input.format}`)
  try {
    connection.raw.exec('BEGIN')
    const { project, names } = await namesFor(connection.db, input, at)
    const { rows, ...counted } = await linesOf(connection, input, names, signal)
    const head: HistoryHead = {
      project: project.name,
      notice: project.notice,
      filter: historyFilterWords(
        input.filter,
        input.recordId === null ? '' : (names.get(input.recordId) ?? 'one record'),
      ),
      ...counted,
      at: at.toISOString(),
    }
    const model = buildHistoryWorkbook(head, rows)
    if (input.format === 'csv') await writeFile(path, renderCsv(model.sheets[0]?.rows ?? []))
    else {
      const written = await renderToFile({ format: 'xlsx', model, path }, { signal })
      if (!written.ok) throw new Refusal(written.error.code, written.error.message, written.error.hint)
    }
    const fileName = `${safeName(`${project.name} - History - ${formatDay(today)}`)}.${input.format}`
    const mediaType = input.format === 'csv' ? 'text/csv; charset=utf-8' : mediaTypes.xlsx
    return { token: files.offer({ name: fileName, mediaType, path }), fileName, changes: counted.changes }
  } finally {
    connection.raw.close()
  }
}

/** The project with what its values are called, as of the last change that counts. */
async function namesFor(
  db: ReadableDb,
  { projectId, until }: ParsedInputOf<'history.export'>,
  now: Date,
): Promise<{ project: { name: string; notice: string }; names: Names }> {
  if (projectId === null) return { project: { name: 'the workspace', notice: '' }, names: new Map() }
  const snapshot =
    until === null ? await takeSnapshot(db, projectId, now.toISOString()) : await takePast(db, projectId, until, now)
  return { project: snapshot.project, names: namesOf(snapshot) }
}

/** The lines of all changes that pass, newest first, as many as a sheet is to hold. */
async function linesOf(
  connection: Connection,
  input: ParsedInputOf<'history.export'>,
  names: Names,
  signal: AbortSignal,
): Promise<{ rows: SheetCell[][]; changes: number; all: number; leftOut: number }> {
  const rows: SheetCell[][] = []
  let changes = 0
  let leftOut = 0
  for await (const entry of eachChange(connection, input)) {
    if (signal.aborted) throw new Refusal('cancelled', 'Making the history was stopped. No file was written.')
    const lines = leftOut > 0 ? [] : historyRows(entry, names)
    if (leftOut > 0 || (rows.length > 0 && rows.length + lines.length > LINES)) leftOut++
    else {
      rows.push(...lines)
      changes++
    }
  }
  const { all } = await findHistory(connection, { ...input, filter: NO_FILTER, before: null, limit: 1 })
  return { rows, changes, all, leftOut }
}

const NO_FILTER = { actor: null, kind: null, family: null, from: null, to: null, words: '' } as const
