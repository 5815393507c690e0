import type { IssueState } from '../../../src-shared/contract/issue.ts'
import type { AskedApproval, IssueEntry } from '../../../src-shared/domain/baseline.ts'
import type { IssuedDocumentKind } from '../../../src-shared/domain/issued-document.ts'
import { holdersOf, type Project, type ProjectRole } from '../../../src-shared/domain/project.ts'
import { nextVersion } from './issue-state.ts'

export const DOCUMENTS: readonly IssuedDocumentKind[] = ['hazard-log', 'safety-case']

/** What is written about a version before it is issued. */
export interface IssueDraft {
  version: string
  purpose: string
  summary: string
  /** Version of each document; as the issue where it is empty. */
  documents: Record<IssuedDocumentKind, string>
  /** Places of {@link askable} that were unticked or ticked by hand. */
  ticked: Record<string, boolean>
}

/** Kept while the page is open: mending what blocks an issue leads to other pages and back. */
const kept = new Map<string, IssueDraft>()

export function keptDraft(projectId: string, state: IssueState): IssueDraft {
  const draft = kept.get(projectId)
  if (draft !== undefined) return draft
  return {
    version: nextVersion(state.baselines),
    purpose: '',
    summary: '',
    documents: { 'hazard-log': '', 'safety-case': '' },
    ticked: {},
  }
}

export function keepDraft(projectId: string, draft: IssueDraft): void {
  kept.set(projectId, draft)
}

export function forgetDraft(projectId: string): void {
  kept.delete(projectId)
}

/** Somebody who can be asked: everybody who holds a role today that approves or reviews. */
export interface Askable extends AskedApproval {
  id: string
  /** Without it there is no issue: the standards ask for it. */
  needed: boolean
  /** Ticked unless somebody unticks it. */
  proposed: boolean
}

const ROLES: readonly ProjectRole[] = ['clinical safety officer', 'reviewer', 'clinical lead', 'top management']

/** Everybody who can be asked about each document, in the order in which documents name them. */
export function askable(project: Project, today: string): Askable[] {
  const accepts = project.standards.includes('DCB0160')
  return DOCUMENTS.flatMap((document) =>
    ROLES.flatMap((role) =>
      [...new Set(holdersOf(project, role, today))].map((personId) => {
        // DCB0160 2.2.2: top management authorises and accepts by the report.
        const needed =
          role === 'clinical safety officer' || (role === 'top management' && accepts && document === 'safety-case')
        return {
          id: `${document} ${role} ${personId}`,
          document,
          role,
          personId,
          needed,
          proposed: needed || role === 'reviewer',
        }
      }),
    ),
  )
}

export function isTicked({ ticked }: IssueDraft, one: Askable): boolean {
  return ticked[one.id] ?? one.proposed
}

/** What is sent. */
export function entryOf(draft: IssueDraft, all: readonly Askable[]): IssueEntry {
  return {
    version: draft.version.trim(),
    purpose: draft.purpose.trim(),
    summary: draft.summary.trim(),
    documents: DOCUMENTS.flatMap((document) => {
      const version = draft.documents[document].trim()
      return version === '' ? [] : [{ document, version }]
    }),
    asked: all
      .filter((one) => isTicked(draft, one))
      .map(({ document, personId, role }) => ({ document, personId, role })),
  }
}

/** Everything that is still missing before an issue, in words; empty where nothing is. */
export function missing(options: {
  draft: IssueDraft
  all: readonly Askable[]
  taken: readonly string[]
  blocking: number | null
  accepts: boolean
}): string[] {
  const { draft, all, blocking } = options
  const entry = entryOf(draft, all)
  const asks = (document: IssuedDocumentKind, role: ProjectRole) =>
    entry.asked.some((one) => one.document === document && one.role === role)
  return [
    ...(blocking === null ? ['the checks to have run'] : []),
    ...(blocking !== null && blocking > 0
      ? [
          blocking === 1
            ? 'the error that blocks it to be settled'
            : `the ${blocking} errors that block it to be settled`,
        ]
      : []),
    ...(entry.version === '' ? ['a version'] : []),
    ...(options.taken.includes(entry.version.toLowerCase()) ? [`another version: ${entry.version} is taken`] : []),
    ...(entry.summary === '' ? ['a summary of changes'] : []),
    ...(DOCUMENTS.every((document) => asks(document, 'clinical safety officer'))
      ? []
      : ['the clinical safety officer to be asked about both documents']),
    ...(!options.accepts || asks('safety-case', 'top management')
      ? []
      : ['top management to be asked about the report (DCB0160 2.2.2)']),
  ]
}
