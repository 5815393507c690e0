import { describe, expect, it } from 'vitest'
import { compareSnapshots, isUnchanged, type LogChanges, whyNotAccepted } from '../../../src-shared/domain/compare.ts'
import { assessedHazards } from '../../../src-shared/domain/counts.ts'
import type { Snapshot } from '../../../src-shared/domain/snapshot.ts'
import { changeLines } from '../../../src-shared/format/board-words.ts'
import {
  aControl,
  aHazard,
  anAssessment,
  aSnapshot,
  aSoundLog,
  aStep,
  NOW,
  scored,
  TODAY,
} from '../../support/builders.ts'
import { changed } from '../checks/changed-log.ts'

const LATER = '2026-04-02'
const archived = { how: 'archived', reason: 'Raised in error.', at: NOW } as const
const between = (before: Snapshot | null, after: Snapshot) =>
  compareSnapshots(before, after, { before: TODAY, after: TODAY })

/** The kinds of change found, each with the numbers of its records. */
function told(changes: LogChanges): Record<string, string[]> {
  return Object.fromEntries(
    Object.entries(changes)
      .filter(([, list]) => list.length > 0)
      .map(([key, list]) => [key, list.map(({ number }: { number: string }) => number)]),
  )
}

const log = (hazards: Snapshot['records']['hazard'], controls: Snapshot['records']['control'] = []) =>
  aSnapshot({ hazard: hazards, control: controls })
const major = (likelihood: string, over = {}) =>
  scored(aHazard(1), [], [anAssessment('initial'), anAssessment('residual', { likelihood, ...over })])
const accepted = { acceptability: 'acceptable', justification: 'The benefit to patients is greater.' } as const

describe('compareSnapshots', () => {
  it('finds nothing between a log and itself', () => {
    expect(isUnchanged(between(aSoundLog(), aSoundLog()))).toBe(true)
  })

  it.each<[string, Snapshot, Snapshot, Record<string, string[]>]>([
    ['a new hazard', log([aHazard(1)]), log([aHazard(1), aHazard(2)]), { added: ['HAZ-002'] }],
    [
      'a candidate taken into the log',
      log([aHazard(1, { candidate: true })]),
      log([aHazard(1)]),
      { added: ['HAZ-001'] },
    ],
    ['a new candidate, which counts nowhere', log([]), log([aHazard(1, { candidate: true })]), {}],
    ['an archived hazard', log([aHazard(1)]), log([aHazard(1, { archived })]), { removed: ['HAZ-001'] }],
    ['one taken back by Undo', log([aHazard(1)]), log([]), { removed: ['HAZ-001'] }],
    ['one archived before and after', log([aHazard(1, { archived })]), log([aHazard(1, { archived })]), {}],
    ['a closed hazard', log([aHazard(1)]), log([aHazard(1, { status: 'Closed' })]), { closed: ['HAZ-001'] }],
    [
      'a transferred one',
      log([aHazard(1)]),
      log([aHazard(1, { status: 'Transferred' })]),
      { transferred: ['HAZ-001'] },
    ],
    [
      'one that is open again',
      log([aHazard(1, { status: 'Closed' })]),
      log([aHazard(1, { status: 'Open' })]),
      { reopened: ['HAZ-001'] },
    ],
    [
      'a status that was only stated',
      log([aHazard(1, { status: 'not stated' })]),
      log([aHazard(1, { status: 'Open' })]),
      {},
    ],
    ['a rating that moved', log([major('Low')]), log([major('Very Low')]), { rescored: ['HAZ-001'] }],
    ['other words of the same rating', log([major('Medium')]), log([major('Low')]), {}],
    ['an acceptance', log([major('Low')]), log([major('Low', accepted)]), { accepted: ['HAZ-001'] }],
    [
      'an acceptance without the reason its rating needs, which is none',
      log([major('Low')]),
      log([major('Low', { ...accepted, justification: ' ' })]),
      {},
    ],
    ['an acceptance taken back', log([major('Low', accepted)]), log([major('Low')]), { noLongerAccepted: ['HAZ-001'] }],
    ['a new control', log([], []), log([], [aControl(1)]), { controlsAdded: ['CTL-001'] }],
    [
      'a control a step further',
      log([], [aControl(1, { steps: [] })]),
      log([], [aControl(1, { steps: [aStep('agreed')] })]),
      { controlsProgressed: ['CTL-001'] },
    ],
    [
      'a control that failed',
      log([], [aControl(1)]),
      log([], [aControl(1, { steps: [aStep('failed verification')] })]),
      { controlsFellBack: ['CTL-001'] },
    ],
    [
      'a control that was rejected',
      log([], [aControl(1, { steps: [] })]),
      log([], [aControl(1, { steps: [aStep('rejected')] })]),
      { controlsFellBack: ['CTL-001'] },
    ],
    [
      'an archived control',
      log([], [aControl(1)]),
      log([], [aControl(1, { archived })]),
      { controlsRemoved: ['CTL-001'] },
    ],
  ])('tells %s', (_what, before, after, expected) => {
    expect(told(between(before, after))).toEqual(expected)
  })

  it('tells everything as new where the project did not exist before', () => {
    expect(told(between(null, log([aHazard(1), aHazard(2)], [aControl(1)])))).toEqual({
      added: ['HAZ-001', 'HAZ-002'],
      controlsAdded: ['CTL-001'],
    })
  })

  it('tells what fell back by itself as the days went by: evidence past its review-by day', () => {
    const expiring = changed(({ records }) => {
      const [evidence] = records.evidence
      if (evidence) evidence.reviewBy = '2026-03-20'
    })
    const { standing } = compareSnapshots(expiring, expiring, { before: TODAY, after: LATER })
    expect(standing).toMatchObject([{ number: 'HAZ-001', before: 'evidenced', after: 'claimed', better: false }])
  })

  it('reads each state under its own scheme', () => {
    const before = log([major('Low')])
    const lookup = before.project.scheme.lookup.map((row, index) => (index === 1 ? [1, 2, 2, 4, 4] : row))
    const after = { ...before, project: { ...before.project, scheme: { ...before.project.scheme, lookup } } }
    expect(between(before, after).rescored).toMatchObject([
      { stage: 'residual', before: { number: 3 }, after: { number: 4 } },
    ])
  })

  it('says each change in words, worse beside better', () => {
    const [line] = changeLines(between(log([major('Low')]), log([major('Very Low')])))
    expect(line).toMatchObject({ what: 'Ratings that moved', records: [{ number: 'HAZ-001', how: 'residual 3 → 2' }] })
  })
})

describe('whyNotAccepted', () => {
  const why = (hazard: Snapshot['records']['hazard'][number]) => {
    const [one] = assessedHazards(log([hazard]), TODAY)
    return one && whyNotAccepted(one)
  }
  it.each([
    ['nothing scored', aHazard(1), 'no residual score'],
    ['nobody judged it', major('Low'), 'not judged'],
    ['judged not acceptable', major('Low', { acceptability: 'not acceptable' }), 'judged not acceptable'],
    ['a rating that no judgement makes acceptable', major('High', accepted), 'not acceptable at this rating'],
    ['no reason', major('Low', { ...accepted, justification: '' }), 'accepted without the reason it needs'],
    ['imported', major('Low', { ...accepted, confirmedAt: null, confirmedBy: null }), 'imported, not confirmed'],
    ['accepted', major('Low', accepted), null],
  ])('%s', (_what, hazard, expected) => {
    expect(why(hazard)).toBe(expected)
  })

  it('does not let an acceptance outlive its facts', () => {
    const hazard = { ...major('Low', accepted), description: 'Something else altogether.' }
    expect(why(hazard)).toBe('accepted before later changes')
  })
})
