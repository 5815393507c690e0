import { Outlet, useParams, useSearch } from '@tanstack/react-router'
import { type ComponentType, Suspense, useCallback, useState } from 'react'
import { SplitPane } from '../components/SplitPane.tsx'
import { DroppedFiles } from '../project/DroppedFiles.tsx'
import { ProjectProvider } from '../project/ProjectProvider.tsx'
import { usePastPoint } from '../project/past.ts'
import { useProject } from '../project/project-context.ts'
import { useBeside } from '../project/use-beside.ts'
import { useUndo } from '../project/use-undo.tsx'
import { Announcer } from './Announcer.tsx'
import { Banners } from './Banners.tsx'
import { type FrameDialog, FrameDialogs } from './FrameDialogs.tsx'
import { useFocusNeverLost, useFocusOnPage } from './focus.ts'
import classes from './frame.module.css'
import { LongWorkStrip } from './LongWorkStrip.tsx'
import { Rail } from './Rail.tsx'
import { SkipLink } from './SkipLink.tsx'
import { StatusLine } from './StatusLine.tsx'
import { focusTour, Tour } from './tour/Tour.tsx'
import { useTour } from './tour/use-tour.ts'
import { useFrameKeys } from './use-keys.ts'

/** What stands beside the pages; the frame knows no feature, so the router gives it. */
export type BesidePart = ComponentType<{
  value: string
  onChange: (value: string | undefined) => void
  /** The hazard that the page shows, if it shows one. */
  hazardId: string | null
}>

function Framed({ beside: Beside }: { beside: BesidePart }) {
  const { projectId, snapshot, canWrite, past } = useProject()
  const search = useSearch({ strict: false })
  const { beside } = search
  const setBeside = useBeside()
  const undo = useUndo(projectId, canWrite)
  const [dialog, setDialog] = useState<FrameDialog | null>(null)
  const palette = useCallback(() => setDialog((now) => (now === 'palette' ? null : 'palette')), [])
  const shortcuts = useCallback(() => setDialog('shortcuts'), [])
  const words = useCallback(() => setDialog('words'), [])
  const tour = useTour()
  useFrameKeys(projectId, { undo: undo.undo, redo: undo.redo, palette, shortcuts, words, tour: focusTour })
  useFocusOnPage()
  useFocusNeverLost()
  return (
    <div className={classes.frame}>
      <SkipLink />
      <Banners notice={snapshot.project.notice} tour={tour} past={past} />
      <Rail undo={undo} onPalette={palette} onShortcuts={shortcuts} />
      <div className={classes.middle}>
        <SplitPane
          name="beside"
          first={40}
          list={
            <main id="main" className={classes.main} tabIndex={-1}>
              <Outlet />
            </main>
          }
          pane={
            beside === undefined ? null : (
              <Suspense fallback={<output>Opening…</output>}>
                <Beside value={beside} onChange={setBeside} hazardId={search.hazard ?? null} />
              </Suspense>
            )
          }
        />
      </div>
      <StatusLine />
      <LongWorkStrip />
      <DroppedFiles />
      <FrameDialogs open={dialog} undo={undo} onOpen={setDialog} onTour={tour.start} />
      <Tour tour={tour} undone={undo.redoable !== null} paletteOpen={dialog === 'palette'} />
      <Announcer />
    </div>
  )
}

/** Everything around the pages of a project. */
export function FrameOfProject({ beside }: { beside: BesidePart }) {
  const { projectId } = useParams({ from: '/projects/$projectId' })
  const at = usePastPoint()
  return (
    <ProjectProvider key={`${projectId} ${at ?? ''}`} projectId={projectId} at={at}>
      <Framed beside={beside} />
    </ProjectProvider>
  )
}
