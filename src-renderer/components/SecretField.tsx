import { TextInput } from '@mantine/core'
import { FieldFrame, type FieldProps } from './FieldFrame.tsx'

/** A passphrase of a form that is sent as a whole: never shown, kept by nobody, not even by the browser. */
export function SecretField(
  props: FieldProps & {
    value: string
    onChange: (value: string) => void
    error?: string
    /** Takes the focus when shown. */
    focused?: boolean
    onEnter?: () => void
  },
) {
  const error = props.error ?? ''
  return (
    <FieldFrame {...props} error={error}>
      {({ id, describedBy }) => (
        <TextInput
          id={id}
          type="password"
          autoComplete="off"
          aria-describedby={describedBy}
          data-autofocus={props.focused === true ? true : undefined}
          value={props.value}
          error={error !== ''}
          onChange={(event) => props.onChange(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') props.onEnter?.()
          }}
        />
      )}
    </FieldFrame>
  )
}
