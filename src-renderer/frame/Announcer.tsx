import { useAnnounced } from '../components/announce.ts'
import classes from './frame.module.css'

/** The live region of the page: speaks what {@link announce} is given. */
export function Announcer() {
  return <output className={classes.hiddenWords}>{useAnnounced()}</output>
}
