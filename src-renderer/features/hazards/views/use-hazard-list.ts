import type { GridApi } from 'ag-grid-community'
import { useEffect, useMemo } from 'react'
import { columnsAtFirst } from '../../../components/listing/use-grid-layout.ts'
import { useProject } from '../../../project/project-context.ts'
import { columnWords, useGatheredList } from '../../../project/use-gathered-list.ts'
import { useListView } from '../../../project/use-list-view.ts'
import { columnsOf, NAME_WIDTH } from '../grid/columns.ts'
import { gatheringFacets, hazardFacets } from '../list/facets.ts'
import { chipsOf, filterPart, filterRows, noFilter } from '../list/filters.ts'
import { type HazardRow, prepareSearch } from '../list/rows.ts'
import type { ChangeAddress, HazardsAddress } from '../list/use-hazards-search.ts'
import { builtInViews } from './built-in-views.ts'

const ratingOf = ({ risk }: HazardRow) => risk.today

/**
 * The list of hazards as it is looked at: filtered by the address, gathered and sorted as this project is, in the columns
 * of the person working.
 */
export function useHazardList(
  rows: readonly HazardRow[],
  search: HazardsAddress,
  change: ChangeAddress,
  api: GridApi<HazardRow> | null,
) {
  const { projectId, snapshot, context, people, today } = useProject()
  const { scheme } = snapshot.project
  const { controls } = context
  const facets = useMemo(() => hazardFacets({ scheme, people, today }), [scheme, people, today])
  const gathering = useMemo(() => gatheringFacets(facets), [facets])
  const shown = useMemo(() => filterRows(rows, search, { controls, facets }), [rows, search, controls, facets])
  useEffect(() => prepareSearch(rows, controls), [rows, controls])
  const columns = useMemo(() => columnsOf(scheme, { name: NAME_WIDTH, marked: false }), [scheme])
  const first = useMemo(() => columnsAtFirst(columns), [columns])
  const words = useMemo(() => columnWords(columns), [columns])

  const view = useListView({
    list: 'hazards',
    projectId,
    first,
    builtIn: builtInViews,
    filter: JSON.parse(JSON.stringify(filterPart(search))),
    chosenId: search.saved,
    go: (filter, saved) => change({ ...noFilter, ...filter, saved }),
  })
  const gathered = useGatheredList(api, { shown, gathering, view, of: 'hazard', ratingOf })

  return {
    /** Rows that the filters leave, in the order of the log. */
    shown,
    /** `lines` are the same as the grid shows them: gathered, with the heads of their groups. */
    ...gathered,
    facets,
    gathering,
    words,
    view,
    chips: chipsOf(search, facets),
    /** Rows that all filters but one facet's leave. */
    rowsFor: (but: string) => filterRows(rows, search, { controls, facets, but }),
  }
}

export type HazardList = ReturnType<typeof useHazardList>
