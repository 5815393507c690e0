import type { IssueState } from '../../../src-shared/contract/issue.ts'
import { type Approval, readSigned, type SignedApproval } from '../../../src-shared/domain/approval.ts'
import type { AskedApproval, Baseline } from '../../../src-shared/domain/baseline.ts'
import { type Person, registrationInDate } from '../../../src-shared/domain/person.ts'
import { formatDay } from '../../../src-shared/format/dates.ts'

/** What keeps somebody from signing, and where it is mended; null where nothing does. */
export interface SigningProblem {
  why: string
  /** Where to go: keys and registration stand with the person. */
  mend: 'key' | 'registration' | 'issue again'
}

/**
 * Whether somebody could sign in a role: a key that counts for the version, and a registration in date where the role
 * asks for one (clinical-rules 22).
 *
 * @param issuedAt moment of the issue; null for one that is yet to come
 */
export function signingProblem(options: {
  person: Person | undefined
  role: AskedApproval['role']
  keys: IssueState['keys']
  issuedAt: string | null
  today: string
}): SigningProblem | null {
  const { person, role, issuedAt, today } = options
  const own = options.keys.filter(({ personId, revoked }) => personId === person?.id && revoked === null)
  if (person === undefined || own.length === 0) return { why: 'no key is enrolled', mend: 'key' }
  if (issuedAt !== null && own.every(({ enrolledAt }) => enrolledAt > issuedAt)) {
    return { why: 'the key was enrolled after this version was issued, and counts for later ones', mend: 'issue again' }
  }
  if (role === 'clinical safety officer' && !registrationInDate(person, today)) {
    return {
      why:
        person.registrationNumber === ''
          ? 'no registration is recorded'
          : `the registration as recorded ran out on ${formatDay(person.registrationExpires)}`,
      mend: 'registration',
    }
  }
  return null
}

/** The key that would sign for somebody: the newest that counts for the version. */
export function signingKey(keys: IssueState['keys'], personId: string, issuedAt: string) {
  return keys.findLast((key) => key.personId === personId && key.revoked === null && key.enrolledAt <= issuedAt)
}

/** A decision that was taken back: what was signed stays to be read. */
export function withdrawnOf(
  baseline: Baseline,
  asked: AskedApproval,
  approvals: readonly Approval[],
): { approval: Approval; signed: SignedApproval }[] {
  return approvals
    .filter((one) => one.baselineId === baseline.id && one.withdrawn !== null)
    .map((approval) => ({ approval, signed: readSigned(approval) }))
    .filter(
      ({ signed }) =>
        signed.document.document === asked.document &&
        signed.person.id === asked.personId &&
        signed.role === asked.role,
    )
}

/** The number proposed for the next issue: 1.0 at first, then the last part one higher (1.0 → 1.1, 2.9 → 2.10). */
export function nextVersion(baselines: readonly Pick<Baseline, 'version'>[]): string {
  const taken = new Set(baselines.map(({ version }) => version.toLowerCase()))
  let next = '1.0'
  const last = baselines[0]?.version
  const parts = last === undefined ? null : /^(.*?)(\d+)$/.exec(last)
  if (parts !== null) next = `${parts[1]}${Number(parts[2]) + 1}`
  else if (last !== undefined) next = ''
  while (taken.has(next.toLowerCase())) next = next.replace(/\d+$/, (digits) => String(Number(digits) + 1))
  return next
}
