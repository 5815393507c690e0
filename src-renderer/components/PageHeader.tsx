import { type ReactNode, useEffect } from 'react'
import { formatNumber } from '../../src-shared/format/numbers.ts'
import classes from './layout.module.css'

/** The one line over a page: title with its count, a slot in the middle (`children`), actions at the end. */
export function PageHeader(props: { title: string; count?: number; children?: ReactNode; actions?: ReactNode }) {
  useEffect(() => {
    document.title = `${props.title} – Hazard Ledger`
  }, [props.title])
  return (
    <div className={classes.header}>
      <h1 className={classes.title}>
        {props.title}
        {props.count === undefined ? '' : ` ${formatNumber(props.count)}`}
      </h1>
      <div className={classes.slot}>{props.children}</div>
      <div className={classes.actions}>{props.actions}</div>
    </div>
  )
}
