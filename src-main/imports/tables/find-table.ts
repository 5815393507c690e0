import type { ColumnMapping, TableField } from '../../../src-shared/domain/import-options.ts'
import { columnLetters, columnNumber, SheetView, type SourceGrid } from '../grid.ts'
import { columnsBeside } from './beside-table.ts'
import { type HeadingMeaning, plainHeading, readHeading, stageOf } from './headings.ts'

/** What one column is taken for, with how sure that is and what stands in it. */
export interface TableColumn {
  /** From 1. */
  column: number
  heading: string
  field: TableField
  /** 0 to 1; 1 where a person said so. */
  confidence: number
}

/** A table of hazards on a sheet. */
export interface FoundTable {
  view: SheetView
  /** First and last row of the headings. */
  headerRows: { first: number; last: number }
  columns: TableColumn[]
  /** Columns that are not of the table though they stand beside it: lists to choose from, keys. */
  beside: ReadonlySet<number>
  /** 0 to 1: how surely this is a hazard log and its columns what they are taken for. */
  confidence: number
  /** By what it was taken for one: the words of its headings, its shape alone, or what a person said. */
  by: 'headings' | 'shape' | 'a person'
}

/** How many rows of a sheet that hold something are looked at for headings, and how long one may be. */
export const ROWS_LOOKED_AT = 200
const LONGEST_HEADING = 120
/** No log has more; what stands further right is kept as cells without a heading. */
const MOST_COLUMNS = 200
/** A row with fewer headings known than this is text that happens to use such words. */
const FEWEST = 3
/** Rows below the headings that are looked at to judge what a column holds. */
const SAMPLE_ROWS = 60

/** A heading in its column, as it stands and as it is read. */
export type Read = { column: number; heading: string; meaning: HeadingMeaning | null }

/** Every table of hazards in a file, the surest first, hidden sheets last. */
export function findTables(grid: SourceGrid): FoundTable[] {
  return grid.sheets
    .flatMap((sheet) => findTable(new SheetView(sheet)) ?? [])
    .sort(
      (a, b) =>
        Number(a.view.sheet.hidden) - Number(b.view.sheet.hidden) ||
        b.confidence * known(b).length - a.confidence * known(a).length ||
        b.view.rows.length - a.view.rows.length,
    )
}

const known = ({ columns }: FoundTable) => columns.filter(({ field }) => field !== 'other')

/**
 * The table that a person described; undefined where the sheet is not there. A file of one sheet has it by whatever name:
 * that of a CSV file is the file's.
 */
export function tableAsMapped({ sheets }: SourceGrid, mapping: ColumnMapping): FoundTable | undefined {
  const sheet = sheets.find(({ name }) => name === mapping.sheet) ?? (sheets.length === 1 ? sheets[0] : undefined)
  if (sheet === undefined) return undefined
  const view = new SheetView(sheet)
  const said = new Map(mapping.columns.map(({ column, field }) => [columnNumber(column), field]))
  const last = mapping.headerRow
  const found = findTable(view)
  const read = found?.headerRows.last === last ? found : null
  const levels = levelsAt(view, last)
  // The same headings as before anybody corrected them.
  const columns = (read?.columns ?? headingsOf(view, last, levels)).map(({ column, heading }): TableColumn => {
    const field = said.get(column) ?? 'other'
    said.delete(column)
    return { column, heading, field, confidence: 1 }
  })
  for (const [column, field] of said) {
    columns.push({ column, heading: `Column ${columnLetters(column)}`, field, confidence: 1 })
  }
  const first = read?.headerRows.first ?? last - levels + 1
  const taken = new Set(columns.filter(({ field }) => field !== 'other').map(({ column }) => column))
  const beside = new Set([...columnsBeside(view, last)].filter((column) => !taken.has(column)))
  const own = columns.filter(({ column }) => !beside.has(column))
  return { view, headerRows: { first, last }, columns: own, beside, confidence: 1, by: 'a person' }
}

/** Whether the headings whose last row this is take two rows: the upper one has cells that cover several of them. */
export function levelsAt(view: SheetView, last: number): 1 | 2 {
  const over = view.row(last - 1).some(({ column, text }) => {
    const merge = text.trim() === '' ? undefined : view.mergeAt(last - 1, column)
    if (merge === undefined || coversAll(view, last, merge)) return false
    return merge.bottom === last || merge.right > merge.left
  })
  return over ? 2 : 1
}

/** A title stands over everything. */
function coversAll(view: SheetView, row: number, { left, right }: { left: number; right: number }): boolean {
  return view.row(row).every(({ column }) => left <= column && column <= right)
}

/** The table on a sheet that its headings tell; undefined where they tell none. */
export function findTable(view: SheetView): FoundTable | undefined {
  let best: FoundTable | undefined
  let most = 0
  for (const row of view.rows.slice(0, ROWS_LOOKED_AT)) {
    for (const levels of [1, 2] as const) {
      const read = headingsOf(view, row, levels)
      // Judging what stands below headings is slow, and most rows are none.
      if (!mayName(read) || mostFieldsOf(read) < Math.max(FEWEST, most)) continue
      const beside = columnsBeside(view, row)
      const found = proposed(
        view,
        row,
        read.filter(({ column }) => !beside.has(column)),
      )
      const fields = new Set(found.filter(({ field }) => field !== 'other').map(({ field }) => field))
      const own = found.filter(({ field, column }) => field !== 'other' && view.text(row, column).trim() !== '').length
      if (!isLog(fields) || own < Math.min(FEWEST, fields.size)) continue
      const worth = fields.size + (levels === 1 ? 0.01 : 0)
      if (worth <= most) continue
      most = worth
      const first = levels === 2 && view.row(row - 1).length > 0 ? row - 1 : row
      best = {
        view,
        headerRows: { first, last: row },
        columns: found,
        beside,
        confidence: confidenceOf(found),
        by: 'headings',
      }
    }
  }
  return best
}

/** No more fields than this can be proposed for headings: a score without its assessment may be two, any other is one. */
function mostFieldsOf(read: readonly Read[]): number {
  const counts = new Map<string, number>()
  for (const { meaning } of read) {
    if (meaning === null) continue
    const twice = meaning.stage === null && ['severity', 'likelihood', 'rating'].includes(meaning.meaning)
    const key = `${meaning.meaning} ${meaning.stage}`
    counts.set(key, Math.min(twice ? 2 : 1, (counts.get(key) ?? 0) + 1))
  }
  return [...counts.values()].reduce((sum, count) => sum + count, 0)
}

/** "Risk" is often the heading of the name. */
const mayName = (read: readonly Read[]): boolean =>
  read.some(({ meaning }) => meaning !== null && ['name', 'description', 'causes', 'rating'].includes(meaning.meaning))

/** A log names hazards and says something of them: what causes them, what they do, what is done, or how bad they are. */
function isLog(fields: Set<TableField>): boolean {
  const names = fields.has('name') || fields.has('description') || (fields.has('causes') && fields.has('impact'))
  const says = (['causes', 'impact', 'existing', 'additional', 'initialSeverity', 'initialRating'] as const).filter(
    (field) => fields.has(field),
  ).length
  return names && says > 0 && fields.size >= FEWEST
}

/** Headings of a row; with two levels, each below the heading of the group above it. */
export function headingsOf(view: SheetView, row: number, levels: 1 | 2): Read[] {
  const cells = [...view.row(row), ...(levels === 2 ? view.row(row - 1) : [])]
  const width = Math.min(
    MOST_COLUMNS,
    cells.reduce((most, { column }) => Math.max(most, column), 0),
  )
  const read: Read[] = []
  let stageAbove = ''
  for (let column = 1; column <= width; column++) {
    const own = view.text(row, column).trim()
    const group = levels === 2 ? groupAbove(view, row - 1, column) : ''
    if (group !== '') stageAbove = stageOf(group) === null ? '' : group
    const heading = own === '' ? mergedAbove(view, row, column) || group : own
    if (heading === '' || heading.length > LONGEST_HEADING) continue
    const above = own === '' ? '' : group || stageAbove
    const joined = above === '' || above === own ? heading : `${above}: ${own}`
    read.push({ column, heading: joined.replace(/\s+/g, ' '), meaning: meaningOf(own === '' ? '' : above, heading) })
  }
  return read
}

/** The text of the group over a column: of the merged cell that covers it, or of the cell itself. */
function groupAbove(view: SheetView, row: number, column: number): string {
  const merge = view.mergeAt(row, column)
  return (merge === undefined ? view.text(row, column) : view.text(merge.top, merge.left)).trim()
}

/** A heading over two rows stands in the upper one. */
function mergedAbove(view: SheetView, row: number, column: number): string {
  const merge = view.mergeAt(row, column)
  return merge !== undefined && merge.left === column ? view.text(merge.top, merge.left).trim() : ''
}

function meaningOf(group: string, heading: string): HeadingMeaning | null {
  const own = readHeading(heading)
  if (group === '') return own
  const isScore = own !== null && ['severity', 'likelihood', 'rating'].includes(own.meaning)
  const stage = stageOf(group)
  if (isScore) return { ...own, stage: own.stage ?? stage, confidence: stage === null ? own.confidence : 1 }
  return own ?? readHeading(`${group} ${heading}`)
}

/** Which column is which: scores by assessment, each other field once, the rest kept under its heading. */
export function proposed(view: SheetView, row: number, read: Read[]): TableColumn[] {
  const taken = new Set<TableField>()
  const samples = (column: number) => sampleOf(view, row, column)
  const hidden = new Set(view.sheet.hiddenColumns)
  const seen = read.filter(({ column }) => !hidden.has(column))
  const readings = read.map((one) => {
    // An older column is often hidden and not taken out: it must not pass for the initial score, nor the one seen for the residual.
    const again = hidden.has(one.column) && seen.some((other) => sameMeaning(other, one))
    return { ...one, meaning: again ? null : byContent(one, read, samples) }
  })
  const columnsOf = new Map<TableField, number[]>()
  return readings.map(({ column, heading, meaning }): TableColumn => {
    if (meaning === null) return { column, heading, field: 'other', confidence: 0.5 }
    const field = fieldOf(meaning, taken)
    if (field !== 'other') {
      if (!SEVERAL.includes(field)) taken.add(field)
      columnsOf.set(field, [column])
      return { column, heading, field, confidence: meaning.confidence }
    }
    const again = fieldOf(meaning, new Set())
    const others = columnsOf.get(again) ?? []
    if (!neverBoth(view, row, [...others, column])) return { column, heading, field, confidence: 0.4 }
    columnsOf.set(again, [...others, column])
    return { column, heading, field: again, confidence: Math.min(meaning.confidence, 0.6) }
  })
}

/** Whether no row below the headings fills two of the columns: pages by several hands call one thing by several names. */
function neverBoth(view: SheetView, headerRow: number, columns: readonly number[]): boolean {
  if (columns.length < 2) return false
  const filled = (column: number, row: number) => view.text(row, column).trim() !== ''
  const rows = view.rows.filter((row) => row > headerRow)
  return (
    rows.every((row) => columns.filter((column) => filled(column, row)).length <= 1) &&
    columns.every((column) => rows.some((row) => filled(column, row)))
  )
}

const sameMeaning = ({ meaning: a }: Read, { meaning: b }: Read): boolean =>
  a !== null && b !== null && a.meaning === b.meaning && a.stage === b.stage

/** Fields that several columns may hold. */
const SEVERAL: readonly TableField[] = ['existing', 'additional']

function fieldOf({ meaning, stage }: HeadingMeaning, taken: Set<TableField>): TableField {
  if (meaning === 'severity' || meaning === 'likelihood' || meaning === 'rating') {
    const part = ({ severity: 'Severity', likelihood: 'Likelihood', rating: 'Rating' } as const)[meaning]
    const order = stage === null ? (['initial', 'residual'] as const) : ([stage] as const)
    return order.map((one) => `${one}${part}` as const).find((field) => !taken.has(field)) ?? 'other'
  }
  return taken.has(meaning) ? 'other' : meaning
}

/** A heading such as "Impact" or "Consequence" is a score where short marks stand below it beside a likelihood. */
function byContent(one: Read, all: Read[], samples: (column: number) => string[]): HeadingMeaning | null {
  const { meaning, heading, column } = one
  if (meaning === null) return null
  const words = plainHeading(heading)
  const texts = samples(column)
  if (texts.length === 0) return meaning
  const short = texts.filter((text) => text.length <= 20).length / texts.length > 0.8
  const few = () => new Set(texts.map(plainHeading)).size <= Math.max(6, texts.length / 3)
  const hasLikelihood = all.some((other) => other.meaning?.meaning === 'likelihood')
  const hasSeverity = all.some((other) => other !== one && other.meaning?.meaning === 'severity')
  if (meaning.meaning === 'impact' && short && hasLikelihood && !hasSeverity && few()) {
    return { meaning: 'severity', stage: stageOf(words), confidence: 0.7 }
  }
  if (meaning.meaning === 'severity' && /consequence|cons/.test(words) && !short) {
    return { meaning: 'impact', stage: null, confidence: 0.7 }
  }
  // Beside a risk priority number "Action" is what is recommended, not what was noted.
  if (meaning.meaning === 'notes' && /^actions?(?: s)?$/.test(words)) {
    const isFmea = all.some((other) => /^rpn$|risk priority/.test(plainHeading(other.heading)))
    const named = all.some((other) => other.meaning?.meaning === 'additional')
    return isFmea && !named ? { meaning: 'additional', stage: null, confidence: 0.7 } : meaning
  }
  // Long texts under a heading of a score are texts: "Risk", for one, often heads the name.
  if (['severity', 'likelihood', 'rating'].includes(meaning.meaning) && !short) {
    const named = all.some((other) => other.meaning?.meaning === 'name')
    return meaning.meaning === 'rating' && !named ? { meaning: 'name', stage: null, confidence: 0.6 } : null
  }
  return meaning
}

/** Texts that stand in a column under its heading, at most a few dozen. */
export function sampleOf(view: SheetView, headerRow: number, column: number): string[] {
  return view
    .rowsAfter(headerRow, headerRow + SAMPLE_ROWS)
    .map((row) => view.text(row, column).trim())
    .filter((text) => text !== '')
}

function confidenceOf(columns: TableColumn[]): number {
  const read = columns.filter(({ field }) => field !== 'other')
  const mean = read.reduce((sum, { confidence }) => sum + confidence, 0) / Math.max(1, read.length)
  const fields = new Set(read.map(({ field }) => field))
  const scored = (['initial', 'residual'] as const).every((stage) => {
    const parts = (['Severity', 'Likelihood'] as const).filter((part) => fields.has(`${stage}${part}`)).length
    // Half of an assessment means that a heading was read wrong.
    return parts !== 1
  })
  const named = fields.has('name') || fields.has('description')
  return Math.max(0, mean - (scored ? 0 : 0.3) - (named ? 0 : 0.3) - (fields.has('number') ? 0 : 0.1))
}
