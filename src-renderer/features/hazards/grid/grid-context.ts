import type { RefObject } from 'react'
import type { Scheme } from '../../../../src-shared/domain/scheme.ts'
import type { EditingContext } from '../../../components/grid/editing.ts'

/** What cells and editors know beside their row, as of the last drawing. */
export interface GridNow {
  scheme: Scheme
  canWrite: boolean
  people: readonly { id: string; name: string }[]
  /** Opens a hazard beside the grid, or as a page. */
  open: (id: string, how: { page: boolean }) => void
  /** Escape in a cell that is not being edited. */
  stepBack: () => void
  /** Folds the group of a value away or opens it; without `collapsed` the other way. */
  fold: (value: string, collapsed?: boolean) => void
  /** Keys of a workbook: ranges, filling, emptying; true where the key is done with. */
  hands: (key: { event: KeyboardEvent; editing: boolean }) => boolean
}

/** The grid holds on to one context for its life; what is in it is kept current. */
export interface GridContext extends EditingContext {
  now: RefObject<GridNow>
}
