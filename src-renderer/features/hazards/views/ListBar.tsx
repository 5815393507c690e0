import { GroupMenu } from '../../../components/listing/GroupMenu.tsx'
import { SavedViews } from '../../../project/SavedViews.tsx'
import { FilterMenu } from '../list/FilterMenu.tsx'
import type { ChangeAddress, HazardsAddress } from '../list/use-hazards-search.ts'
import type { HazardList } from './use-hazard-list.ts'

/** What narrows, gathers and arranges the list, in the page's header. */
export function ListBar(props: { list: HazardList; search: HazardsAddress; change: ChangeAddress }) {
  const { list, search, change } = props
  const { view } = list
  return (
    <>
      <FilterMenu search={search} change={change} facets={list.facets} rowsFor={list.rowsFor} />
      <GroupMenu
        facets={list.gathering}
        chosen={view.arrangement.group}
        onChoose={(group) => view.arrange({ group, collapsed: [] })}
        onFold={list.foldAll}
      />
      <SavedViews view={view} />
    </>
  )
}
