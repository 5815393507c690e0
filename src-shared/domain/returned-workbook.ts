/**
 * A workbook or CSV file that was sent out of a project, worked on elsewhere and brought back. Each row is held against
 * the very state it was sent from, which the ledger still has, and against the project as it stands.
 */
export interface ReturnedWorkbook {
  file: { name: string; sha256: string; size: number }
  /** The project it was sent out of. */
  project: { id: string; name: string }
  sheet: string
  layout: 'hazards' | 'causes'
  /** Calendar day on which it was sent, by the first row whose marks hold; null where none does. */
  sentOn: string | null
  /** Rows with something in them, below the headings. */
  rows: number
  /** Rows in which nothing is different. */
  unchanged: number
  /**
   * Rows that say something else of which nothing is taken by itself: it is not taken at all (`notTaken` says why), or
   * another row says the same and its change is taken there.
   */
  nothingOfTheirOwn: number
  /** Rows that say something else, or add a hazard or a cause. */
  changed: ReturnedRow[]
  /** Rows of which nothing is taken, and why. */
  refused: { row: number; hazard: string; why: string }[]
  /** Hazards that were sent out and have no row any more; they stay. */
  missing: { hazard: string; name: string }[]
  /** What differs and is not taken, cell by cell, and why. */
  notTaken: { cell: string; hazard: string; field: string; why: string }[]
}

export interface ReturnedRow {
  row: number
  /** Number of the hazard; of a new one the number it asks for, which may be empty. */
  hazard: string
  name: string
  /** The row adds a hazard. */
  isNew: boolean
  changes: ReturnedChange[]
}

/** One thing that a row says otherwise than when it was sent. */
export interface ReturnedChange {
  /** By which it is left or taken: cell and place in its list. */
  key: string
  /** As people call it: `Description`, `Cause 2`, `CTL-007`. */
  field: string
  cell: string
  /** When it was sent. */
  before: string
  /** As the row has it now. */
  after: string
  /** As it stands in the project, where that is neither of both. */
  here: string | null
  /** Why it is taken only where a person says so: it was changed here as well, or the row empties it. */
  asks: 'changed here' | 'emptied' | null
  /** Numbers of the other hazards that share the control it rewords. */
  alsoOn?: string[]
}

/** Headings of the hidden columns by which the rows of a file that comes back are known. */
export const MARK_HEADINGS = ['Hazard Ledger row', 'Hazard Ledger version', 'Hazard Ledger checksum'] as const

/** What is taken of a returned workbook: everything but what asks, unless a person says otherwise. */
export interface ReturnedChoice {
  /** Keys of changes to leave. */
  leave: readonly string[]
  /** Keys of changes that ask and are to be taken. */
  take: readonly string[]
}

/** A choice as sets: a large log has tens of thousands of changes. */
export interface ChosenKeys {
  leave: ReadonlySet<string>
  take: ReadonlySet<string>
}

/** What is taken where nobody chose. */
export const AS_PROPOSED: ChosenKeys = { leave: new Set(), take: new Set() }

/** Whether a change is taken. */
export function isTaken({ key, asks }: Pick<ReturnedChange, 'key' | 'asks'>, { leave, take }: ChosenKeys): boolean {
  return asks === null ? !leave.has(key) : take.has(key)
}

/** The change that names a hazard. */
export function isNaming({ field }: Pick<ReturnedChange, 'field'>): boolean {
  return field === 'Name'
}

/** The changes of a row that are taken. A new hazard is its name: without it nothing of its row is. */
export function takenOf(
  { isNew, changes }: Pick<ReturnedRow, 'isNew' | 'changes'>,
  keys: ChosenKeys,
): ReturnedChange[] {
  const taken = changes.filter((change) => isTaken(change, keys))
  return isNew && !taken.some(isNaming) ? [] : taken
}
