import classes from './drop.module.css'

/** Lies over the page while a file is held over it. */
export function DropHere(props: { shown: boolean; children: string }) {
  if (!props.shown) return null
  return (
    <div className={classes.over} aria-hidden>
      <p>{props.children}</p>
    </div>
  )
}
