import type { ReactNode } from 'react'
import classes from './layout.module.css'

/** Where nothing is yet: one sentence and the next action. */
export function EmptyState(props: { children: ReactNode; action?: ReactNode }) {
  return (
    <div className={classes.empty}>
      <p>{props.children}</p>
      {props.action !== undefined && <div className={classes.emptyActions}>{props.action}</div>}
    </div>
  )
}
