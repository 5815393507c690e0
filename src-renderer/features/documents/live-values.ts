import { useMemo } from 'react'
import { liveValuesOf } from '../../../src-shared/format/document-words.ts'
import type { LiveValues } from '../../../src-shared/format/live-fields.ts'
import { openFindings, useProject } from '../../project/project-context.ts'

/** What live figures stand for today, in the words that documents print. */
export function useLiveValues(): LiveValues {
  const { snapshot, counts, findings, organisations, today } = useProject()
  const { project } = snapshot
  return useMemo(
    () =>
      liveValuesOf({
        project,
        counts,
        openFindings: findings === null ? 0 : openFindings(findings).length,
        organisationName: organisations.get(project.organisationId ?? '')?.name ?? '',
        today,
      }),
    [counts, project, findings, organisations, today],
  )
}
