import type { ColDef, GridApi } from 'ag-grid-community'
import { useCallback, useMemo } from 'react'
import type { Rating } from '../../src-shared/domain/scheme.ts'
import { withColumn } from '../components/listing/column-layout.ts'
import type { Facet } from '../components/listing/facets.ts'
import type { GatheredRows } from '../components/listing/gathered.ts'
import { inGroups, type Line } from '../components/listing/group-rows.ts'
import { useGridLayout } from '../components/listing/use-grid-layout.ts'
import type { ListView } from './use-list-view.ts'

/** Headings and first widths of a list's columns, for the panel that arranges them. */
export function columnWords<T>(columns: readonly ColDef<T>[]) {
  return new Map(
    columns.map(({ colId = '', headerName = '', width, minWidth, lockVisible = false }) => [
      colId,
      { word: headerName, width: width ?? minWidth ?? 200, always: lockVisible },
    ]),
  )
}

/** The rows of a list under the heads of their groups, and its grid kept in the columns and order of its view. */
export function useGatheredList<T>(
  api: GridApi<T> | null,
  list: {
    /** Rows that the filters leave. */
    shown: readonly T[]
    /** What they may be gathered by. */
    gathering: readonly Facet<T>[]
    view: ListView
    /** What they are: `hazard`. */
    of: string
    ratingOf?: (row: T) => Rating | null
  },
) {
  const { shown, gathering, view, of, ratingOf } = list
  const { arrangement, arrange } = view
  const facet = gathering.find(({ key }) => key === arrangement.group) ?? null
  const lines = useMemo((): readonly Line<T>[] => {
    if (facet === null) return shown
    const collapsed = new Set(arrangement.collapsed)
    return inGroups(shown, { facet, of, collapsed, ...(ratingOf === undefined ? {} : { ratingOf }) })
  }, [shown, facet, arrangement.collapsed, of, ratingOf])
  const fold = useCallback(
    (value: string, collapsed?: boolean) => {
      const others = arrangement.collapsed.filter((one) => one !== value)
      const wasCollapsed = others.length < arrangement.collapsed.length
      arrange({ collapsed: (collapsed ?? !wasCollapsed) ? [...others, value] : others })
    },
    [arrangement.collapsed, arrange],
  )
  useGridLayout(api, {
    layout: view.layout,
    sort: arrangement.sort,
    onLayout: view.setLayout,
    onSort: (sort) => arrange({ sort }),
  })
  const { layout, setLayout } = view
  const gathered: GatheredRows<T> = {
    facet,
    lines,
    fold,
    fit: layout.fit,
    onPin: (id, pinned) => setLayout(withColumn(layout, id, { pinned })),
    onHide: (id) => setLayout(withColumn(layout, id, { hidden: true })),
    onSort: (column, way) => arrange({ sort: way === null ? [] : [{ column, descending: way === 'desc' }] }),
  }
  return {
    ...gathered,
    foldAll: (collapsed: boolean) =>
      arrange({ collapsed: collapsed && facet !== null ? [...new Set(shown.flatMap(facet.valuesOf))] : [] }),
  }
}
