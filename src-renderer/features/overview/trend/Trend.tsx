import { Button } from '@mantine/core'
import { IconTable } from '@tabler/icons-react'
import { useEffect, useMemo, useState } from 'react'
import { trendPictures } from '../../../../src-shared/diagrams/trend.ts'
import { TODAY_LEGEND } from '../../../../src-shared/format/standing-words.ts'
import { failureOf, useTrend } from '../../../api/queries.ts'
import { PictureDrawing } from '../../../components/diagram/PictureDrawing.tsx'
import { PictureTable } from '../../../components/diagram/PictureTable.tsx'
import { ProblemPanel } from '../../../components/ProblemPanel.tsx'
import { useProject } from '../../../project/project-context.ts'
import { SavePicture } from '../../../project/SavePicture.tsx'
import classes from './trend.module.css'

/** Pixels to a point of the pictures. */
const SCALE = 1.4
/** From this width, in pixels, both pictures stand beside each other. */
const WIDE = 1040
const GAP = 32
/** At both sides of the pictures, so that a focus ring is never cut. */
const PADDING = 6
/** Narrowest picture whose days can be told, in pixels; under it the page scrolls. */
const LEAST = 460

/** How the log came to stand as it does: ratings of today's risk over time, and controls done against due. */
export function Trend() {
  const { projectId, snapshot, past } = useProject()
  const reading = useTrend(projectId, past?.point)
  const failure = failureOf(reading)
  const [frame, setFrame] = useState<HTMLDivElement | null>(null)
  const [width, setWidth] = useState(0)
  const [asTable, setAsTable] = useState(false)
  useEffect(() => {
    if (frame === null) return undefined
    const watch = new ResizeObserver(() => setWidth(frame.clientWidth))
    watch.observe(frame)
    return () => watch.disconnect()
  }, [frame])
  const room = Math.max(LEAST, width >= WIDE ? (width - GAP) / 2 : width - PADDING) / SCALE
  const pictures = useMemo(
    () =>
      reading.data === undefined || width === 0
        ? []
        : trendPictures(reading.data, snapshot.project.scheme, { width: room, height: Number.POSITIVE_INFINITY }),
    [reading.data, snapshot.project.scheme, room, width],
  )
  return (
    <section aria-labelledby="overview-trend" className={classes.trend}>
      <div className={classes.top}>
        <h2 id="overview-trend">Over time</h2>
        <Button
          variant={asTable ? 'filled' : 'default'}
          size="compact-sm"
          leftSection={<IconTable size={14} aria-hidden />}
          aria-pressed={asTable}
          onClick={() => setAsTable(!asTable)}
        >
          Show as table
        </Button>
        <SavePicture picture="trend" />
      </div>
      {failure !== null && <ProblemPanel failure={failure} onRetry={() => void reading.refetch()} />}
      {failure === null && reading.data === undefined && (
        <output className={classes.note}>The ledger is being read…</output>
      )}
      <div ref={setFrame} className={classes.pictures}>
        {pictures.map((picture) => (
          <div key={picture.title} className={classes.one}>
            <h3>{picture.title}</h3>
            {asTable ? <PictureTable table={picture.table} /> : <PictureDrawing picture={picture} scale={SCALE} />}
          </div>
        ))}
      </div>
      {reading.data !== undefined && (
        <p className={classes.note}>
          From the first entry of this log; nothing is said of the time before it. {TODAY_LEGEND}
        </p>
      )}
    </section>
  )
}
