import type { ParsedInputOf } from '../../src-shared/contract/index.ts'
import { type Approval, readSigned, type SignedApproval } from '../../src-shared/domain/approval.ts'
import type { Baseline } from '../../src-shared/domain/baseline.ts'
import { issuedDocumentTitle } from '../../src-shared/domain/baseline.ts'
import type { IssuedDocumentKind } from '../../src-shared/domain/issued-document.ts'
import { isRevokedOn, type PublicKey } from '../../src-shared/domain/public-key.ts'
import { Refusal } from '../../src-shared/domain/result.ts'
import { type BaselineContent, readBaselineContent } from '../issue/baseline-content.ts'
import { holds } from '../issue/ed25519.ts'
import { wordsToSign } from '../issue/words-to-sign.ts'
import { canonicalJson, sha256 } from '../ledger/canonical.ts'
import { type CommandContext, localDay, type Outcome } from './command.ts'
import { signer } from './public-key.ts'

/** Signs a text by the key behind a fingerprint; base64. @throws Refusal where the key is not here or stays shut */
export type SignText = (fingerprint: string, text: string) => string

/** Signs a decision here, by the key of the person working. */
export async function signApproval(
  input: ParsedInputOf<'approval.sign'>,
  context: CommandContext,
  sign: SignText,
): Promise<Outcome> {
  const { work, now, newId } = context
  const personId = signer(context)
  const baseline = await work.live('baseline', input.baselineId)
  const content = await frozen(baseline, context)
  const { role } = input
  refuseUnasked(baseline, input.document, personId, role)
  const keys = (await work.all('publicKey')).filter((one) => one.personId === personId && one.revoked === null)
  const enrolled = new Set(content.keys.map(({ fingerprint }) => fingerprint))
  const key = keys.findLast(({ fingerprint }) => enrolled.has(fingerprint))
  if (key === undefined) throw noKey(baseline, keys.length > 0)
  const signed = wordsToSign({
    id: newId(),
    sha256: baseline.sha256,
    version: baseline.version,
    project: content.snapshot.project,
    document: documentOf(baseline, input.document),
    person: await work.live('person', personId),
    role,
    entry: input.entry,
    at: now,
    fingerprint: key.fingerprint,
  })
  const signature = sign(key.fingerprint, signed)
  return await record({ signed, signature }, baseline, 'signed here', context)
}

/** A signed decision as it stands in an answer file. */
export interface SignedText {
  signed: string
  signature: string
}

/** Takes in the decisions of an answer file: each holds in every respect, or none enters. */
export async function takeAnswers(
  answers: readonly SignedText[],
  context: CommandContext,
): Promise<Outcome & { approvals: SignedApproval[] }> {
  const approvals = answers.map(readWhole)
  let projectId: string | null = null
  for (const [index, one] of approvals.entries()) {
    const baseline = (await context.work.inProject('baseline', one.baseline.projectId)).find(
      ({ sha256: hash }) => hash === one.baseline.sha256,
    )
    if (baseline === undefined) {
      throw notTaken(
        `No version with the content ${one.baseline.sha256.slice(0, 16)}… was issued in this workspace: the answer is about another project, or about a file that was altered.`,
      )
    }
    projectId = baseline.projectId
    await record(answers[index] as SignedText, baseline, 'answer file', context)
  }
  return { projectId, approvals }
}

/** Takes a decision back; the signed words stay. */
export async function withdrawApproval(
  { id, reason }: ParsedInputOf<'approval.withdraw'>,
  { work, now }: CommandContext,
): Promise<Outcome> {
  const approval = await work.live('approval', id)
  if (approval.withdrawn !== null) {
    throw new Refusal('refused', 'This decision was withdrawn already. Nothing was changed.')
  }
  work.put('approval', { ...approval, withdrawn: { reason, at: now } })
  return { projectId: approval.projectId, id, reason }
}

/** Records that a condition was met. */
export async function meetCondition(
  { id, index, on, note }: ParsedInputOf<'approval.meet'>,
  { work, actor }: CommandContext,
): Promise<Outcome> {
  const approval = await work.live('approval', id)
  if (readSigned(approval).conditions[index] === undefined || approval.met.some((one) => one.index === index)) {
    throw new Refusal('refused', 'This condition is not there, or is recorded as met already. Nothing was changed.')
  }
  work.put('approval', { ...approval, met: [...approval.met, { index, on, by: actor.name, note }] })
  return { projectId: approval.projectId, id }
}

/** Checks a signed decision in every respect and puts it in. @throws Refusal `refused` with the reason */
async function record(
  { signed, signature }: SignedText,
  baseline: Baseline,
  cameBy: Approval['cameBy'],
  context: CommandContext,
): Promise<Outcome> {
  const { work, now, newId } = context
  const words = readWhole({ signed, signature })
  if (baseline.withdrawn !== null) throw notTaken(`Version ${baseline.version} was withdrawn.`)
  const content = await frozen(baseline, context)
  const { project } = content.snapshot
  const { version, projectId } = words.baseline
  if (words.baseline.sha256 !== baseline.sha256 || version !== baseline.version || projectId !== project.id) {
    throw notTaken(`It is not about version ${baseline.version} as it was issued.`)
  }
  const document = documentOf(baseline, words.document.document)
  if (words.document.version !== document.version || words.document.reference !== document.reference) {
    throw notTaken('It names another version or reference of the document.')
  }
  refuseUnasked(baseline, document.document, words.person.id, words.role)
  if (baseline.asked.find(({ personId }) => personId === words.person.id)?.name !== words.person.name) {
    throw notTaken('The name does not belong to the person who was asked.')
  }
  const key = (await work.all('publicKey')).find(({ fingerprint }) => fingerprint === words.keyFingerprint)
  const reason = keyProblem(key, words, content)
  if (reason !== null) throw notTaken(reason)
  if (key === undefined || !holds(key.pem, signed, signature)) {
    throw notTaken('The signature does not belong to these words: they were altered, or another key signed them.')
  }
  refuseUnregistered(words)
  const stands = (await work.inProject('approval', baseline.projectId)).filter(
    (one) => one.baselineId === baseline.id && one.withdrawn === null,
  )
  for (const one of stands) {
    const other = readSigned(one)
    if (other.id === words.id) throw notTaken('This decision is recorded already.')
    if (
      other.document.document === document.document &&
      other.person.id === words.person.id &&
      other.role === words.role
    ) {
      throw notTaken(
        `${words.person.name} has decided about this document already; that decision has to be withdrawn first.`,
      )
    }
  }
  const approval: Approval = {
    id: newId(),
    projectId: baseline.projectId,
    baselineId: baseline.id,
    signed,
    signature,
    cameBy,
    recordedAt: now,
    met: [],
    withdrawn: null,
    archived: null,
  }
  work.put('approval', approval)
  return { projectId: baseline.projectId, id: approval.id }
}

function keyProblem(key: PublicKey | undefined, words: SignedApproval, content: BaselineContent): string | null {
  if (key === undefined) return 'The key that signed it is not enrolled in this workspace.'
  if (key.personId !== words.person.id) return 'The key that signed it belongs to somebody else.'
  if (isRevokedOn(key, localDay(new Date(words.at)))) {
    return `The key was revoked from ${key.revoked?.on} on: ${key.revoked?.reason}`
  }
  // A signature that arrives after the revocation may have been dated back by whoever has the key now.
  if (key.revoked !== null) return `The key was revoked before this answer arrived: ${key.revoked.reason}`
  if (
    !content.keys.some(({ fingerprint, personId }) => fingerprint === key.fingerprint && personId === words.person.id)
  )
    return 'The key was enrolled after this version was issued, and does not count for it. Issue again to have it count.'
  return null
}

/** A clinical safety officer signs with a registration in date only (clinical-rules 22). */
function refuseUnregistered({ role, person, at, decision }: SignedApproval): void {
  if (role !== 'clinical safety officer' || decision === 'reject') return
  const day = localDay(new Date(at))
  const { registrationNumber, registrationExpires } = person
  if (registrationNumber !== '' && (registrationExpires === null || registrationExpires >= day)) return
  throw new Refusal(
    'refused',
    `${person.name} signs as clinical safety officer, and ${registrationNumber === '' ? 'no registration is recorded' : `the registration as recorded ran out on ${registrationExpires}`}. Nothing was signed or taken in.`,
    'Record the current registration under People first.',
  )
}

function readWhole({ signed }: SignedText): SignedApproval {
  try {
    const read = readSigned({ signed })
    // Signed words are canonical: another writing of the same would have another signature.
    if (canonicalJson(read) === signed) return read
  } catch {
    // Told below.
  }
  throw notTaken('Its words are not in the form that is signed: they were altered, or made by a newer version.')
}

function notTaken(why: string): Refusal {
  return new Refusal('refused', `The decision was not taken in. ${why} Nothing was changed.`)
}

/** What was frozen, its bytes held against their hash. @throws Refusal `damaged` */
async function frozen(baseline: Baseline, { work }: Pick<CommandContext, 'work'>): Promise<BaselineContent> {
  return readFrozen(baseline, await work.content(baseline.sha256))
}

/** As {@link frozen}, of bytes read elsewhere. */
export function readFrozen(baseline: Baseline, bytes: Uint8Array | null): BaselineContent {
  if (bytes === null || sha256(bytes) !== baseline.sha256) {
    throw new Refusal(
      'damaged',
      `The content of version ${baseline.version} is ${bytes === null ? 'missing' : 'not what was issued: its hash differs'}. Nothing was changed.`,
      'Look for it in a backup; “Check everything” says more.',
    )
  }
  return readBaselineContent(bytes)
}

/** @throws Refusal `refused` where a person was not asked about this document in this role */
function refuseUnasked(
  baseline: Baseline,
  document: IssuedDocumentKind,
  personId: string,
  role: SignedApproval['role'],
): void {
  if (baseline.asked.some((one) => one.document === document && one.personId === personId && one.role === role)) return
  throw new Refusal(
    'refused',
    `The ${issuedDocumentTitle[document].toLowerCase()} of version ${baseline.version} was not put to this person as ${role}. Nothing was signed or taken in.`,
    'Who is asked is fixed with each issue.',
  )
}

function documentOf(baseline: Baseline, document: IssuedDocumentKind): SignedApproval['document'] {
  const found = baseline.documents.find((one) => one.document === document)
  if (found === undefined) throw new Refusal('refused', 'This version has no such document. Nothing was changed.')
  return found
}

function noKey({ version }: Baseline, hasAnother: boolean): Refusal {
  return hasAnother
    ? new Refusal(
        'refused',
        `Your key was enrolled after version ${version} was issued, and does not count for it. Nothing was signed.`,
        'Issue again: the content names the keys that count.',
      )
    : new Refusal(
        'refused',
        'No key of yours is enrolled. Nothing was signed.',
        'Make one under People; it counts for versions issued after that.',
      )
}
