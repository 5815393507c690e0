import { createContext, useContext } from 'react'
import type { AnsweredFinding } from '../../src-shared/checks/finding.ts'
import type { AssessedHazard, LogCounts } from '../../src-shared/domain/counts.ts'
import type { Organisation } from '../../src-shared/domain/organisation.ts'
import type { Person } from '../../src-shared/domain/person.ts'
import type { Failure } from '../../src-shared/domain/result.ts'
import type { Snapshot } from '../../src-shared/domain/snapshot.ts'
import type { StandardsPack } from '../../src-shared/domain/standards-pack.ts'
import type { RiskContext } from '../../src-shared/domain/standing.ts'
import type { Past } from './past.ts'

/** The open project with everything derived from it, worked out once for all screens. */
export interface ProjectView {
  projectId: string
  snapshot: Snapshot
  pack: StandardsPack
  /** By id, archived ones too (records may name them). */
  people: ReadonlyMap<string, Person>
  organisations: ReadonlyMap<string, Organisation>
  /** Calendar day of the backend's clock; of the past the day on which it is shown. */
  today: string
  context: RiskContext
  /** Hazards that count, in the order of the log, with their risk. */
  assessed: readonly AssessedHazard[]
  counts: LogCounts
  /** Findings of the checks; those before the last change while the checks run again; null until first run. */
  findings: readonly AnsweredFinding[] | null
  /** Why the findings could not be read, if they could not; the page of checks tries again. */
  findingsFailure: Failure | null
  /** Runs the checks once more after they failed. */
  checkAgain: () => void
  /** Where the project is shown as it was; null for today. */
  past: Past | null
  /** False where the workspace is open for reading only, and in the past. */
  canWrite: boolean
  /** Person working, as stated on this computer. */
  personId: string | null
}

export const ProjectContext = createContext<ProjectView | null>(null)

/** The open project. Only under the routes of a project. */
export function useProject(): ProjectView {
  const view = useContext(ProjectContext)
  if (view === null) throw new Error('useProject is for screens of a project')
  return view
}

/** Findings that still ask for something: not answered, and due in the project's phase. */
export function openFindings(findings: readonly AnsweredFinding[]): readonly AnsweredFinding[] {
  const known = open.get(findings)
  if (known !== undefined) return known
  const found = findings.filter((one) => one.answer === null && !one.notYetDue)
  open.set(findings, found)
  return found
}

/** Once for all who show them: a large log has 20,000 findings. */
const open = new WeakMap<readonly AnsweredFinding[], readonly AnsweredFinding[]>()

/** A person's name, or what to show where there is none. */
export function nameOf(people: ReadonlyMap<string, { name: string }>, id: string | null): string {
  return id === null ? '' : (people.get(id)?.name ?? 'unknown')
}
