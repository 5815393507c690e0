import { type ReactNode, useMemo, useState } from 'react'
import { countLog } from '../../src-shared/domain/counts.ts'
import { failureOf, useFindings, usePack, usePeople, useSnapshot, useStatus } from '../api/queries.ts'
import { FieldSettingsContext } from '../components/field-settings.ts'
import { ProblemPanel } from '../components/ProblemPanel.tsx'
import { createAssessor } from './assess.ts'
import { ProjectContext, type ProjectView } from './project-context.ts'

function byId<T extends { id: string }>(all: readonly T[] | undefined, named: readonly T[]): Map<string, T> {
  return new Map([...(all ?? []), ...named].map((one) => [one.id, one]))
}

/** Reads the open project and gives it to its screens. Give it the project's id as `key`. */
export function ProjectProvider(props: { projectId: string; children: ReactNode }) {
  const { projectId } = props
  const status = useStatus()
  const pack = usePack()
  const snapshot = useSnapshot(projectId)
  const findings = useFindings(projectId)
  const everybody = usePeople().data
  const [assess] = useState(createAssessor)

  const view = useMemo((): ProjectView | null => {
    if (!status.data || !pack.data || !snapshot.data) return null
    const { today } = status.data
    return {
      projectId,
      snapshot: snapshot.data,
      pack: pack.data,
      // A snapshot holds those whom the project names; a change may name somebody else of the workspace.
      people: byId(everybody?.people, snapshot.data.people),
      organisations: byId(everybody?.organisations, snapshot.data.organisations),
      today,
      ...assess(snapshot.data, today),
      counts: countLog(snapshot.data, today),
      findings: findings.data ?? null,
      canWrite: status.data.open !== null && !status.data.open.readOnly,
      personId: status.data.personId,
    }
  }, [projectId, status.data, pack.data, snapshot.data, findings.data, everybody, assess])

  const settings = useMemo(
    () => ({ help: view?.pack.fieldHelp ?? {}, readOnly: view?.canWrite !== true }),
    [view?.pack, view?.canWrite],
  )

  if (view === null) {
    for (const query of [status, pack, snapshot]) {
      const failure = failureOf(query)
      if (failure) return <ProblemPanel failure={failure} onRetry={() => void query.refetch()} />
    }
    return <output>Reading the project…</output>
  }
  return (
    <ProjectContext value={view}>
      <FieldSettingsContext value={settings}>{props.children}</FieldSettingsContext>
    </ProjectContext>
  )
}
