import { Popover } from '@mantine/core'
import { type ReactNode, useId } from 'react'
import type { StandardsPack } from '../../src-shared/domain/standards-pack.ts'
import { useFieldSettings } from './field-settings.ts'
import classes from './fields.module.css'

/** What all fields take, beside their value. */
export interface FieldProps {
  label: string
  /** Key of the pack's `fieldHelp`, e.g. `hazard.description`. */
  helpKey?: string
  /** Key of the field in its record, e.g. `due`: findings lead to it (Pane's `focusField`). */
  field?: string
  /** A short line under the control, shown while there is no error. */
  hint?: string
  /** Show only; by default what the page says (read-only workspace). */
  readOnly?: boolean
}

type Help = StandardsPack['fieldHelp'][string]

function HelpButton({ label, help }: { label: string; help: Help }) {
  return (
    <Popover position="bottom-start" withArrow>
      <Popover.Target>
        <button type="button" className={classes.help} aria-label={`Help on ${label}`}>
          ?
        </button>
      </Popover.Target>
      <Popover.Dropdown className={classes.helpText}>
        {help.text}
        <p className={classes.helpSource}>
          {help.source}
          {help.confidence === 'verified' ? '' : ` (${help.confidence})`}
        </p>
      </Popover.Dropdown>
    </Popover>
  )
}

/**
 * Label above, help beside it, the control, and one reserved line under it for the error or the hint. `children` gets
 * the ids that tie the control to label and line.
 */
export function FieldFrame(
  props: FieldProps & {
    error?: string
    saving?: boolean
    /** False where the control is not one element that a label can name (lists). */
    labelled?: boolean
    children: (ids: { id: string; labelId: string; describedBy: string }) => ReactNode
  },
) {
  const id = useId()
  const labelId = `${id}-label`
  const describedBy = `${id}-under`
  const settings = useFieldSettings()
  const help = props.helpKey === undefined ? undefined : settings.help[props.helpKey]
  const error = props.error ?? ''
  return (
    <div
      className={classes.field}
      data-field={props.field}
      data-read-only={(props.readOnly ?? settings.readOnly) || undefined}
    >
      <div className={classes.top}>
        {props.labelled === false ? (
          <span id={labelId} className={classes.label}>
            {props.label}
          </span>
        ) : (
          <label id={labelId} htmlFor={id} className={classes.label}>
            {props.label}
          </label>
        )}
        {help && <HelpButton label={props.label} help={help} />}
      </div>
      {props.children({ id, labelId, describedBy })}
      <div id={describedBy} className={classes.under} aria-live="polite">
        {error === '' ? (props.hint ?? '') : <span className={classes.error}>{error}</span>}
      </div>
    </div>
  )
}
