import { Button, Select, TextInput } from '@mantine/core'
import { useMemo } from 'react'
import { isRecordKind } from '../../../src-shared/domain/snapshot.ts'
import { kindWords } from '../../../src-shared/format/change-words.ts'
import { commandFamilies } from '../../../src-shared/format/command-families.ts'
import { formatNumber } from '../../../src-shared/format/numbers.ts'
import { type HistoryAsked, useHistoryFacets } from '../../api/queries.ts'
import classes from './history.module.css'

type Filter = HistoryAsked['filter']

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
const counted = (label: string, changes: number) => `${label} (${formatNumber(changes)})`
const FAMILIES = new Map(commandFamilies.map(({ id, title }) => [id, title]))

/** What the history is narrowed to; each choice with how many changes it leaves. */
export function Filters(props: {
  asked: HistoryAsked
  today: string
  onChange: (patch: Partial<Filter>) => void
  /** Null where nothing is narrowed. */
  onClear: (() => void) | null
}) {
  const { asked, onChange } = props
  const { filter } = asked
  const { filter: _filter, ...scope } = asked
  const facets = useHistoryFacets(scope).data
  const people = useMemo(
    () => (facets?.actors ?? []).map(({ value, changes }) => ({ value, label: counted(value, changes) })),
    [facets],
  )
  const kinds = useMemo(
    () =>
      (facets?.kinds ?? []).map(({ value, changes }) => ({
        value,
        label: counted(capital(kindWords[value]), changes),
      })),
    [facets],
  )
  const families = useMemo(
    () =>
      (facets?.families ?? []).map(({ value, changes }) => ({
        value,
        label: counted(FAMILIES.get(value) ?? value, changes),
      })),
    [facets],
  )
  const day = (which: 'from' | 'to', label: string) => (
    <label className={classes.dayField}>
      {label}
      <TextInput
        type="date"
        max={props.today}
        value={filter[which] ?? ''}
        onChange={(event) => {
          const { value, validity } = event.currentTarget
          if (!validity.badInput) onChange({ [which]: value === '' ? null : value })
        }}
      />
    </label>
  )
  return (
    <fieldset className={classes.filters} aria-label="Filter">
      <Select
        aria-label="Made by"
        placeholder="Everybody"
        w={200}
        data={people}
        value={filter.actor}
        onChange={(actor) => onChange({ actor })}
        clearable
      />
      <Select
        aria-label="Kind of record"
        placeholder="All records"
        w={190}
        data={kinds}
        value={filter.kind}
        onChange={(kind) => onChange({ kind: kind !== null && isRecordKind(kind) ? kind : null })}
        clearable
      />
      <Select
        aria-label="What it is about"
        placeholder="About anything"
        w={210}
        data={families}
        value={filter.family}
        onChange={(family) => onChange({ family })}
        clearable
      />
      {day('from', 'From')}
      {day('to', 'To')}
      {props.onClear !== null && (
        <Button variant="subtle" onClick={props.onClear}>
          Show all changes
        </Button>
      )}
    </fieldset>
  )
}
