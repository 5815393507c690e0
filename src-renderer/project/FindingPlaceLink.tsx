import { Link } from '@tanstack/react-router'
import type { FindingPlace } from '../../src-shared/checks/finding.ts'
import { registerKinds } from '../../src-shared/domain/registers.ts'
import type { Snapshot } from '../../src-shared/domain/snapshot.ts'
import { type ProjectView, useProject } from './project-context.ts'

/** Words for fields whose name in the record is not the word people read. */
const FIELD_WORDS: Record<string, string> = {
  steps: 'state',
  links: 'control links',
  evidenceIds: 'evidence',
  standing: 'existing or additional',
  remains: 'remains after go-live',
  newHazards: 'new hazards it brings',
  benefitAnalysis: 'benefit analysis',
  'initial.confirmed': 'initial score',
  'residual.confirmed': 'residual score',
}

/** `residual.severityReason` → `residual severity reason`. */
function fieldInWords(field: string): string {
  return (
    FIELD_WORDS[field] ??
    field
      .replace('.', ' ')
      .replace(/Ids?$/, '')
      .replace(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`)
  )
}

/** The field as the record names it: pages put the focus there. */
function lead({ field, partId }: FindingPlace): { field?: string; part?: string } {
  return { ...(field === '' ? {} : { field }), ...(partId === null ? {} : { part: partId }) }
}

function registerKindOf({ records }: Snapshot, recordId: string): string {
  return registerKinds.find((kind) => records[kind].some(({ id }) => id === recordId)) ?? 'plan'
}

/** What a record is called where a link leads to it. */
function recordName(
  { snapshot, people }: Pick<ProjectView, 'snapshot' | 'people'>,
  { kind, recordId }: FindingPlace,
): string {
  if (kind === 'hazard') return snapshot.records.hazard.find(({ id }) => id === recordId)?.number ?? 'the hazard'
  if (kind === 'control') return snapshot.records.control.find(({ id }) => id === recordId)?.number ?? 'the control'
  if (kind === 'evidence') return snapshot.records.evidence.find(({ id }) => id === recordId)?.title ?? 'the evidence'
  if (kind === 'person') return people.get(recordId)?.name ?? 'the person'
  return kind === 'register' ? 'the register' : 'the project'
}

/** Leads to the record and field that a finding is about. */
export function FindingPlaceLink({ place }: { place: FindingPlace }) {
  const { projectId, snapshot, people } = useProject()
  const params = { projectId }
  const field = place.field === '' ? '' : `, ${fieldInWords(place.field)}`
  const words = `Go to ${recordName({ snapshot, people }, place)}${field}`
  const { recordId } = place
  if (place.kind === 'hazard') {
    const search = { hazard: recordId, view: 'page' as const, ...lead(place) }
    return (
      <Link to="/projects/$projectId/hazards" params={params} search={search}>
        {words}
      </Link>
    )
  }
  if (place.kind === 'control') {
    return (
      <Link to="/projects/$projectId/controls" params={params} search={{ record: recordId, ...lead(place) }}>
        {words}
      </Link>
    )
  }
  if (place.kind === 'evidence') {
    return (
      <Link to="/projects/$projectId/evidence" params={params} search={{ record: recordId, ...lead(place) }}>
        {words}
      </Link>
    )
  }
  if (place.kind === 'person') {
    return (
      <Link to="/projects/$projectId/people" params={params} search={{ record: recordId, ...lead(place) }}>
        {words}
      </Link>
    )
  }
  if (place.kind === 'register') {
    const kind = registerKindOf(snapshot, recordId)
    const search = { kind, ...(recordId === '' ? {} : { record: recordId }), ...lead(place) }
    return (
      <Link to="/projects/$projectId/registers" params={params} search={search}>
        {words}
      </Link>
    )
  }
  return <ProjectPlaceLink place={place} />
}

/** Places on the project itself that have a page of their own. */
function ProjectPlaceLink({ place }: { place: FindingPlace }) {
  const params = { projectId: useProject().projectId }
  if (place.field === 'roles') {
    return (
      <Link to="/projects/$projectId/people" params={params} search={{ field: 'roles' }}>
        Go to People, roles in the project
      </Link>
    )
  }
  if (place.field === 'plan' || place.field === 'acceptance') {
    return (
      <Link to="/projects/$projectId/registers" params={params} search={{ kind: 'plan' }}>
        Go to the register of plans
      </Link>
    )
  }
  if (place.field === 'hazards') {
    return (
      <Link to="/projects/$projectId/hazards" params={params}>
        Go to the hazards
      </Link>
    )
  }
  return (
    <Link to="/projects/$projectId/settings" params={params}>
      Go to the settings of the project
    </Link>
  )
}
