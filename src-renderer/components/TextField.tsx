import { TextInput } from '@mantine/core'
import type { KeyboardEvent } from 'react'
import { FieldFrame, type FieldProps } from './FieldFrame.tsx'
import { useFieldSettings } from './field-settings.ts'
import { GrowingTextarea } from './GrowingTextarea.tsx'
import { type OnSave, useSavedValue } from './use-saved-value.ts'

export interface TextFieldProps extends FieldProps {
  value: string
  onSave: OnSave<string>
  placeholder?: string
  /** Takes the focus when shown. */
  focused?: boolean
}

const sameText = (a: string, b: string) => a.trim() === b.trim()

function useTextField(props: TextFieldProps) {
  const { readOnly } = useFieldSettings()
  const saved = useSavedValue(props.value, props.onSave, sameText)
  return {
    saved,
    control: {
      value: saved.shown,
      readOnly: props.readOnly ?? readOnly,
      error: saved.error !== '',
      ...(props.spelling === false ? { spellCheck: false } : {}),
      ...(props.placeholder === undefined ? {} : { placeholder: props.placeholder }),
      'data-autofocus': props.focused === true ? true : undefined,
      onChange: (event: { currentTarget: { value: string } }) => saved.type(event.currentTarget.value),
      onBlur: () => saved.leave(),
    },
    /** Escape gives up what was typed; it closes a dialog or pane only where there is nothing to give up. */
    escape: (event: KeyboardEvent): boolean => {
      if (event.key !== 'Escape' || !saved.changed) return false
      event.stopPropagation()
      saved.restore()
      return true
    },
  }
}

/** One line of text that saves as it is left or on Enter; Escape restores. */
export function TextField(props: TextFieldProps) {
  const { saved, control, escape } = useTextField(props)
  return (
    <FieldFrame {...props} error={saved.error}>
      {({ id, describedBy }) => (
        <TextInput
          {...control}
          id={id}
          aria-describedby={describedBy}
          onKeyDown={(event) => {
            if (!escape(event) && event.key === 'Enter') saved.leave()
          }}
        />
      )}
    </FieldFrame>
  )
}

/** Several lines of text, growing with what is written; saves as it is left or on Ctrl+Enter. */
export function LongTextField(props: TextFieldProps & { minRows?: number; maxRows?: number }) {
  const { saved, control, escape } = useTextField(props)
  return (
    <FieldFrame {...props} error={saved.error}>
      {({ id, describedBy }) => (
        <GrowingTextarea
          {...control}
          id={id}
          aria-describedby={describedBy}
          minRows={props.minRows ?? 2}
          maxRows={props.maxRows ?? 20}
          onKeyDown={(event) => {
            if (!escape(event) && event.key === 'Enter' && event.ctrlKey) saved.leave()
          }}
        />
      )}
    </FieldFrame>
  )
}
