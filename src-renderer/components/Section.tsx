import { type ReactNode, useId } from 'react'
import classes from './layout.module.css'

/** A part of a page under a heading, with its actions at the end of the heading's line. */
export function Section(props: { title: string; actions?: ReactNode; children: ReactNode }) {
  const id = useId()
  return (
    <section className={classes.section} aria-labelledby={id}>
      <div className={classes.sectionTop}>
        <h2 id={id}>{props.title}</h2>
        {props.actions}
      </div>
      {props.children}
    </section>
  )
}
