import type { ImportPreview } from '../../../src-shared/domain/import-preview.ts'
import { columnLetters, type SheetView } from '../grid.ts'

/** The nineteen columns: key → how people name it. */
export const COLUMN_NAMES = {
  number: 'Hazard Number',
  name: 'Hazard Name',
  description: 'Hazard Description',
  impact: 'Potential Clinical Impact',
  causes: 'Possible Causes',
  existing: 'Existing Controls',
  initialSeverity: 'Severity (initial)',
  initialLikelihood: 'Likelihood (initial)',
  initialRating: 'Risk (initial)',
  design: 'Design',
  test: 'Test',
  training: 'Training',
  businessProcessChange: 'Business Process Change',
  residualSeverity: 'Severity (residual)',
  residualLikelihood: 'Likelihood (residual)',
  residualRating: 'Risk (residual)',
  notes: 'Summary of Actions/Notes',
  owner: 'Owner',
  status: 'Status',
} as const
export type Column = keyof typeof COLUMN_NAMES

const ALL = Object.keys(COLUMN_NAMES) as Column[]
/** Columns without which a table is not in this layout; the others may be missing and are then blank. */
const NEEDED = ALL.filter((column) => !['description', 'impact', 'notes', 'owner', 'status'].includes(column))

const SCORE = '(?: rating| score| level| category)?'
/** Headings after {@link normalise}. Severity, likelihood and risk stand twice: initial first, then residual. */
const HEADINGS: [
  RegExp,
  Exclude<Column, `${'initial' | 'residual'}${string}`> | 'severity' | 'likelihood' | 'rating',
][] = [
  [/^(?:hazard )?(?:number|no|id|ref|reference|identifier)$/, 'number'],
  [/^hazard(?: name| title)?$|^name$/, 'name'],
  [/^(?:hazard )?description(?: of (?:the )?hazard)?$/, 'description'],
  [/^(?:potential |possible )?(?:clinical |patient )?(?:impact|effect|harm)s?$/, 'impact'],
  [/^(?:possible |potential )?(?:hazard )?causes?$/, 'causes'],
  [/^existing (?:hazard )?controls?(?: in place)?$/, 'existing'],
  [new RegExp(`^(?:hazard |risk )?(?:severity|consequence)${SCORE}$`), 'severity'],
  [new RegExp(`^(?:hazard |risk )?likelihood${SCORE}$`), 'likelihood'],
  [/^(?:hazard |clinical )?risk(?: rating| score| level)?$|^rating$/, 'rating'],
  [/^(?:additional )?(?:controls? )?design(?: controls?| change)?$/, 'design'],
  [/^(?:additional )?(?:controls? )?test(?:ing)?(?: controls?)?$/, 'test'],
  [/^(?:additional )?(?:controls? )?training(?: controls?)?$/, 'training'],
  [
    /^(?:additional )?(?:controls? )?(?:bpc|business process(?:es)?(?: changes?)?(?: bpc)?)(?: controls?)?$/,
    'businessProcessChange',
  ],
  [/^(?:summary(?: of)? )?(?:actions?|notes?|comments?)(?: (?:and |or )?(?:actions?|notes?|comments?))?$/, 'notes'],
  [/^(?:hazard |risk |action )?owner$/, 'owner'],
  [/^(?:hazard |current )?status$/, 'status'],
]

/** Where a sheet's table begins and which column is which. */
export interface Header {
  row: number
  columns: Partial<Record<Column, number>>
  headings: { column: number; text: string; field: Column }[]
  found: Column[]
  missing: Column[]
}

/** How far down a sheet its headings may stand. */
const LOOK_UNTIL = 30
/** A row with fewer headings of its own is text that happens to use such a word. */
const FEWEST = 4

function normalise(heading: string): string {
  const words = (text: string) =>
    text
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, ' ')
      .trim()
  return words(heading.replace(/\([^)]*\)/g, ' ')) || words(heading)
}

/** The row that most looks like this layout's headings, however incomplete; undefined where none does. */
export function findHeader(view: SheetView): Header | undefined {
  let best: Header | undefined
  for (const row of view.rows) {
    if (row > LOOK_UNTIL) break
    const header = readHeader(view, row)
    if (header !== undefined && header.found.length > (best?.found.length ?? 0)) best = header
  }
  return best
}

/** Whether a table with this header can be mapped. */
export function isComplete(header: Header): boolean {
  return header.missing.every((column) => !NEEDED.includes(column))
}

function readHeader(view: SheetView, row: number): Header | undefined {
  const width = Math.max(0, ...[row, row - 1].flatMap((at) => view.row(at).map(({ column }) => column)))
  const columns: Header['columns'] = {}
  const headings: Header['headings'] = []
  let own = 0
  for (let column = 1; column <= width; column++) {
    const { text, isOwn } = headingAt(view, row, column)
    const field = text === '' ? undefined : nameColumn(text, columns)
    if (field !== undefined) {
      columns[field] = column
      headings.push({ column, text, field })
      if (isOwn) own++
    }
  }
  if (own < FEWEST) return undefined
  const found = ALL.filter((column) => columns[column] !== undefined)
  return { row, columns, headings, found, missing: ALL.filter((column) => columns[column] === undefined) }
}

/** The heading over a column: in the row itself, or above it where a heading of two rows has its long one. */
function headingAt(view: SheetView, row: number, column: number): { text: string; isOwn: boolean } {
  const own = view.text(row, column)
  if (own !== '') return { text: own, isOwn: true }
  const merge = view.mergeAt(row, column)
  if (merge !== undefined) {
    return { text: merge.left === column ? view.text(merge.top, merge.left) : '', isOwn: false }
  }
  return { text: view.text(row - 1, column), isOwn: false }
}

function nameColumn(heading: string, taken: Header['columns']): Column | undefined {
  let words = normalise(heading)
  const stage = /^(initial|residual|current|final)(?: hazard)? /.exec(words)
  if (stage !== null) words = words.slice(stage[0].length)
  const field = HEADINGS.find(([pattern]) => pattern.test(words))?.[1]
  if (field === undefined) return undefined
  if (field !== 'severity' && field !== 'likelihood' && field !== 'rating') {
    return stage === null && taken[field] === undefined ? field : undefined
  }
  const part = { severity: 'Severity', likelihood: 'Likelihood', rating: 'Rating' }[field] as
    | 'Severity'
    | 'Likelihood'
    | 'Rating'
  const initial: Column = `initial${part}`
  const residual: Column = `residual${part}`
  if (stage?.[1] === 'initial') return taken[initial] === undefined ? initial : undefined
  if (stage !== null) return taken[residual] === undefined ? residual : undefined
  if (taken[initial] === undefined) return initial
  return taken[residual] === undefined ? residual : undefined
}

/** What each column was taken for, for the preview. */
export function describeColumns(header: Header, view: SheetView): ImportPreview['columns'] {
  return header.headings.map(({ column, text, field }) => ({
    column: columnLetters(column),
    header: text.trim(),
    field: COLUMN_NAMES[field],
    confidence: 1,
    hidden: view.sheet.hiddenColumns.includes(column),
    samples: view.rows
      .filter((row) => row > header.row)
      .map((row) => view.text(row, column).trim().slice(0, 200))
      .filter((sample) => sample !== '')
      .slice(0, 3),
  }))
}
