import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Connection, connect } from '../../src-main/db/database.ts'
import { snapshotAt } from '../../src-main/services/past.ts'
import type { Snapshot } from '../../src-shared/domain/snapshot.ts'
import { type RunningBackend, startBackend } from '../support/backend.ts'

let app: RunningBackend
let connection: Connection
let clock = ''
let projectId = ''
const states = new Map<string, Snapshot>()
const at = (day: string) => `${day}T09:00:00.000Z`

/** Moves the clock, does something, and keeps the project as it then stands. */
async function on(day: string, act: () => Promise<unknown>): Promise<void> {
  clock = at(day)
  await act()
  states.set(day, await app.call('project.snapshot', { projectId }))
}

beforeEach(async () => {
  clock = at('2026-01-01')
  app = await startBackend({ now: () => clock })
  const made = await app.call('project.create', { values: { name: 'Wards', standards: ['DCB0160'] } })
  projectId = made.id ?? ''
  connection = connect(await app.workspacePath(), { readOnly: true })
})
afterEach(async () => {
  await connection.db.destroy()
  await app.close()
  states.clear()
})

const records = ({ project, records: all }: Snapshot) => ({ project, all })

describe('a project as it stood', () => {
  it('is what it was after each change, whatever came since: edits, archiving, Undo', async () => {
    let hazard = ''
    await on('2026-01-02', async () => {
      hazard = (await app.call('hazard.create', { projectId, values: { name: 'Allergy not shown' } })).id ?? ''
    })
    await on('2026-01-03', () => app.call('cause.add', { hazardId: hazard, texts: ['Two records for one patient'] }))
    let other = 0
    await on('2026-01-04', async () => {
      other = (await app.call('hazard.create', { projectId, values: { name: 'Dose given twice' } })).seq
    })
    await on('2026-01-05', () => app.call('change.undo', { projectId, seq: other }))
    await on('2026-01-06', () => app.call('hazard.archive', { id: hazard, reason: 'Raised in error' }))
    await on('2026-01-07', () => app.call('control.create', { projectId, values: { name: 'Banner' } }))

    const now = await app.call('project.snapshot', { projectId })
    for (const [day, then] of states) {
      const past = await snapshotAt(connection.db, now, at(day))
      expect(past && records(past), day).toEqual(records(then))
      expect(past?.position).toMatchObject({ seq: then.position.seq, hash: then.position.hash })
    }
    expect(await snapshotAt(connection.db, now, '2025-12-31T00:00:00.000Z')).toBeNull()
  })

  it('is compared with today by the call of the overview', async () => {
    await on('2026-01-02', () => app.call('hazard.create', { projectId, values: { name: 'Allergy not shown' } }))
    clock = at('2026-01-20')
    expect(await app.call('project.changes', { projectId, days: 30 })).toMatchObject({
      begun: true,
      since: '2025-12-21',
      changes: { added: [{ number: 'HAZ-001' }] },
    })
    await app.call('control.create', { projectId, values: { name: 'Banner' } })
    clock = at('2026-02-10')
    expect(await app.call('project.changes', { projectId, days: 30 })).toMatchObject({
      begun: false,
      since: '2026-01-11',
      changes: { added: [], controlsAdded: [{ number: 'CTL-001' }] },
    })
  })
})
