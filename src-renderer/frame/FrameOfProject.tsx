import { Outlet, useParams } from '@tanstack/react-router'
import { useCallback, useState } from 'react'
import { ProjectProvider } from '../project/ProjectProvider.tsx'
import { useProject } from '../project/project-context.ts'
import { useUndo } from '../project/use-undo.ts'
import { Banners } from './Banners.tsx'
import { type FrameDialog, FrameDialogs } from './FrameDialogs.tsx'
import classes from './frame.module.css'
import { Rail } from './Rail.tsx'
import { SkipLink } from './SkipLink.tsx'
import { StatusLine } from './StatusLine.tsx'
import { useFrameKeys } from './use-keys.ts'

function Framed() {
  const { projectId, snapshot, canWrite } = useProject()
  const undo = useUndo(projectId, canWrite)
  const [dialog, setDialog] = useState<FrameDialog | null>(null)
  const palette = useCallback(() => setDialog((now) => (now === 'palette' ? null : 'palette')), [])
  const shortcuts = useCallback(() => setDialog('shortcuts'), [])
  useFrameKeys(projectId, { undo: undo.undo, redo: undo.redo, palette, shortcuts })
  return (
    <div className={classes.frame}>
      <SkipLink />
      <Banners notice={snapshot.project.notice} />
      <Rail undo={undo} onPalette={palette} onShortcuts={shortcuts} />
      <main id="main" className={classes.main} tabIndex={-1}>
        <Outlet />
      </main>
      <StatusLine />
      <FrameDialogs open={dialog} undo={undo} onOpen={setDialog} />
    </div>
  )
}

/** Everything around the pages of a project. */
export function FrameOfProject() {
  const { projectId } = useParams({ from: '/projects/$projectId' })
  return (
    <ProjectProvider key={projectId} projectId={projectId}>
      <Framed />
    </ProjectProvider>
  )
}
