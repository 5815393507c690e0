import { MultiSelect } from '@mantine/core'
import { FieldFrame, type FieldProps } from '../components/FieldFrame.tsx'
import { useFieldSettings } from '../components/field-settings.ts'
import { type OnSave, useSavedValue } from '../components/use-saved-value.ts'

const sameIds = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && a.every((id, index) => id === b[index])

/** Any number of records by name, each ticked in a list that can be searched; saves as each is ticked. */
export function RecordsSelect(
  props: FieldProps & {
    value: string[]
    onSave: OnSave<string[]>
    /** Archived ones stand only where they are chosen already. */
    records: readonly { id: string; name: string; archived: unknown }[]
    placeholder?: string
    /** Said in the open list while there is none of them: where one is made. */
    nothingYet?: string
  },
) {
  const settings = useFieldSettings()
  const locked = props.readOnly ?? settings.readOnly
  const saved = useSavedValue<string[]>(props.value, props.onSave, sameIds)
  const data = props.records
    .filter((one) => one.archived === null || saved.shown.includes(one.id))
    .map(({ id, name, archived }) => ({ value: id, label: archived === null ? name : `${name} (archived)` }))
  return (
    <FieldFrame {...props} error={saved.error}>
      {({ id, labelId, describedBy }) => (
        <MultiSelect
          id={id}
          aria-labelledby={labelId}
          aria-describedby={describedBy}
          data={data}
          value={saved.shown}
          onChange={(ids) => saved.choose(ids)}
          searchable={!locked}
          readOnly={locked}
          styles={{ pill: { fontSize: 12 } }}
          hidePickedOptions={false}
          {...(saved.shown.length === 0 ? { placeholder: props.placeholder ?? 'None chosen' } : {})}
          nothingFoundMessage={
            props.records.length === 0 ? (props.nothingYet ?? 'None recorded yet') : 'Nothing of that name'
          }
          error={saved.error !== ''}
        />
      )}
    </FieldFrame>
  )
}
