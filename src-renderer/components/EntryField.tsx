import { Autocomplete, TextInput } from '@mantine/core'
import { FieldFrame, type FieldProps } from './FieldFrame.tsx'

/**
 * One line of a form that is sent as a whole (first start, new project, import). Fields of a record save by themselves:
 * they are a `TextField`.
 */
export function EntryField(
  props: FieldProps & {
    value: string
    onChange: (value: string) => void
    error?: string
    required?: boolean
    /** Takes the focus when shown. */
    focused?: boolean
    /** Words offered; any other may be typed. */
    suggestions?: readonly string[]
  },
) {
  const error = props.error ?? ''
  return (
    <FieldFrame {...props} error={error}>
      {({ id, describedBy }) => {
        const common = {
          id,
          value: props.value,
          error: error !== '',
          'aria-describedby': describedBy,
          'aria-required': props.required === true,
          ...(props.spelling === false ? { spellCheck: false } : {}),
          autoFocus: props.focused === true,
          'data-autofocus': props.focused === true ? true : undefined,
        }
        return props.suggestions === undefined ? (
          <TextInput {...common} onChange={(event) => props.onChange(event.currentTarget.value)} />
        ) : (
          <Autocomplete {...common} data={[...new Set(props.suggestions)]} onChange={props.onChange} />
        )
      }}
    </FieldFrame>
  )
}
