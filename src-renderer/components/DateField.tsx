import { TextInput } from '@mantine/core'
import { formatDay } from '../../src-shared/format/dates.ts'
import { FieldFrame, type FieldProps } from './FieldFrame.tsx'
import { useFieldSettings } from './field-settings.ts'
import classes from './fields.module.css'
import { type OnSave, useSavedValue } from './use-saved-value.ts'

/** A calendar day (`2026-03-03`) or none; saves as it is left. The day stands in words beside it. */
export function DateField(props: FieldProps & { value: string | null; onSave: OnSave<string | null> }) {
  const { readOnly } = useFieldSettings()
  const saved = useSavedValue<string | null>(props.value, props.onSave)
  return (
    <FieldFrame {...props} error={saved.error}>
      {({ id, describedBy }) => (
        <div className={classes.row}>
          <TextInput
            id={id}
            type="date"
            aria-describedby={describedBy}
            value={saved.shown ?? ''}
            readOnly={props.readOnly ?? readOnly}
            error={saved.error !== ''}
            onChange={(event) => saved.type(event.currentTarget.value === '' ? null : event.currentTarget.value)}
            onBlur={(event) => {
              // Half a date reads as none; saying so is better than clearing what stood there.
              if (event.currentTarget.validity.badInput) saved.setError('Write the day, the month and the year.')
              else saved.leave()
            }}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && !event.currentTarget.validity.badInput) saved.leave()
              if (event.key !== 'Escape' || !saved.changed) return
              event.stopPropagation()
              saved.restore()
            }}
          />
          <span>{formatDay(saved.shown)}</span>
        </div>
      )}
    </FieldFrame>
  )
}
