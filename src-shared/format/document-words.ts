import type { Snapshot } from '../domain/snapshot.ts'
import type { LiveValues } from './live-fields.ts'
import { NOT_RECORDED } from './standing-words.ts'

type Project = Snapshot['project']

/** `0.9 DRAFT`; a working log without a version says so. Until there are issued versions every document is a draft. */
export function draftVersion({ version }: Pick<Project, 'version'>): string {
  return `${version || 'no version'} DRAFT`
}

/** `Meridian EPR 7.4`, or the project's name where the system has none. */
export function systemName({ system, name }: Pick<Project, 'system' | 'name'>): string {
  return [system.name, system.version].filter((part) => part.trim() !== '').join(' ') || name
}

/** What live figures stand for on a day: the same words in documents and in previews. */
export function liveValuesOf(options: {
  project: Project
  counts: LiveValues['counts']
  /** Findings that are neither answered nor awaiting their phase. */
  openFindings: number
  /** Name of the project's organisation; empty where none is named. */
  organisationName: string
  /** Calendar day. */
  today: string
}): LiveValues {
  const { project, counts, openFindings, organisationName, today } = options
  return {
    counts,
    scheme: project.scheme,
    openFindings,
    projectName: project.name,
    systemName: systemName(project),
    organisationName: organisationName || NOT_RECORDED,
    version: draftVersion(project),
    today,
  }
}
