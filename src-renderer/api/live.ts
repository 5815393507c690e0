import type { ChangedEvent } from '../../src-shared/contract/events.ts'
import type { Snapshot } from '../../src-shared/domain/snapshot.ts'
import { onConnection, onEvent } from './api.ts'
import { announce, announcedSeq, forgetHeard, tookIn } from './heard.ts'
import { keys } from './keys.ts'
import { heardPreferences } from './preferences.ts'
import { queryClient } from './queries.ts'
import { readProject } from './read-project.ts'
import { applyChange, applyChanges } from './replica.ts'

function readAgain(queryKey: readonly unknown[]): void {
  void queryClient.invalidateQueries({ queryKey })
}

/** Projects whose replica is being brought up to date. */
const catching = new Set<string>()

/**
 * Reads what changed since a replica's position and takes it in, until nothing newer was pushed. Used where a push did
 * not carry its records: a change of thousands, or one that was not heard.
 */
async function catchUp(projectId: string): Promise<void> {
  const queryKey = keys.snapshot(projectId)
  if (catching.has(projectId)) return
  catching.add(projectId)
  try {
    for (;;) {
      const snapshot = queryClient.getQueryData<Snapshot>(queryKey)
      if (snapshot === undefined) return
      const read = await readProject(projectId, snapshot.position)
      if (!read.ok) {
        readAgain(queryKey)
        return
      }
      const next = 'whole' in read.value ? read.value.whole : applyChanges(snapshot, read.value.changes)
      queryClient.setQueryData(queryKey, next)
      tookIn(next.position.seq)
      if (announcedSeq() <= next.position.seq) return
    }
  } finally {
    catching.delete(projectId)
  }
}

function replicas() {
  return queryClient.getQueryCache().findAll({ queryKey: ['snapshot'] })
}

function hearChange(event: ChangedEvent): void {
  announce(event.seq)
  let waits = false
  for (const query of replicas()) {
    const snapshot = query.state.data as Snapshot | undefined
    const projectId = String(query.queryKey[1])
    // One that is being read takes in what was pushed meanwhile by itself.
    const next =
      snapshot === undefined || query.state.fetchStatus !== 'idle' || catching.has(projectId)
        ? null
        : applyChange(snapshot, event)
    if (next === null) {
      waits = true
      if (query.state.fetchStatus === 'idle') void catchUp(projectId)
    } else if (next !== snapshot) queryClient.setQueryData(query.queryKey, next)
  }
  const touches = (kind: string) => event.records === null || event.records.some((one) => one.kind === kind)
  if (touches('person') || touches('organisation')) readAgain(keys.people)
  if (touches('project') || touches('organisation') || touches('hazard')) readAgain(keys.projects)
  if (touches('person')) readAgain(keys.status)
  if (event.projectId === null) readAgain(keys.allUndo)
  else readAgain(keys.undo(event.projectId))
  readAgain(keys.allHistory)
  readAgain(keys.allIssues)
  readAgain(keys.allChanges)
  if (!waits) tookIn(event.seq)
}

/** Keeps the cache true to what is pushed. Once a page. */
export function startLive(): void {
  onEvent('changed', hearChange)
  onEvent('preferences', heardPreferences)
  onEvent('workspace', () => {
    forgetHeard()
    void queryClient.invalidateQueries()
  })
  onConnection((connected) => {
    if (!connected) return
    // Whatever happened while nothing was heard is unknown; a replica asks only for what changed since.
    void queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'snapshot' })
    for (const { queryKey, state } of replicas()) {
      if (state.fetchStatus === 'idle') void catchUp(String(queryKey[1]))
    }
  })
}
