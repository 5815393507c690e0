import { Button } from '@mantine/core'
import { useEffect, useState } from 'react'
import type { ProgressEvent } from '../../src-shared/contract/events.ts'
import { onEvent } from '../api/api.ts'
import { useCommand } from '../api/commands.ts'
import classes from './frame.module.css'

/** Work over half a second, with how far it is and a way to stop it; work that ends sooner is never shown. */
const PATIENCE = 500

/** Long work of the backend, at the foot of every page: what is done, how far it is, and Cancel. */
export function LongWorkStrip() {
  const run = useCommand()
  const [work, setWork] = useState<ProgressEvent | null>(null)
  const [shown, setShown] = useState(false)
  useEffect(() => onEvent('progress', (event) => setWork(event.part === 1 ? null : event)), [])
  const busy = work !== null
  useEffect(() => {
    if (!busy) return undefined
    const timer = setTimeout(() => setShown(true), PATIENCE)
    return () => {
      clearTimeout(timer)
      setShown(false)
    }
  }, [busy])

  return (
    <>
      <output className={classes.hiddenWords}>{shown && work !== null ? `${work.work}…` : ''}</output>
      {shown && work !== null && (
        <div className={classes.longWork}>
          <span aria-hidden>{work.work}…</span>
          <progress aria-label={work.work} {...(work.part === null ? {} : { value: work.part })} max={1} />
          {work.part !== null && <span aria-hidden>{Math.round(work.part * 100)} %</span>}
          {work.cancellable && (
            <Button size="compact-xs" variant="default" onClick={() => void run('work.cancel', {}, { quiet: true })}>
              Cancel
            </Button>
          )}
        </div>
      )}
    </>
  )
}
