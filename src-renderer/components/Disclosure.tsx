import { type ReactNode, useState } from 'react'
import classes from './disclosure.module.css'

/**
 * Something less often needed under a line that opens it. What is inside is drawn when it is first opened, and stays.
 * `part` names the part of a record it is about, so that a finding can lead into it.
 */
export function Disclosure(props: {
  summary: ReactNode
  children: ReactNode
  part?: string
  opened?: boolean
  className?: string
}) {
  const [drawn, setDrawn] = useState(props.opened === true)
  return (
    <details
      className={`${classes.details} ${props.className ?? ''}`}
      data-part={props.part}
      open={props.opened}
      onToggle={(event) => {
        if (event.currentTarget.open) setDrawn(true)
      }}
    >
      <summary className={classes.summary}>{props.summary}</summary>
      {drawn && <div className={classes.inside}>{props.children}</div>}
    </details>
  )
}
