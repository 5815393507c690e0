import { notifyManager, QueryClient, type UseQueryResult, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import type { InputOf, OutputOf, QueryChannel } from '../../src-shared/contract/index.ts'
import type { Failure, Result } from '../../src-shared/domain/result.ts'
import type { Snapshot } from '../../src-shared/domain/snapshot.ts'
import { call } from './api.ts'
import { announcedSeq } from './heard.ts'
import { keys } from './keys.ts'
import type { ReadProject } from './read-lines.ts'
import { readProject } from './read-project.ts'
import { applyChanges } from './replica.ts'

/** A {@link Failure} on its way through TanStack Query, which wants something thrown. */
export class FailedQuery extends Error {
  readonly failure: Failure

  constructor(failure: Failure) {
    super(failure.message)
    this.failure = failure
  }
}

// What a click sets (a preference) is shown with it: a tick that waits for a timer is seen to jump back first.
notifyManager.setScheduler(queueMicrotask)

/** The page's cache. Nothing goes stale by time: pushes say what changed. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      networkMode: 'always',
      staleTime: Number.POSITIVE_INFINITY,
      retry: false,
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
    },
    mutations: { networkMode: 'always', retry: false },
  },
})

/** Asks; throws {@link FailedQuery}. For query functions only. */
export async function ask<C extends QueryChannel>(channel: C, input: InputOf<C>): Promise<OutputOf<C>> {
  const answer = await call(channel, input)
  if (!answer.ok) throw new FailedQuery(answer.error)
  return answer.value
}

/** What went wrong with a query, or null; hand it to `ProblemPanel`. */
export function failureOf(query: Pick<UseQueryResult, 'error'>): Failure | null {
  if (query.error === null) return null
  if (query.error instanceof FailedQuery) return query.error.failure
  return { code: 'fault', message: 'The page could not read this.', hint: query.error.message }
}

/** Who works where on what. */
export function useStatus() {
  return useQuery({ queryKey: keys.status, queryFn: () => ask('workspace.status', {}) })
}

/** The standards pack: clauses, help of fields, outlines. */
export function usePack() {
  return useQuery({ queryKey: keys.pack, queryFn: () => ask('pack.get', {}) })
}

export function useProjects() {
  return useQuery({ queryKey: keys.projects, queryFn: () => ask('project.list', {}) })
}

/** People and organisations of the workspace, archived ones too. */
export function usePeople() {
  return useQuery({ queryKey: keys.people, queryFn: () => ask('people.list', {}) })
}

export function useBackups() {
  return useQuery({ queryKey: keys.backups, queryFn: () => ask('workspace.backups', {}) })
}

/** Reads a project whole, and then what was pushed while it was being read. @throws FailedQuery */
async function readReplica(projectId: string): Promise<Snapshot> {
  let snapshot: Snapshot | null = null
  do {
    const read: Result<ReadProject> = await readProject(projectId, snapshot?.position ?? null)
    if (!read.ok) throw new FailedQuery(read.error)
    if ('whole' in read.value) snapshot = read.value.whole
    else if (snapshot !== null) snapshot = applyChanges(snapshot, read.value.changes)
  } while (snapshot === null || announcedSeq() > snapshot.position.seq)
  // For whoever measures how long it is from here to the grid.
  performance.mark('hazard-ledger:data')
  return snapshot
}

/** The open project, whole; kept up to date by pushes (live.ts). Screens use `useProject()` instead. */
export function useSnapshot(projectId: string) {
  return useQuery({
    queryKey: keys.snapshot(projectId),
    queryFn: () => readReplica(projectId),
    // The replica keeps unchanged records identical by itself; comparing the whole log again would only cost time.
    structuralSharing: false,
  })
}

/** What Undo and Redo would do. */
export function useUndoPeek(projectId: string) {
  return useQuery({ queryKey: keys.undo(projectId), queryFn: () => ask('undo.peek', { projectId }) })
}

/** What became different in the last days; read again after each change, the earlier answer shown meanwhile. */
export function useRecentChanges(projectId: string, days: number) {
  return useQuery({
    queryKey: keys.changes(projectId, days),
    queryFn: () => ask('project.changes', { projectId, days }),
  })
}

/** How the log stood on each day since its first entry; read again after each change. */
export function useTrend(projectId: string) {
  return useQuery({ queryKey: keys.trend(projectId), queryFn: () => ask('trend.read', { projectId }) })
}

const HISTORY_PAGE = 50

/**
 * Changes, newest first: of a project, of one record, or of the workspace (both null). `data` is the flat list;
 * `fetchNextPage` reads earlier ones while `hasNextPage`.
 */
export function useHistory(projectId: string | null, recordId: string | null = null) {
  return useInfiniteQuery({
    queryKey: keys.history(projectId, recordId),
    queryFn: ({ pageParam }) => ask('history.list', { projectId, recordId, before: pageParam, limit: HISTORY_PAGE }),
    initialPageParam: null as number | null,
    getNextPageParam: (page) => (page.length < HISTORY_PAGE ? undefined : page.at(-1)?.seq),
    select: ({ pages }) => pages.flat(),
  })
}
