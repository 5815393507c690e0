import { type GridCell, type GridSheet, reference } from '../grid.ts'

/** A cell by its place, both from 1, before it is one of a sheet. */
export interface PlacedText {
  row: number
  column: number
  text: string
  /** Columns and rows it covers; 1 where it covers only its own place. */
  across?: number
  down?: number
  link?: string
  note?: string
  struck?: true
}

/** A sheet of texts, as readers of documents build it: empty cells left out, cells that cover others as merges. */
export function plainSheet(name: string, placed: readonly PlacedText[]): GridSheet {
  const merges = placed
    .filter(({ across = 1, down = 1 }) => across > 1 || down > 1)
    .map(({ row, column, across = 1, down = 1 }) => {
      return `${reference(row, column)}:${reference(row + down - 1, column + across - 1)}`
    })
  const cells: GridCell[] = placed
    .filter(({ text, note }) => text !== '' || note !== undefined)
    .map(({ row, column, text, link, note, struck }) => ({
      ref: reference(row, column),
      row,
      column,
      text,
      kind: 'text' as const,
      ...(note === undefined ? {} : { note }),
      ...(link === undefined ? {} : { link }),
      ...(struck === undefined ? {} : { struck }),
    }))
    .sort((a, b) => a.row - b.row || a.column - b.column)
  return { name, hidden: false, cells, merges, hiddenRows: [], hiddenColumns: [], lists: [], pictures: 0 }
}

/** Rows of texts as places, from row 1 and column A on. */
export function placeRows(rows: readonly (readonly string[])[]): PlacedText[] {
  return rows.flatMap((row, rowIndex) =>
    row.map((text, columnIndex) => ({ row: rowIndex + 1, column: columnIndex + 1, text })),
  )
}

/** Gives names for sheets, each once: the second "Hazards" is "Hazards (2)"; a blank one is "Table" and its number. */
export function sheetNames(): (wanted: string) => string {
  const given = new Set<string>()
  const next = new Map<string, number>()
  let asked = 0
  return (wanted) => {
    asked++
    const plain = wanted.replace(/\s+/g, ' ').trim() || `Table ${asked}`
    let name = plain
    let count = next.get(plain.toLowerCase()) ?? 2
    for (; given.has(name.toLowerCase()); count++) name = `${plain} (${count})`
    next.set(plain.toLowerCase(), count)
    given.add(name.toLowerCase())
    return name
  }
}
