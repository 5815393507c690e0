import { describe, expect, it } from 'vitest'
import {
  type Askable,
  askable,
  entryOf,
  type IssueDraft,
  isTicked,
  missing,
} from '../../../src-renderer/features/issues/issue-draft.ts'
import { nextVersion, signingKey, signingProblem } from '../../../src-renderer/features/issues/issue-state.ts'
import { blankDecision, entryOf as decided, wantingOf } from '../../../src-renderer/project/signing/decision-draft.ts'
import type { KnownKey } from '../../../src-shared/contract/issue.ts'
import type { Person } from '../../../src-shared/domain/person.ts'
import type { Project } from '../../../src-shared/domain/project.ts'

const TODAY = '2026-11-23'
const ISSUED = '2026-11-20T09:00:00.000Z'

const person = (more: Partial<Person> = {}): Person => ({
  id: 'p1',
  name: 'Dr A Example',
  profession: 'Doctor',
  organisationId: null,
  registrationBody: 'GMC',
  registrationNumber: '0000000',
  registrationExpires: '2028-01-31',
  registrationCheckedOn: null,
  registrationCheckedBy: '',
  training: [],
  archived: null,
  ...more,
})
const key = (more: Partial<KnownKey> = {}): KnownKey => ({
  id: 'k1',
  personId: 'p1',
  fingerprint: 'a'.repeat(64),
  pem: '',
  enrolledAt: '2026-11-19T09:00:00.000Z',
  enrolledBy: '',
  revoked: null,
  archived: null,
  held: null,
  ...more,
})

describe('the number proposed for the next issue', () => {
  it.each([
    [[], '1.0'],
    [['1.0'], '1.1'],
    [['2.9'], '2.10'],
    [['1.0', '1.1'], '1.2'],
    [['v3'], 'v4'],
    [['final'], ''],
  ])('after %j is %j', (versions, next) => {
    expect(nextVersion(versions.map((version) => ({ version })))).toBe(next)
  })
})

describe('who could sign', () => {
  const problem = (more: { person?: Person; keys?: KnownKey[]; issuedAt?: string | null; role?: Askable['role'] }) =>
    signingProblem({
      person: person(),
      role: 'clinical safety officer',
      keys: [key()],
      issuedAt: ISSUED,
      today: TODAY,
      ...more,
    })?.mend ?? null

  it.each([
    ['a key from before the issue', {}, null],
    ['no key', { keys: [] }, 'key'],
    ['a key of somebody else', { keys: [key({ personId: 'p2' })] }, 'key'],
    ['a revoked key', { keys: [key({ revoked: { on: TODAY, reason: 'Lost.', at: ISSUED } })] }, 'key'],
    ['a key from after the issue', { keys: [key({ enrolledAt: '2026-11-21T09:00:00.000Z' })] }, 'issue again'],
    ['that key, before any issue', { keys: [key()], issuedAt: null }, null],
    ['no registration', { person: person({ registrationNumber: '' }) }, 'registration'],
    ['a lapsed registration', { person: person({ registrationExpires: '2026-11-22' }) }, 'registration'],
    ['one that ends today', { person: person({ registrationExpires: TODAY }) }, null],
    [
      'a reviewer without a registration',
      { person: person({ registrationNumber: '' }), role: 'reviewer' as const },
      null,
    ],
  ])('with %s', (_what, more, mend) => {
    expect(problem(more)).toBe(mend)
  })

  it('signs by the newest key that counts', () => {
    const keys = [key(), key({ id: 'k2' }), key({ id: 'k3', enrolledAt: '2026-11-21T09:00:00.000Z' })]
    expect(signingKey(keys, 'p1', ISSUED)?.id).toBe('k2')
  })
})

describe('who is asked', () => {
  const role = (personId: string, held: Project['roles'][number]['role'], to: string | null = null) => ({
    id: `${personId} ${held}`,
    personId,
    role: held,
    from: null,
    to,
  })
  const project = {
    standards: ['DCB0160'],
    roles: [
      role('officer', 'clinical safety officer'),
      role('gone', 'clinical safety officer', '2026-01-11'),
      role('board', 'top management'),
      role('reader', 'reviewer'),
      role('lead', 'clinical lead'),
      role('engineer', 'safety engineer'),
    ],
  } as unknown as Project
  const all = askable(project, TODAY)
  const draft: IssueDraft = {
    version: '1.0',
    purpose: '',
    summary: 'First issue.',
    documents: { 'hazard-log': '', 'safety-case': '2.0' },
    ticked: {},
  }

  it('proposes the officer and reviewers for both documents, top management for the report', () => {
    expect(all.filter((one) => isTicked(draft, one)).map(({ document, personId }) => [document, personId])).toEqual([
      ['hazard-log', 'officer'],
      ['hazard-log', 'reader'],
      ['safety-case', 'officer'],
      ['safety-case', 'reader'],
      ['safety-case', 'board'],
    ])
    expect(entryOf(draft, all).documents).toEqual([{ document: 'safety-case', version: '2.0' }])
  })

  const wants = (more: Partial<IssueDraft>, blocking: number | null = 0, taken: string[] = []) =>
    missing({ draft: { ...draft, ...more }, all, taken, blocking, accepts: true }).length
  it.each([
    ['nothing', {}, 0, [], 0],
    ['the checks to have run', {}, null, [], 1],
    ['errors to be settled', {}, 2, [], 1],
    ['a summary', { summary: ' ' }, 0, [], 1],
    ['a version', { version: '' }, 0, [], 1],
    ['another version', {}, 0, ['1.0'], 1],
    ['the officer', { ticked: { 'hazard-log clinical safety officer officer': false } }, 0, [], 1],
    ['top management', { ticked: { 'safety-case top management board': false } }, 0, [], 1],
  ])('needs %s', (_what, more, blocking, taken, count) => {
    expect(wants(more, blocking, taken)).toBe(count)
  })
})

describe('a decision before it is signed', () => {
  const words = 'I have read it.'
  const condition = { text: 'A test.', owner: 'A supplier', gate: 'Go-live' }
  it.each([
    ['none is chosen', {}, false],
    ['approved', { decision: 'approve' as const }, true],
    ['approved without words', { decision: 'approve' as const, statement: ' ' }, false],
    ['rejected without a comment', { decision: 'reject' as const }, false],
    ['rejected with a comment', { decision: 'reject' as const, comment: 'No.' }, true],
    ['approved with conditions, none named', { decision: 'approve with conditions' as const }, false],
    ['with a whole condition', { decision: 'approve with conditions' as const, conditions: [condition] }, true],
    [
      'with a condition that nobody owns',
      { decision: 'approve with conditions' as const, conditions: [{ ...condition, owner: '' }] },
      false,
    ],
  ])('%s', (_what, more, ready) => {
    expect(wantingOf({ ...blankDecision(words), ...more }) === '').toBe(ready)
  })

  it('never signs approving words under a rejection, nor conditions under another decision', () => {
    const draft = { ...blankDecision(words), comment: 'No.', conditions: [condition] }
    expect(decided({ ...draft, decision: 'reject' })).toMatchObject({ statement: '', conditions: [] })
    expect(decided({ ...draft, decision: 'approve' })).toMatchObject({ statement: words, conditions: [] })
  })
})
