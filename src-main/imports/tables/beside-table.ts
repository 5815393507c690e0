import { columnNumber, parseRange, type SheetView } from '../grid.ts'
import { readHeading } from './headings.ts'

/** Rows below the headings that are looked at. */
const ROWS = 60
/** Words to choose from are short ones. */
const LONGEST_WORD = 40
/** Fewer words than this may be the scores of as many hazards. */
const FEWEST_WORDS = 4
/** What lists to choose from, and keys of scores, are headed. */
const OF_LISTS = ['severity', 'likelihood', 'rating', 'status', 'category']

interface Column {
  column: number
  rows: number[]
  texts: string[]
}

/**
 * Columns right of a table that are not of it though their rows are: lists to choose from and keys of scores. Set off by a
 * column that holds nothing, a list has each of its words once and does not end where the hazards end; or a drop-down of the
 * sheet says that its words are there.
 *
 * @param headerRow last row of the headings
 */
export function columnsBeside(view: SheetView, headerRow: number): Set<number> {
  const blocks = blocksOf(view, headerRow)
  const [main] = blocks.toSorted((a, b) => b.length - a.length)
  const beside = listsOfDropDowns(view, headerRow, blocks.flat())
  if (main === undefined) return beside
  const hazards = rowsFilledBy(main)
  for (const block of blocks.slice(blocks.indexOf(main) + 1)) {
    const lists = block.filter((one) => isList(one, view, headerRow, hazards))
    // What each word of a list means stands beside it.
    const ofThem = new Set(lists.flatMap(({ rows }) => rows))
    if (lists.length > 0 && block.every(({ rows }) => rows.every((row) => ofThem.has(row))))
      for (const { column } of block) beside.add(column)
  }
  return beside
}

/** Columns with something in them, divided where one between them holds nothing. */
function blocksOf(view: SheetView, headerRow: number): Column[][] {
  const columns = new Map<number, Column>()
  const headings = new Set(view.row(headerRow).map(({ column }) => column))
  for (const row of view.rowsAfter(headerRow, headerRow + ROWS)) {
    for (const { column, text } of view.row(row)) {
      if (text.trim() === '') continue
      const known = columns.get(column) ?? { column, rows: [], texts: [] }
      columns.set(column, known)
      known.rows.push(row)
      known.texts.push(text.trim())
    }
  }
  for (const column of headings) if (!columns.has(column)) columns.set(column, { column, rows: [], texts: [] })
  const blocks: Column[][] = []
  for (const column of [...columns.values()].sort((a, b) => a.column - b.column)) {
    const last = blocks.at(-1)
    if (last?.at(-1)?.column === column.column - 1) last.push(column)
    else blocks.push([column])
  }
  return blocks
}

/** Rows in which the most of a table's columns are filled: those of its hazards. */
function rowsFilledBy(columns: readonly Column[]): number {
  return columns.reduce((most, { rows }) => Math.max(most, rows.length), 0)
}

function isList({ column, rows, texts }: Column, view: SheetView, headerRow: number, hazards: number): boolean {
  const [first] = rows
  const together = rows.every((row, index) => row === (first ?? 0) + index)
  const each = new Set(texts.map((text) => text.toLowerCase())).size === texts.length
  const words = texts.length >= 2 && texts.every((text) => text.length <= LONGEST_WORD)
  if (first !== headerRow + 1 || !together || !each || !words) return false
  const heading = readHeading(view.text(headerRow, column))?.meaning
  if (heading !== undefined && !OF_LISTS.includes(heading)) return false
  return rows.length !== hazards || (heading !== undefined && rows.length >= FEWEST_WORDS)
}

function listsOfDropDowns(view: SheetView, headerRow: number, columns: readonly Column[]): Set<number> {
  const sources = view.sheet.lists.flatMap(({ source }) => {
    const [, sheet, range = ''] =
      /^=?(?:'?(.*?)'?!)?(\$?[A-Z]{1,3}\$?\d+(?::\$?[A-Z]{1,3}\$?\d+)?)$/i.exec(source) ?? []
    const place = sheet === undefined || sheet === view.sheet.name ? parseRange(range) : undefined
    return place === undefined || place.left !== place.right ? [] : [place]
  })
  const choosing = new Set(view.sheet.lists.map(({ range }) => columnNumber(/[A-Z]+/i.exec(range)?.[0] ?? '')))
  const found = columns.filter(
    ({ column, rows }) =>
      rows.length > 0 &&
      !choosing.has(column) &&
      sources.some(({ left, top, bottom }) => left === column && rows.every((row) => top <= row && row <= bottom)),
  )
  return new Set(found.map(({ column }) => column))
}
