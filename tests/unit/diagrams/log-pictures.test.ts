import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { changePicture } from '../../../src-shared/diagrams/change.ts'
import { controlMapPictures, sharedControls } from '../../../src-shared/diagrams/control-map.ts'
import { failurePicture } from '../../../src-shared/diagrams/failure.ts'
import { hazardsByControl, type LogInput } from '../../../src-shared/diagrams/log-input.ts'
import { trendPictures } from '../../../src-shared/diagrams/trend.ts'
import { assessedHazards } from '../../../src-shared/domain/counts.ts'
import { ifItFails } from '../../../src-shared/domain/if-it-fails.ts'
import { riskContext, type Snapshot } from '../../../src-shared/domain/snapshot.ts'
import type { TrendDay } from '../../../src-shared/domain/trend.ts'
import { aControl, aHazard, aLink, anEvidence, aSnapshot, aSoundLog, aStep, TODAY } from '../../support/builders.ts'
import { exampleScheme } from '../../support/scheme.ts'
import { arbitraryLog } from '../checks/arbitrary-log.ts'
import { expectSound, groupsOf, reachedFrom } from './picture-rules.ts'

const inputOf = (log: Snapshot): LogInput => ({
  assessed: assessedHazards(log, TODAY),
  context: riskContext(log, TODAY),
  controls: log.records.control,
})
const PAGE = { width: 740, height: 456 }

describe('the map of controls', () => {
  const links =
    (...controls: number[]) =>
    (hazard: number) =>
      controls.map((control) => aLink(hazard, control, null))
  const log = aSnapshot({
    hazard: [
      aHazard(1, { links: links(1, 2)(1) }),
      aHazard(2, { links: links(2, 3, 4)(2) }),
      aHazard(3, { links: links(2, 3, 4)(3) }),
    ],
    control: [aControl(1), aControl(2), aControl(3), aControl(4, { steps: [aStep('rejected')] }), aControl(5)],
    evidence: [anEvidence(1)],
  })

  test('names the most shared first, and none that carries nothing', () => {
    expect(sharedControls(inputOf(log)).map(({ control, hazards }) => [control.number, hazards])).toEqual([
      ['CTL-002', 3],
      ['CTL-003', 2],
      ['CTL-001', 1],
    ])
  })

  test('shows those that two hazards or more rest on, with a bar as long as their number', () => {
    const [picture] = controlMapPictures(inputOf(log), PAGE)
    expect(picture?.table.rows.map(([name, , hazards]) => [name?.slice(0, 7), hazards])).toEqual([
      ['CTL-002', '3'],
      ['CTL-003', '2'],
    ])
    const bars = picture
      ? groupsOf(picture).map(({ shapes }) => shapes.find((one) => one.kind === 'rect' && one.fill === 'acts'))
      : []
    const [long, short] = bars.map((bar) => (bar?.kind === 'rect' ? bar.width : 0))
    expect(short).toBeCloseTo(((long ?? 0) * 2) / 3, 5)
    expect(picture?.alt).toContain('1 control with one hazard each')
  })

  test('is no picture where nothing is shared', () => {
    expect(controlMapPictures(inputOf(aSnapshot()), PAGE)).toEqual([])
  })

  test('goes on over pages', () => {
    const controls = Array.from({ length: 50 }, (_, index) => aControl(index + 1))
    const all = links(...controls.map((_, index) => index + 1))
    const large = aSnapshot({
      hazard: [aHazard(1, { links: all(1) }), aHazard(2, { links: all(2) })],
      control: controls,
    })
    const pictures = controlMapPictures(inputOf(large), PAGE)
    expect(pictures.length).toBeGreaterThan(2)
    expect(pictures.flatMap(groupsOf)).toHaveLength(50)
    for (const picture of pictures) expectSound(picture, PAGE)
  })
})

test('what falls if a control fails stands once for each hazard, the rising ones first', () => {
  const log = aSoundLog()
  const input = inputOf(log)
  const [control] = log.records.control
  if (!control) throw new Error('The log has controls.')
  const falls = ifItFails(control, input.assessed, input.context)
  const picture = failurePicture(control, falls, { width: 560, height: Number.POSITIVE_INFINITY })
  expectSound(picture, { height: Number.POSITIVE_INFINITY })
  expect(groupsOf(picture).filter(({ role }) => role === 'hazard')).toHaveLength(falls.length)
  expect(picture.table.rows[0]?.[3]).toBe(
    "residual: evidenced → claimed; today's risk: 2 Acceptable with a reason → 3 Undesirable; initial and residual score: scored before changes",
  )
})

describe('pictures of any log', () => {
  test('the map, what falls, and what changed are sound', () => {
    fc.assert(
      fc.property(arbitraryLog, fc.constantFrom(360, 470, 740), (log, width) => {
        const input = inputOf(log)
        const endless = { width, height: Number.POSITIVE_INFINITY }
        for (const picture of controlMapPictures(input, { width: 740, height: 456 })) expectSound(picture, PAGE)
        for (const control of log.records.control) {
          const falls = ifItFails(control, input.assessed, input.context)
          const picture = failurePicture(control, falls, { ...endless, width: 560 })
          expectSound(picture, endless)
          expect(reachedFrom(picture, 'control').size).toBe(falls.length + 1)
        }
        const sharing = hazardsByControl(log.records.hazard)
        for (const { hazard, risk } of input.assessed) {
          const picture = changePicture({ hazard, risk, context: input.context, sharing }, endless)
          expect(picture === null).toBe(risk.initial.rating === null || risk.residual.rating === null)
          if (picture === null) continue
          expectSound(picture, endless)
          expect(reachedFrom(picture, 'initial').size).toBe(groupsOf(picture).length)
        }
      }),
      { numRuns: 60 },
    )
  })
})

describe('the trend', () => {
  const aDay = (day: string, over: Partial<TrendDay> = {}): TrendDay => ({
    day,
    hazards: 3,
    byRating: { 2: { confirmed: 1, unconfirmed: 1 } },
    unscored: 1,
    controls: 5,
    done: 2,
    due: 3,
    overdue: 1,
    ...over,
  })
  const days = [
    aDay('2026-01-05', { hazards: 1, byRating: {}, unscored: 1 }),
    aDay('2026-02-01', { hazards: 2, byRating: { 4: { confirmed: 2, unconfirmed: 0 } }, unscored: 0 }),
    aDay('2026-03-03'),
  ]
  const trend = { days, planned: [{ day: '2026-04-01', due: 5 }] }

  test('says every figure of every day, in words and in its table', () => {
    const [ratings, controls] = trendPictures(trend, exampleScheme, PAGE)
    expect(ratings?.table.rows.at(-1)).toEqual(['3 March 2026', '3', '1', '1', '0', '1'])
    expect(ratings?.table.columns).toEqual([
      'Day',
      'Hazards',
      '2 Acceptable with a reason',
      '2 Acceptable with a reason, not confirmed',
      '4 Must be reduced',
      'not scored',
    ])
    expect(ratings && groupsOf(ratings).map(({ label }) => label)).toEqual([
      '5 January 2026: 1 hazard: 1 not scored',
      '1 February 2026: 2 hazards: 2 with 4 Must be reduced',
      '3 March 2026: 3 hazards: 1 not scored, 1 with 2 Acceptable with a reason, not confirmed, 1 with 2 Acceptable with a reason',
    ])
    expect(controls?.table.rows.at(-1)).toEqual(['1 April 2026 (to come)', '', '', '5', ''])
    expect(controls?.alt).toContain('5 controls: 2 implemented or verified, 3 due by then, 1 overdue.')
  })

  test('stacks areas as high as their hazards', () => {
    const [ratings] = trendPictures(trend, exampleScheme, PAGE)
    const areas = ratings?.shapes.filter((shape) => shape.kind === 'rect' && shape.stroke === undefined) ?? []
    const heights = areas.map((area) => (area.kind === 'rect' ? area.height : 0))
    const unit = Math.min(...heights)
    expect(heights.map((height) => Math.round(height / unit)).toSorted((one, other) => one - other)).toEqual([
      1, 1, 1, 1, 2,
    ])
  })

  test.each([
    ['one day', [days[0] as TrendDay], []],
    [
      'many days',
      Array.from({ length: 200 }, (_, index) =>
        aDay(new Date(Date.UTC(2026, 0, 1 + index)).toISOString().slice(0, 10)),
      ),
      [],
    ],
    ['days and a plan', days, trend.planned],
  ])('is sound with %s, in a wide and a narrow room', (_, some, planned) => {
    for (const width of [360, 740]) {
      const pictures = trendPictures({ days: some, planned }, exampleScheme, { ...PAGE, width })
      expect(pictures).toHaveLength(2)
      for (const picture of pictures) expectSound(picture, PAGE)
    }
  })

  test('is no picture without a day', () => {
    expect(trendPictures({ days: [], planned: [] }, exampleScheme, PAGE)).toEqual([])
  })
})
