import { Select } from '@mantine/core'
import { type KeyboardEvent, useState } from 'react'
import type { Result } from '../../src-shared/domain/result.ts'
import { FieldFrame, type FieldProps } from '../components/FieldFrame.tsx'
import { useFieldSettings } from '../components/field-settings.ts'
import { type OnSave, useSavedValue } from '../components/use-saved-value.ts'

const ADD = 'add:'

/** One record by name, or none; a name that is not there can be added where `onAdd` is given. Saves as it is chosen. */
export function RecordSelect(
  props: FieldProps & {
    value: string | null
    onSave: OnSave<string | null>
    records: readonly { id: string; name: string; archived: unknown; detail?: string }[]
    placeholder?: string
    /** Makes a record of that name; answers its id. */
    onAdd?: (name: string) => Promise<Result<{ id: string | null }>>
  },
) {
  const settings = useFieldSettings()
  const locked = props.readOnly ?? settings.readOnly
  const [search, setSearch] = useState('')
  const [listed, setListed] = useState(false)
  const saved = useSavedValue<string | null>(props.value, props.onSave)
  const data = props.records
    .filter((one) => one.archived === null || one.id === saved.shown)
    .map(({ id, name, detail }) => ({
      value: id,
      label: detail === undefined || detail === '' ? name : `${name}, ${detail}`,
    }))
  const wanted = search.trim()
  const isNew = wanted !== '' && !data.some(({ label }) => label.toLowerCase() === wanted.toLowerCase())
  if (props.onAdd !== undefined && isNew) data.push({ value: ADD, label: `Add “${wanted}”` })

  async function choose(value: string | null): Promise<void> {
    if (value !== ADD || props.onAdd === undefined) {
      saved.choose(value)
      return
    }
    const made = await props.onAdd(wanted)
    if (made.ok && made.value.id !== null) saved.choose(made.value.id)
  }

  /** Enter before the list has marked its first line: what was typed quickly is taken just the same. */
  function takeFirst(event: KeyboardEvent<HTMLInputElement>): void {
    if (event.key !== 'Enter' || locked || !isNew || event.currentTarget.hasAttribute('aria-activedescendant')) return
    const first = data.find(({ value, label }) => value === ADD || label.toLowerCase().includes(wanted.toLowerCase()))
    if (first === undefined) return
    event.preventDefault()
    setListed(false)
    void choose(first.value)
  }

  return (
    <FieldFrame {...props} error={saved.error}>
      {({ id, labelId, describedBy }) => (
        <Select
          id={id}
          aria-labelledby={labelId}
          aria-describedby={describedBy}
          data={data}
          value={saved.shown}
          onChange={(value) => void choose(value)}
          searchable
          // Enter takes what was typed for, without an arrow first.
          selectFirstOptionOnChange
          searchValue={search}
          onSearchChange={setSearch}
          dropdownOpened={listed}
          onDropdownOpen={() => setListed(true)}
          onDropdownClose={() => setListed(false)}
          onKeyDown={takeFirst}
          filter={({ options, search: text }) =>
            options.filter(
              (one) =>
                !('value' in one) || one.value === ADD || one.label.toLowerCase().includes(text.trim().toLowerCase()),
            )
          }
          allowDeselect={false}
          clearable={!locked}
          readOnly={locked}
          placeholder={props.placeholder ?? (props.onAdd === undefined ? 'Nobody named' : 'Type a name to find or add')}
          nothingFoundMessage="Nothing of that name"
          error={saved.error !== ''}
        />
      )}
    </FieldFrame>
  )
}
