import type { Result } from '../../../src-shared/domain/result.ts'
import type { GridMenuItem } from './GridMenu.tsx'
import type { GridSelection } from './grid-selection.ts'
import type { CellEdit, EditHow, HeldColumn } from './held-column.ts'

/** What a grid tells its hands. All of it is asked when it is needed: nothing is remembered between two acts. */
export interface GridOwner<T extends { id: string }> {
  selection: GridSelection<T>
  /** What the columns hold, those that only show too. */
  columns: () => readonly HeldColumn<T>[]
  canWrite: boolean
  words: { one: string; several: string }
  nameColumn: string
  numberOf: (row: T) => string
  /** Why nothing of a record may be changed, or null. */
  locked: (row: T) => string | null
  /** Whether a row stands for a record: heads of groups do not. */
  isRecord: (row: T) => boolean
  /** Sends edits as one change, and says what was done with an undo. */
  apply: (edits: CellEdit[], how: EditHow) => Promise<Result<unknown>>
  /** Empties one cell; an edit like one that was typed. */
  clear: (row: T, columnId: string) => void
  open: (row: T) => void
  /** Begins a new record by name; null where there is none to begin. */
  onNew: (() => void) | null
  /** What else the menu of a cell offers. */
  menu?: (row: T) => readonly GridMenuItem[]
  /** Changes all records selected; offered once there are several. */
  onBulk?: (() => void) | null
  /** Keeps a column at the left, or lets it go. */
  onPin: (columnId: string, pinned: boolean) => void
  /** Takes a column out of sight. */
  onHide: (columnId: string) => void
  /** Sorts by one column, or not at all. */
  onSort: (columnId: string, way: 'asc' | 'desc' | null) => void
}
