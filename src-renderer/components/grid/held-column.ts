import type { PastedColumn } from '../../../src-shared/format/pasted-cells/read-cell.ts'

/** What a column holds of a record: for copying, reading what is pasted, filling and emptying. */
export interface HeldColumn<T> {
  id: string
  heading: string
  /** As it is read on screen, in words. */
  shown: (row: T) => string
  /** What stands there: an id, a word, a day or a text; null for nothing. */
  value: (row: T) => string | null
  /** How text is read into it, as of now. */
  reads: PastedColumn
}

/** One cell of a record set to another value. */
export interface CellEdit {
  /** The record, or null for one of the new ones. */
  rowId: string | null
  /** Which of the new records, from 0. */
  newRow: number | null
  columnId: string
  value: string | null
}

/** All edits of one record, in the order in which records first come. */
export interface RowEdits {
  rowId: string | null
  newRow: number | null
  cells: { columnId: string; value: string | null }[]
}

/** Edits of cells gathered by record: those that stand and those that are new. */
export function byRow(edits: readonly CellEdit[]): { changed: RowEdits[]; created: RowEdits[] } {
  const rows = new Map<string, RowEdits>()
  for (const { rowId, newRow, columnId, value } of edits) {
    const key = rowId ?? `new ${newRow}`
    const row = rows.get(key) ?? { rowId, newRow, cells: [] }
    row.cells.push({ columnId, value })
    rows.set(key, row)
  }
  const all = [...rows.values()]
  return { changed: all.filter(({ rowId }) => rowId !== null), created: all.filter(({ rowId }) => rowId === null) }
}

/** Why edits of cells were asked for; only a paste may bring scores (clinical-rules 21). */
export type EditHow = 'paste' | 'fill' | 'bulk'

/**
 * The cells that a refusal names by paths such as `edits.3.patch.name` and `create.0.scores.initial.severity`, with what
 * is wrong. A path that names no column of the row stands for all of the row's cells.
 */
export function refusedCells(
  edits: readonly CellEdit[],
  fields: Readonly<Record<string, string>>,
): { edit: CellEdit; why: string }[] {
  const { changed, created } = byRow(edits)
  return Object.entries(fields).flatMap(([path, why]) => {
    const parts = /^(edits|create)\.(\d+)\.(?:(?:patch|values|scores)\.)?(.+)$/.exec(path)
    const row = (parts?.[1] === 'edits' ? changed : created)[Number(parts?.[2])]
    if (row === undefined) return []
    const own = row.cells.filter(({ columnId }) => columnId === parts?.[3])
    return (own.length > 0 ? own : row.cells.slice(0, 1)).map((cell) => ({
      edit: { rowId: row.rowId, newRow: row.newRow, ...cell },
      why,
    }))
  })
}
