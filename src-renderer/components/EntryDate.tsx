import { TextInput } from '@mantine/core'
import { formatDay } from '../../src-shared/format/dates.ts'
import { FieldFrame, type FieldProps } from './FieldFrame.tsx'
import classes from './fields.module.css'

/** A calendar day (`2026-03-03`, or empty) of a form that is sent as a whole; it stands in words beside it. */
export function EntryDate(
  props: FieldProps & { value: string; onChange: (value: string) => void; error?: string; focused?: boolean },
) {
  const error = props.error ?? ''
  return (
    <FieldFrame {...props} error={error}>
      {({ id, describedBy }) => (
        <div className={classes.row}>
          <TextInput
            id={id}
            type="date"
            aria-describedby={describedBy}
            data-autofocus={props.focused === true ? true : undefined}
            value={props.value}
            error={error !== ''}
            onChange={(event) => props.onChange(event.currentTarget.value)}
          />
          <span>{formatDay(props.value === '' ? null : props.value)}</span>
        </div>
      )}
    </FieldFrame>
  )
}
