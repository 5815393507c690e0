import type { ColumnMapping, TableField } from '../../../src-shared/domain/import-options.ts'
import { columnLetters, columnNumber, SheetView, type SourceGrid } from '../grid.ts'
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
  /** 0 to 1: how surely this is a hazard log and its columns what they are taken for. */
  confidence: number
}

/** How far down a sheet headings may stand, and how long one may be. */
const LOOK_UNTIL = 60
const LONGEST_HEADING = 120
/** A row with fewer headings known than this is text that happens to use such words. */
const FEWEST = 3
/** Rows below the headings that are looked at to judge what a column holds. */
const SAMPLE_ROWS = 60

type Read = { column: number; heading: string; meaning: HeadingMeaning | null }

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

/** The table that a person described; undefined where the sheet is not there. */
export function tableAsMapped(grid: SourceGrid, mapping: ColumnMapping): FoundTable | undefined {
  const sheet = grid.sheets.find(({ name }) => name === mapping.sheet)
  if (sheet === undefined) return undefined
  const view = new SheetView(sheet)
  const said = new Map(mapping.columns.map(({ column, field }) => [columnNumber(column), field]))
  const last = mapping.headerRow
  const columns = headingsOf(view, last, 1).map(({ column, heading }): TableColumn => {
    const field = said.get(column) ?? 'other'
    said.delete(column)
    return { column, heading, field, confidence: 1 }
  })
  for (const [column, field] of said) {
    columns.push({ column, heading: `Column ${columnLetters(column)}`, field, confidence: 1 })
  }
  return { view, headerRows: { first: last, last }, columns, confidence: 1 }
}

function findTable(view: SheetView): FoundTable | undefined {
  let best: FoundTable | undefined
  let most = 0
  for (const row of view.rows) {
    if (row > LOOK_UNTIL) break
    for (const levels of [1, 2] as const) {
      const read = headingsOf(view, row, levels)
      const found = proposed(view, row, read)
      const fields = new Set(found.filter(({ field }) => field !== 'other').map(({ field }) => field))
      const own = found.filter(({ field, column }) => field !== 'other' && view.text(row, column).trim() !== '').length
      if (!isLog(fields) || own < Math.min(FEWEST, fields.size)) continue
      const worth = fields.size + (levels === 1 ? 0.01 : 0)
      if (worth <= most) continue
      most = worth
      const first = levels === 2 && view.row(row - 1).length > 0 ? row - 1 : row
      best = { view, headerRows: { first, last: row }, columns: found, confidence: confidenceOf(found) }
    }
  }
  return best
}

/** A log names hazards and says something of them: what causes them, what they do, what is done, or how bad they are. */
function isLog(fields: Set<TableField>): boolean {
  const names = fields.has('name') || fields.has('description') || (fields.has('causes') && fields.has('impact'))
  const says = (['causes', 'impact', 'existing', 'additional', 'initialSeverity', 'initialRating'] as const).filter(
    (field) => fields.has(field),
  ).length
  return names && says > 0 && fields.size >= FEWEST
}

/** Headings of a row; with two levels, each below the heading of the group above it. */
function headingsOf(view: SheetView, row: number, levels: 1 | 2): Read[] {
  const cells = [...view.row(row), ...(levels === 2 ? view.row(row - 1) : [])]
  const width = cells.reduce((most, { column }) => Math.max(most, column), 0)
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
function proposed(view: SheetView, row: number, read: Read[]): TableColumn[] {
  const taken = new Set<TableField>()
  const samples = (column: number) => sampleOf(view, row, column)
  const readings = read.map((one) => ({ ...one, meaning: byContent(one, read, samples) }))
  return readings.map(({ column, heading, meaning }): TableColumn => {
    const field = meaning === null ? 'other' : fieldOf(meaning, taken)
    if (field !== 'other' && !SEVERAL.includes(field)) taken.add(field)
    return { column, heading, field, confidence: meaning === null ? 0.5 : field === 'other' ? 0.4 : meaning.confidence }
  })
}

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
  const few = new Set(texts.map(plainHeading)).size <= Math.max(6, texts.length / 3)
  const hasLikelihood = all.some((other) => other.meaning?.meaning === 'likelihood')
  const hasSeverity = all.some((other) => other !== one && other.meaning?.meaning === 'severity')
  if (meaning.meaning === 'impact' && short && few && hasLikelihood && !hasSeverity) {
    return { meaning: 'severity', stage: stageOf(words), confidence: 0.7 }
  }
  if (meaning.meaning === 'severity' && /consequence|cons/.test(words) && !short) {
    return { meaning: 'impact', stage: null, confidence: 0.7 }
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
  const texts: string[] = []
  for (const row of view.rows) {
    if (row <= headerRow) continue
    if (row > headerRow + SAMPLE_ROWS) break
    const text = view.text(row, column).trim()
    if (text !== '') texts.push(text)
  }
  return texts
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
