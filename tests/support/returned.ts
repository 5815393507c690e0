import { readFile } from 'node:fs/promises'
import { renderCsv } from '../../src-main/documents/render/csv.ts'
import type { GridSheet, SourceGrid } from '../../src-main/imports/grid.ts'
import { readCsv } from '../../src-main/imports/readers/read-csv.ts'
import { readWorkbook } from '../../src-main/imports/readers/read-workbook.ts'
import type { LogLayout } from '../../src-shared/contract/exchange.ts'
import type { ReturnedWorkbook } from '../../src-shared/domain/returned-workbook.ts'
import type { RunningBackend } from './backend.ts'
import { send } from './packages.ts'

/** The hazard log as it is sent out of a project. */
export async function sentOut(
  app: RunningBackend,
  projectId: string,
  format: 'xlsx' | 'csv',
  layout: LogLayout = 'hazards',
): Promise<Buffer> {
  const made = await app.call('document.export', { projectId, document: 'hazard-log', format, layout })
  const file = await app.backend.takeFile(made.token)
  if (!('path' in file)) throw new Error('The hazard log was not made.')
  return await readFile(file.path)
}

/** A hazard log sent out as CSV, as rows of cells; the first has the headings. */
export class LogTable {
  readonly rows: string[][]

  constructor(bytes: Uint8Array) {
    const sheet = sheetIn(readCsv(bytes, 'log.csv'))
    this.rows = []
    for (const { row, column, text } of sheet.cells) {
      for (let at = this.rows.length; at < row; at++) this.rows.push([])
      const cells = this.rows[row - 1] ?? []
      while (cells.length < column) cells.push('')
      cells[column - 1] = text
    }
  }

  /** Column of a heading. */
  column(heading: string): number {
    const at = (this.rows[0] ?? []).indexOf(heading)
    if (at < 0) throw new Error(`There is no column "${heading}".`)
    return at
  }

  get(row: number, heading: string): string {
    return this.rows[row]?.[this.column(heading)] ?? ''
  }

  set(row: number, heading: string, text: string): this {
    const column = this.column(heading)
    while (this.rows.length <= row) this.rows.push([])
    const cells = this.rows[row] ?? []
    while (cells.length <= column) cells.push('')
    cells[column] = text
    return this
  }

  bytes(): Uint8Array {
    return renderCsv(this.rows.map((cells) => cells.map((value) => ({ value: value === '' ? null : value }))))
  }
}

/** The grid that a file sent out as bytes is read into. */
export async function gridOf(bytes: Uint8Array, format: 'xlsx' | 'csv'): Promise<SourceGrid> {
  const file = { name: `log.${format}`, sha256: '0'.repeat(64), size: bytes.length }
  const read = format === 'csv' ? readCsv(bytes, file.name) : await readWorkbook(bytes, file.name)
  if (!read.ok) throw new Error(read.error.message)
  return { file, kind: format === 'csv' ? 'csv' : 'workbook', sheets: read.value }
}

function sheetIn(read: ReturnType<typeof readCsv>): GridSheet {
  if (!read.ok || read.value[0] === undefined) throw new Error('The CSV file cannot be read.')
  return read.value[0]
}

/** Sends a file back and answers what it says, with the token by which it is taken. */
export async function broughtBack(
  app: RunningBackend,
  bytes: Uint8Array,
  name = 'log.csv',
): Promise<{ token: string; told: ReturnedWorkbook }> {
  const token = await send(app, name, bytes)
  const told = await app.call('workbook.preview', { token })
  if (told === null) throw new Error('The file is not known as one that was sent out.')
  return { token, told }
}
