import { type Approval, readSigned, type SignedApproval } from './approval.ts'
import type { Baseline } from './baseline.ts'
import type { IssuedDocumentKind } from './issued-document.ts'

/** Somebody asked to approve a document of a version, and what became of it. */
export interface AskedState {
  document: IssuedDocumentKind
  personId: string
  name: string
  role: Baseline['asked'][number]['role']
  /** The decision that stands: the last one that was not withdrawn; null while it is awaited. */
  approval: Approval | null
  signed: SignedApproval | null
}

/** Where an issued version, or one of its documents, stands. */
export type IssueStanding = 'withdrawn' | 'rejected' | 'awaiting approval' | 'approved with conditions' | 'approved'

/** What was decided about an issued version so far. */
export interface ApprovalState {
  standing: IssueStanding
  asked: AskedState[]
  waiting: AskedState[]
  rejected: AskedState[]
  /** Conditions of standing approvals that nobody has recorded as met. */
  openConditions: number
  conditions: number
}

/**
 * What was decided about an issued version: each asked approval with the decision that stands. Everybody who was asked is
 * required; one rejection rejects. Signatures are checked where an approval is taken in, not here.
 */
export function approvalState(
  baseline: Pick<Baseline, 'id' | 'asked' | 'withdrawn'>,
  approvals: readonly Approval[],
  document?: IssuedDocumentKind,
): ApprovalState {
  const standing = approvals
    .filter((one) => one.baselineId === baseline.id && one.withdrawn === null && one.archived === null)
    .map((approval) => ({ approval, signed: readSigned(approval) }))
    .toSorted((one, other) => (one.signed.at < other.signed.at ? -1 : 1))
  const asked = baseline.asked
    .filter((one) => document === undefined || one.document === document)
    .map((one): AskedState => {
      const found = standing.findLast(
        ({ signed }) =>
          signed.document.document === one.document && signed.person.id === one.personId && signed.role === one.role,
      )
      return { ...one, approval: found?.approval ?? null, signed: found?.signed ?? null }
    })
  const waiting = asked.filter(({ signed }) => signed === null)
  const rejected = asked.filter(({ signed }) => signed?.decision === 'reject')
  const conditions = asked.reduce((sum, { signed }) => sum + (signed?.conditions.length ?? 0), 0)
  const met = asked.reduce((sum, { approval }) => sum + (approval?.met.length ?? 0), 0)
  return {
    standing:
      baseline.withdrawn !== null
        ? 'withdrawn'
        : rejected.length > 0
          ? 'rejected'
          : waiting.length > 0 || asked.length === 0
            ? 'awaiting approval'
            : conditions > 0
              ? 'approved with conditions'
              : 'approved',
    asked,
    waiting,
    rejected,
    openConditions: conditions - met,
    conditions,
  }
}
