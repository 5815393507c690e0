import {
  type ChosenKeys,
  type ReturnedChange,
  type ReturnedRow,
  type ReturnedWorkbook,
  takenOf,
} from '../../../../src-shared/domain/returned-workbook.ts'

/** Files that may have been sent out of a project; others need not be asked about. */
const SENT_OUT = /\.(?:xlsx|xlsm|csv|tsv)$/i

export function mayBeReturned(name: string): boolean {
  return SENT_OUT.test(name)
}

/** A severity or likelihood, which comes in as not confirmed. */
export function isScore({ field }: Pick<ReturnedChange, 'field'>): boolean {
  return /^(?:Severity|Likelihood) \(/.test(field)
}

/** The choice with one change taken or left. */
export function ticked(choice: ChosenKeys, { key, asks }: ReturnedChange, on: boolean): ChosenKeys {
  return asks === null
    ? { ...choice, leave: withKeys(choice.leave, [key], !on) }
    : { ...choice, take: withKeys(choice.take, [key], on) }
}

/** The choice with nothing of a row taken, or with what is proposed of it. */
export function rowTicked(choice: ChosenKeys, { changes }: ReturnedRow, on: boolean): ChosenKeys {
  const keysOf = (asking: boolean) => changes.filter(({ asks }) => (asks !== null) === asking).map(({ key }) => key)
  return { leave: withKeys(choice.leave, keysOf(false), !on), take: withKeys(choice.take, keysOf(true), false) }
}

/** What would be taken. */
export interface Tally {
  changes: number
  /** Rows that change a hazard, and hazards added. */
  changed: number
  added: number
  scores: number
}

export function tally({ changed }: ReturnedWorkbook, choice: ChosenKeys): Tally {
  const sum = { changes: 0, changed: 0, added: 0, scores: 0 }
  const hazards = new Set<string>()
  for (const row of changed) {
    const taken = takenOf(row, choice)
    if (taken.length === 0) continue
    sum.changes += taken.length
    sum.scores += taken.filter(isScore).length
    if (row.isNew) sum.added++
    else hazards.add(row.hazard)
  }
  return { ...sum, changed: hazards.size }
}

/** The rows that pass the filters and the words that were typed; every row where there are none. */
export function rowsShown(
  rows: readonly ReturnedRow[],
  filters: ReadonlySet<string>,
  words: string,
): readonly ReturnedRow[] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean)
  if (filters.size === 0 && wanted.length === 0) return rows
  return rows.filter(
    (row) =>
      (filters.size === 0 || [...filters].some((key) => FILTERS[key as Filter](row))) &&
      (wanted.length === 0 || passes(textOf(row), wanted)),
  )
}

export type Filter = 'asks' | 'new' | 'score'

/** Kinds of rows that can be looked at by themselves. */
export const FILTERS: Record<Filter, (row: ReturnedRow) => boolean> = {
  asks: ({ changes }) => changes.some(({ asks }) => asks !== null),
  score: ({ changes }) => changes.some(isScore),
  new: ({ isNew }) => isNew,
}

function passes(text: string, wanted: readonly string[]): boolean {
  return wanted.every((word) => text.includes(word))
}

function textOf({ hazard, name, changes }: ReturnedRow): string {
  return [hazard, name, ...changes.flatMap(({ field, cell, before, after }) => [field, cell, before, after])]
    .join('\n')
    .toLowerCase()
}

function withKeys(set: ReadonlySet<string>, keys: readonly string[], on: boolean): ReadonlySet<string> {
  const next = new Set(set)
  for (const key of keys) {
    if (on) next.add(key)
    else next.delete(key)
  }
  return next
}
