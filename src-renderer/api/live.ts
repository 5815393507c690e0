import type { ChangedEvent } from '../../src-shared/contract/events.ts'
import type { Snapshot } from '../../src-shared/domain/snapshot.ts'
import { onConnection, onEvent } from './api.ts'
import { keys } from './keys.ts'
import { queryClient } from './queries.ts'
import { applyChange } from './replica.ts'

let heardSeq = 0
const waiting = new Set<() => void>()

/** Resolves once the page has heard of a change, or after a second: pushes are news, not a promise. */
export function heardOf(seq: number): Promise<void> {
  if (heardSeq >= seq) return Promise.resolve()
  return new Promise((resolve) => {
    const timer = setTimeout(finish, 1000)
    function look() {
      if (heardSeq >= seq) finish()
    }
    function finish() {
      clearTimeout(timer)
      waiting.delete(look)
      resolve()
    }
    waiting.add(look)
  })
}

function readAgain(queryKey: readonly unknown[]): void {
  void queryClient.invalidateQueries({ queryKey })
}

function hearChange(event: ChangedEvent): void {
  for (const query of queryClient.getQueryCache().findAll({ queryKey: ['snapshot'] })) {
    const snapshot = query.state.data as Snapshot | undefined
    // One that is being read now may have been taken before this change: read it again.
    const next = snapshot === undefined || query.state.fetchStatus !== 'idle' ? null : applyChange(snapshot, event)
    if (next === null) readAgain(query.queryKey)
    else if (next !== snapshot) queryClient.setQueryData(query.queryKey, next)
  }
  const touches = (kind: string) => event.records === null || event.records.some((one) => one.kind === kind)
  if (touches('person') || touches('organisation')) readAgain(keys.people)
  if (touches('project') || touches('organisation') || touches('hazard')) readAgain(keys.projects)
  if (touches('person')) readAgain(keys.status)
  if (event.projectId === null) {
    readAgain(keys.allFindings)
    readAgain(keys.allUndo)
  } else {
    readAgain(keys.findings(event.projectId))
    readAgain(keys.undo(event.projectId))
  }
  readAgain(keys.allHistory)
  heardSeq = Math.max(heardSeq, event.seq)
  for (const look of waiting) look()
}

/** Keeps the cache true to what is pushed. Once a page. */
export function startLive(): void {
  onEvent('changed', hearChange)
  onEvent('workspace', () => {
    // Another workspace counts from its own beginning.
    heardSeq = 0
    void queryClient.invalidateQueries()
  })
  onConnection((connected) => {
    // Whatever happened while nothing was heard is unknown.
    if (connected) void queryClient.invalidateQueries()
  })
}
