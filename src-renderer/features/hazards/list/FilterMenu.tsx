import { Button, Checkbox, Popover, Select } from '@mantine/core'
import { hazardStatus } from '../../../../src-shared/domain/hazard.ts'
import { hazardStatusWord } from '../../../../src-shared/format/standing-words.ts'
import { useProject } from '../../../project/project-context.ts'
import classes from '../hazards.module.css'
import { SHOW, shownIn, showWord, withShow } from './filters.ts'
import type { ChangeAddress, HazardsAddress } from './use-hazards-search.ts'

/** Filters by what the columns say; each stands in the address, so that a bookmark keeps it. */
export function FilterMenu({ search, change }: { search: HazardsAddress; change: ChangeAddress }) {
  const { scheme } = useProject().snapshot.project
  const ratings = scheme.ratings.map(({ number, label }) => ({ value: String(number), label: `${number} ${label}` }))
  const shown = shownIn(search)
  const ratingSelect = (label: string, key: 'initialRating' | 'residualRating' | 'rating') => (
    <Select
      label={label}
      data={ratings}
      value={search[key] ?? null}
      onChange={(value) => change({ [key]: value ?? undefined })}
      clearable
      placeholder="Any"
      comboboxProps={{ withinPortal: false }}
    />
  )
  return (
    <Popover position="bottom-start" withArrow trapFocus>
      <Popover.Target>
        <Button variant="default">Filter</Button>
      </Popover.Target>
      <Popover.Dropdown>
        <div className={classes.filters}>
          <Select
            label="Status"
            data={hazardStatus.options.map((value) => ({ value, label: hazardStatusWord[value] }))}
            value={hazardStatus.options.find((one) => one === search.status) ?? null}
            onChange={(value) => change({ status: value ?? undefined })}
            clearable
            placeholder="Any"
            comboboxProps={{ withinPortal: false }}
          />
          {ratingSelect('Initial rating', 'initialRating')}
          {ratingSelect('Residual rating', 'residualRating')}
          {ratingSelect("Today's risk", 'rating')}
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
        </div>
      </Popover.Dropdown>
    </Popover>
  )
}
