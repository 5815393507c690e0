import classes from './frame.module.css'

/** Leads past the rail. A button, since the address's fragment is the router's. */
export function SkipLink() {
  return (
    <button type="button" className={classes.skip} onClick={() => document.getElementById('main')?.focus()}>
      Skip to the page
    </button>
  )
}
