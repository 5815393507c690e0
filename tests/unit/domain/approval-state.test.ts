import { describe, expect, it } from 'vitest'
import { standingSteps } from '../../../src-main/services/issue-state.ts'
import {
  type Approval,
  type ApprovalDecision,
  type ApprovalEntry,
  entryProblem,
  type SignedApproval,
} from '../../../src-shared/domain/approval.ts'
import { approvalState, type IssueStanding } from '../../../src-shared/domain/approval-state.ts'
import type { Baseline } from '../../../src-shared/domain/baseline.ts'
import { isRevokedOn } from '../../../src-shared/domain/public-key.ts'
import { issueStatusWords, workingLogWords } from '../../../src-shared/format/issue-words.ts'
import { idOf } from '../../support/builders.ts'

const officer = { personId: idOf('officer'), name: 'Ann Lee', role: 'clinical safety officer' as const }
const board = { personId: idOf('board'), name: 'Bo Grant', role: 'top management' as const }
const baseline: Pick<Baseline, 'id' | 'asked' | 'withdrawn'> = {
  id: idOf('baseline'),
  asked: [
    { document: 'hazard-log', ...officer },
    { document: 'safety-case', ...officer },
    { document: 'safety-case', ...board },
  ],
  withdrawn: null,
}

function decision(
  of: (typeof baseline.asked)[number],
  made: ApprovalDecision,
  over: { conditions?: number; met?: number; withdrawn?: boolean; at?: string } = {},
): Approval {
  const { conditions = 0, met = 0, withdrawn = false, at = '2026-11-22T10:00:00.000Z' } = over
  const signed: SignedApproval = {
    format: 'hazard-ledger-approval',
    formatVersion: 1,
    id: idOf(`${of.document} ${of.role} ${made} ${at}`),
    baseline: { sha256: 'a'.repeat(64), version: '1.0', projectId: idOf('project'), project: 'Wards' },
    document: { document: of.document, reference: '', version: '1.0' },
    person: {
      id: of.personId,
      name: of.name,
      profession: '',
      registrationBody: '',
      registrationNumber: '',
      registrationExpires: null,
      registrationCheckedOn: null,
      registrationCheckedBy: '',
    },
    role: of.role,
    decision: made,
    statement: 'Read.',
    comment: '',
    conditions: Array.from({ length: conditions }, () => ({ text: 'Test', owner: 'IT', gate: 'Go-live' })),
    at,
    keyFingerprint: 'b'.repeat(64),
  }
  return {
    id: signed.id,
    projectId: idOf('project'),
    baselineId: baseline.id,
    signed: JSON.stringify(signed),
    signature: '',
    cameBy: 'signed here',
    recordedAt: at,
    met: Array.from({ length: met }, (_none, index) => ({ index, on: '2026-11-23', by: 'Ann Lee', note: '' })),
    withdrawn: withdrawn ? { reason: 'Read again', at } : null,
    archived: null,
  }
}

const [log, report, accepts] = baseline.asked as [
  Baseline['asked'][number],
  Baseline['asked'][number],
  Baseline['asked'][number],
]
const all = (made: ApprovalDecision, over = {}) => [log, report, accepts].map((one) => decision(one, made, over))

describe('where an issued version stands', () => {
  it.each<[string, Approval[], IssueStanding, RegExp]>([
    [
      'nobody has decided',
      [],
      'awaiting approval',
      /awaiting approval by Ann Lee \(clinical safety officer\) and Bo Grant/,
    ],
    [
      'one is awaited',
      all('approve').slice(0, 2),
      'awaiting approval',
      /awaiting approval by Bo Grant \(top management\)$/,
    ],
    ['everybody approves', all('approve'), 'approved', /^Approved 1\.0$/],
    [
      'with conditions',
      all('approve with conditions', { conditions: 1 }),
      'approved with conditions',
      /3 conditions, 3 open/,
    ],
    [
      'all met',
      all('approve with conditions', { conditions: 1, met: 1 }),
      'approved with conditions',
      /all recorded as met/,
    ],
    ['one rejects', [...all('approve').slice(0, 2), decision(accepts, 'reject')], 'rejected', /rejected by Bo Grant/],
    [
      'an approval was withdrawn',
      [...all('approve').slice(0, 2), decision(accepts, 'approve', { withdrawn: true })],
      'awaiting approval',
      /Bo Grant/,
    ],
    [
      'a rejection was withdrawn and approved later',
      [
        ...all('approve').slice(0, 2),
        decision(accepts, 'reject', { withdrawn: true }),
        decision(accepts, 'approve', { at: '2026-11-23T10:00:00.000Z' }),
      ],
      'approved',
      /^Approved/,
    ],
    [
      'somebody approves in another role than asked',
      [...all('approve').slice(0, 2), decision({ ...accepts, role: 'reviewer' }, 'approve')],
      'awaiting approval',
      /Bo Grant/,
    ],
  ])('%s', (_what, approvals, standing, words) => {
    const state = approvalState(baseline, approvals)
    expect(state.standing).toBe(standing)
    expect(issueStatusWords('1.0', state)).toMatch(words)
  })

  it('is told for each document by itself', () => {
    const approvals = [decision(log, 'approve')]
    expect(approvalState(baseline, approvals, 'hazard-log').standing).toBe('approved')
    expect(approvalState(baseline, approvals, 'safety-case').standing).toBe('awaiting approval')
  })

  it('withdrawn stays withdrawn, whoever approved', () => {
    const withdrawn = { ...baseline, withdrawn: { reason: 'Too early', at: '2026-11-23T10:00:00.000Z' } }
    expect(approvalState(withdrawn, all('approve')).standing).toBe('withdrawn')
  })

  it('never approves what nobody was asked about', () => {
    expect(approvalState({ ...baseline, asked: [] }, []).standing).toBe('awaiting approval')
  })
})

describe('an entry before it is signed', () => {
  const whole: ApprovalEntry = { decision: 'approve', statement: 'Read.', comment: '', conditions: [] }
  const condition = { text: 'Test', owner: 'IT', gate: 'Go-live' }
  it.each<[ApprovalEntry, RegExp | null]>([
    [whole, null],
    [{ ...whole, statement: '' }, /statement/],
    [{ ...whole, decision: 'reject', statement: '' }, /why/],
    [{ ...whole, decision: 'reject', statement: '', comment: 'Unread annex' }, null],
    [{ ...whole, decision: 'approve with conditions' }, /condition/],
    [{ ...whole, decision: 'approve with conditions', conditions: [condition] }, null],
    [{ ...whole, conditions: [condition] }, /with conditions/],
  ])('%o', (entry, words) => {
    const problem = entryProblem(entry)
    if (words === null) expect(problem).toBeNull()
    else expect(problem).toMatch(words)
  })
})

describe('changes since an issue', () => {
  const step = (seq: number, undoes: number | null = null) => ({ seq, undoes })
  it.each<[string, ReturnType<typeof step>[], number]>([
    ['none', [], 0],
    ['two', [step(12), step(11)], 2],
    ['one taken back', [step(12, 11), step(11)], 0],
    ['taken back and done again', [step(13, 12), step(12, 11), step(11)], 1],
    ['one of before the issue taken back', [step(11, 7)], 1],
    ['the same done again', [step(12, 11), step(11, 7)], 0],
  ])('%s', (_what, newestFirst, count) => expect(standingSteps(newestFirst, 10)).toBe(count))

  it.each([
    [null, 0, 'No version has been issued'],
    [{ version: '1.0' }, 0, 'As issued in 1.0: no change since'],
    [{ version: '1.0' }, 14, 'Not approved: 14 changes since 1.0'],
  ])('are said: %o, %i', (last, count, words) => expect(workingLogWords(last, count)).toBe(words))
})

describe('a revoked key', () => {
  const revoked = { on: '2026-11-24', reason: 'Lost', at: '2026-11-24T08:00:00.000Z' }
  it.each([
    ['2026-11-23', false],
    ['2026-11-24', true],
    ['2026-12-01', true],
  ])('counts no more on %s: %s', (day, is) => expect(isRevokedOn({ revoked }, day)).toBe(is))
  it('that was never revoked counts', () => expect(isRevokedOn({ revoked: null }, '2027-01-01')).toBe(false))
})
