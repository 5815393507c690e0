import { FieldFrame, type FieldProps } from './FieldFrame.tsx'
import { GrowingTextarea } from './GrowingTextarea.tsx'

/** Several lines of a form that is sent as a whole. Fields of a record save by themselves: they are a `LongTextField`. */
export function EntryText(
  props: FieldProps & {
    value: string
    onChange: (value: string) => void
    error?: string
    required?: boolean
    /** Takes the focus when shown. */
    focused?: boolean
    minRows?: number
  },
) {
  const error = props.error ?? ''
  return (
    <FieldFrame {...props} error={error}>
      {({ id, describedBy }) => (
        <GrowingTextarea
          id={id}
          aria-describedby={describedBy}
          aria-required={props.required === true}
          minRows={props.minRows ?? 2}
          maxRows={20}
          data-autofocus={props.focused === true ? true : undefined}
          value={props.value}
          error={error !== ''}
          onChange={(event) => props.onChange(event.currentTarget.value)}
        />
      )}
    </FieldFrame>
  )
}
