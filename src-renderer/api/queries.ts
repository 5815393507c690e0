import {
  keepPreviousData,
  notifyManager,
  QueryClient,
  type UseQueryResult,
  useInfiniteQuery,
  useQuery,
} from '@tanstack/react-query'
import type { InputOf, OutputOf, QueryChannel } from '../../src-shared/contract/index.ts'
import type { PastPoint } from '../../src-shared/contract/past.ts'
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

/** Backups of the workspace, also of one that could not be opened, with what is kept of them. */
export function useBackupState() {
  return useQuery({ queryKey: keys.backupState, queryFn: () => ask('backup.state', {}) })
}

/** What restoring a backup would change; looked at anew each time. */
export function useRestorePreview(id: string) {
  return useQuery({
    queryKey: keys.restorePreview(id),
    queryFn: () => ask('backup.preview', { id }),
    gcTime: 0,
    staleTime: 0,
  })
}

/** What is known of the file's wholeness. */
export function useIntegrity() {
  return useQuery({ queryKey: keys.integrity, queryFn: () => ask('integrity.state', {}) })
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

/** Reads a project as it was. @throws FailedQuery */
async function readPast(projectId: string, at: PastPoint): Promise<Snapshot> {
  const read = await readProject(projectId, null, at)
  if (!read.ok) throw new FailedQuery(read.error)
  if (!('whole' in read.value)) throw new Error('The past of a project did not come whole.')
  return read.value.whole
}

/**
 * The open project, whole; kept up to date by pushes (live.ts). With `at` as it was then. Screens use `useProject()`
 * instead.
 */
export function useSnapshot(projectId: string, at?: PastPoint) {
  return useQuery({
    queryKey: at === undefined ? keys.snapshot(projectId) : keys.past(projectId, at),
    queryFn: () => (at === undefined ? readReplica(projectId) : readPast(projectId, at)),
    // The replica keeps unchanged records identical by itself; comparing the whole log again would only cost time.
    structuralSharing: false,
  })
}

/** What Undo and Redo would do. */
export function useUndoPeek(projectId: string) {
  return useQuery({ queryKey: keys.undo(projectId), queryFn: () => ask('undo.peek', { projectId }) })
}

/** What became different in the last days; read again after each change, the earlier answer shown meanwhile. */
export function useRecentChanges(projectId: string, days: number, at?: PastPoint) {
  return useQuery({
    queryKey: keys.changes(projectId, days, at),
    queryFn: () => ask('project.changes', { projectId, days, ...(at === undefined ? {} : { at }) }),
  })
}

/** How the log stood on each day since its first entry; read again after each change. */
export function useTrend(projectId: string, at?: PastPoint) {
  return useQuery({
    queryKey: keys.trend(projectId, at),
    queryFn: () => ask('trend.read', { projectId, ...(at === undefined ? {} : { at }) }),
  })
}

/** What was issued of a project, what was decided about it, and how far the working log has gone since. */
export function useIssueState(projectId: string) {
  return useQuery({ queryKey: keys.issues(projectId), queryFn: () => ask('issue.state', { projectId }) })
}

/** What differs between two issued versions, or between one and the log as it stands (null). */
export function useComparison(projectId: string, from: string | null, to: string | null, wanted: boolean) {
  return useQuery({
    queryKey: keys.comparison(projectId, from, to),
    queryFn: () => ask('baseline.compare', { projectId, from, to }),
    enabled: wanted,
  })
}

/** Signing keys of the workspace, revoked ones too, and whether this computer keeps private ones by itself. */
export function useSigningKeys() {
  return useQuery({ queryKey: keys.signingKeys, queryFn: () => ask('key.list', {}) })
}

const HISTORY_PAGE = 50

/**
 * Changes of a record, newest first, until one of the past where it is named. `data` is the flat list; `fetchNextPage`
 * reads earlier ones while `hasNextPage`.
 */
export function useHistory(projectId: string | null, recordId: string | null = null, until: number | null = null) {
  return useInfiniteQuery({
    queryKey: keys.history(projectId, recordId, until),
    queryFn: ({ pageParam }) => ask('history.list', { projectId, recordId, before: pageParam, limit: HISTORY_PAGE }),
    initialPageParam: until === null ? null : until + 1,
    getNextPageParam: (page) => (page.length < HISTORY_PAGE ? undefined : page.at(-1)?.seq),
    select: ({ pages }) => pages.flat(),
  })
}

/** Which changes are looked for. */
export type HistoryAsked = Omit<InputOf<'history.find'>, 'before' | 'limit'>

/**
 * Changes that a filter lets through, asked of the backend: `data` has them flat, newest first, with how many pass (null
 * while words are looked for) and how many there are.
 */
export function useFoundHistory(asked: HistoryAsked) {
  return useInfiniteQuery({
    queryKey: keys.foundHistory(asked),
    queryFn: ({ pageParam }) => ask('history.find', { ...asked, before: pageParam, limit: HISTORY_PAGE }),
    initialPageParam: null as number | null,
    getNextPageParam: ({ next }) => next ?? undefined,
    select: ({ pages }) => ({
      entries: pages.flatMap(({ entries }) => entries),
      matching: pages[0]?.matching ?? null,
      all: pages[0]?.all ?? 0,
      /** How far back it was looked; null where to the first change. */
      lookedTo: pages.at(-1)?.next ?? null,
    }),
    // The list before stays until the next is there.
    placeholderData: keepPreviousData,
  })
}

/** What a filter of the history can choose from. */
export function useHistoryFacets(asked: Omit<HistoryAsked, 'filter'>) {
  return useQuery({ queryKey: keys.historyFacets(asked), queryFn: () => ask('history.facets', asked) })
}

/** The package that a project came in; null where it began here. */
export function usePackageOrigin(projectId: string) {
  return useQuery({
    queryKey: keys.packageOrigin(projectId),
    queryFn: () => ask('package.origin', { projectId }),
  })
}

/** What a project's package tells of its earlier changes, newest first. */
export function usePackedHistory(projectId: string) {
  return useInfiniteQuery({
    queryKey: keys.packedHistory(projectId),
    queryFn: ({ pageParam }) => ask('package.history', { projectId, skip: pageParam, limit: HISTORY_PAGE }),
    initialPageParam: 0,
    getNextPageParam: ({ next }) => next ?? undefined,
    select: ({ pages }) => ({
      entries: pages.flatMap(({ entries }) => entries),
      told: pages[0] ?? null,
    }),
  })
}
