import { Select } from '@mantine/core'
import { FieldFrame, type FieldProps } from './FieldFrame.tsx'
import { useFieldSettings } from './field-settings.ts'
import { type OnSave, useSavedValue } from './use-saved-value.ts'

export interface Choice<T extends string> {
  value: T
  label: string
}

/** Words as choices: their own labels, or those that `label` gives. */
export function choicesOf<T extends string>(
  words: readonly T[],
  label: (word: T) => string = (word) => word.charAt(0).toUpperCase() + word.slice(1),
): Choice<T>[] {
  return words.map((value) => ({ value, label: label(value) }))
}

/** One of a few words; saves as it is chosen. `null` is offered (as a clear button) where `clearable`. */
export function SelectField<T extends string>(
  props: FieldProps & {
    value: T | null
    onSave: OnSave<T | null>
    choices: readonly Choice<T>[]
    clearable?: boolean
    searchable?: boolean
    placeholder?: string
  },
) {
  const { readOnly } = useFieldSettings()
  const saved = useSavedValue<T | null>(props.value, props.onSave)
  const locked = props.readOnly ?? readOnly
  return (
    <FieldFrame {...props} error={saved.error}>
      {({ id, labelId, describedBy }) => (
        <Select
          id={id}
          aria-labelledby={labelId}
          aria-describedby={describedBy}
          data={[...props.choices]}
          value={saved.shown}
          onChange={(value) => saved.choose(value)}
          readOnly={locked}
          allowDeselect={false}
          clearable={props.clearable === true && !locked}
          searchable={props.searchable ?? props.choices.length > 10}
          placeholder={props.placeholder ?? 'Not stated'}
          error={saved.error !== ''}
          nothingFoundMessage="Nothing of that name"
        />
      )}
    </FieldFrame>
  )
}
