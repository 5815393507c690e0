import type { Project } from '../../../src-shared/domain/project.ts'

/** What an organisation is to a project, in words. */
export function organisationRoles(project: Project, organisationId: string): string[] {
  return [
    ...(project.organisationId === organisationId ? ['whose safety case it is'] : []),
    ...(project.system.supplierId === organisationId ? ['supplier of the health IT system'] : []),
    ...project.organisations.filter((one) => one.organisationId === organisationId).map(({ role }) => role),
  ]
}
