import classes from './layout.module.css'

/** A key or combination as it stands on the keyboard, e.g. `Ctrl+Z`. */
export function KeyHint(props: { keys: string }) {
  return <kbd className={classes.key}>{props.keys}</kbd>
}
