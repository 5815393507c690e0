import { useState } from 'react'
import { ComfortButton, ComfortSettings } from '../../theme/ComfortSettings.tsx'
import classes from './start.module.css'

/** How the screens look, for those who need it before there is a project. */
export function ComfortHere() {
  const [opened, setOpened] = useState(false)
  return (
    <div className={classes.comfort}>
      <ComfortButton opened={opened} onClick={() => setOpened(!opened)} />
      {opened && <ComfortSettings />}
    </div>
  )
}
