import { readCell } from '../../../src-shared/format/pasted-cells/read-cell.ts'
import { guarded } from '../../../src-shared/format/pasted-cells/tab-separated.ts'
import type { CellEdit, HeldColumn } from './held-column.ts'

/** What a fill or an emptying comes to: the edits, and the columns that stay as they are with the reason. */
export interface FillPlan {
  edits: CellEdit[]
  stay: { heading: string; why: string }[]
}

const JUDGED = 'a score is a judgement on one hazard and is never filled'

/** Why a column takes no copies of this value, or null. */
function whyNot<T>(column: HeldColumn<T>, source: T): string | null {
  const { reads } = column
  if (reads.kind === 'shown') return reads.why
  if (reads.kind === 'score') return JUDGED
  if (reads.kind !== 'word') return null
  const value = column.value(source)
  const takes = reads.words.some((word) => word.value === value) || value === reads.empty
  return takes ? null : (reads.refused?.get((value ?? '').toLowerCase()) ?? 'this word is not filled')
}

interface Rows<T> {
  source: T
  targets: readonly T[]
  /** Why nothing of a row may be changed, or null. */
  locked: (row: T) => string | null
}

/** Copies the source's values into the rows under it; never scores nor judgements (clinical-rules 21). */
export function fillDown<T extends { id: string }>(columns: readonly HeldColumn<T>[], rows: Rows<T>): FillPlan {
  const plan: FillPlan = { edits: [], stay: [] }
  for (const column of columns) {
    const why = whyNot(column, rows.source)
    if (why !== null) {
      plan.stay.push({ heading: column.heading, why })
      continue
    }
    const value = column.value(rows.source)
    for (const row of rows.targets) put(plan, column, row, value, rows.locked)
  }
  return plan
}

/** Copies the first column's values into those to its right, where they take them. */
export function fillRight<T extends { id: string }>(
  columns: readonly HeldColumn<T>[],
  rows: readonly T[],
  locked: (row: T) => string | null,
): FillPlan {
  const plan: FillPlan = { edits: [], stay: [] }
  const [source, ...targets] = columns
  if (source === undefined) return plan
  for (const column of targets) {
    const fits = fitting(source, column)
    if (fits !== null) {
      plan.stay.push({ heading: column.heading, why: fits })
      continue
    }
    for (const row of rows) {
      const read = readCell(column.reads, guarded(source.shown(row)))
      if (read.ok) put(plan, column, row, read.value, locked)
      else plan.stay.push({ heading: column.heading, why: read.why })
    }
  }
  return plan
}

/** Why one column's values are none of another's, or null. */
function fitting<T>(source: HeldColumn<T>, target: HeldColumn<T>): string | null {
  const texts = ['name', 'line', 'text']
  if (target.reads.kind === 'shown') return target.reads.why
  if (target.reads.kind === 'score') return JUDGED
  if (texts.includes(target.reads.kind) && texts.includes(source.reads.kind)) return null
  const same =
    source.reads.kind === target.reads.kind &&
    (source.reads.kind === 'day' ||
      (source.reads.kind === 'record' && target.reads.kind === 'record' && source.reads.what === target.reads.what))
  return same ? null : `it does not take what stands under ${source.heading}`
}

/** Empties what can be empty: names, scores and what is worked out stay. */
export function emptied<T extends { id: string }>(
  columns: readonly HeldColumn<T>[],
  rows: readonly T[],
  locked: (row: T) => string | null,
): FillPlan {
  const plan: FillPlan = { edits: [], stay: [] }
  for (const column of columns) {
    const { reads, heading } = column
    if (reads.kind === 'shown') plan.stay.push({ heading, why: reads.why })
    else if (reads.kind === 'name') plan.stay.push({ heading, why: 'a record needs its name' })
    else if (reads.kind === 'score') plan.stay.push({ heading, why: 'scores are taken back one at a time' })
    else {
      const value = reads.kind === 'word' ? reads.empty : reads.kind === 'line' || reads.kind === 'text' ? '' : null
      for (const row of rows) put(plan, column, row, value, locked)
    }
  }
  return plan
}

function put<T extends { id: string }>(
  plan: FillPlan,
  column: HeldColumn<T>,
  row: T,
  value: string | null,
  locked: (row: T) => string | null,
): void {
  if (column.value(row) === value) return
  const why = locked(row)
  if (why === null) plan.edits.push({ rowId: row.id, newRow: null, columnId: column.id, value })
  else if (!plan.stay.some((one) => one.why === why)) plan.stay.push({ heading: column.heading, why })
}

/** What stayed, in one sentence; empty where nothing did. */
export function stayWords(stay: FillPlan['stay']): string {
  const byWhy = new Map<string, Set<string>>()
  for (const { heading, why } of stay) byWhy.set(why, (byWhy.get(why) ?? new Set()).add(heading))
  return [...byWhy]
    .map(([why, headings]) => `${[...headings].join(', ')} unchanged: ${why}.`)
    .join(' ')
    .replaceAll('..', '.')
}
