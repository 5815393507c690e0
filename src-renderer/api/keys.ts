import type { PastPoint } from '../../src-shared/contract/past.ts'

/** Keys of the page's cache. */
export const keys = {
  status: ['status'],
  pack: ['pack'],
  preferences: ['preferences'],
  projects: ['projects'],
  people: ['people'],
  backups: ['backups'],
  backupState: ['backups', 'state'],
  restorePreview: (id: string) => ['backups', 'preview', id],
  integrity: ['backups', 'integrity'],
  /** Whatever tells of issued versions, approvals and keys; read again after every change. */
  allIssues: ['issues'],
  issues: (projectId: string) => ['issues', projectId],
  comparison: (projectId: string, from: string | null, to: string | null) => ['issues', projectId, from, to],
  signingKeys: ['issues', 'keys'],
  allHistory: ['history'],
  allUndo: ['undo'],
  allChanges: ['changes'],
  changes: (projectId: string, days: number, at?: PastPoint) => ['changes', projectId, days, at],
  /** Under `changes`, so that it is read again with them. */
  trend: (projectId: string, at?: PastPoint) => ['changes', projectId, 'trend', at],
  snapshot: (projectId: string) => ['snapshot', projectId],
  /** No replica: what is pushed is no part of the past. */
  past: (projectId: string, at: PastPoint) => ['past', projectId, at],
  undo: (projectId: string) => ['undo', projectId],
  history: (projectId: string | null, recordId: string | null, until: number | null) => [
    'history',
    projectId,
    recordId,
    until,
  ],
  foundHistory: (asked: object) => ['history', 'find', asked],
  packageOrigin: (projectId: string) => ['package', projectId, 'origin'],
  packedHistory: (projectId: string) => ['package', projectId, 'history'],
  historyFacets: (asked: object) => ['history', 'facets', asked],
} as const
