import type { ColDef, IRowNode } from 'ag-grid-community'
import { groupHead } from './group-rows.ts'
import classes from './listing.module.css'

/** A grid's row as a head of a group, whatever type its records have. */
const isHead = (data: unknown) => groupHead(data) !== null

function guarded<T>(column: ColDef<T>): Pick<ColDef<T>, 'valueGetter' | 'valueFormatter' | 'comparator'> {
  const { valueGetter, valueFormatter, comparator } = column
  const compare = typeof comparator === 'function' ? comparator : undefined
  return {
    ...(typeof valueGetter === 'function'
      ? { valueGetter: (params) => (isHead(params.data) ? null : valueGetter(params)) }
      : {}),
    ...(typeof valueFormatter === 'function'
      ? { valueFormatter: (params) => (isHead(params.data) ? '' : valueFormatter(params)) }
      : {}),
    comparator: (a: unknown, b: unknown, nodeA: IRowNode<T>, nodeB: IRowNode<T>, descending: boolean) => {
      // Heads are put before their rows after sorting; among the rows they only must not disturb it.
      const heads = Number(isHead(nodeB.data)) - Number(isHead(nodeA.data))
      if (heads !== 0 || isHead(nodeA.data)) return heads
      if (compare) return compare(a, b, nodeA, nodeB, descending)
      return plain(a, b)
    },
  }
}

const byWord = new Intl.Collator('en-GB', { numeric: true }).compare

function plain(a: unknown, b: unknown): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b
  const [left, right] = [a ?? '', b ?? ''].map(String)
  return byWord(left ?? '', right ?? '')
}

/**
 * Columns of a list whose layout is kept elsewhere and whose rows may have heads of groups between them: width, place and
 * pinning are where a column begins, and nothing of a column is asked of a head.
 * @param wraps columns whose texts run over several lines, where rows are as high as they need
 */
export function listColumns<T>(columns: readonly ColDef<T>[], wraps: ReadonlySet<string>): ColDef<T>[] {
  return columns.map(({ width, flex, hide, pinned, ...column }) => ({
    ...column,
    ...guarded(column),
    ...(width === undefined ? {} : { initialWidth: width }),
    ...(flex === undefined || flex === null ? {} : { initialFlex: flex }),
    ...(hide === undefined || hide === null ? {} : { initialHide: hide }),
    ...(pinned === undefined || pinned === null ? {} : { initialPinned: pinned }),
    lockPinned: true,
    ...(wraps.has(column.colId ?? '') ? { wrapText: true, cellClass: classes.fit ?? '' } : { wrapText: false }),
  }))
}
