import { useEffect, useState } from 'react'
import classes from './layout.module.css'

/** How long a reading may take before it is spoken of, in milliseconds: sooner the line would only flicker. */
const PATIENCE = 500

/** In the place of what is being read: says what, once it takes longer than half a second. */
export function Reading(props: { children: string }) {
  const [late, setLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), PATIENCE)
    return () => clearTimeout(timer)
  }, [])
  return <output className={classes.reading}>{late ? `Reading ${props.children}…` : ''}</output>
}
