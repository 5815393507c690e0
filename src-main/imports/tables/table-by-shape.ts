import { type GridCell, SheetView, type SourceGrid } from '../grid.ts'
import { columnsBeside } from './beside-table.ts'
import { type FoundTable, headingsOf, levelsAt, proposed, ROWS_LOOKED_AT, type TableColumn } from './find-table.ts'
import { readHeading } from './headings.ts'

/** A heading is a text and not a long one. */
const LONGEST_HEADING = 120
/** Rows right below headings that must hold what belongs under them. */
const ROWS_BELOW = 5
/** A row this much narrower than the widest is of something else on the sheet. */
const NEARLY = 0.7
/** A table that only its shape tells is never sure. */
const CONFIDENCE = 0.2

interface Candidate {
  row: number
  /** Headings with something below them; one whose words are known counts for several. */
  worth: number
}

/**
 * Every table in a file that only its shape tells, the widest first, hidden sheets last: a row of several texts with rows of
 * data below it. Columns whose headings are known are proposed; the others are other fields until a person says what they are.
 *
 * @param known sheets whose table its headings tell, which are left out
 */
export function tablesByShape(grid: SourceGrid, known: readonly string[]): FoundTable[] {
  return grid.sheets
    .filter(({ name }) => !known.includes(name))
    .flatMap((sheet) => {
      const found = tableByShape(new SheetView(sheet))
      return found === undefined ? [] : [found]
    })
    .sort(
      (a, b) =>
        Number(a.table.view.sheet.hidden) - Number(b.table.view.sheet.hidden) ||
        b.worth - a.worth ||
        b.table.view.rows.length - a.table.view.rows.length,
    )
    .map(({ table }) => table)
}

function tableByShape(view: SheetView): { table: FoundTable; worth: number } | undefined {
  const candidates = view.rows
    .slice(0, ROWS_LOOKED_AT)
    .map((row): Candidate => ({ row, worth: worthOf(view, row) }))
    .filter(({ worth }) => worth > 0)
  const most = candidates.reduce((best, { worth }) => Math.max(best, worth), 0)
  // The rows of a table are about as wide as its headings, which stand first.
  const first = candidates.find(({ worth }) => worth >= most * NEARLY)
  if (first === undefined) return undefined
  const last = lastRowOf(view, first.row)
  const beside = columnsBeside(view, last)
  const columns = columnsAt(view, last).filter(({ column }) => !beside.has(column))
  return {
    worth: most,
    table: {
      view,
      headerRows: { first: first.row, last },
      columns,
      beside,
      confidence: CONFIDENCE,
      by: 'shape',
    },
  }
}

const isHeading = ({ kind, text }: GridCell) =>
  kind === 'text' && /\p{L}/u.test(text) && text.trim().length <= LONGEST_HEADING

/** 0 where a row heads no table. */
function worthOf(view: SheetView, row: number): number {
  const headings = view.row(row).filter(isHeading)
  if (headings.length < 2) return 0
  const below = view.rowsAfter(row, row + ROWS_BELOW)
  const filled = headings.filter(({ column }) => below.some((one) => view.text(one, column).trim() !== ''))
  const rows = below.filter((one) => headings.filter(({ column }) => view.text(one, column).trim() !== '').length >= 2)
  if (filled.length < 2 || rows.length === 0) return 0
  const known = new Set(headings.map(({ text }) => readHeading(text)?.meaning).filter((one) => one !== undefined))
  return filled.length + 2 * known.size
}

const columnsAt = (view: SheetView, last: number): TableColumn[] =>
  proposed(view, last, headingsOf(view, last, levelsAt(view, last)))

/** Headings that are merged downwards, or over several columns, take the row below as well. */
function lastRowOf(view: SheetView, row: number): number {
  const merges = view.row(row).flatMap(({ column }) => view.mergeAt(row, column) ?? [])
  const down = Math.max(row, ...merges.map(({ bottom }) => bottom))
  if (down > row) return Math.min(down, row + 1)
  const parted = merges.some(
    ({ left, right }) => view.row(row + 1).filter(({ column }) => left <= column && column <= right).length > 1,
  )
  return parted ? row + 1 : row
}
