/**
 * The plain grid: what every reader makes of a file and every mapping reads. Plain JSON, so that it can cross a
 * worker; it knows nothing of hazards.
 */
export interface SourceGrid {
  file: { name: string; sha256: string; size: number }
  kind: 'workbook' | 'csv' | 'markdown' | 'pages' | 'document'
  sheets: GridSheet[]
}

export interface GridSheet {
  name: string
  hidden: boolean
  /** Only cells that hold something, row by row. */
  cells: GridCell[]
  /** A1 ranges; only their first cell holds anything. */
  merges: string[]
  hiddenRows: number[]
  hiddenColumns: number[]
  /** Drop-down lists: where, and the source of their values as the file gives it. */
  lists: { range: string; source: string }[]
  pictures: number
  /** The sheet that this one's table was joined into, with others of its kind: what is read there is read. */
  partOf?: string
}

export interface GridCell {
  /** A1 reference. */
  ref: string
  /** From 1. */
  row: number
  /** From 1. */
  column: number
  /** As a person sees it, uncleaned; dates as `2026-03-03` or `2026-03-03T09:30:00`. */
  text: string
  kind: 'text' | 'number' | 'date' | 'boolean' | 'error'
  /** Without `=`. */
  formula?: string
  /** A comment attached to the cell. */
  note?: string
  /** Address that the cell is a link to. */
  link?: string
  /** All of its text, or some, has a line through it. */
  struck?: true
  /** The file keeps the formula and not what it came to. */
  noValue?: true
}

/** The sheets of a file that hold something else than the one that is read. */
export function otherSheets({ sheets }: SourceGrid, read: GridSheet): GridSheet[] {
  return sheets.filter(({ name, partOf }) => name !== read.name && partOf !== read.name && name !== read.partOf)
}

/** The sheets whose tables were joined into one. */
export function partsOf({ sheets }: SourceGrid, joined: GridSheet): GridSheet[] {
  return sheets.filter(({ partOf }) => partOf === joined.name)
}

/** A rectangle of cells, inclusive, from 1. */
interface Rectangle {
  top: number
  left: number
  bottom: number
  right: number
}

/** `1` → `A`, `27` → `AA`. */
export function columnLetters(column: number): string {
  let letters = ''
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters
  }
  return letters
}

/** `A` → `1`, `AA` → `27`; upper or lower case. */
export function columnNumber(letters: string): number {
  let column = 0
  for (const letter of letters.toUpperCase()) column = column * 26 + (letter.charCodeAt(0) - 64)
  return column
}

/** The A1 reference of a row and column, both from 1. */
export function reference(row: number, column: number): string {
  return `${columnLetters(column)}${row}`
}

/** A range such as `A1:C4` or a single cell, `$` allowed, as a rectangle; undefined where it is neither. */
export function parseRange(range: string): Rectangle | undefined {
  const match = /^\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?$/i.exec(range.trim())
  if (match === null) return undefined
  const [, left = '', top = '', right = left, bottom = top] = match
  const columns = [columnNumber(left), columnNumber(right)]
  const rows = [Number(top), Number(bottom)]
  return { top: Math.min(...rows), bottom: Math.max(...rows), left: Math.min(...columns), right: Math.max(...columns) }
}

/** A sheet name as references carry it: `'Cover Page'!D12`. */
export function onSheet(sheet: string, ref: string): string {
  return `'${sheet.replaceAll("'", "''")}'!${ref}`
}

/** Index of the first of ascending numbers that is not less than `from`. */
function firstFrom(ascending: readonly number[], from: number): number {
  let low = 0
  let high = ascending.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((ascending[middle] ?? 0) < from) low = middle + 1
    else high = middle
  }
  return low
}

/** The first rows of a sheet that hold something, for a look at its headings. */
export function topOf(sheet: GridSheet, rows: number): GridSheet {
  let seen = 0
  let last = 0
  // Cells stand row by row.
  const end = sheet.cells.findIndex(({ row }) => {
    if (row !== last) seen++
    last = row
    return seen > rows
  })
  return end < 0 ? sheet : { ...sheet, cells: sheet.cells.slice(0, end) }
}

/** A sheet with its cells found by place, and a memory of which cells a mapping has taken. */
export class SheetView {
  readonly sheet: GridSheet
  readonly rows: number[]
  private readonly byPlace = new Map<string, GridCell>()
  private readonly byRow = new Map<number, GridCell[]>()
  /** Merged ranges by each row that holds something and that they cover. */
  private readonly merged = new Map<number, Rectangle[]>()
  private readonly taken = new Set<string>()

  constructor(sheet: GridSheet) {
    this.sheet = sheet
    for (const cell of sheet.cells) {
      this.byPlace.set(`${cell.row}:${cell.column}`, cell)
      const row = this.byRow.get(cell.row)
      if (row === undefined) this.byRow.set(cell.row, [cell])
      else row.push(cell)
    }
    this.rows = [...this.byRow.keys()].sort((a, b) => a - b)
    for (const range of sheet.merges.map(parseRange)) {
      if (range === undefined) continue
      for (let at = firstFrom(this.rows, range.top); (this.rows[at] ?? Infinity) <= range.bottom; at++) {
        const row = this.rows[at] ?? 0
        const known = this.merged.get(row)
        if (known === undefined) this.merged.set(row, [range])
        else known.push(range)
      }
    }
  }

  /** The cell at a place, or undefined where nothing stands. */
  at(row: number, column: number): GridCell | undefined {
    return this.byPlace.get(`${row}:${column}`)
  }

  /** The text at a place, empty where nothing stands; of a merged cell only its first place has it. */
  text(row: number, column: number): string {
    return this.at(row, column)?.text ?? ''
  }

  /** Rows after one, up to another, that hold something. */
  rowsAfter(row: number, last: number): number[] {
    return this.rows.slice(firstFrom(this.rows, row + 1), firstFrom(this.rows, last + 1))
  }

  /** The cells of a row, left to right, that hold something. */
  row(row: number): GridCell[] {
    return this.byRow.get(row) ?? []
  }

  /** The merged range that covers a place in a row that holds something, if any. */
  mergeAt(row: number, column: number): Rectangle | undefined {
    return this.merged.get(row)?.find(({ left, right }) => left <= column && column <= right)
  }

  /** Marks a cell as carried over, so that {@link remaining} no longer lists it. */
  take(row: number, column: number): void {
    this.taken.add(`${row}:${column}`)
  }

  /** Whether {@link take} has marked the cell. */
  isTaken({ row, column }: { row: number; column: number }): boolean {
    return this.taken.has(`${row}:${column}`)
  }

  /** Cells with text that nothing has taken. */
  remaining(): GridCell[] {
    return this.sheet.cells.filter((cell) => cell.text.trim() !== '' && !this.isTaken(cell))
  }
}
