import type { GridSheet } from '../grid.ts'
import type { Block } from './markdown/blocks.ts'
import { isIdentityName, isNameName } from './markdown/field-words.ts'
import { isForm } from './markdown/key-table.ts'
import { readPage } from './markdown/page.ts'
import { pagesSheet, SOURCE_PAGE } from './markdown/pages-sheet.ts'
import { type PlacedText, plainSheet, sheetNames } from './plain-sheet.ts'

/** A table of a file, the heading above it, and the sheet that it is by itself. */
export interface PartTable {
  heading: string
  cells: readonly PlacedText[]
  sheet: GridSheet
}

/** The column that says under which heading a row stood. */
const SECTION = 'Section'
/** Two columns with the same headings are often no log: a glossary, who approved what. */
const FEWEST_COLUMNS = 3

/** Gives a sheet its name, each once. */
type Namer = (wanted: string) => string

/**
 * A log that its file keeps in several tables, as one sheet before theirs: tables with the same headings, section by
 * section, become one table; forms, with a hazard each, a row each.
 */
export function withJoined(parts: readonly PartTable[], file: string, named: Namer): GridSheet[] {
  const forms = parts.filter(({ cells }) => isForm(asTable(cells)))
  const groups = byHeadings(parts.filter((part) => !forms.includes(part)))
  const title = file.replace(/\.[^.]*$/, '')
  return [
    ...(forms.length > 1 ? [{ sheet: joinForms(forms, named(`${title}: all forms`)), of: forms }] : []),
    ...groups.map((of) => ({ sheet: joinTables(of, named(`${title}: all tables`)), of })),
  ].reduce<GridSheet[]>(
    (sheets, { sheet, of }) => joinedBefore(sheet, of, sheets),
    parts.map(({ sheet }) => sheet),
  )
}

/** Sheets of a workbook, each the form of one hazard, as one sheet before them: two or more of them, or nothing changes. */
export function withJoinedForms(sheets: readonly GridSheet[], file: string): GridSheet[] {
  const named = sheetNames()
  for (const { name } of sheets) named(name)
  const forms = sheets
    .filter(({ hidden }) => !hidden)
    .map((sheet) => ({ heading: '', cells: sheet.cells, sheet }))
    .filter(({ cells }) => isForm(asTable(cells)) && isOfHazard(cells))
  if (forms.length < 2) return [...sheets]
  const title = file.replace(/\.[^.]*$/, '')
  return joinedBefore(joinForms(forms, named(`${title}: all forms`)), forms, sheets)
}

/** A cover page is a form as well: that of a hazard says which, and how bad it is or what causes or controls it. */
function isOfHazard(cells: readonly PlacedText[]): boolean {
  const keys = cells.filter(({ column }) => column === 1).map(({ text }) => text)
  const named = keys.some((key) => isIdentityName(key) || isNameName(key) || /^hazard$/i.test(key.trim()))
  return (
    named &&
    keys.some((key) => /severity|likelihood/i.test(key)) &&
    keys.some((key) => /cause|control|mitig/i.test(key))
  )
}

function joinedBefore(joined: GridSheet, of: readonly PartTable[], sheets: readonly GridSheet[]): GridSheet[] {
  const parts = new Set(of.map(({ sheet }) => sheet.name))
  return [joined, ...sheets.map((sheet) => (parts.has(sheet.name) ? { ...sheet, partOf: joined.name } : sheet))]
}

function joinForms(forms: readonly PartTable[], title: string): GridSheet {
  const uses = new Map<string, number>()
  for (const { heading } of forms) uses.set(heading, (uses.get(heading) ?? 0) + 1)
  const pages = forms.map(({ heading, cells, sheet }) => {
    // A heading above several of them names a chapter, not a hazard.
    const own = uses.get(heading) === 1 && heading !== ''
    const above: Block[] = own ? [{ kind: 'heading', level: 1, text: heading }] : []
    const page = readPage([...above, { kind: 'table', table: asTable(cells) }])
    return { ...page, entries: [...page.entries, { heading: SOURCE_PAGE, text: sheet.name }] }
  })
  return pagesSheet(title, pages)
}

/** Tables of the same headings, two or more of each. */
function byHeadings(parts: readonly PartTable[]): PartTable[][] {
  const groups = new Map<string, PartTable[]>()
  for (const part of parts) {
    const headings = part.cells
      .filter(({ row, text }) => row === 1 && text.trim() !== '')
      .toSorted((a, b) => a.column - b.column)
      .map(({ column, text }) => `${column} ${text.trim().toLowerCase()}`)
    if (headings.length < FEWEST_COLUMNS || part.cells.every(({ row }) => row === 1)) continue
    const key = headings.join('\n')
    groups.set(key, [...(groups.get(key) ?? []), part])
  }
  return [...groups.values()].filter((alike) => alike.length > 1)
}

/** Headings once, then the rows of every table, each with the heading that it stood under. */
function joinTables(parts: readonly PartTable[], title: string): GridSheet {
  const width = parts.flatMap(({ cells }) => cells).reduce((most, { column }) => Math.max(most, column), 0)
  const placed: PlacedText[] = (parts[0]?.cells ?? [])
    .filter(({ row }) => row === 1)
    .map(({ note: _note, struck: _struck, ...cell }) => cell)
  placed.push({ row: 1, column: width + 1, text: SECTION })
  let last = 1
  for (const { cells, heading, sheet } of parts) {
    // Comments and lines through texts are told of where they stand.
    const below = cells.filter(({ row }) => row > 1).map(({ note: _note, struck: _struck, ...cell }) => cell)
    const shift = last - 1
    for (const cell of below) placed.push({ ...cell, row: cell.row + shift })
    const rows = new Set(below.filter(({ text }) => text !== '').map(({ row }) => row))
    for (const row of rows) placed.push({ row: row + shift, column: width + 1, text: heading || sheet.name })
    last += below.reduce((most, { row }) => Math.max(most, row), 1) - 1
  }
  return plainSheet(title, placed)
}

function asTable(cells: readonly PlacedText[]) {
  return { caption: '', cells: cells.map((cell) => ({ ...cell, heading: false })) }
}
