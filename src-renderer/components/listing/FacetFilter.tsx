import { Button, Checkbox, Popover, TextInput } from '@mantine/core'
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { type KeyboardEvent, type ReactNode, useState } from 'react'
import { formatNumber } from '../../../src-shared/format/numbers.ts'
import { RatingChip } from '../RatingChip.tsx'
import { countValues, type Facet, type Wanted, withValue } from './facets.ts'
import classes from './listing.module.css'

/** From how many values on they can be searched. */
const MANY = 12

/** Goes to the box or heading above or below with the arrows, inside one panel. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
  if (by === 0 || event.altKey || event.ctrlKey) return
  const stops = [...event.currentTarget.querySelectorAll<HTMLElement>('button, input')]
  const next = stops[stops.indexOf(event.target as HTMLElement) + by]
  if (next === undefined) return
  event.preventDefault()
  next.focus()
}

function Values<T>(props: {
  facet: Facet<T>
  rows: readonly T[]
  wanted: readonly string[]
  onTick: (value: string, on: boolean) => void
}) {
  const { facet, wanted } = props
  const [text, setText] = useState('')
  const values = countValues(facet, props.rows, wanted)
  const found = values.filter(({ word }) => word.toLowerCase().includes(text.trim().toLowerCase()))
  return (
    <fieldset className={classes.values} aria-label={facet.word}>
      {values.length > MANY && (
        <TextInput
          size="xs"
          aria-label={`Search the values of ${facet.word}`}
          placeholder="Search these values"
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      )}
      {found.map(({ value, word, count }) => {
        const rating = facet.ratingOf?.(value) ?? null
        return (
          <div key={value} className={classes.value}>
            <Checkbox
              size="xs"
              className={classes.grow}
              aria-label={`${word}, ${formatNumber(count)}`}
              label={rating === null ? word : <RatingChip rating={rating} />}
              checked={wanted.includes(value)}
              onChange={(event) => props.onTick(value, event.currentTarget.checked)}
            />
            <span className={classes.count} aria-hidden>
              {formatNumber(count)}
            </span>
          </div>
        )
      })}
      {found.length === 0 && <p className={classes.note}>No value here.</p>}
    </fieldset>
  )
}

/**
 * Filters by any values of any field, each with how many rows it would leave. Arrows walk, Space ticks, Escape closes.
 * `rowsFor` answers the rows that all filters but one facet's leave; `children` stand under the fields.
 */
export function FacetFilter<T>(props: {
  facets: readonly Facet<T>[]
  wanted: Wanted
  rowsFor: (facet: string) => readonly T[]
  onChange: (wanted: Wanted) => void
  children?: ReactNode
}) {
  const { facets, wanted } = props
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set())

  function fold(key: string): void {
    const next = new Set(open)
    if (!next.delete(key)) next.add(key)
    setOpen(next)
  }

  return (
    <Popover position="bottom-start" withArrow trapFocus returnFocus>
      <Popover.Target>
        <Button variant="default">Filter</Button>
      </Popover.Target>
      <Popover.Dropdown>
        {/* Arrows walk over what is inside, whichever of it has the focus. */}
        {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions */}
        <div className={classes.panel} onKeyDown={walk}>
          {facets.map((facet) => {
            const asked = wanted[facet.key] ?? []
            const isOpen = open.has(facet.key)
            return (
              <div key={facet.key} className={classes.facet}>
                <button
                  type="button"
                  className={classes.facetTop}
                  aria-expanded={isOpen}
                  onClick={() => fold(facet.key)}
                >
                  {isOpen ? <IconChevronDown size={14} aria-hidden /> : <IconChevronRight size={14} aria-hidden />}
                  <span className={asked.length > 0 ? classes.facetAsked : ''}>{facet.word}</span>
                  {asked.length > 0 && <span className={classes.count}>{asked.length} chosen</span>}
                </button>
                {isOpen && (
                  <Values
                    facet={facet}
                    rows={props.rowsFor(facet.key)}
                    wanted={asked}
                    onTick={(value, on) => props.onChange(withValue(wanted, facet.key, value, on))}
                  />
                )}
              </div>
            )
          })}
          {props.children}
        </div>
      </Popover.Dropdown>
    </Popover>
  )
}
