import { ActionIcon } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react'
import classes from './split.module.css'

/**
 * One record beside its list: its name takes the focus when shown, Escape closes it unless a field had something to give
 * up. Give it the record's id as `key`.
 */
export function Pane(props: {
  /** Visible number, where it has one. */
  number?: string
  title: string
  actions?: ReactNode
  /** Key of the field that takes the focus instead of the name: where a finding led here. */
  focusField?: string | undefined
  onClose: () => void
  children: ReactNode
}) {
  const { focusField } = props
  const heading = useRef<HTMLHeadingElement>(null)
  const whole = useRef<HTMLElement>(null)
  useEffect(() => {
    const place = focusField ? whole.current?.querySelector(`[data-field="${CSS.escape(focusField)}"]`) : null
    const control = place?.querySelector<HTMLElement>('input, textarea, button:not([aria-label^="Help"])')
    control?.scrollIntoView({ block: 'center' })
    ;(control ?? heading.current)?.focus({ preventScroll: true })
  }, [focusField])

  function hear(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || event.defaultPrevented) return
    // An open list of choices or a dialog closes first; dialogs hear Escape outside this element.
    const target = event.target as HTMLElement
    if (target.getAttribute('aria-expanded') === 'true' || target.closest('[role="dialog"]') !== null) return
    event.stopPropagation()
    props.onClose()
  }

  return (
    // Escape is heard from whatever inside has the focus.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section ref={whole} aria-label={`${props.number ?? ''} ${props.title}`.trim()} onKeyDown={hear}>
      <div className={classes.head}>
        <h2 ref={heading} tabIndex={-1}>
          {props.number !== undefined && <span className={classes.number}>{props.number}</span>}
          {props.title}
        </h2>
        {props.actions}
        <ActionIcon variant="subtle" color="gray" aria-label="Close" onClick={props.onClose}>
          <IconX size={16} aria-hidden />
        </ActionIcon>
      </div>
      {props.children}
    </section>
  )
}
