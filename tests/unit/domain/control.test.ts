import { describe, expect, it } from 'vitest'
import {
  type ControlState,
  type ControlStep,
  carriesRisk,
  controlState,
  isOverdue,
  progressOf,
  stateOf,
} from '../../../src-shared/domain/control.ts'
import { aControl, aStep, idOf, NOW, TODAY } from '../../support/builders.ts'

type Step = ControlStep['state']
const through = (...states: Step[]) => aControl(1, { steps: states.map((state) => aStep(state)) })

describe('stateOf', () => {
  it.each<{ steps: Step[]; state: ControlState }>([
    { steps: [], state: 'not stated' },
    { steps: ['proposed'], state: 'proposed' },
    { steps: ['proposed', 'agreed', 'implemented', 'verified'], state: 'verified' },
    { steps: ['verified', 'failed verification'], state: 'failed verification' },
    { steps: ['verified', 'implemented'], state: 'implemented' },
    { steps: ['agreed', 'rejected', 'proposed'], state: 'proposed' },
  ])('is $state after $steps', ({ steps, state }) => {
    expect(stateOf(through(...steps))).toBe(state)
  })
})

describe('progressOf', () => {
  it('rises on the way to verified, and every other state is at its start', () => {
    expect(
      ['not stated', 'proposed', 'agreed', 'implemented', 'verified'].map((state) => progressOf(state as ControlState)),
    ).toEqual([0, 1, 2, 3, 4])
    expect(['rejected', 'failed verification', 'withdrawn'].map((state) => progressOf(state as ControlState))).toEqual([
      0, 0, 0,
    ])
  })
})

describe('carriesRisk', () => {
  const not = new Set<ControlState>(['rejected', 'withdrawn'])
  it.each(controlState.options)('of a control that is %s', (state) => {
    const control = state === 'not stated' ? through() : through(state)
    expect(carriesRisk(control)).toBe(!not.has(state))
    expect(carriesRisk({ ...control, archived: { how: 'archived', reason: 'Wrong.', at: NOW } })).toBe(false)
  })
})

describe('isOverdue', () => {
  const milestones = [
    { id: idOf('past'), date: '2026-03-02' },
    { id: idOf('to come'), date: '2026-03-04' },
    { id: idOf('without a day'), date: null },
  ]
  it.each<{ when: string; steps: Step[]; due: string | null; milestone: string | null; overdue: boolean }>([
    { when: 'its day was yesterday', steps: ['agreed'], due: '2026-03-02', milestone: null, overdue: true },
    { when: 'its day is today', steps: ['agreed'], due: TODAY, milestone: null, overdue: false },
    { when: 'it has no day', steps: ['agreed'], due: null, milestone: null, overdue: false },
    { when: 'its milestone has passed', steps: [], due: null, milestone: 'past', overdue: true },
    {
      when: 'its milestone has passed and its own day has not',
      steps: [],
      due: '2026-03-09',
      milestone: 'past',
      overdue: true,
    },
    { when: 'its milestone is to come', steps: [], due: null, milestone: 'to come', overdue: false },
    { when: 'its milestone has no day', steps: [], due: null, milestone: 'without a day', overdue: false },
    { when: 'its milestone is not there', steps: [], due: null, milestone: 'nowhere', overdue: false },
    { when: 'it is implemented', steps: ['implemented'], due: '2026-03-02', milestone: null, overdue: false },
    {
      when: 'it failed verification',
      steps: ['implemented', 'failed verification'],
      due: '2026-03-02',
      milestone: null,
      overdue: true,
    },
    { when: 'it is rejected', steps: ['rejected'], due: '2026-03-02', milestone: null, overdue: false },
  ])('is $overdue where $when', ({ steps, due, milestone, overdue }) => {
    const control = { ...through(...steps), due, milestoneId: milestone === null ? null : idOf(milestone) }
    expect(isOverdue(control, milestones, TODAY)).toBe(overdue)
  })
})
