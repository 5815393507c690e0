import { describe, expect, test } from 'vitest'
import { applyChange } from '../../src-renderer/api/replica.ts'
import { ServerSentEvents } from '../../src-renderer/api/server-sent-events.ts'
import { Assessor } from '../../src-renderer/project/assess.ts'
import type { ChangedEvent } from '../../src-shared/contract/events.ts'
import { assessedHazards } from '../../src-shared/domain/counts.ts'
import type { Snapshot } from '../../src-shared/domain/snapshot.ts'
import { aHazard, anOrganisation, aSoundLog, idOf, NOW, TODAY } from '../support/builders.ts'

const log = aSoundLog()
const [first, ...others] = log.records.hazard
if (first === undefined) throw new Error('the sound log has hazards')

function change(records: ChangedEvent['records'], over: Partial<ChangedEvent> = {}): ChangedEvent {
  return { projectId: log.project.id, seq: log.position.seq + 1, hash: 'f'.repeat(64), at: NOW, records, ...over }
}

describe('a change applied to the replica', () => {
  test('puts the record in its place and moves the position', () => {
    const renamed = { ...first, name: 'Another name' }
    const next = applyChange(log, change([{ kind: 'hazard', record: renamed }]))
    expect(next?.records.hazard).toEqual([renamed, ...others])
    expect(next?.position).toEqual({ seq: log.position.seq + 1, hash: 'f'.repeat(64), at: NOW })
    expect(log.records.hazard[0]).toBe(first)
  })

  test('keeps records that did not change identical', () => {
    const next = applyChange(log, change([{ kind: 'hazard', record: { ...first } }]))
    expect(next?.records.control).toBe(log.records.control)
    others.forEach((one, index) => expect(next?.records.hazard[index + 1]).toBe(one))
  })

  test('takes out what undo took back, and redo puts it where it was', () => {
    const undone = { ...first, archived: { how: 'undone' as const, reason: '', at: NOW } }
    const without = applyChange(log, change([{ kind: 'hazard', record: undone }]))
    expect(without?.records.hazard).toEqual(others)
    const sorted: Snapshot = {
      ...log,
      records: { ...log.records, hazard: ['a', 'c'].map((id, at) => ({ ...aHazard(at + 1), id })) },
    }
    const back = applyChange(sorted, change([{ kind: 'hazard', record: { ...aHazard(9), id: 'b' } }]))
    expect(back?.records.hazard.map(({ id }) => id)).toEqual(['a', 'b', 'c'])
  })

  test('hears of organisations whichever project they came with', () => {
    const made = { ...anOrganisation('Somebody new'), id: 'zzz' }
    const next = applyChange(log, change([{ kind: 'organisation', record: made }], { projectId: null }))
    expect(next?.organisations.at(-1)).toEqual(made)
  })

  test("leaves another project's records out but follows its position", () => {
    const foreign = { ...aHazard(99), projectId: idOf('another project') }
    const next = applyChange(log, change([{ kind: 'hazard', record: foreign }], { projectId: foreign.projectId }))
    expect(next?.records.hazard).toEqual(log.records.hazard)
    expect(next?.position.seq).toBe(log.position.seq + 1)
  })

  test('is passed over where it is already in', () => {
    expect(applyChange(log, change([], { seq: log.position.seq }))).toBe(log)
  })

  test.each([
    ['a gap', change([], { seq: log.position.seq + 2 })],
    ['too many records', change(null)],
  ])('asks to read again after %s', (_, event) => expect(applyChange(log, event)).toBeNull())
})

test('risk is read as the shared rules read it, and only where something changed', () => {
  const assessor = new Assessor()
  const assess = (of: Snapshot, today: string) => assessor.read(of, today) ?? { assessed: [] }
  const before = assess(log, TODAY)
  expect(before.assessed).toEqual(assessedHazards(log, TODAY))
  const next = applyChange(log, change([{ kind: 'hazard', record: { ...first, impact: 'Something else' } }]))
  if (next === null) throw new Error('not applied')
  const after = assess(next, TODAY)
  expect(after.assessed).toEqual(assessedHazards(next, TODAY))
  expect(after.assessed[0]).not.toBe(before.assessed[0])
  after.assessed.slice(1).forEach((one, index) => expect(one).toBe(before.assessed[index + 1]))

  // A control that falls back reaches every hazard that rests on it.
  const withoutSteps: Snapshot = {
    ...next,
    records: { ...next.records, control: next.records.control.map((one) => ({ ...one, steps: [] })) },
  }
  expect(assess(withoutSteps, TODAY).assessed).toEqual(assessedHazards(withoutSteps, TODAY))
})

test('server-sent events are whole however the stream is cut', () => {
  const stream = ': connected\n\nevent: changed\ndata: {"seq":1}\n\nevent: workspace\ndata: {}\n\n'
  const expected = [
    { name: 'changed', data: '{"seq":1}' },
    { name: 'workspace', data: '{}' },
  ]
  for (let cut = 0; cut <= stream.length; cut++) {
    const events = new ServerSentEvents()
    expect([...events.take(stream.slice(0, cut)), ...events.take(stream.slice(cut))]).toEqual(expected)
  }
})
