import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { connect } from '../../src-main/db/database.ts'
import { compareWithLedger, verifyChain } from '../../src-main/ledger/verify.ts'
import type { InputOf } from '../../src-shared/contract/index.ts'
import { currentAssessment } from '../../src-shared/domain/assessment.ts'
import { riskContext } from '../../src-shared/domain/snapshot.ts'
import { riskOf } from '../../src-shared/domain/standing.ts'
import { type RunningBackend, startBackend } from '../support/backend.ts'
import { TODAY } from '../support/builders.ts'

let app: RunningBackend
let projectId: string

beforeEach(async () => {
  app = await startBackend()
  const { id } = await app.call('project.create', { values: { name: 'Ward medicines', standards: ['DCB0160'] } })
  projectId = id ?? ''
})
afterEach(async () => {
  const connection = connect(await app.workspacePath(), { readOnly: true })
  expect(await verifyChain(connection.db)).toBeNull()
  expect(await compareWithLedger(connection.db)).toEqual([])
  await connection.db.destroy()
  await app.close()
})

const snapshot = () => app.call('project.snapshot', { projectId })
const position = async () => (await snapshot()).position.seq
type Input = InputOf<'hazard.edit-many'>
const paste = (rest: Partial<Input>) => app.call('hazard.edit-many', { projectId, how: 'paste', ...rest })
const names = async () => (await snapshot()).records.hazard.map(({ name }) => name)

describe('many hazards at once', () => {
  it('are changed and made in one step, which one undo takes back', async () => {
    await paste({ create: [{ values: { name: 'First' }, causes: ['Typing'] }, { values: { name: 'Second' } }] })
    const [first] = (await snapshot()).records.hazard
    const before = await position()
    const done = await paste({
      edits: [{ hazardId: first?.id ?? '', patch: { name: 'First, reworded' } }],
      create: [{ values: { name: 'Third' }, candidate: true }],
    })
    expect(done).toMatchObject({ seq: before + 1, changed: 1, created: 1, number: 'HAZ-003' })
    expect(await names()).toEqual(['First, reworded', 'Second', 'Third'])
    await app.call('change.undo', { projectId, seq: done.seq })
    expect(await names()).toEqual(['First', 'Second'])
  })

  it('are refused whole, every bad field named', async () => {
    await paste({ create: [{ values: { name: 'First' } }] })
    const [first] = (await snapshot()).records.hazard
    const before = await position()
    const nobody = '0197f4a0-0000-7000-8000-000000000000'
    await expect(
      paste({
        edits: [
          { hazardId: first?.id ?? '', patch: { name: 'Kept out', ownerId: nobody } },
          { hazardId: nobody, patch: { name: 'Nowhere' } },
        ],
        create: [{ values: { name: 'Third' }, scores: { initial: { severity: 'Awful' } } }],
      }),
    ).rejects.toMatchObject({
      failure: {
        code: 'refused',
        fields: {
          'edits.0.patch.ownerId': expect.any(String),
          'edits.1.hazardId': expect.any(String),
          'create.0.scores.initial.severity': 'The scheme has no severity "Awful".',
        },
      },
    })
    expect(await position()).toBe(before)
    expect(await names()).toEqual(['First'])
  })

  it.each(['Closed', 'Transferred'])('are never %s by it', async (status) => {
    await paste({ create: [{ values: { name: 'First' } }] })
    const [first] = (await snapshot()).records.hazard
    const answer = await app.backend.call('hazard.edit-many', {
      projectId,
      how: 'bulk',
      edits: [{ hazardId: first?.id, patch: { status } }],
    })
    expect(answer).toMatchObject({ ok: false, error: { code: 'invalid-input' } })
  })

  it.each(['Closed', 'Transferred'] as const)('are not opened again by it where they are %s', async (status) => {
    await paste({ create: [{ values: { name: 'First' } }] })
    const [first] = (await snapshot()).records.hazard
    const hazardId = first?.id ?? ''
    await app.call('hazard.update', { id: hazardId, patch: { status } })
    await expect(paste({ edits: [{ hazardId, patch: { status: 'Open' } }] })).rejects.toMatchObject({
      failure: { fields: { 'edits.0.patch.status': expect.stringContaining('by itself') } },
    })
    await paste({ edits: [{ hazardId, patch: { notes: 'Other fields may be pasted' } }] })
    expect((await snapshot()).records.hazard[0]).toMatchObject({ status, notes: 'Other fields may be pasted' })
  })

  it('take pasted scores in as imported, not confirmed, and claim nobody', async () => {
    await paste({
      create: [{ values: { name: 'First' }, scores: { initial: { severity: 'Major', likelihood: 'Medium' } } }],
    })
    const now = await snapshot()
    const [first] = now.records.hazard
    if (first === undefined) throw new Error('nothing was made')
    expect(riskOf(first, riskContext(now, TODAY)).initial.standing).toBe('imported, not confirmed')
    expect(currentAssessment(first, 'initial')).toMatchObject({ assessedBy: [], assessedOn: null, confirmedBy: null })
    // The same words once more are no new score.
    const before = await position()
    await paste({ edits: [{ hazardId: first.id, scores: { initial: { severity: 'Major', likelihood: 'Medium' } } }] })
    expect(await position()).toBe(before)
  })

  it.each(['fill', 'bulk'] as const)('are not scored by %s', async (how) => {
    await paste({ create: [{ values: { name: 'First' } }] })
    const [first] = (await snapshot()).records.hazard
    await expect(
      app.call('hazard.edit-many', {
        projectId,
        how,
        edits: [{ hazardId: first?.id ?? '', scores: { initial: { severity: 'Major' } } }],
      }),
    ).rejects.toMatchObject({ failure: { fields: { 'edits.0.scores.initial.severity': expect.any(String) } } })
  })

  it('leave an archived hazard alone', async () => {
    await paste({ create: [{ values: { name: 'First' } }] })
    const [first] = (await snapshot()).records.hazard
    await app.call('hazard.archive', { id: first?.id ?? '', reason: 'Raised in error' })
    await expect(paste({ edits: [{ hazardId: first?.id ?? '', patch: { name: 'Changed' } }] })).rejects.toMatchObject({
      failure: { fields: { 'edits.0.hazardId': 'HAZ-001 is archived.' } },
    })
  })
})

describe('a long command', () => {
  const many = Array.from({ length: 450 }, (_, index) => ({ values: { name: `Hazard ${index + 1}` } }))

  it('tells how far it is, and says when it is over', async () => {
    const parts: (number | null)[] = []
    app.backend.onEvent(({ name, data }) => {
      if (name === 'progress') parts.push((data as { part: number | null }).part)
    })
    expect(await paste({ create: many })).toMatchObject({ created: 450 })
    expect(parts.length).toBeGreaterThan(5)
    expect(parts).toEqual(parts.toSorted((a, b) => (a ?? 0) - (b ?? 0)))
    expect(parts.at(-1)).toBe(1)
  })

  it('that is stopped changes nothing', async () => {
    const stop = app.backend.onEvent(({ name }) => {
      if (name !== 'progress') return
      stop()
      void app.call('work.cancel', {})
    })
    const before = await position()
    await expect(paste({ create: many })).rejects.toMatchObject({ failure: { code: 'cancelled' } })
    expect(await position()).toBe(before)
    expect(await names()).toEqual([])
    expect(await app.call('work.cancel', {})).toEqual({ cancelled: false })
  })
})

describe('many controls at once', () => {
  it('are changed and made in one step, never their state', async () => {
    const { id: person } = await app.call('person.create', { values: { name: 'Ada Okafor' } })
    const change = (rest: object) => app.call('control.edit-many', { projectId, how: 'bulk', ...rest })
    await change({ create: [{ values: { name: 'Barcode check' } }, { values: { name: 'Training' } }] })
    const { control } = (await snapshot()).records
    await change({ edits: control.map(({ id }) => ({ controlId: id, patch: { ownerId: person } })) })
    expect((await snapshot()).records.control.map(({ ownerId }) => ownerId)).toEqual([person, person])
    await expect(
      change({ edits: [{ controlId: control[0]?.id, patch: { milestoneId: person } }] }),
    ).rejects.toMatchObject({ failure: { fields: { 'edits.0.patch.milestoneId': expect.any(String) } } })
    expect(
      await app.backend.call('control.edit-many', {
        projectId,
        how: 'paste',
        edits: [{ controlId: control[0]?.id, patch: { state: 'verified' } }],
      }),
    ).toMatchObject({ ok: false, error: { code: 'invalid-input' } })
  })
})

describe('a panel', () => {
  it('is noted beside the score, survives the ledger, and is not carried to another score', async () => {
    await paste({ create: [{ values: { name: 'First' } }] })
    const [first] = (await snapshot()).records.hazard
    const hazardId = first?.id ?? ''
    const panel = [{ name: 'Ward sister', severity: 'Major', likelihood: null, note: 'Seen once' }]
    await app.call('assessment.set', {
      hazardId,
      stage: 'initial',
      patch: { severity: 'Major', likelihood: 'Medium', panel },
    })
    const now = async () => {
      const [found] = (await snapshot()).records.hazard
      return found === undefined ? undefined : currentAssessment(found, 'initial')
    }
    expect((await now())?.panel).toEqual(panel)
    await app.call('assessment.set', { hazardId, stage: 'initial', patch: { likelihood: 'Low' } })
    expect((await now())?.panel).toEqual([])
  })
})
