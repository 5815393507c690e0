import type { IsFullWidthRowParams, PostSortRowsParams } from 'ag-grid-community'
import { useCallback } from 'react'
import type { Facet } from './facets.ts'
import { groupHead, keepTogether, type Line } from './group-rows.ts'

/** The rows of a grid as they are looked at, with the heads of their groups, and what people do to that in the grid. */
export interface GatheredRows<T> {
  lines: readonly Line<T>[]
  /** What they are gathered by. */
  facet: Facet<T> | null
  /** Folds the group of a value away or opens it; without `collapsed` the other way. */
  fold: (value: string, collapsed?: boolean) => void
  /** Rows are as high as their texts need. */
  fit: boolean
  onPin: (columnId: string, pinned: boolean) => void
  onHide: (columnId: string) => void
  onSort: (columnId: string, way: 'asc' | 'desc' | null) => void
}

/** AG Grid's question whether a row is the head of a group. */
export function isHeadRow({ rowNode }: IsFullWidthRowParams): boolean {
  return groupHead(rowNode.data) !== null
}

/** AG Grid's sorted rows back under the heads of their groups; give it to the grid as `postSortRows`. */
export function useKeptTogether<T>(facet: Facet<T> | null): (params: PostSortRowsParams<T>) => void {
  return useCallback(
    ({ nodes }: PostSortRowsParams<T>) => {
      if (facet !== null) keepTogether(nodes, ({ data }) => data, facet)
    },
    [facet],
  )
}

/**
 * A key on the head of a group: left and right fold it as in a tree, Enter and Space the other way, Escape steps back; the
 * rest is the grid's. Null where the row is a record or the key is for the whole grid; else whether the grid may not act
 * on the key.
 */
export function heardByHead(
  data: unknown,
  event: KeyboardEvent,
  act: { fold: (value: string, collapsed: boolean) => void; stepBack: () => void },
): boolean | null {
  const head = groupHead(data)
  if (head === null) return null
  if (event.ctrlKey || event.metaKey || event.altKey) return null
  const fold = { ArrowLeft: true, ArrowRight: false, Enter: !head.collapsed, ' ': !head.collapsed }[event.key]
  if (fold !== undefined) {
    event.preventDefault()
    if (fold !== head.collapsed) act.fold(head.value, fold)
    return true
  }
  if (event.key === 'Escape') act.stepBack()
  return false
}
