/** Keys of the page's cache. */
export const keys = {
  status: ['status'],
  pack: ['pack'],
  preferences: ['preferences'],
  projects: ['projects'],
  people: ['people'],
  backups: ['backups'],
  allHistory: ['history'],
  allUndo: ['undo'],
  allChanges: ['changes'],
  changes: (projectId: string, days: number) => ['changes', projectId, days],
  /** Under `changes`, so that it is read again with them. */
  trend: (projectId: string) => ['changes', projectId, 'trend'],
  snapshot: (projectId: string) => ['snapshot', projectId],
  undo: (projectId: string) => ['undo', projectId],
  history: (projectId: string | null, recordId: string | null) => ['history', projectId, recordId],
} as const
