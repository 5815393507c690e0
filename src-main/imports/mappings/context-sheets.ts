import type { ImportPreview, ListedPerson, VersionRow } from '../../../src-shared/domain/import-preview.ts'
import { cleanText } from '../../../src-shared/domain/text.ts'
import { type GridCell, onSheet, reference, type SheetView } from '../grid.ts'

/** What stands around the hazards: text of the source, offered to the project, nothing decided by it. */
type Context = Pick<
  ImportPreview,
  'cover' | 'versionHistory' | 'reviewers' | 'approvers' | 'assumptions' | 'abbreviations' | 'references'
>

const tidy = (text: string): string => cleanText(text).text.trim()
const words = (text: string): string =>
  tidy(text)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()

/** Reads cover, version history, names, assumptions, abbreviations and references from the sheets beside the log. */
export function readContext(views: SheetView[]): Context {
  const context: Context = {
    cover: [],
    versionHistory: [],
    reviewers: [],
    approvers: [],
    assumptions: [],
    abbreviations: [],
    references: [],
  }
  for (const view of views) {
    context.versionHistory.push(...readVersionHistory(view))
    context.reviewers.push(...readPeople(view, /^review/))
    context.approvers.push(...readPeople(view, /^approv/))
    const name = words(view.sheet.name)
    if (/assumption/.test(name)) context.assumptions.push(...readAssumptions(view))
    else if (/abbrev|acronym|glossary/.test(name)) context.abbreviations.push(...readAbbreviations(view))
    else if (/^references?$/.test(name)) context.references.push(...readReferences(view))
    else if (/cover|front|title page/.test(name)) context.cover.push(...readCover(view))
  }
  return context
}

/** The cells of a row that hold text and are not taken yet. */
function textCells(view: SheetView, row: number): GridCell[] {
  return view.row(row).filter((cell) => cell.text.trim() !== '' && !view.isTaken(cell))
}

function take(view: SheetView, ...cells: (GridCell | undefined)[]): void {
  for (const cell of cells) if (cell !== undefined) view.take(cell.row, cell.column)
}

/** Label and value side by side, or one below the other where both cover the same columns; other text has no label. */
function readCover(view: SheetView): Context['cover'] {
  const fields: Context['cover'] = []
  const add = (label: GridCell | undefined, value: GridCell | undefined): void => {
    const cell = value ?? label
    if (cell === undefined) return
    take(view, label, value)
    fields.push({
      label: tidy(label?.text ?? ''),
      value: tidy(value?.text ?? ''),
      cell: onSheet(view.sheet.name, cell.ref),
    })
  }
  for (const row of view.rows) {
    const cells = textCells(view, row)
    if (cells.length === 1) {
      add(undefined, cells[0])
      continue
    }
    for (let index = 0; index < cells.length; index += 2) {
      const label = cells[index]
      const beside = cells[index + 1]
      if (label === undefined) continue
      add(label, beside ?? belowSameSpan(view, label))
    }
  }
  return fields
}

function belowSameSpan(view: SheetView, label: GridCell): GridCell | undefined {
  const span = view.mergeAt(label.row, label.column)
  const under = view.mergeAt((span?.bottom ?? label.row) + 1, label.column)
  if (span === undefined || under === undefined || span.left !== under.left || span.right !== under.right)
    return undefined
  return view.at(under.top, under.left)
}

/** Columns of the first row whose cells match every heading; undefined where there is none. */
function findColumns<Name extends string>(
  view: SheetView,
  headings: Record<Name, RegExp>,
  needed: NoInfer<Name>[],
  from = 0,
  until = Number.POSITIVE_INFINITY,
): { row: number; columns: Partial<Record<Name, number>> } | undefined {
  for (const row of view.rows) {
    if (row < from || row > until) continue
    const columns: Partial<Record<Name, number>> = {}
    for (const cell of view.row(row)) {
      for (const name of Object.keys(headings) as Name[]) {
        if (columns[name] === undefined && headings[name].test(words(cell.text))) {
          columns[name] = cell.column
          break
        }
      }
    }
    if (needed.every((name) => columns[name] !== undefined)) return { row, columns }
  }
  return undefined
}

/** The rows under a heading row as texts by name, up to the first row in which all of them are blank. */
function rowsUnder<Name extends string>(
  view: SheetView,
  table: { row: number; columns: Partial<Record<Name, number>> },
  names: readonly Name[],
  limit = Number.POSITIVE_INFINITY,
): { texts: Record<Name, string>; cell: string }[] {
  const rows: { texts: Record<Name, string>; cell: string }[] = []
  for (let row = table.row + 1; row <= limit; row++) {
    const texts = {} as Record<Name, string>
    let first: number | undefined
    for (const name of names) {
      const column = table.columns[name]
      texts[name] = column === undefined ? '' : tidy(view.text(row, column))
      if (column !== undefined && texts[name] !== '') {
        view.take(row, column)
        first = Math.min(first ?? column, column)
      }
    }
    if (first === undefined) break
    rows.push({ texts, cell: onSheet(view.sheet.name, reference(row, first)) })
  }
  return rows
}

function readVersionHistory(view: SheetView): VersionRow[] {
  const headings = {
    version: /^(?:version|issue|revision|ver)(?: no| number)?$/,
    date: /^(?:version |issue |release )?date(?: of (?:issue|change))?$/,
    text: /amend|history|change|description|comment|summary|detail|reason|revision/,
  }
  const table = findColumns(view, headings, ['version', 'date', 'text'])
  if (table === undefined) return []
  return rowsUnder(view, table, ['version', 'date', 'text']).map(({ texts, cell }) => ({ ...texts, cell }))
}

/** The table of names under a heading such as "Reviewers" or "Approved". */
function readPeople(view: SheetView, heading: RegExp): ListedPerson[] {
  for (const row of view.rows) {
    if (!view.row(row).some((cell) => heading.test(words(cell.text)))) continue
    const headings = {
      name: /^name$/,
      title: /title|responsib|role|position/,
      date: /date/,
      version: /version|issue/,
    }
    const table = findColumns(view, headings, ['name'], row, row + 3)
    if (table === undefined) continue
    return rowsUnder(view, table, ['name', 'title', 'date', 'version']).map(({ texts, cell }) => ({ ...texts, cell }))
  }
  return []
}

/** One assumption a row: a number in the first cell, if it is short, and the text beside it. */
function readAssumptions(view: SheetView): Context['assumptions'] {
  const assumptions: Context['assumptions'] = []
  for (const row of view.rows) {
    const cells = textCells(view, row)
    const text = cells.findLast((cell) => cell.text.trim().length > 0)
    const number = cells[0]
    if (text === undefined || number === undefined) continue
    const heading =
      cells.length === 1 &&
      /^(?:list of )?(?:the )?assumptions?(?: and (?:constraints|dependencies))?$/.test(words(text.text))
    const columnHeadings = /^(?:no|number|ref|id|reference)$/.test(words(number.text))
    if (heading || columnHeadings) continue
    take(view, ...cells)
    const numbered = cells.length > 1 && number.text.trim().length <= 12
    const content = cells.slice(numbered ? 1 : 0)
    assumptions.push({
      number: numbered ? tidy(number.text) : '',
      text: content.map((cell) => tidy(cell.text)).join('\n'),
      cell: onSheet(view.sheet.name, content[0]?.ref ?? text.ref),
      sourceText: content.map((cell) => cell.text).join('\n'),
    })
  }
  return assumptions
}

function readAbbreviations(view: SheetView): Context['abbreviations'] {
  const abbreviations: Context['abbreviations'] = []
  for (const row of view.rows) {
    const [abbreviation, meaning] = textCells(view, row)
    if (abbreviation === undefined || meaning === undefined) continue
    if (/^(?:abbreviation|acronym|term)s?$/.test(words(abbreviation.text))) continue
    take(view, abbreviation, meaning)
    abbreviations.push({
      abbreviation: tidy(abbreviation.text),
      meaning: tidy(meaning.text),
      cell: onSheet(view.sheet.name, abbreviation.ref),
    })
  }
  return abbreviations
}

function readReferences(view: SheetView): Context['references'] {
  const headings = {
    reference: /^(?:reference|ref)(?: no| number)?$|^no$/,
    title: /^(?:document )?(?:title|name|description)$/,
    version: /^version/,
    documentNumber: /^document (?:no|number|id|reference)/,
  }
  const table = findColumns(view, headings, ['reference', 'title'])
  if (table === undefined) return []
  return rowsUnder(view, table, ['reference', 'title', 'version', 'documentNumber']).map(({ texts, cell }) => ({
    ...texts,
    cell,
  }))
}
