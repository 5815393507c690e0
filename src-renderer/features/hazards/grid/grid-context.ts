import type { RefObject } from 'react'
import type { Scheme } from '../../../../src-shared/domain/scheme.ts'

/** What cells and editors know beside their row, as of the last drawing. */
export interface GridNow {
  scheme: Scheme
  canWrite: boolean
  people: readonly { id: string; name: string }[]
  /** Opens a hazard beside the grid, or as a page. */
  open: (id: string, how: { page: boolean }) => void
  /** Escape in a cell that is not being edited. */
  stepBack: () => void
  /** Takes the text out of a cell. */
  clear: (id: string, columnId: string) => void
}

/** The grid holds on to one context for its life; what is in it is kept current. */
export interface GridContext {
  now: RefObject<GridNow>
  /** Letters typed after the one that opened an editor and before that editor had the focus. */
  ahead: RefObject<string>
  /** Text that a refused edit comes back with, for the editor that opens next. */
  seed: RefObject<{ rowId: string; columnId: string; text: string } | null>
}
