import { describe, expect, it } from 'vitest'
import { findingTree } from '../../../src-renderer/features/checks/finding-tree.ts'
import type { AnsweredFinding, FindingLevel } from '../../../src-shared/checks/finding.ts'
import type { Hazard } from '../../../src-shared/domain/hazard.ts'
import { aHazard } from '../../support/builders.ts'

const hazards = [1, 2, 3, 4].map((number) => aHazard(number))
const byId: ReadonlyMap<string, Hazard> = new Map(hazards.map((one) => [one.id, one]))

const finding = (number: number | null, level: FindingLevel, at: number): AnsweredFinding => {
  const hazardId = number === null ? null : (hazards[number - 1]?.id ?? null)
  return {
    rule: '1',
    check: `check-${level}`,
    level,
    hazardId,
    touches: hazardId === null ? [] : [hazardId],
    message: `Finding ${at}`,
    why: '',
    clauses: [],
    place: { kind: 'hazard', recordId: hazardId ?? '', field: '', partId: null },
    key: `key-${at}`,
    values: '',
    notYetDue: false,
    answer: null,
    reopened: false,
  }
}

describe('findings by hazard', () => {
  it.each([
    [
      'none blocks',
      [
        [null, 'notice'],
        [3, 'warning'],
        [1, 'warning'],
      ],
      [null, 1, 3],
    ],
    [
      'one blocks',
      [
        [null, 'notice'],
        [1, 'warning'],
        [3, 'error'],
      ],
      [3, null, 1],
    ],
    [
      'several block',
      [
        [4, 'error'],
        [2, 'warning'],
        [1, 'warning'],
        [3, 'error'],
        [3, 'warning'],
      ],
      [3, 4, 1, 2],
    ],
    [
      'the project blocks',
      [
        [null, 'error'],
        [1, 'error'],
        [2, 'warning'],
      ],
      [null, 1, 2],
    ],
  ] as const)('stand in the order of the log, those with errors first: %s', (_name, found, order) => {
    const findings = found.map(([number, level], at) => finding(number, level, at))
    const branches = findingTree(findings, 'hazard', byId)
    expect(branches.map(({ hazardId }) => hazards.findIndex(({ id }) => id === hazardId) + 1 || null)).toEqual(order)
  })
})
