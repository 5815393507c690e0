/** A field that may be set on many records at once; never a judgement. */
export interface BulkField<T> {
  key: string
  word: string
  kind: 'choice' | 'text' | 'date'
  /** For a choice: what may be chosen. */
  choices?: readonly { value: string; label: string }[]
  /** For a text: words offered. */
  suggestions?: readonly string[]
  /** What an empty field is called, where it may be emptied; null where it always has a value. */
  empty: string | null
  /** What a record has now; `''` for nothing. */
  now: (row: T) => string
  /** A value in words. */
  wordOf: (value: string) => string
}

/** What a change of many records would do. */
export interface BulkPlan<T> {
  changes: T[]
  /** Have the value already. */
  same: T[]
  /** Cannot be changed, each with its reason. */
  cannot: { row: T; why: string }[]
}

/**
 * What setting a field to a value would do to each of the rows; every row is in one of the three.
 * @param whyNot why a row cannot be changed, or null
 */
export function planBulk<T>(
  rows: readonly T[],
  field: BulkField<T>,
  value: string,
  whyNot: (row: T) => string | null,
): BulkPlan<T> {
  const plan: BulkPlan<T> = { changes: [], same: [], cannot: [] }
  for (const row of rows) {
    const why = whyNot(row)
    if (why !== null) plan.cannot.push({ row, why })
    else if (field.now(row) === value) plan.same.push(row)
    else plan.changes.push(row)
  }
  return plan
}
