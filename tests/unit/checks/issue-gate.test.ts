import { describe, expect, it } from 'vitest'
import type { AnsweredFinding } from '../../../src-shared/checks/finding.ts'
import { isAnswerable, issueGate } from '../../../src-shared/checks/issue-gate.ts'
import { anAnswer } from '../../support/builders.ts'

function aFinding(over: Partial<AnsweredFinding>, isAnswered = false): AnsweredFinding {
  const finding: AnsweredFinding = {
    rule: '4',
    check: 'residual-blocks-issue',
    level: 'error',
    hazardId: null,
    touches: [],
    message: 'HAZ-020: the residual rating 4 would block an issue.',
    why: '',
    clauses: [],
    place: { kind: 'hazard', recordId: 'one', field: '', partId: null },
    key: 'key',
    values: 'values',
    notYetDue: false,
    answer: null,
    reopened: false,
    ...over,
  }
  return isAnswered ? { ...finding, answer: anAnswer(finding) } : finding
}

describe('what blocks an issue', () => {
  it.each<[string, AnsweredFinding, 'blocks' | 'answered' | 'open' | 'nothing']>([
    ['an error', aFinding({}), 'blocks'],
    ['an error that was answered', aFinding({}, true), 'answered'],
    ['an error whose answer no longer holds', aFinding({ reopened: true }), 'blocks'],
    ['an error of a later phase', aFinding({ notYetDue: true }), 'nothing'],
    ['a missing analysis, whatever was answered', aFinding({ check: 'benefit-analysis-missing' }, true), 'blocks'],
    ['a blocked rating marked acceptable', aFinding({ check: 'blocked-but-accepted' }, true), 'blocks'],
    ['a warning', aFinding({ level: 'warning' }), 'open'],
    ['a warning that was answered', aFinding({ level: 'warning' }, true), 'nothing'],
    ['a notice', aFinding({ level: 'notice' }), 'open'],
  ])('%s', (_what, finding, expected) => {
    const { blocking, answered, open } = issueGate([finding])
    const found =
      blocking.length > 0
        ? 'blocks'
        : answered.length > 0
          ? 'answered'
          : open.warnings + open.notices > 0
            ? 'open'
            : 'nothing'
    expect(found).toBe(expected)
  })

  it('says which errors an answer can settle', () => {
    expect(isAnswerable({ check: 'residual-blocks-issue' })).toBe(true)
    expect(isAnswerable({ check: 'benefit-analysis-missing' })).toBe(false)
  })
})
