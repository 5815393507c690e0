import { Popover } from '@mantine/core'
import { type KeyboardEvent, type ReactNode, useId, useState } from 'react'
import type { StandardsPack } from '../../src-shared/domain/standards-pack.ts'
import { announce } from './announce.ts'
import { useFieldSettings } from './field-settings.ts'
import classes from './fields.module.css'
import { isShortcut, keysOf } from './shortcuts.ts'

/** What all fields take, beside their value. */
export interface FieldProps {
  label: string
  /** Key of the pack's `fieldHelp`, e.g. `hazard.description`. */
  helpKey?: string
  /** Key of the field in its record, e.g. `due`: findings lead to it (Pane's `focusField`). */
  field?: string
  /** A short line under the control, shown while there is no error. */
  hint?: string
  /** False for what no dictionary knows: names of people, numbers, versions, references. */
  spelling?: boolean
  /** Show only; by default what the page says (read-only workspace). */
  readOnly?: boolean
}

type Help = StandardsPack['fieldHelp'][string]

/** How sure a help text is, as it is said beside its source; nothing for what was read. */
const UNSURE: Record<Help['confidence'], string> = {
  verified: '',
  quoted: ' – as quoted by another party',
  corroborated: ' – as several sources say',
  paraphrased: ' – unconfirmed wording (paraphrased)',
  unconfirmed: ' – unconfirmed',
}

function HelpButton(props: { label: string; help: Help; opened: boolean; onOpen: (opened: boolean) => void }) {
  const { label, help } = props
  const [key] = keysOf('help')
  return (
    <Popover position="right-start" withArrow opened={props.opened} onChange={props.onOpen}>
      <Popover.Target>
        <button
          type="button"
          className={classes.help}
          // F1 in the field does the same: Tab goes from field to field, as in a form on paper.
          tabIndex={-1}
          aria-label={`Help on ${label}`}
          title={`Help on ${label} (${key} in the field)`}
          onClick={() => props.onOpen(!props.opened)}
        >
          ?
        </button>
      </Popover.Target>
      <Popover.Dropdown className={classes.helpText}>
        {help.text}
        <p className={classes.helpSource}>
          {help.source}
          {UNSURE[help.confidence]}
        </p>
      </Popover.Dropdown>
    </Popover>
  )
}

/** F1 in a field opens and closes its help, spoken where it is not seen; Escape closes it before anything else. */
function useHelpKeys(label: string, help: Help | undefined) {
  const [opened, setOpened] = useState(false)
  function hear(event: KeyboardEvent<HTMLElement>): void {
    if (help === undefined) return
    if (isShortcut(event, 'help', { letters: false })) {
      event.preventDefault()
      event.stopPropagation()
      if (!opened) announce(`${label}: ${help.text} ${help.source}${UNSURE[help.confidence]}`)
      setOpened(!opened)
    } else if (opened && event.key === 'Escape') {
      event.preventDefault()
      event.stopPropagation()
      setOpened(false)
    }
  }
  return { opened, setOpened, hear }
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
  const { opened, setOpened, hear } = useHelpKeys(props.label, help)
  const error = props.error ?? ''
  return (
    // Heard from whatever inside has the focus, before the control itself.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div
      className={classes.field}
      onKeyDownCapture={hear}
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
        {help && <HelpButton label={props.label} help={help} opened={opened} onOpen={setOpened} />}
      </div>
      {props.children({ id, labelId, describedBy })}
      <div id={describedBy} className={classes.under} aria-live="polite">
        {error === '' ? (props.hint ?? '') : <span className={classes.error}>{error}</span>}
      </div>
    </div>
  )
}
