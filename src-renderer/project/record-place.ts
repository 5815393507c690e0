import type { useNavigate } from '@tanstack/react-router'
import { type RegisterKind, registerKinds } from '../../src-shared/domain/registers.ts'
import type { RecordKind, Snapshot } from '../../src-shared/domain/snapshot.ts'

/** A record of a project, or a field of it, as a place to go to. */
export interface RecordPlace {
  kind: RecordKind
  id: string
  field?: string | undefined
  /** Part of the record that the field is in, such as a cause. */
  part?: string | undefined
}

type Navigate = ReturnType<typeof useNavigate>

/** Which kind of record an id is; null where the project shows no such record. */
export function kindOfRecord({ project, people, organisations, records }: Snapshot, id: string): RecordKind | null {
  if (project.id === id) return 'project'
  if (people.some((one) => one.id === id)) return 'person'
  if (organisations.some((one) => one.id === id)) return 'organisation'
  const [found] = Object.entries(records).find(([, list]) => list.some((one) => one.id === id)) ?? []
  return (found as RecordKind | undefined) ?? null
}

function isRegister(kind: RecordKind): kind is RegisterKind {
  return (registerKinds as readonly string[]).includes(kind)
}

/** Goes to the page of a record, to one of its fields where the page knows how. */
export function goToRecord(navigate: Navigate, projectId: string, snapshot: Snapshot, place: RecordPlace): void {
  const params = { projectId }
  const { kind, id } = place
  const lead = {
    ...(place.field === undefined ? {} : { field: place.field }),
    ...(place.part === undefined ? {} : { part: place.part }),
  }
  const search = { record: id, ...lead }
  if (kind === 'hazard') {
    void navigate({ to: '/projects/$projectId/hazards', params, search: { hazard: id, view: 'page', ...lead } })
  } else if (kind === 'control') void navigate({ to: '/projects/$projectId/controls', params, search })
  else if (kind === 'evidence') void navigate({ to: '/projects/$projectId/evidence', params, search })
  else if (kind === 'person' || kind === 'organisation') {
    void navigate({ to: '/projects/$projectId/people', params, search })
  } else if (kind === 'baseline') void navigate({ to: '/projects/$projectId/issues', params, search: { record: id } })
  else if (kind === 'approval') void navigate({ to: '/projects/$projectId/issues', params })
  else if (kind === 'publicKey') void navigate({ to: '/projects/$projectId/people', params })
  else if (kind === 'narrative') {
    const section = snapshot.records.narrative.find((one) => one.id === id)?.section
    void navigate({ to: '/projects/$projectId/documents', params, search: section === undefined ? {} : { section } })
  } else if (kind === 'safetyStatement') {
    const section = 'clinical-safety-officer-statement'
    void navigate({ to: '/projects/$projectId/documents', params, search: { section } })
  } else if (kind === 'answer') void navigate({ to: '/projects/$projectId/checks', params })
  else if (isRegister(kind))
    void navigate({ to: '/projects/$projectId/registers', params, search: { kind, ...search } })
  else if (kind === 'import') {
    void navigate({ to: '/projects/$projectId/registers', params, search: { kind: 'import', record: id } })
  } else void navigate({ to: '/projects/$projectId/settings', params })
}
