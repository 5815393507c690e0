import type { Approval, ApprovalDecision } from '../domain/approval.ts'
import { type ApprovalState, type AskedState, approvalState } from '../domain/approval-state.ts'
import type { Baseline } from '../domain/baseline.ts'
import { issuedDocumentTitle } from '../domain/baseline.ts'
import type { IssuedDocumentKind } from '../domain/issued-document.ts'
import type { Project, ProjectRole } from '../domain/project.ts'
import { formatCount } from './numbers.ts'

/** What a decision is called once it was made. */
export const decisionWords: Record<ApprovalDecision, string> = {
  approve: 'Approved',
  'approve with conditions': 'Approved with conditions',
  reject: 'Rejected',
}

/** `Ann Lee (clinical safety officer)`: each person once, however many documents wait for them. */
export function peopleWaitedFor(waiting: readonly AskedState[]): string {
  const people = [...new Set(waiting.map(({ name, role }) => `${name} (${role})`))]
  return people.length < 2 ? people.join('') : `${people.slice(0, -1).join(', ')} and ${people.at(-1)}`
}

/** Where an issued version stands, as documents and screens say it: `Issued 1.0, awaiting approval by …`. */
export function issueStatusWords(version: string, state: ApprovalState): string {
  switch (state.standing) {
    case 'withdrawn':
      return `Issued ${version}, withdrawn`
    case 'rejected':
      return `Issued ${version}, rejected by ${peopleWaitedFor(state.rejected)}`
    case 'awaiting approval':
      return state.asked.length === 0
        ? `Issued ${version}, nobody was asked to approve it`
        : `Issued ${version}, awaiting approval by ${peopleWaitedFor(state.waiting)}`
    case 'approved with conditions':
      return `Approved ${version} with ${formatCount(state.conditions, 'condition')}${
        state.openConditions === 0 ? ', all recorded as met' : `, ${state.openConditions} open`
      }`
    case 'approved':
      return `Approved ${version}`
  }
}

/** {@link issueStatusWords} of a version, or of one of its documents. */
export function statusOfIssue(
  baseline: Baseline,
  approvals: readonly Approval[],
  document?: IssuedDocumentKind,
): string {
  const version = baseline.documents.find((one) => one.document === document)?.version ?? baseline.version
  return issueStatusWords(version, approvalState(baseline, approvals, document))
}

/** What the working log says of itself beside the last issued version. */
export function workingLogWords(last: Pick<Baseline, 'version'> | null, changesSince: number): string {
  if (last === null) return 'No version has been issued'
  return changesSince === 0
    ? `As issued in ${last.version}: no change since`
    : `Not approved: ${formatCount(changesSince, 'change')} since ${last.version}`
}

/** The statement proposed to somebody who approves; it is theirs to change before they sign. */
export function proposedStatement(options: {
  document: IssuedDocumentKind
  version: string
  role: ProjectRole
  project: Pick<Project, 'name' | 'standards'>
}): string {
  const { document, version, role, project } = options
  const what = `the ${issuedDocumentTitle[document].toLowerCase()} of ${project.name}, version ${version}`
  if (role === 'top management') {
    // DCB0160 2.2.2, clinical-rules 22.
    return project.standards.includes('DCB0160')
      ? `I have read ${what}. On behalf of the organisation I authorise the deployment and accept the residual clinical risk that it states.`
      : `I have read ${what}. On behalf of the organisation I authorise the release and accept the residual clinical risk that it states.`
  }
  if (role === 'clinical safety officer') return `I have read ${what}, and I approve it as clinical safety officer.`
  return `I have reviewed ${what}.`
}
