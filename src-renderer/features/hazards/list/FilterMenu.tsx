import { Checkbox } from '@mantine/core'
import { FacetFilter } from '../../../components/listing/FacetFilter.tsx'
import type { Facet } from '../../../components/listing/facets.ts'
import classes from '../hazards.module.css'
import { addressOf, wantedIn } from './facets.ts'
import { SHOW, shownIn, showWord, withShow } from './filters.ts'
import type { HazardRow } from './rows.ts'
import type { ChangeAddress, HazardsAddress } from './use-hazards-search.ts'

/** Filters by what the columns say; each stands in the address, so that a bookmark keeps it. */
export function FilterMenu(props: {
  search: HazardsAddress
  change: ChangeAddress
  facets: readonly Facet<HazardRow>[]
  rowsFor: (facet: string) => readonly HazardRow[]
}) {
  const { search, change } = props
  const shown = shownIn(search)
  return (
    <FacetFilter
      facets={props.facets}
      wanted={wantedIn(search)}
      rowsFor={props.rowsFor}
      onChange={(wanted) => change(addressOf(wanted), { replace: true })}
    >
      <fieldset className={classes.checks}>
        <legend>Show</legend>
        {SHOW.map((word) => (
          <Checkbox
            key={word}
            size="xs"
            label={showWord[word]}
            checked={shown.includes(word)}
            onChange={(event) => change({ show: withShow(search, word, event.currentTarget.checked) })}
          />
        ))}
      </fieldset>
    </FacetFilter>
  )
}
