import { notifications } from '@mantine/notifications'
import { useNavigate } from '@tanstack/react-router'
import { useCallback } from 'react'
import { z } from 'zod'
import { usePreference } from '../../api/preferences.ts'
import { useProjects } from '../../api/queries.ts'
import { useProject } from '../../project/project-context.ts'
import { tourSteps } from './steps.ts'

const schema = z.object({
  state: z.enum(['never', 'open', 'left', 'done']),
  /** The step being shown, or where it was left. */
  step: z.int().min(0),
})
type Kept = z.infer<typeof schema>
const NEVER: Kept = { state: 'never', step: 0 }

/** The tour as the person working left it, and the ways to take it up, move in it and leave it. */
export function useTour() {
  const { projectId, snapshot } = useProject()
  const [kept, keep, read] = usePreference('tour', schema, NEVER)
  const projects = useProjects()
  const navigate = useNavigate()
  const isSample = snapshot.project.notice !== ''
  const sampleId = isSample ? projectId : (projects.data?.find(({ notice }) => notice !== '')?.id ?? null)
  const at = Math.min(kept.step, tourSteps.length - 1)

  const start = useCallback(() => {
    if (sampleId === null) {
      notifications.show({
        message: 'The tour works on the sample project. Choose “Explore the sample project” among all projects.',
        autoClose: 10_000,
      })
      void navigate({ to: '/' })
      return
    }
    keep({ state: 'open', step: kept.state === 'left' ? at : 0 })
    if (sampleId !== projectId) {
      void navigate({ to: '/projects/$projectId/overview', params: { projectId: sampleId } })
    }
  }, [sampleId, projectId, kept.state, at, keep, navigate])

  return {
    /** The step to show; null where the tour is not open or this is not the sample. */
    step: kept.state === 'open' && isSample ? (tourSteps[at] ?? null) : null,
    at,
    /** Whether to offer it: on the sample, until it was taken to its end. */
    offered: read && isSample && kept.state !== 'open' && kept.state !== 'done',
    resumes: kept.state === 'left' && at > 0,
    start,
    move: (step: number) => keep(step >= tourSteps.length ? { state: 'done', step: 0 } : { state: 'open', step }),
    leave: () => keep({ state: 'left', step: at }),
  }
}
