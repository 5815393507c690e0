import { Autocomplete } from '@mantine/core'
import { FieldFrame, type FieldProps } from './FieldFrame.tsx'
import { useFieldSettings } from './field-settings.ts'
import { type OnSave, useSavedValue } from './use-saved-value.ts'

/** A word that may be one of those proposed or any other, such as a category; saves as it is left. */
export function SuggestField(
  props: FieldProps & { value: string; onSave: OnSave<string>; suggestions: readonly string[]; placeholder?: string },
) {
  const { readOnly } = useFieldSettings()
  const saved = useSavedValue(props.value, props.onSave, (a, b) => a.trim() === b.trim())
  return (
    <FieldFrame {...props} error={saved.error}>
      {({ id, describedBy }) => (
        <Autocomplete
          id={id}
          aria-describedby={describedBy}
          data={[...new Set(props.suggestions)]}
          value={saved.shown}
          onChange={saved.type}
          onOptionSubmit={(value) => saved.choose(value)}
          onBlur={() => saved.leave()}
          onKeyDown={(event) => {
            if (event.key !== 'Escape' || !saved.changed) return
            event.stopPropagation()
            saved.restore()
          }}
          readOnly={props.readOnly ?? readOnly}
          {...(props.spelling === false ? { spellCheck: false } : {})}
          error={saved.error !== ''}
          {...(props.placeholder === undefined ? {} : { placeholder: props.placeholder })}
        />
      )}
    </FieldFrame>
  )
}
