import { useNavigate, useSearch } from '@tanstack/react-router'
import type { ColDef, GridApi } from 'ag-grid-community'
import { useMemo } from 'react'
import type { ControlsSearch } from '../../../app/search.ts'
import { fitsAll, type Wanted, wantedWords } from '../../../components/listing/facets.ts'
import { columnsAtFirst } from '../../../components/listing/use-grid-layout.ts'
import { useProject } from '../../../project/project-context.ts'
import { columnWords, useGatheredList } from '../../../project/use-gathered-list.ts'
import { useListView } from '../../../project/use-list-view.ts'
import { type ControlRow, filterRows } from '../control-rows.ts'
import { builtInViews } from './built-in-views.ts'
import { controlFacets, filteringFacets } from './control-facets.ts'

const HERE = '/projects/$projectId/controls'

/** Texts of the columns that run over several lines where rows are as high as they need. */
export const wrappingTexts: Readonly<Record<string, (row: ControlRow) => string>> = {
  name: ({ control }) => control.name,
  organisationId: ({ organisation }) => organisation,
  ownerId: ({ owner }) => owner,
  milestoneId: ({ milestone }) => milestone,
}

/** The register of controls as it is looked at: filtered by the address, gathered, sorted, in the person's columns. */
export function useControlList(
  rows: readonly ControlRow[],
  columns: readonly ColDef<ControlRow>[],
  api: GridApi<ControlRow> | null,
) {
  const { projectId, snapshot, people, organisations, today } = useProject()
  const search: ControlsSearch = useSearch({ from: HERE })
  const navigate = useNavigate({ from: HERE })
  const { milestones } = snapshot.project
  const facets = useMemo(
    () => controlFacets({ people, organisations, milestones, today }),
    [people, organisations, milestones, today],
  )
  const { q, show, is } = search
  const wanted: Wanted = useMemo(() => is ?? {}, [is])
  const shownBy = useMemo(
    () => filterRows(rows, q ?? '', new Set((show ?? '').split(',').filter(Boolean))),
    [rows, q, show],
  )
  const shown = useMemo(() => shownBy.filter((row) => fitsAll(facets, row, wanted)), [shownBy, facets, wanted])
  const first = useMemo(() => columnsAtFirst(columns), [columns])
  const words = useMemo(() => columnWords(columns), [columns])

  const filter = Object.fromEntries(Object.entries({ q, show, is }).filter(([, part]) => part !== undefined))
  const view = useListView({
    list: 'controls',
    projectId,
    first,
    builtIn: builtInViews,
    filter: JSON.parse(JSON.stringify(filter)),
    chosenId: search.saved,
    go: (next, saved) =>
      void navigate({
        search: (now: ControlsSearch) => ({ ...now, q: undefined, show: undefined, is: undefined, ...next, saved }),
      }),
  })
  const gathered = useGatheredList(api, { shown, gathering: facets, view, of: 'control' })

  function ask(next: Wanted): void {
    const asked = Object.fromEntries(Object.entries(next).map(([key, values]) => [key, [...values]]))
    const part = Object.keys(asked).length === 0 ? undefined : asked
    void navigate({ search: (now: ControlsSearch) => ({ ...now, is: part }), replace: true })
  }

  return {
    shown,
    ...gathered,
    words,
    view,
    facets,
    filtering: filteringFacets(facets),
    wanted,
    ask,
    rowsFor: (but: string) => shownBy.filter((row) => fitsAll(facets, row, wanted, but)),
    /** The fields' filters in force, in words, each with what takes it away. */
    chips: facets.flatMap((facet) => {
      const { [facet.key]: values = [], ...others } = wanted
      if (values.length === 0) return []
      return [{ key: facet.key, word: wantedWords(facet, values), takeAway: () => ask(others) }]
    }),
  }
}
