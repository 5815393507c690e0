import type { ProjectSummary } from '../../src-shared/contract/project.ts'
import type { ReadableDb } from '../db/database.ts'
import { recordsOf } from './records.ts'

/** Projects that stand, in the order they were made, with the number of hazards that count. */
export async function listProjects(db: ReadableDb): Promise<ProjectSummary[]> {
  const organisations = new Map((await recordsOf(db, 'organisation', 'all')).map((one) => [one.id, one.name]))
  const projects = (await recordsOf(db, 'project', 'all')).filter(({ archived }) => archived === null)
  const summaries: ProjectSummary[] = []
  for (const project of projects) {
    const hazards = (await recordsOf(db, 'hazard', { projectId: project.id })).filter(
      ({ archived }) => archived === null,
    )
    summaries.push({
      id: project.id,
      name: project.name,
      reference: project.reference,
      standards: project.standards,
      system: [project.system.name, project.system.version].filter(Boolean).join(' '),
      organisation: organisations.get(project.organisationId ?? '') ?? '',
      hazards: hazards.filter(({ candidate }) => !candidate).length,
      candidates: hazards.filter(({ candidate }) => candidate).length,
      notice: project.notice,
    })
  }
  return summaries
}
