/** Keys of the page's cache. */
export const keys = {
  status: ['status'],
  pack: ['pack'],
  projects: ['projects'],
  people: ['people'],
  backups: ['backups'],
  allHistory: ['history'],
  allUndo: ['undo'],
  allFindings: ['findings'],
  snapshot: (projectId: string) => ['snapshot', projectId],
  findings: (projectId: string) => ['findings', projectId],
  undo: (projectId: string) => ['undo', projectId],
  history: (projectId: string | null, recordId: string | null) => ['history', projectId, recordId],
} as const
