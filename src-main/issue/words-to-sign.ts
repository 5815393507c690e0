import { type ApprovalEntry, entryProblem, type SignedApproval } from '../../src-shared/domain/approval.ts'
import type { Person } from '../../src-shared/domain/person.ts'
import { Refusal } from '../../src-shared/domain/result.ts'
import { canonicalJson } from '../ledger/canonical.ts'

/** What is needed to write down a decision that can be signed. */
interface ToSign {
  id: string
  sha256: string
  version: string
  project: { id: string; name: string }
  document: SignedApproval['document']
  person: Person
  role: SignedApproval['role']
  entry: ApprovalEntry
  at: string
  fingerprint: string
}

/**
 * The canonical JSON that is signed: a decision bound to the bytes of a version.
 * @throws Refusal `invalid-input` where the entry is not whole
 */
export function wordsToSign({ person, project, entry, ...rest }: ToSign): string {
  const problem = entryProblem(entry)
  if (problem !== null) throw new Refusal('invalid-input', `${problem} Nothing was signed.`)
  const { id, name, profession, registrationBody, registrationNumber } = person
  const { registrationExpires, registrationCheckedOn, registrationCheckedBy } = person
  const signed: SignedApproval = {
    format: 'hazard-ledger-approval',
    formatVersion: 1,
    id: rest.id,
    baseline: { sha256: rest.sha256, version: rest.version, projectId: project.id, project: project.name },
    document: rest.document,
    person: {
      id,
      name,
      profession,
      registrationBody,
      registrationNumber,
      registrationExpires,
      registrationCheckedOn,
      registrationCheckedBy,
    },
    role: rest.role,
    ...entry,
    at: rest.at,
    keyFingerprint: rest.fingerprint,
  }
  return canonicalJson(signed)
}
