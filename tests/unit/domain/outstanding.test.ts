import { describe, expect, it } from 'vitest'
import { nextMilestone, outstandingBefore } from '../../../src-shared/domain/outstanding.ts'
import type { Snapshot } from '../../../src-shared/domain/snapshot.ts'
import { aControl, aHazard, aLink, aProject, aSnapshot, aStep, idOf, TODAY } from '../../support/builders.ts'

const milestone = (name: string, date: string | null) => ({ id: idOf(name), name, scope: '', date })
const PASSED = milestone('Outpatients', '2026-02-01')
const NEXT = milestone('Wards', '2026-04-01')
const LATER = milestone('Theatres', '2026-06-01')
const open = { steps: [aStep('agreed')] }
const action = (due: string | null, done: string | null = null) => ({
  id: idOf(`action ${due} ${done}`),
  text: 'Write to the ward managers',
  ownerId: null,
  due,
  done,
})

function log(records: Partial<Snapshot['records']>, milestones = [LATER, PASSED, NEXT]): Snapshot {
  return aSnapshot(records, { project: aProject({ milestones }) })
}
const keys = (of: Snapshot) =>
  outstandingBefore(of, TODAY).items.map(({ number, overdue }) => `${number}${overdue ? '!' : ''}`)

describe('outstandingBefore', () => {
  it('takes the first milestone that has not passed; one without a day is none', () => {
    expect(nextMilestone({ milestones: [LATER, PASSED, NEXT] }, TODAY)?.name).toBe('Wards')
    expect(nextMilestone({ milestones: [{ ...NEXT, date: TODAY }] }, TODAY)?.date).toBe(TODAY)
    expect(nextMilestone({ milestones: [PASSED, milestone('Some day', null)] }, TODAY)).toBeNull()
  })

  it.each([
    ['needed before the next milestone', { ...open, milestoneId: NEXT.id }, ['CTL-001']],
    ['needed before a later one', { ...open, milestoneId: LATER.id }, []],
    ['left over from one that has passed', { ...open, milestoneId: PASSED.id }, ['CTL-001!']],
    ['due on its own day before the milestone', { ...open, due: '2026-03-30' }, ['CTL-001']],
    ['due after it', { ...open, due: '2026-04-02' }, []],
    [
      'for a later milestone, but due before this one',
      { ...open, milestoneId: LATER.id, due: '2026-03-10' },
      ['CTL-001'],
    ],
    ['overdue by its own day', { ...open, due: '2026-03-02' }, ['CTL-001!']],
    ['implemented', { steps: [aStep('implemented')], milestoneId: NEXT.id }, []],
    ['failed verification', { steps: [aStep('failed verification')], milestoneId: NEXT.id }, ['CTL-001']],
    ['rejected', { steps: [aStep('rejected')], milestoneId: NEXT.id }, []],
  ])('a control %s', (_what, over, expected) => {
    expect(keys(log({ control: [aControl(1, over)] }))).toEqual(expected)
  })

  it('tells implemented and not verified ones apart, and counts what has no day at all', () => {
    const found = outstandingBefore(
      log({
        control: [
          aControl(1, { steps: [aStep('implemented')], milestoneId: NEXT.id }),
          aControl(2, open),
          aControl(3, { milestoneId: NEXT.id }),
        ],
        hazard: [aHazard(1, { actions: [action(null)] })],
      }),
      TODAY,
    )
    expect(found.notVerified.map(({ number }) => number)).toEqual(['CTL-001'])
    expect(found).toMatchObject({ items: [], undated: { controls: 1, actions: 1 } })
  })

  it('lists actions of hazards that count, overdue ones first, and names the hazards of a control', () => {
    const of = log({
      control: [aControl(1, { ...open, due: '2026-03-20' })],
      hazard: [
        aHazard(1, {
          links: [aLink(1, 1, 1), aLink(1, 1, null)],
          actions: [action('2026-03-10'), action('2026-03-01', '2026-03-01'), action('2026-05-01')],
        }),
        aHazard(2, { actions: [action('2026-02-20')], links: [aLink(2, 1, 1)] }),
        aHazard(3, { actions: [action('2026-02-20')], candidate: true }),
      ],
    })
    expect(keys(of)).toEqual(['HAZ-002!', 'HAZ-001', 'CTL-001'])
    expect(outstandingBefore(of, TODAY).items.at(-1)?.hazards).toEqual(['HAZ-001', 'HAZ-002'])
  })

  it('lists only what is overdue where no milestone is to come', () => {
    const of = log(
      { control: [aControl(1, { ...open, due: '2026-03-02' }), aControl(2, { ...open, due: '2026-03-20' })] },
      [PASSED],
    )
    expect(keys(of)).toEqual(['CTL-001!'])
  })
})
