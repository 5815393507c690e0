import { type Approval, readSigned, type SignedApproval } from '../../../src-shared/domain/approval.ts'
import type { Baseline } from '../../../src-shared/domain/baseline.ts'
import type { ProjectDifference } from '../../../src-shared/domain/difference.ts'
import type { IssuedDocumentKind } from '../../../src-shared/domain/issued-document.ts'
import type { PublicKey } from '../../../src-shared/domain/public-key.ts'
import { statusOfIssue } from '../../../src-shared/format/issue-words.ts'

/** What was issued of the project, as a document tells it. */
export interface IssueFacts {
  /** The version that the document is made from; null where it is made from the working log. */
  baseline: Baseline | null
  /** Versions issued so far, oldest first, up to the one the document is made from; withdrawn ones too. */
  history: Baseline[]
  approvals: Approval[]
  keys: PublicKey[]
  /** Changes of the working log since the last version that was not withdrawn; null where there is none. */
  changesSince: number | null
  /** What differs from the issue before; null where there was none. */
  since: { version: string; day: string; difference: ProjectDifference } | null
}

/** Nothing was issued. */
export const NOTHING_ISSUED: IssueFacts = {
  baseline: null,
  history: [],
  approvals: [],
  keys: [],
  changesSince: null,
  since: null,
}

/** Which of the issued documents a document is; the board page and extracts of a version go with its report and log. */
export function issuedKind(kind: string): IssuedDocumentKind {
  return kind === 'safety-case' || kind === 'board-page' ? 'safety-case' : 'hazard-log'
}

/** The issued document's own version and reference. */
export function issuedDocumentOf(baseline: Baseline, kind: string): Baseline['documents'][number] {
  const document = issuedKind(kind)
  return (
    baseline.documents.find((one) => one.document === document) ?? {
      document,
      reference: '',
      version: baseline.version,
    }
  )
}

/** Where the issued document stands, in words. */
export function statusWords({ approvals }: IssueFacts, baseline: Baseline, kind: string): string {
  return statusOfIssue(baseline, approvals, issuedKind(kind))
}

/** A decision with the record that holds it. */
export interface Decision {
  approval: Approval
  signed: SignedApproval
  /** The key that signed it; undefined where it is no longer known. */
  key: PublicKey | undefined
}

/** Decisions about a version, in the order they were signed. */
export function decisionsOn({ approvals, keys }: IssueFacts, baseline: Baseline): Decision[] {
  return approvals
    .filter((one) => one.baselineId === baseline.id)
    .map((approval) => {
      const signed = readSigned(approval)
      return { approval, signed, key: keys.find(({ fingerprint }) => fingerprint === signed.keyFingerprint) }
    })
    .toSorted((one, other) => (one.signed.at < other.signed.at ? -1 : 1))
}
