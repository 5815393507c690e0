import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connect } from '../../src-main/db/database.ts'
import { compareWithLedger, verifyChain } from '../../src-main/ledger/verify.ts'
import { ReadLines } from '../../src-renderer/api/read-lines.ts'
import { applyChanges } from '../../src-renderer/api/replica.ts'
import type { SnapshotLine } from '../../src-shared/contract/snapshot-lines.ts'
import type { Snapshot } from '../../src-shared/domain/snapshot.ts'
import { type RunningBackend, startBackend } from '../support/backend.ts'

const MANY = 420
let app: RunningBackend
let projectId: string
const progress: { part: number | null; cancellable: boolean }[] = []
/** Called at every progress event. */
let heard: () => void = () => undefined

const snapshot = () => app.call('project.snapshot', { projectId })
const categories = async () => new Set((await snapshot()).records.hazard.map(({ category }) => category))
const changeAll = async (category: string) =>
  await app.call('hazard.edit-many', {
    projectId,
    how: 'bulk',
    edits: (await snapshot()).records.hazard.map(({ id }) => ({ hazardId: id, patch: { category } })),
  })

/** Reads what `project.read` streams, as a page does. */
async function read(since: { seq: number; hash: string } | null) {
  const { token } = await app.call('project.read', { projectId, since: since && { seq: since.seq, hash: since.hash } })
  const lines = new ReadLines()
  let text = ''
  for await (const piece of app.backend.takeStream(token) ?? []) text += String(piece)
  for (const line of text.split('\n').filter(Boolean)) lines.take(JSON.parse(line) as SnapshotLine)
  return lines.done()
}

async function wholeNow(): Promise<Snapshot> {
  const now = await read(null)
  if (now === null || !('whole' in now)) throw new Error('the project did not come whole')
  return now.whole
}

beforeAll(async () => {
  app = await startBackend()
  app.backend.onEvent(({ name, data }) => {
    if (name !== 'progress') return
    progress.push(data as (typeof progress)[number])
    heard()
  })
  const made = await app.call('project.create', { values: { name: 'Large', standards: ['DCB0160'] } })
  projectId = made.id ?? ''
  await app.call('hazard.edit-many', {
    projectId,
    how: 'paste',
    create: Array.from({ length: MANY }, (_none, index) => ({
      values: { name: `Dose ${index} shown without its unit` },
      causes: ['The label is cut'],
    })),
  })
})
afterAll(() => app.close())

describe('a change of many hazards', () => {
  it('tells how far it is and ends with the whole', async () => {
    progress.length = 0
    await changeAll('Medication')
    const parts = progress.map(({ part }) => part ?? -1)
    expect(parts.length).toBeGreaterThan(4)
    expect(parts).toEqual(parts.toSorted((one, other) => one - other))
    expect(parts.at(-1)).toBe(1)
    expect(await categories()).toEqual(new Set(['Medication']))
  })

  it('is undone and redone in one step', async () => {
    const before = await snapshot()
    const { seq } = await changeAll('Results')
    const undone = await app.call('change.undo', { projectId, seq })
    expect((await snapshot()).records).toEqual(before.records)
    await app.call('change.redo', { projectId, seq: undone.seq })
    expect(await categories()).toEqual(new Set(['Results']))
    expect((await app.call('undo.peek', { projectId })).undo?.summary).toContain(`${MANY} hazards`)
  })

  it.each([1, 3, 8])('that is stopped at its progress event %i leaves nothing behind', async (at) => {
    const before = await snapshot()
    progress.length = 0
    heard = () => {
      if (progress.length === at) void app.call('work.cancel', {})
    }
    await expect(changeAll('Identification')).rejects.toMatchObject({ failure: { code: 'cancelled' } })
    heard = () => undefined
    expect(progress.at(-1)).toMatchObject({ part: 1 })
    const after = await snapshot()
    expect(after.records).toEqual(before.records)
    expect(after.position.seq).toBe(before.position.seq)
  })

  it('leaves tables and ledger in step', async () => {
    await changeAll('Availability')
    const connection = connect(await app.workspacePath(), { readOnly: true })
    expect(await verifyChain(connection.db)).toBeNull()
    expect(await compareWithLedger(connection.db)).toEqual([])
    await connection.db.destroy()
  })
})

describe('a project read in lines', () => {
  it('is the snapshot', async () => {
    expect(await wholeNow()).toEqual(await snapshot())
  })

  it('of what changed since a position makes the snapshot of now', async () => {
    const before = await wholeNow()
    await changeAll('Communication')
    const { id } = await app.call('hazard.create', { projectId, values: { name: 'Made and taken back' } })
    const made = await app.call('undo.peek', { projectId })
    await app.call('change.undo', { projectId, seq: made.undo?.seq ?? 0 })
    await app.call('hazard.create', { projectId, values: { name: 'Made in between' } })
    const since = await read(before.position)
    if (since === null || !('changes' in since)) throw new Error('the changes did not come')
    const now = applyChanges(before, since.changes)
    expect(now).toEqual(await snapshot())
    expect(now.records.hazard.some((one) => one.id === id)).toBe(false)
  })

  it('comes whole where the position is of another ledger', async () => {
    const { seq } = (await snapshot()).position
    expect(await read({ seq, hash: 'f'.repeat(64) })).toHaveProperty('whole')
  })

  it('of a project that is not there is refused', async () => {
    const missing = '01890000-0000-7000-8000-000000000000'
    await expect(app.call('project.read', { projectId: missing, since: null })).rejects.toMatchObject({
      failure: { code: 'not-found' },
    })
  })
})
