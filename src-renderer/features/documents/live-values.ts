import { useMemo } from 'react'
import type { LiveValues } from '../../../src-shared/format/live-fields.ts'
import { NOT_RECORDED } from '../../../src-shared/format/standing-words.ts'
import { openFindings, useProject } from '../../project/project-context.ts'

/** What live figures stand for today, in the words that documents print. */
export function useLiveValues(): LiveValues {
  const { snapshot, counts, findings, organisations, today } = useProject()
  const { project } = snapshot
  return useMemo(
    () => ({
      counts,
      scheme: project.scheme,
      openFindings: findings === null ? 0 : openFindings(findings).length,
      projectName: project.name,
      systemName: [project.system.name, project.system.version].filter(Boolean).join(' ') || project.name,
      organisationName: organisations.get(project.organisationId ?? '')?.name ?? NOT_RECORDED,
      version: `${project.version || 'no version'} DRAFT`,
      today,
    }),
    [counts, project, findings, organisations, today],
  )
}
