import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connect } from '../../src-main/db/database.ts'
import { readBaselineContent } from '../../src-main/issue/baseline-content.ts'
import { bundleInZip } from '../../src-main/issue/read-bundle.ts'
import { verifyBundle } from '../../src-main/issue/verify-bundle.ts'
import { canonicalJson, sha256 } from '../../src-main/ledger/canonical.ts'
import { compareWithLedger, verifyChain } from '../../src-main/ledger/verify.ts'
import type { ApprovalEntry } from '../../src-shared/domain/approval.ts'
import type { AskedApproval, Baseline, IssueEntry } from '../../src-shared/domain/baseline.ts'
import { Refusal } from '../../src-shared/domain/result.ts'
import { type RunningBackend, startBackend } from '../support/backend.ts'
import { readyToIssue } from '../support/issue.ts'

const DAY = '2026-11-22'
const PASSPHRASE = 'correct horse battery'
const approve: ApprovalEntry = { decision: 'approve', statement: 'I approve it.', comment: '', conditions: [] }

let app: RunningBackend
let projectId: string
let officer: string
let management: string

beforeAll(async () => {
  app = await startBackend({ now: `${DAY}T09:00:00.000Z` })
  ;({ projectId, officer, management } = await readyToIssue(app))
})
afterAll(() => app.close())

async function refusal(work: Promise<unknown>): Promise<Refusal['failure']> {
  const fault = await work.then(
    () => null,
    (error: unknown) => error,
  )
  if (fault instanceof Refusal) return fault.failure
  throw new Error('Nothing was refused.')
}

const entry = (version: string, asked: AskedApproval[], over: Partial<IssueEntry> = {}): IssueEntry => ({
  version,
  purpose: 'Go-live of wards 1 to 4',
  summary: 'First issue',
  documents: [],
  asked,
  ...over,
})
const everybody = (): AskedApproval[] => [
  { document: 'hazard-log', personId: officer, role: 'clinical safety officer' },
  { document: 'safety-case', personId: officer, role: 'clinical safety officer' },
  { document: 'safety-case', personId: management, role: 'top management' },
]

describe('an issue', () => {
  it('is refused for what it lacks, and nothing is issued', async () => {
    const [first] = everybody()
    const cases: [IssueEntry, RegExp][] = [
      [entry('1.0', []), /clinical safety officer approves/],
      [entry('1.0', everybody().slice(0, 2)), /DCB0160 2\.2\.2/],
      [entry('1.0', [...everybody(), first as AskedApproval]), /asked twice/],
      [
        entry('1.0', [{ document: 'hazard-log', personId: management, role: 'reviewer' }, ...everybody()]),
        /does not hold/,
      ],
    ]
    for (const [given, words] of cases) {
      expect((await refusal(app.call('baseline.issue', { projectId, entry: given }))).message).toMatch(words)
    }
    expect(await app.call('baseline.list', { projectId })).toEqual([])
  })

  it('freezes the project: the hash is that of the bytes, and the bytes are canonical', async () => {
    await app.call('work.set-person', { personId: officer })
    await app.call('key.create', { passphrase: PASSPHRASE })
    await app.call('baseline.issue', { projectId, entry: entry('1.0', everybody()) })
    const [baseline] = (await app.call('baseline.list', { projectId })) as [Baseline]
    const connection = connect(await app.workspacePath(), { readOnly: true })
    const { bytes } = connection.raw
      .prepare('SELECT bytes FROM baseline_content WHERE hash = ?')
      .get(baseline.sha256) as { bytes: Buffer }
    expect(sha256(bytes)).toBe(baseline.sha256)
    expect(canonicalJson(JSON.parse(bytes.toString('utf8')))).toBe(bytes.toString('utf8'))
    expect(await verifyChain(connection.db)).toBeNull()
    expect(await compareWithLedger(connection.db)).toEqual([])
    await connection.db.destroy()
    const content = readBaselineContent(bytes)
    const live = await app.call('project.snapshot', { projectId })
    expect(content.snapshot.records).toEqual(live.records)
    expect(content.snapshot.project).toEqual(live.project)
    expect(content.keys).toMatchObject([{ personId: officer }])
    const state = await app.call('issue.state', { projectId })
    expect(state.changesSince).toBe(0)
  })

  it('takes a number once, also in other letters', async () => {
    const failure = await refusal(app.call('baseline.issue', { projectId, entry: entry('1.0', everybody()) }))
    expect(failure.message).toMatch(/issued already/)
  })

  it('counts changes since: a change, its taking back, approvals and keys are none', async () => {
    const since = async () => (await app.call('issue.state', { projectId })).changesSince
    const { seq } = await app.call('hazard.create', { projectId, values: { name: 'Late result' } })
    expect(await since()).toBe(1)
    await app.call('change.undo', { projectId, seq })
    expect(await since()).toBe(0)
    const { undo } = await app.call('undo.peek', { projectId })
    const before = undo as { seq: number }
    await app.call('change.undo', { projectId, seq: before.seq })
    expect(await since()).toBe(1)
    const { redo } = await app.call('undo.peek', { projectId })
    await app.call('change.redo', { projectId, seq: (redo as { seq: number }).seq })
    expect(await since()).toBe(0)
  })
})

describe('an approval', () => {
  const baselineId = async () => ((await app.call('baseline.list', { projectId })) as [Baseline])[0].id

  it('is signed by the key of the person working, for the document and role asked', async () => {
    const id = await baselineId()
    const sign = (over: object) =>
      app.call('approval.sign', {
        baselineId: id,
        document: 'hazard-log',
        role: 'clinical safety officer',
        entry: approve,
        passphrase: PASSPHRASE,
        ...over,
      })
    expect((await refusal(sign({ passphrase: null }))).fields).toHaveProperty('passphrase')
    expect((await refusal(sign({ passphrase: 'something else' }))).message).toMatch(/not the passphrase/)
    expect((await refusal(sign({ role: 'top management' }))).message).toMatch(/not put to this person/)
    expect((await refusal(sign({ entry: { ...approve, decision: 'reject' } }))).message).toMatch(/Say why/)
    await sign({})
    const { approvals } = await app.call('issue.state', { projectId })
    expect(approvals).toHaveLength(1)
    expect((await refusal(sign({}))).message).toMatch(/decided about this document already/)
    expect((await app.call('issue.state', { projectId })).changesSince).toBe(0)
  })

  it('is not undone by Undo', async () => {
    const { undo } = await app.call('undo.peek', { projectId })
    expect(undo?.summary ?? '').not.toMatch(/[Ss]igned|[Ii]ssued/)
  })
})

describe('the verification bundle of an issue', () => {
  it('holds the stored bytes and the decisions, and checks', async () => {
    const [{ id, sha256: hash }] = (await app.call('baseline.list', { projectId })) as [Baseline]
    const { token, fileName } = await app.call('baseline.bundle', { id })
    expect(fileName).toMatch(/1\.0 - Verification bundle\.zip$/)
    const file = await app.backend.takeFile(token)
    if (!('path' in file)) throw new Error(file.message)
    const files = bundleInZip(await readFile(file.path))
    expect(sha256(files.get('baseline.json') ?? '')).toBe(hash)
    const check = await verifyBundle(files)
    expect(check.breaks).toEqual([])
    expect(check.approvals).toMatchObject([{ role: 'clinical safety officer', state: 'holds' }])
  })
})

describe('documents of an issue', () => {
  it('are made from what was frozen, whatever the log says since', async () => {
    const [{ id, sha256: hash }] = (await app.call('baseline.list', { projectId })) as [Baseline]
    await app.call('hazard.create', { projectId, values: { name: 'Raised after the issue' } })
    const issued = await app.call('document.export', {
      projectId,
      document: 'hazard-log',
      format: 'docx',
      baselineId: id,
    })
    expect(issued.selfCheck.ok).toBe(true)
    expect(issued.fileName).toMatch(/1\.0/)
    expect(issued.fileName).not.toMatch(/DRAFT/)
    const file = await app.backend.takeFile(issued.token)
    if (!('path' in file)) throw new Error('No file.')
    const bytes = await readFile(file.path)
    expect(bytes.length).toBeGreaterThan(10_000)
    expect(hash).toMatch(/^[0-9a-f]{64}$/)
  })
})
