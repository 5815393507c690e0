import { couldBeMonthFirst } from '../../../src-shared/format/pasted-cells/days.ts'
import { type ReadCell, readCell } from '../../../src-shared/format/pasted-cells/read-cell.ts'
import { asText } from '../../../src-shared/format/pasted-cells/tab-separated.ts'
import type { CellEdit, HeldColumn } from './held-column.ts'
import { type Box, sizeOf } from './range.ts'

/** One cell of a paste, and where it goes: on a record, or on one of the new ones. */
export interface PastedCell {
  key: string
  rowId: string | null
  newRow: number | null
  columnId: string
  text: string
  /** One text put on several cells. */
  filled: boolean
}

/** A block of the clipboard laid over the grid. */
export interface LaidOut {
  cells: PastedCell[]
  /** Rows of the block on which something stands. */
  rows: number
  newRows: number
}

/** Where a block goes: `rowIds` from the first row pasted on down, all that are shown; `null` begins with new records. */
export interface PasteTarget {
  rowIds: readonly string[]
  columnIds: readonly string[]
  /** The range that is selected, from the same corner: a block that fits into it evenly fills it. */
  range: Box | null
}

/** The block repeated over the range where it fits evenly, as workbooks do; else as it is. */
function repeated(block: readonly string[][], range: Box | null): { block: readonly string[][]; filled: boolean } {
  const [first] = block
  if (first === undefined || range === null) return { block, filled: false }
  const { rows, columns } = sizeOf(range)
  const evenly = rows % block.length === 0 && columns % first.length === 0
  if (!evenly || (rows === block.length && columns === first.length)) return { block, filled: false }
  const wide = block.map((cells) => Array.from({ length: columns }, (_, at) => cells[at % cells.length] ?? ''))
  return { block: Array.from({ length: rows }, (_, at) => wide[at % wide.length] ?? []), filled: true }
}

/**
 * Lays a block over the grid from the active cell. Rows past the last record become new ones; blank lines there are left
 * out. What reaches past the last column is said, and nothing is laid out.
 */
export function layOut(pasted: readonly string[][], target: PasteTarget): LaidOut | { refused: string } {
  const { block, filled } = repeated(pasted, target.range)
  const width = block[0]?.length ?? 0
  if (width > target.columnIds.length) {
    return {
      refused: `The paste is ${width} columns wide and only ${target.columnIds.length} are shown from here. Nothing was changed: begin further left, or show more columns.`,
    }
  }
  const cells: PastedCell[] = []
  let newRows = 0
  for (const [index, texts] of block.entries()) {
    const rowId = target.rowIds[index] ?? null
    if (rowId === null && texts.every((text) => text.trim() === '')) continue
    const newRow = rowId === null ? newRows++ : null
    for (const [at, text] of texts.entries()) {
      const columnId = target.columnIds[at] ?? ''
      cells.push({ key: `${rowId ?? `new ${newRow}`} ${columnId}`, rowId, newRow, columnId, text, filled })
    }
  }
  return { cells, rows: Math.min(block.length, target.rowIds.length) + newRows, newRows }
}

/** What a pasted cell comes to. */
export type Judged =
  | { cell: PastedCell; outcome: 'same' }
  | { cell: PastedCell; outcome: 'edit'; value: string | null }
  /** `fixed`: no text would do, the cell can only stay as it is. */
  | { cell: PastedCell; outcome: 'bad'; why: string; fits: readonly string[]; fixed?: true }

/** What the rows of a grid are asked while a paste is read. */
export interface PasteRules<T> {
  column: (id: string) => HeldColumn<T>
  row: (id: string) => T | undefined
  /** Why nothing of the row may be changed, or null. */
  locked: (row: T) => string | null
  /** The column that a new record cannot be without. */
  nameColumn: string
  nameMissing: string
}

const sameWords = (a: string, b: string) => a === b || a.replace(/\s+/g, ' ').trim() === b.replace(/\s+/g, ' ').trim()

/** Reads one cell; `text` in place of what was pasted where it was mended. */
export function judge<T>(cell: PastedCell, rules: PasteRules<T>, text = cell.text): Judged {
  const column = rules.column(cell.columnId)
  const row = cell.rowId === null ? undefined : rules.row(cell.rowId)
  const bad = (why: string, fits: readonly string[] = []): Judged => ({ cell, outcome: 'bad', why, fits })
  const fixed = (why: string): Judged => ({ cell, outcome: 'bad', why, fits: [], fixed: true })
  if (cell.rowId !== null && row === undefined) return fixed('This row is no longer shown.')
  // A row copied from here comes back with its ratings and counts: what is the same asks nothing.
  const isText = column.reads.kind === 'name' || column.reads.kind === 'line' || column.reads.kind === 'text'
  if (row !== undefined && !isText && sameWords(asText(text), column.shown(row))) return { cell, outcome: 'same' }
  if (column.reads.kind === 'shown' && text.trim() === '') return { cell, outcome: 'same' }
  if (row === undefined && text.trim() === '') {
    return cell.columnId === rules.nameColumn ? bad(rules.nameMissing) : { cell, outcome: 'same' }
  }
  if (column.reads.kind === 'shown') return fixed(column.reads.why)
  const read: ReadCell = readCell(column.reads, text)
  if (row !== undefined && read.ok && read.leave !== true && read.value === column.value(row)) {
    return { cell, outcome: 'same' }
  }
  const locked = row === undefined ? null : rules.locked(row)
  if (locked !== null) return fixed(locked)
  if (!read.ok) return bad(read.why, read.fits)
  if (read.leave === true) return { cell, outcome: 'same' }
  if (column.reads.kind === 'score' && cell.filled) {
    return fixed('A score is a judgement on one hazard: it is not filled over several.')
  }
  return { cell, outcome: 'edit', value: read.value }
}

/** Cells for the names that new records of a paste do not bring, so that they can be asked for. */
export function missingNames(laid: LaidOut, nameColumn: string): PastedCell[] {
  const named = new Set(laid.cells.filter(({ columnId }) => columnId === nameColumn).map(({ newRow }) => newRow))
  return Array.from({ length: laid.newRows }, (_, newRow) => newRow)
    .filter((newRow) => !named.has(newRow))
    .map((newRow) => ({
      key: `new ${newRow} ${nameColumn}`,
      rowId: null,
      newRow,
      columnId: nameColumn,
      text: '',
      filled: false,
    }))
}

/** What a paste would do, in numbers. */
export interface PasteCounts {
  rows: number
  changed: number
  created: number
  scores: number
  emptied: number
  bad: number
  /** Days written in figures that other programs may read month first. */
  monthFirst: number
}

/** Cells that come to edits; a new record that was left without a name is left out as a whole. */
function kept(judged: readonly Judged[], nameColumn: string): Extract<Judged, { outcome: 'edit' }>[] {
  const edits = judged.filter((one): one is Extract<Judged, { outcome: 'edit' }> => one.outcome === 'edit')
  const named = new Set(edits.filter(({ cell }) => cell.columnId === nameColumn).map(({ cell }) => cell.newRow))
  return edits.filter(({ cell }) => cell.newRow === null || named.has(cell.newRow))
}

export function countsOf<T>(laid: LaidOut, judged: readonly Judged[], rules: PasteRules<T>): PasteCounts {
  const changed = new Set<string>()
  const counts: PasteCounts = { rows: laid.rows, changed: 0, created: 0, scores: 0, emptied: 0, bad: 0, monthFirst: 0 }
  const created = new Set<number>()
  counts.bad = judged.filter(({ outcome }) => outcome === 'bad').length
  for (const { cell, value } of kept(judged, rules.nameColumn)) {
    if (cell.rowId !== null) changed.add(cell.rowId)
    else if (cell.newRow !== null) created.add(cell.newRow)
    const { kind } = rules.column(cell.columnId).reads
    if (kind === 'score') counts.scores++
    if (cell.rowId !== null && (value === null || value === '')) counts.emptied++
    if (kind === 'day' && couldBeMonthFirst(cell.text)) counts.monthFirst++
  }
  return { ...counts, changed: changed.size, created: created.size }
}

/** The edits that a paste comes to, in its order. */
export function editsOf(judged: readonly Judged[], nameColumn: string): CellEdit[] {
  return kept(judged, nameColumn).map(({ cell: { rowId, newRow, columnId }, value }) => ({
    rowId,
    newRow,
    columnId,
    value,
  }))
}
