import { describe, expect, it } from 'vitest'
import { checks } from '../../../src-shared/checks/index.ts'
import { runChecks } from '../../../src-shared/checks/run-checks.ts'
import { snapshot } from '../../../src-shared/domain/snapshot.ts'
import { anAssessment, aSoundLog, TODAY } from '../../support/builders.ts'
import type { CheckTable, Due } from './changed-log.ts'
import { controlTables } from './control-tables.ts'
import { recordTables } from './record-tables.ts'
import { scoreTables } from './score-tables.ts'

const tables: Record<string, CheckTable> = { ...scoreTables, ...controlTables, ...recordTables }
const allDue: Due = { implementation: true, verification: true }

function foundBy(check: string, log: CheckTable['silent'][number]['in'], due: Due = allDue) {
  return runChecks(log, { today: TODAY, due }).filter((finding) => finding.check === check)
}

describe('the tables of the checks', () => {
  it('has a table for every check and no other', () => {
    expect(Object.keys(tables).sort()).toEqual(checks.map(({ id }) => id).sort())
  })

  it.each(checks.map(({ id }) => id))('%s has been found at least once and silent at least once', (id) => {
    expect(tables[id]?.found.length).toBeGreaterThan(0)
    expect(tables[id]?.silent.length).toBeGreaterThan(0)
  })

  it('starts from a log that is valid and breaks no rule', () => {
    expect(snapshot.safeParse(aSoundLog()).error).toBeUndefined()
    expect(runChecks(aSoundLog(), { today: TODAY, due: allDue }).map(({ message }) => message)).toEqual([])
  })
})

for (const [id, table] of Object.entries(tables)) {
  describe(id, () => {
    it.each(table.found)('finds: $when', ({ in: log, says, notYetDue = false, due }) => {
      expect(snapshot.safeParse(log).error).toBeUndefined()
      const findings = foundBy(id, log, due)
      expect(findings.map(({ message }) => message)).toEqual(says)
      expect(findings.map((finding) => finding.notYetDue)).toEqual(says.map(() => notYetDue))
    })

    it.each(table.silent)('is silent: $when', ({ in: log }) => {
      expect(snapshot.safeParse(log).error).toBeUndefined()
      expect(foundBy(id, log).map(({ message }) => message)).toEqual([])
    })
  })
}

describe('no control needed', () => {
  /** Rules on controls and causes: silent where the initial risk is accepted with its reason (DCB0129 5.1.2). */
  const controlRules = [
    'hazard-without-cause',
    'cause-without-control',
    'cause-with-general-control-only',
    'control-without-owner',
    'control-without-organisation',
    'control-without-type',
    'control-overdue',
    'control-not-implemented',
    'control-not-verified',
    'control-failed-verification',
    'control-without-evidence',
    'effectiveness-not-judged',
    'control-not-effective',
    'effectiveness-without-evidence',
    'remains-not-stated',
    'standing-not-stated',
    'no-test-evidence',
    'only-training-or-information',
    'common-mode',
    'new-hazard-check-missing',
    'residual-not-scored',
    'closed-with-unfinished-controls',
  ]

  it.each(controlRules)('%s is silent in its own table once every initial risk is accepted', (id) => {
    for (const { in: log, due } of tables[id]?.found ?? []) {
      const accepted = structuredClone(log)
      for (const hazard of accepted.records.hazard) {
        hazard.assessments = [
          anAssessment('initial', { acceptability: 'acceptable', justification: 'Further reduction is impractical.' }),
        ]
      }
      expect(foundBy(id, accepted, due).map(({ message }) => message)).toEqual([])
    }
  })
})

describe('what every check says of itself', () => {
  it('has an identity of its own', () => {
    expect(new Set(checks.map(({ id }) => id)).size).toBe(checks.length)
  })

  it.each(checks)('$id says why, with clauses of both standards', ({ why, title, clauses }) => {
    expect(why).toMatch(/\.$/)
    expect(title).not.toMatch(/[.!]$/)
    expect(clauses.some((clause) => /^DCB0129 \d\.\d\.\d$/.test(clause))).toBe(true)
    expect(clauses.some((clause) => /^DCB0160 \d\.\d\.\d$/.test(clause))).toBe(true)
  })

  it('never says what the product may not say', () => {
    const said = [
      ...checks.flatMap(({ title, why }) => [title, why]),
      ...Object.values(tables).flatMap(({ found }) => found.flatMap(({ says }) => says)),
    ]
    for (const text of said) expect(text).not.toMatch(/complian|\bsafe\b|all clear|tolerable|valid\b|!/i)
  })
})
