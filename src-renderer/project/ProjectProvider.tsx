import { Link } from '@tanstack/react-router'
import { type ReactNode, useMemo } from 'react'
import type { PastPoint } from '../../src-shared/contract/past.ts'
import { countLog } from '../../src-shared/domain/counts.ts'
import { dayOfMoment } from '../../src-shared/format/dates.ts'
import { failureOf, usePack, usePeople, useSnapshot, useStatus } from '../api/queries.ts'
import { FieldSettingsContext } from '../components/field-settings.ts'
import { ProblemPanel } from '../components/ProblemPanel.tsx'
import { Reading } from '../components/Reading.tsx'
import { ProjectContext, type ProjectView } from './project-context.ts'
import { useAssessed } from './use-assessed.ts'
import { useFindings } from './use-findings.ts'

function byId<T extends { id: string }>(all: readonly T[] | undefined, named: readonly T[]): Map<string, T> {
  return new Map([...(all ?? []), ...named].map((one) => [one.id, one]))
}

/**
 * Reads the open project and gives it to its screens; with `at` as it was then, by the rules of that day. Give it both as
 * `key`.
 */
export function ProjectProvider(props: { projectId: string; at?: PastPoint | undefined; children: ReactNode }) {
  const { projectId, at } = props
  const status = useStatus()
  const pack = usePack()
  const snapshot = useSnapshot(projectId, at)
  const now = usePeople().data
  // Of the past those whom the project named, as they were.
  const everybody = at === undefined ? now : undefined
  const day = snapshot.data && at !== undefined ? dayOfMoment(snapshot.data.position.at) : status.data?.today
  const log = useAssessed(snapshot.data, day)
  const { findings, failure, again } = useFindings(log, everybody?.people, pack.data)

  const view = useMemo((): ProjectView | null => {
    if (!status.data || !pack.data || log === null) return null
    const { snapshot, today, context, assessed } = log
    return {
      projectId,
      snapshot,
      pack: pack.data,
      // A snapshot holds those whom the project names; a change may name somebody else of the workspace.
      people: byId(everybody?.people, snapshot.people),
      organisations: byId(everybody?.organisations, snapshot.organisations),
      today,
      context,
      assessed,
      counts: countLog(snapshot, today, assessed),
      findings,
      findingsFailure: failure,
      checkAgain: again,
      past: at === undefined ? null : { point: at, seq: snapshot.position.seq, day: today },
      canWrite: at === undefined && status.data.open !== null && !status.data.open.readOnly,
      personId: status.data.personId,
    }
  }, [projectId, at, status.data, pack.data, log, findings, failure, again, everybody])

  const settings = useMemo(
    () => ({ help: view?.pack.fieldHelp ?? {}, readOnly: view?.canWrite !== true }),
    [view?.pack, view?.canWrite],
  )

  if (view === null) {
    for (const query of [status, pack, snapshot]) {
      const failure = failureOf(query)
      if (!failure) continue
      return (
        <main>
          <ProblemPanel failure={failure} onRetry={() => void query.refetch()}>
            {at !== undefined && (
              <Link to="/projects/$projectId/history" params={{ projectId }} search={{ at: undefined }}>
                Back to today
              </Link>
            )}{' '}
            <Link to="/">All projects</Link>
          </ProblemPanel>
        </main>
      )
    }
    return <Reading>{status.data && pack.data ? 'the hazard log' : 'the workspace'}</Reading>
  }
  return (
    <ProjectContext value={view}>
      <FieldSettingsContext value={settings}>{props.children}</FieldSettingsContext>
    </ProjectContext>
  )
}
