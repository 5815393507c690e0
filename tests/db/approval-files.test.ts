import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeKeyPair, toEncryptedPem } from '../../src-main/issue/ed25519.ts'
import { sha256 } from '../../src-main/ledger/canonical.ts'
import type { ApprovalEntry, SignedApproval } from '../../src-shared/domain/approval.ts'
import type { ApprovalAnswer, ApprovalRequest } from '../../src-shared/domain/approval-file.ts'
import { approvalState } from '../../src-shared/domain/approval-state.ts'
import type { Baseline } from '../../src-shared/domain/baseline.ts'
import { Refusal } from '../../src-shared/domain/result.ts'
import { type RunningBackend, startBackend } from '../support/backend.ts'
import { askedOf, type Ready, readyToIssue } from '../support/issue.ts'

const TRUST = '2026-11-22T09:00:00.000Z'
const ELSEWHERE = '2026-11-23T15:00:00.000Z'
const PASSPHRASE = 'correct horse battery'
const approve: ApprovalEntry = { decision: 'approve', statement: 'I accept it.', comment: '', conditions: [] }

/** The trust, where the log is, and somebody who works elsewhere. */
let trust: RunningBackend
let elsewhere: RunningBackend
let ready: Ready
let baseline: Baseline
let request: string
let answer: string
let now = TRUST

beforeAll(async () => {
  trust = await startBackend({ now: () => now })
  elsewhere = await startBackend({ now: ELSEWHERE })
  ready = await readyToIssue(trust)
  // The key is made elsewhere; its public half is sent over and enrolled before the issue.
  const made = await elsewhere.call('person.create', { values: { name: 'Chief Medical Officer' } })
  await elsewhere.call('work.set-person', { personId: made.id ?? '' })
  const { id: key } = await elsewhere.call('key.create', { passphrase: PASSPHRASE })
  const pem = await taken(elsewhere, await elsewhere.call('key.export-public', { id: key ?? '' }))
  await trust.call('key.enrol', { personId: ready.management, token: await sent(trust, pem) })
  await trust.call('key.create', { passphrase: PASSPHRASE })
  await trust.call('baseline.issue', {
    projectId: ready.projectId,
    entry: { version: '1.0', purpose: '', summary: 'First issue', documents: [], asked: askedOf(ready) },
  })
  ;[baseline] = (await trust.call('baseline.list', { projectId: ready.projectId })) as [Baseline]
  const asked = { baselineId: baseline.id, personId: ready.management }
  request = await taken(trust, await trust.call('approval.request', asked))
  answer = await answered(request)
})
afterAll(async () => {
  await trust.close()
  await elsewhere.close()
})

async function sent(app: RunningBackend, text: string): Promise<string> {
  const file = await app.backend.acceptFile('file', Readable.from([Buffer.from(text)]))
  if (!file.ok) throw new Error(file.error.message)
  return file.value.token
}

async function taken(app: RunningBackend, { token }: { token: string }): Promise<string> {
  const file = await app.backend.takeFile(token)
  if (!('path' in file)) throw new Error(file.message)
  return await readFile(file.path, 'utf8')
}

async function answered(text: string, entry = approve): Promise<string> {
  const token = await sent(elsewhere, text)
  const given = { document: 'safety-case' as const, role: 'top management' as const, entry }
  return await taken(
    elsewhere,
    await elsewhere.call('approval.answer', { token, answers: [given], passphrase: PASSPHRASE }),
  )
}

async function refusal(work: Promise<unknown>): Promise<string> {
  const fault = await work.then(
    () => null,
    (error: unknown) => error,
  )
  if (fault instanceof Refusal) return fault.failure.message
  throw new Error('Nothing was refused.')
}

const take = async (text: string) => await trust.call('approval.take-answer', { token: await sent(trust, text) })

/** The answer with its signed words changed, the signature left as it was. */
function reworded(change: (words: SignedApproval) => void): string {
  const file = JSON.parse(answer) as ApprovalAnswer
  for (const one of file.answers) {
    const words = JSON.parse(one.signed) as SignedApproval
    change(words)
    one.signed = JSON.stringify(words)
  }
  return JSON.stringify(file)
}

describe('an approval request', () => {
  it('shows what is asked, its hash worked out from the content in it', async () => {
    const read = await elsewhere.call('approval.read-request', { token: await sent(elsewhere, request) })
    expect(read).toMatchObject({ version: '1.0', sha256: baseline.sha256, held: 'by a passphrase' })
    expect(read.asked).toMatchObject([{ document: 'safety-case', role: 'top management', version: '1.0' }])
    expect(read.counts.hazards).toBe(28)
    expect(read.proposed[0]).toMatch(/authorise the deployment and accept the residual clinical risk/)
  })

  it.each<[string, (file: ApprovalRequest) => void, RegExp]>([
    ['content', (file) => (file.baseline = file.baseline.replace('wards', 'words')), /does not have the hash/],
    ['hash', (file) => (file.sha256 = '0'.repeat(64)), /does not have the hash/],
    ['person', (file) => (file.person.id = ready.officer), /does not ask this person/],
    ['role', (file) => file.asked.forEach((one) => (one.role = 'reviewer')), /does not ask this person/],
    ['key', (file) => (file.fingerprint = '0'.repeat(64)), /does not name this key/],
  ])('with another %s is refused', async (_what, change, words) => {
    const file = JSON.parse(request) as ApprovalRequest
    change(file)
    const token = await sent(elsewhere, JSON.stringify(file))
    expect(await refusal(elsewhere.call('approval.read-request', { token }))).toMatch(words)
  })

  it('carries the documents to be read before signing', async () => {
    const token = await sent(elsewhere, request)
    const made = await elsewhere.call('approval.request-document', { token, document: 'safety-case', format: 'docx' })
    expect(made.fileName).toMatch(/Clinical safety case report - 1\.0/)
  })
})

describe('an answer', () => {
  it.each<[string, () => string, RegExp]>([
    ['a changed comma', () => reworded((words) => (words.statement += ',')), /signature does not belong/],
    ['a swapped approver', () => reworded((words) => (words.person.id = ready.officer)), /not put to this person/],
    ['another name', () => reworded((words) => (words.person.name = 'Somebody Else')), /name does not belong/],
    [
      'another decision',
      () => reworded((words) => (words.decision = 'approve with conditions')),
      /signature does not belong/,
    ],
    [
      'another document',
      () => reworded((words) => (words.document.document = 'hazard-log')),
      /another version or reference/,
    ],
    ['another version', () => reworded((words) => (words.baseline.version = '2.0')), /not about version 1\.0/],
    [
      'another content',
      () => reworded((words) => (words.baseline.sha256 = sha256('x'))),
      /No version with the content/,
    ],
    [
      'another key',
      () => reworded((words) => (words.keyFingerprint = makeKeyPair().fingerprint)),
      /not enrolled in this workspace/,
    ],
    ['spaces between its signed words', () => reworded(() => undefined).replace('\\":', '\\": '), /not in the form/],
    ['half of it missing', () => answer.slice(0, answer.length / 2), /no signed answer/],
  ])('with %s is refused, and nothing enters', async (_what, text, words) => {
    expect(await refusal(take(text()))).toMatch(words)
    expect((await trust.call('issue.state', { projectId: ready.projectId })).approvals).toEqual([])
  })

  it('is taken in, once, and the last one asked makes the version approved', async () => {
    const {
      approvals: [first],
    } = await take(answer)
    expect(first).toMatchObject({ role: 'top management', decision: 'approve' })
    expect(await refusal(take(answer))).toMatch(/recorded already/)
    for (const document of ['hazard-log', 'safety-case'] as const) {
      await trust.call('approval.sign', {
        baselineId: baseline.id,
        document,
        role: 'clinical safety officer',
        entry: {
          decision: 'approve with conditions',
          statement: 'I approve it.',
          comment: '',
          conditions: [{ text: 'The failover test is passed', owner: 'IT', gate: 'Wards go-live' }],
        },
        passphrase: PASSPHRASE,
      })
    }
    const state = await trust.call('issue.state', { projectId: ready.projectId })
    expect(approvalState(baseline, state.approvals)).toMatchObject({
      standing: 'approved with conditions',
      openConditions: 2,
    })
    const condition = state.approvals.find(({ signed }) => signed.includes('failover'))
    await trust.call('approval.meet', { id: condition?.id ?? '', index: 0, on: '2026-11-22', note: '' })
    const met = await trust.call('issue.state', { projectId: ready.projectId })
    expect(approvalState(baseline, met.approvals).openConditions).toBe(1)
  })

  it('is withdrawn with its reason, and stays in the list', async () => {
    const { approvals } = await trust.call('issue.state', { projectId: ready.projectId })
    const [first] = approvals
    await trust.call('approval.withdraw', { id: first?.id ?? '', reason: 'The residual risk is to be looked at again' })
    const after = await trust.call('issue.state', { projectId: ready.projectId })
    expect(after.approvals).toHaveLength(approvals.length)
    expect(approvalState(baseline, after.approvals).standing).toBe('awaiting approval')
  })

  it('by a key that was revoked since is refused, whenever it says it was signed', async () => {
    const { keys } = await trust.call('issue.state', { projectId: ready.projectId })
    const key = keys.find(({ personId }) => personId === ready.management)
    now = '2026-11-24T09:00:00.000Z'
    await trust.call('key.revoke', { id: key?.id ?? '', on: '2026-11-24', reason: 'The laptop was lost' })
    expect(await refusal(take(await answered(request)))).toMatch(/revoked before this answer arrived/)
  })

  it('a withdrawn version takes no more', async () => {
    await trust.call('baseline.withdraw', { id: baseline.id, reason: 'Issued too early' })
    expect(await refusal(take(await answered(request)))).toMatch(/withdrawn/)
  })
})

describe('a key', () => {
  it('goes out behind a passphrase and comes back with it', async () => {
    const { keys } = await trust.call('issue.state', { projectId: ready.projectId })
    const own = keys.find(({ personId }) => personId === ready.officer)
    const asked = { id: own?.id ?? '', passphrase: PASSPHRASE, newPassphrase: 'another long one' }
    const pem = await taken(trust, await trust.call('key.export', asked))
    expect(pem).toMatch(/BEGIN ENCRYPTED PRIVATE KEY/)
    const wrong = { token: await sent(trust, pem), passphrase: PASSPHRASE }
    expect(await refusal(trust.call('key.import', wrong))).toMatch(/not the passphrase/)
    const { id } = await trust.call('key.import', { token: await sent(trust, pem), passphrase: 'another long one' })
    expect(id).toBe(own?.id)
  })

  it('lies in no workspace and never in the clear', async () => {
    const workspace = await readFile(await trust.workspacePath(), 'latin1')
    expect(workspace).not.toMatch(/PRIVATE KEY/)
    const { keys } = await trust.call('issue.state', { projectId: ready.projectId })
    const own = keys.find(({ personId }) => personId === ready.officer)
    const kept = await readFile(join(trust.dataFolder, 'keys', `${own?.fingerprint}.pem`), 'utf8')
    expect(kept).toMatch(/BEGIN ENCRYPTED PRIVATE KEY/)
  })

  it.each([
    ['a private key where a public one is asked', () => toEncryptedPem(makeKeyPair().privateKey, 'x'.repeat(8))],
    ['something else', () => 'hello'],
  ])('is refused: %s', async (_what, text) => {
    const given = { personId: ready.management, token: await sent(trust, text()) }
    expect(await refusal(trust.call('key.enrol', given))).toMatch(/no public key file/)
  })
})
