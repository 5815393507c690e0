import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findingsByHazard, groupFindings } from '../../../src-shared/checks/group-findings.ts'
import { isOpen, levelWords, NO_FINDINGS, runChecks } from '../../../src-shared/checks/run-checks.ts'
import { factsOf } from '../../../src-shared/domain/facts.ts'
import { type Snapshot, snapshot } from '../../../src-shared/domain/snapshot.ts'
import {
  aCause,
  aControl,
  aHazard,
  aLink,
  anAnswer,
  anAssessment,
  aSnapshot,
  aSoundLog,
  idOf,
  NOW,
  scored,
  TODAY,
} from '../../support/builders.ts'
import { arbitraryLog } from './arbitrary-log.ts'
import { changed } from './changed-log.ts'

const run = (log: Snapshot) => runChecks(log, { today: TODAY, due: { implementation: true, verification: true } })
const messages = (log: Snapshot) => run(log).map(({ message }) => message)

/** A log on which findings of all levels stand. */
const broken = () =>
  changed(({ records, hazard, residual }) => {
    records.plan = []
    residual.likelihood = 'High'
    hazard.ownerId = null
    records.hazard.push(aHazard(3, { name: 'Wrong drug selected', ownerId: null, candidate: false }))
    records.hazard.push(aHazard(4, { candidate: true }))
  })

describe('runChecks', () => {
  it('lists by level, then the project before the hazards in their order, then by check', () => {
    expect(run(broken()).map(({ level, message }) => `${level}: ${message}`)).toEqual([
      'error: No clinical risk management plan is recorded.',
      'error: HAZ-001: the residual rating is 4, worse than the initial 3.',
      'error: HAZ-001: the residual rating 4 (Must be reduced) would block an issue.',
      'error: HAZ-001: the residual rating is 4 and no benefit-risk analysis is recorded.',
      'error: HAZ-001: the residual rating 4 (Must be reduced) is marked acceptable.',
      'warning: HAZ-001: no owner is named.',
      'warning: HAZ-003: the initial risk is not scored.',
      'warning: HAZ-003, cause 1: no control answers it.',
      'warning: HAZ-003: no test report stands behind it, through its controls or by itself.',
      'warning: HAZ-003: no owner is named.',
      'notice: 1 candidate stands outside the counts and the checks.',
      'notice: HAZ-003: its name has 3 words: "Wrong drug selected".',
    ])
  })

  it('names the clauses of the standards that the project follows, and no others', () => {
    const clausesFor = (standards: Snapshot['project']['standards']) =>
      run(
        changed(({ project, hazard }) => {
          project.standards = standards
          hazard.nextReview = '2026-01-01'
        }),
      ).flatMap(({ clauses }) => clauses)
    expect(clausesFor(['DCB0129'])).toEqual(['DCB0129 2.6.1', 'DCB0129 3.3.1'])
    expect(clausesFor(['DCB0160'])).toEqual(['DCB0160 2.7.1', 'DCB0160 3.3.1'])
    expect(clausesFor(['DCB0129', 'DCB0160'])).toHaveLength(4)
  })

  it('leads a finding to the record, field and part', () => {
    const log = changed(({ hazard, link, control }) => {
      link.effectiveness = 'not effective'
      control.ownerId = null
      hazard.ownerId = null
    })
    const details = run(log).filter(({ check }) => check !== 'scored-before-changes')
    expect(details.map(({ place, hazardId, touches }) => ({ place, hazardId, touches }))).toEqual([
      {
        place: { kind: 'control', recordId: idOf('control 1'), field: 'ownerId', partId: null },
        hazardId: idOf('hazard 1'),
        touches: [idOf('hazard 1')],
      },
      {
        place: { kind: 'hazard', recordId: idOf('hazard 1'), field: 'effectiveness', partId: idOf('link 1.1 1') },
        hazardId: idOf('hazard 1'),
        touches: [idOf('hazard 1')],
      },
      {
        place: { kind: 'hazard', recordId: idOf('hazard 1'), field: 'ownerId', partId: null },
        hazardId: idOf('hazard 1'),
        touches: [idOf('hazard 1')],
      },
    ])
  })

  it('says nothing of candidates and archived hazards but how many candidates there are', () => {
    const archived = { how: 'merged', reason: 'The same as HAZ-001.', at: NOW } as const
    const log = changed(({ records }) =>
      records.hazard.push(
        aHazard(3, { name: 'Bug', ownerId: null, candidate: true }),
        aHazard(4, { name: 'Bug', ownerId: null, archived }),
      ),
    )
    expect(messages(log)).toEqual(['1 candidate stands outside the counts and the checks.'])
  })

  it('has words for levels and for nothing found', () => {
    expect(Object.keys(levelWords)).toEqual(['error', 'warning', 'notice'])
    expect(NO_FINDINGS).toMatch(/^No rule is broken\. The rules cannot tell/)
  })
})

describe('an answer', () => {
  const overdue = (day: string) =>
    changed(({ hazard }) => {
      hazard.nextReview = day
    })
  const [asked] = run(overdue('2026-01-01'))
  const answer = anAnswer(asked ?? { key: '', values: '' })
  const answeredLog = (day: string, ...answers: ReturnType<typeof anAnswer>[]) => {
    const log = overdue(day)
    log.records.answer = answers
    return run(log).map((finding) => ({ answer: finding.answer?.id ?? null, reopened: finding.reopened }))
  }

  it('holds while the values stand', () => {
    expect(answeredLog('2026-01-01', answer)).toEqual([{ answer: answer.id, reopened: false }])
  })

  it('opens again when they change, and holds again when they are what they were', () => {
    expect(answeredLog('2026-02-01', answer)).toEqual([{ answer: null, reopened: true }])
  })

  it('is not there when it was withdrawn', () => {
    const withdrawn = { ...answer, archived: { how: 'archived', reason: 'Wrong.', at: NOW } as const }
    expect(answeredLog('2026-01-01', withdrawn)).toEqual([{ answer: null, reopened: false }])
  })

  it('that is newer stands before an older one', () => {
    const newer = { ...answer, id: idOf('newer answer'), reason: 'Said again.' }
    expect(answeredLog('2026-01-01', answer, newer)).toEqual([{ answer: newer.id, reopened: false }])
  })

  it('to one finding answers no other', () => {
    const log = changed(({ hazard, accepted }) => {
      hazard.nextReview = '2026-01-01'
      accepted.nextReview = '2026-01-01'
    })
    log.records.answer = [answer]
    expect(run(log).map(isOpen)).toEqual([false, true])
  })

  it('given at a lower risk does not hold at a higher one', () => {
    const uncontrolled = (likelihood: string) =>
      changed(({ hazard, initial }) => {
        hazard.causes.push(aCause(1, 3))
        initial.likelihood = likelihood
      })
    const find = (log: Snapshot) => run(log).find(({ check }) => check === 'cause-without-control')
    const log = uncontrolled('Very High')
    log.records.answer = [anAnswer(find(uncontrolled('Low')) ?? { key: '', values: '' })]
    expect(find(log)).toMatchObject({ answer: null, reopened: true })
  })
})

describe('grouping', () => {
  it('shows twelve controls without an owner as one line', () => {
    const numbers = Array.from({ length: 12 }, (_, index) => index + 3)
    const log = changed(({ records, hazard }) => {
      records.control.push(
        ...numbers.map((number) => aControl(number, { name: `Screen ${number} asks before it saves`, ownerId: null })),
      )
      hazard.links.push(...numbers.map((number) => aLink(1, number, 1)))
      hazard.assessments = hazard.assessments.map((made) => ({ ...made, confirmedAt: null }))
    })
    const groups = groupFindings(run(log)).map(({ check, summary, count, open }) => ({ check, summary, count, open }))
    expect(groups).toContainEqual({
      check: 'control-without-owner',
      summary: 'Controls without an owner: 12',
      count: 12,
      open: 12,
    })
  })

  it('keeps a message that stands alone, and tells answered and not yet due apart', () => {
    const log = changed(({ hazard, control, otherControl, initial, residual }) => {
      hazard.nextReview = '2026-01-01'
      control.steps = control.steps.slice(0, 1)
      // Scored while the control was no further than implemented.
      const facts = factsOf(hazard, new Map([control, otherControl].map((one) => [one.id, one])))
      for (const made of [initial, residual]) made.facts = facts
    })
    const early = { today: TODAY, due: { implementation: true, verification: false } }
    const review = runChecks(log, early).find(({ check }) => check === 'review-overdue')
    log.records.answer = [anAnswer(review ?? { key: '', values: '' })]
    expect(
      groupFindings(runChecks(log, early)).map(({ summary, open, answered, notYetDue }) => [
        summary,
        { open, answered, notYetDue },
      ]),
    ).toEqual([
      ['CTL-001: implemented, and not verified.', { open: 0, answered: 0, notYetDue: 1 }],
      ['HAZ-001: its review was due on 1 January 2026.', { open: 0, answered: 1, notYetDue: 0 }],
    ])
  })

  it('gives each hazard its own findings and those on the controls it shares', () => {
    const log = changed(({ control, records, hazard }) => {
      control.ownerId = null
      hazard.nextReview = '2026-01-01'
      records.hazard.push(aHazard(3, { links: [aLink(3, 1, 1)] }))
    })
    const byHazard = findingsByHazard(run(log))
    const checksOn = (id: string) => (byHazard.get(id) ?? []).map(({ check }) => check)
    expect(checksOn(idOf('hazard 1'))).toEqual(['control-without-owner', 'review-overdue'])
    expect(checksOn(idOf('hazard 3'))).toContain('control-without-owner')
    expect(checksOn(idOf('hazard 2'))).toEqual([])
  })
})

describe('on any small log', () => {
  it('the generator makes valid logs', () => {
    fc.assert(
      fc.property(arbitraryLog, (log) => snapshot.safeParse(log).success),
      { numRuns: 100 },
    )
  })

  it('never throws, has unique keys that an answer can hold, and loses nothing by grouping', () => {
    const fired = new Set<string>()
    fc.assert(
      fc.property(arbitraryLog, fc.boolean(), fc.boolean(), (log, implementation, verification) => {
        const findings = runChecks(log, { today: TODAY, due: { implementation, verification } })
        for (const { check } of findings) fired.add(check)
        expect(new Set(findings.map(({ key }) => key)).size).toBe(findings.length)
        for (const { key, message } of findings) {
          expect(key.length).toBeLessThanOrEqual(200)
          expect(message).toMatch(/^\S.*\.$/s)
          expect(message).not.toMatch(/undefined|null|NaN|\[object/)
        }
        const groups = groupFindings(findings)
        expect(groups.flatMap((group) => group.findings.map(({ key }) => key)).sort()).toEqual(
          findings.map(({ key }) => key).sort(),
        )
        for (const { count, open, answered, notYetDue } of groups) expect(open + answered + notYetDue).toBe(count)
      }),
      { numRuns: 300 },
    )
    // The generator reaches most checks, so the property says something about them.
    expect(fired.size).toBeGreaterThan(45)
  })

  it('an answer to every finding closes them all, and each only for its values', () => {
    fc.assert(
      fc.property(arbitraryLog, arbitraryLog, (log, other) => {
        const answers = run(log).map((finding) => anAnswer(finding))
        const closed = run({ ...log, records: { ...log.records, answer: answers } })
        expect(closed.every(({ answer, reopened }) => answer !== null && !reopened)).toBe(true)
        // The same records with other values: an answer holds exactly where key and values are those it was given on.
        const values = new Map(answers.map((answer) => [answer.finding, answer.values]))
        for (const finding of run({ ...other, records: { ...other.records, answer: answers } })) {
          expect(finding.answer !== null).toBe(values.get(finding.key) === finding.values)
          expect(finding.reopened).toBe(finding.answer === null && values.has(finding.key))
        }
      }),
      { numRuns: 150 },
    )
  })

  it('changes nothing in the log', () => {
    fc.assert(
      fc.property(arbitraryLog, (log) => {
        const before = JSON.stringify(log)
        run(log)
        expect(JSON.stringify(log)).toBe(before)
      }),
      { numRuns: 50 },
    )
  })
})

describe('a large log', () => {
  const HAZARDS = 10_000

  it('of 10,000 hazards with 30,000 causes is checked in about a second of a free machine', () => {
    const controls = Array.from({ length: HAZARDS }, (_, index) =>
      aControl(index + 1, { name: `Screen ${index} asks before it saves` }),
    )
    const shared = controls.slice(0, 1)
    const hazards = controls.map((own, index) => {
      const number = index + 1
      const made = aHazard(number, {
        causes: [1, 2, 3].map((cause) => aCause(number, cause)),
        // The first control is shared by all: whoever scans all hazards for each control is found out.
        links: [aLink(number, number, 1), aLink(number, 1, 2, { effectiveness: 'not yet judged' })],
      })
      return scored(made, [own, ...shared], [anAssessment('initial'), anAssessment('residual', { likelihood: 'Low' })])
    })
    const sound = aSoundLog()
    const log = aSnapshot({ ...sound.records, hazard: hazards, control: controls }, { project: sound.project })
    run(aSoundLog())
    const before = process.cpuUsage()
    const findings = run(log)
    const { user, system } = process.cpuUsage(before)
    expect(findings.length).toBeGreaterThan(30_000)
    expect(groupFindings(findings).length).toBeLessThan(findings.length)
    // Processor time, not the clock: the machine may be busy. A quadratic scan of this log takes minutes.
    expect((user + system) / 1_000_000).toBeLessThan(5)
  })
})
