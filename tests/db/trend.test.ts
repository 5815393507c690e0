import { afterEach, expect, test } from 'vitest'
import { countLog } from '../../src-shared/domain/counts.ts'
import type { TrendDay } from '../../src-shared/domain/trend.ts'
import { type RunningBackend, startBackend } from '../support/backend.ts'

let now = '2026-03-03T09:00:00.000Z'
let running: RunningBackend | null = null

async function start(): Promise<RunningBackend> {
  now = '2026-03-03T09:00:00.000Z'
  running = await startBackend({ now: () => now })
  return running
}

afterEach(async () => {
  await running?.close()
  running = null
})

/** A project with one hazard scored and one control due, made on 3 March 2026. */
async function aLog({ call }: RunningBackend) {
  const project = await call('project.create', { values: { name: 'Trial', standards: ['DCB0160'] } })
  const projectId = project.id as string
  const hazard = await call('hazard.create', { projectId, values: { name: 'Dose given twice' } })
  const hazardId = hazard.id as string
  await call('assessment.set', { hazardId, stage: 'initial', patch: { severity: 'Major', likelihood: 'Medium' } })
  const control = await call('control.create', { projectId, values: { name: 'Second check', due: '2026-03-06' } })
  return { projectId, hazardId, controlId: control.id as string }
}

const ratings = ({ byRating, unscored }: TrendDay) => ({
  ...Object.fromEntries(Object.entries(byRating).map(([number, { confirmed }]) => [number, confirmed])),
  unscored,
})

test('a trend has a day for each on which something changed, and today', async () => {
  const app = await start()
  const { projectId, hazardId, controlId } = await aLog(app)
  now = '2026-03-05T09:00:00.000Z'
  await app.call('hazard.create', { projectId, values: { name: 'Dose left out' } })
  now = '2026-03-09T09:00:00.000Z'
  await app.call('assessment.set', { hazardId, stage: 'initial', patch: { likelihood: 'Very Low' } })
  now = '2026-03-10T09:00:00.000Z'
  await app.call('control.step', {
    id: controlId,
    step: { state: 'implemented', on: '2026-03-10', personId: null, note: '', reasonKind: null, evidenceIds: [] },
  })
  now = '2026-03-12T09:00:00.000Z'
  const { days } = await app.call('trend.read', { projectId })
  expect(days.map((one) => [one.day, one.hazards, ratings(one)])).toEqual([
    ['2026-03-03', 1, { 3: 1, unscored: 0 }],
    ['2026-03-05', 2, { 3: 1, unscored: 1 }],
    ['2026-03-09', 2, { 2: 1, unscored: 1 }],
    ['2026-03-10', 2, { 2: 1, unscored: 1 }],
    ['2026-03-12', 2, { 2: 1, unscored: 1 }],
  ])
  expect(days.map(({ day, controls, done, due, overdue }) => [day.slice(-2), controls, done, due, overdue])).toEqual([
    ['03', 1, 0, 0, 0],
    ['05', 1, 0, 0, 0],
    ['09', 1, 0, 1, 1],
    ['10', 1, 1, 1, 0],
    ['12', 1, 1, 1, 0],
  ])
})

test('what is due later is told from the controls of today', async () => {
  const app = await start()
  const { projectId } = await aLog(app)
  await app.call('control.create', { projectId, values: { name: 'Alarm', due: '2026-04-01' } })
  await app.call('control.create', { projectId, values: { name: 'Training', due: '2026-04-01' } })
  const { planned } = await app.call('trend.read', { projectId })
  expect(planned).toEqual([
    { day: '2026-03-06', due: 1 },
    { day: '2026-04-01', due: 3 },
  ])
})

test('what Undo took back is in no later day, and stays in the days on which it stood', async () => {
  const app = await start()
  const { projectId } = await aLog(app)
  now = '2026-03-04T09:00:00.000Z'
  await app.call('hazard.create', { projectId, values: { name: 'Made by mistake' } })
  now = '2026-03-05T09:00:00.000Z'
  const { undo } = await app.call('undo.peek', { projectId })
  await app.call('change.undo', { projectId, seq: undo?.seq ?? 0 })
  const { days } = await app.call('trend.read', { projectId })
  expect(days.map(({ day, hazards }) => [day, hazards])).toEqual([
    ['2026-03-03', 1],
    ['2026-03-04', 2],
    ['2026-03-05', 1],
  ])
})

test("today's figures of the sample are those of the counts, and stay them after its evidence has run out", async () => {
  const app = await start()
  now = '2026-11-22T09:00:00.000Z'
  const { id } = await app.call('sample.create', {})
  const projectId = id as string
  for (const at of ['2026-11-22', '2028-11-22', '2031-01-01']) {
    now = `${at}T09:00:00.000Z`
    const { days } = await app.call('trend.read', { projectId })
    const counts = countLog(await app.call('project.snapshot', { projectId }), at)
    const today = days.at(-1)
    expect(today?.day).toBe(at)
    const sums = Object.fromEntries(
      Object.entries(today?.byRating ?? {}).map(([number, tally]) => [number, tally.confirmed + tally.unconfirmed]),
    )
    expect({ ...Object.fromEntries(Object.keys(counts.today.byRating).map((number) => [number, 0])), ...sums }).toEqual(
      counts.today.byRating,
    )
    expect(today?.unscored).toBe(counts.today.unscored)
    for (const day of days) {
      const rated = Object.values(day.byRating).reduce((sum, tally) => sum + tally.confirmed + tally.unconfirmed, 0)
      expect(rated + day.unscored).toBe(day.hazards)
    }
    expect(days.map(({ day }) => day)).toEqual(days.map(({ day }) => day).toSorted())
  }
})

test('a project that is not there is refused', async () => {
  const { call } = await start()
  await expect(call('trend.read', { projectId: '00000000-0000-7000-8000-000000000000' })).rejects.toThrow(
    'not in the workspace',
  )
})
