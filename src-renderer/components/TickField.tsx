import { Checkbox } from '@mantine/core'
import { FieldFrame, type FieldProps } from './FieldFrame.tsx'
import { useFieldSettings } from './field-settings.ts'
import { type OnSave, useSavedValue } from './use-saved-value.ts'

/** Yes or no, saved as it is ticked; `tick` says what a tick means. */
export function TickField(props: FieldProps & { value: boolean; tick: string; onSave: OnSave<boolean> }) {
  const { readOnly } = useFieldSettings()
  const saved = useSavedValue<boolean>(props.value, props.onSave)
  return (
    <FieldFrame {...props} labelled={false} error={saved.error}>
      {({ describedBy }) => (
        <Checkbox
          size="xs"
          aria-describedby={describedBy}
          label={props.tick}
          checked={saved.shown}
          disabled={props.readOnly ?? readOnly}
          onChange={(event) => saved.choose(event.currentTarget.checked)}
        />
      )}
    </FieldFrame>
  )
}
