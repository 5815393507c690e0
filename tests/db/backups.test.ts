import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { connect } from '../../src-main/db/database.ts'
import { checkWhole } from '../../src-main/services/integrity.ts'
import { keptBy, usualSchedule } from '../../src-shared/domain/backup.ts'
import { dayOfMoment } from '../../src-shared/format/dates.ts'
import { type RunningBackend, startBackend } from '../support/backend.ts'
import { aFolder } from '../support/folder.ts'

async function withHazard(app: RunningBackend): Promise<{ projectId: string; hazardId: string }> {
  const { id } = await app.call('project.create', { values: { name: 'Ward round', standards: ['DCB0160'] } })
  const projectId = id ?? ''
  const made = await app.call('hazard.create', { projectId, values: { name: 'First' } })
  return { projectId, hazardId: made.id ?? '' }
}

const foldersOf = (path: string) => ({
  backups: path.replace(/\.hazards$/, '.backups'),
  evidence: path.replace(/\.hazards$/, '.evidence'),
})

describe('what a schedule keeps', () => {
  const schedule = { daily: 3, weekly: 2, monthly: 2, otherDays: 10 }
  const daily = (day: string) => ({ id: day, at: `${day}T09:00:00.000Z`, why: 'daily' })

  it('is the newest of each day, week and month, and what was made otherwise for some days', () => {
    const backups = [
      daily('2026-01-05'),
      daily('2026-02-02'),
      { ...daily('2026-02-27'), why: 'before-import' },
      daily('2026-02-28'),
      daily('2026-03-01'),
      daily('2026-03-02'),
      daily('2026-03-03'),
    ]
    const kept = keptBy(backups, schedule, '2026-03-03T10:00:00.000Z', dayOfMoment)
    expect(Object.fromEntries(kept)).toEqual({
      '2026-03-03': 'newest',
      '2026-03-02': 'day',
      '2026-03-01': 'day',
      '2026-02-28': 'month',
      '2026-02-27': 'days',
    })
  })

  it('never lets the only one go, however old', () => {
    const kept = keptBy([daily('2001-01-01')], schedule, '2026-03-03T10:00:00.000Z', dayOfMoment)
    expect([...kept.keys()]).toEqual(['2001-01-01'])
  })
})

describe('a backup', () => {
  it('carries its head in its name, is one file, and holds; evidence files go with it', async () => {
    const app = await startBackend()
    const { projectId } = await withHazard(app)
    const sent = await app.backend.acceptFile('report.txt', Readable.from(['what was found']))
    if (!sent.ok) throw new Error(sent.error.message)
    await app.call('evidence.create', { projectId, token: sent.value.token, values: { title: 'Report' } })
    const made = await app.call('workspace.backup', {})
    const { backups, evidence } = foldersOf(await app.workspacePath())
    expect(made.head).toEqual({ seq: 3, hash: expect.stringMatching(/^[0-9a-f]{16}$/) })
    expect(readdirSync(backups).toSorted()).toEqual([made.fileName, 'evidence'].toSorted())
    expect(readdirSync(join(backups, 'evidence'))).toEqual(readdirSync(evidence))
    const connection = connect(join(backups, made.fileName), { readOnly: true })
    expect((await checkWhole(connection, evidence)).findings).toEqual([])
    connection.raw.close()
    await app.close()
  })

  it('is made by itself on the first opening of a day, once', async () => {
    const dataFolder = aFolder()
    let now = '2026-03-03T09:00:00.000Z'
    const start = () => startBackend({ dataFolder, now: () => now, kind: 'desktop' })
    const first = await start()
    await withHazard(first)
    await first.close()
    const whys = async () => {
      const app = await start()
      const { backups } = foldersOf(await app.workspacePath())
      const ofToday = () =>
        (existsSync(backups) ? readdirSync(backups) : []).filter((name) => name.startsWith(now.slice(0, 10)))
      await expect.poll(() => ofToday().map((name) => name.endsWith('.hazards')), { timeout: 30_000 }).toEqual([true])
      const listed = await app.call('workspace.backups', {})
      await app.close()
      return listed.map(({ why }) => why)
    }
    expect(await whys()).toEqual(['daily'])
    expect(await whys()).toEqual(['daily'])
    now = '2026-03-04T09:00:00.000Z'
    expect(await whys()).toEqual(['daily', 'daily'])
  })

  it('lets those go that the schedule no longer keeps, only once a new one stands', async () => {
    const app = await startBackend({ now: '2026-06-01T09:00:00.000Z' })
    await withHazard(app)
    await app.call('backup.set-schedule', { ...usualSchedule, daily: 1, weekly: 0, monthly: 0, otherDays: 1 })
    const { backups } = foldersOf(await app.workspacePath())
    mkdirSync(backups, { recursive: true })
    const old = '2026-01-01T09-00-00-000Z_daily_Hazards.hazards'
    writeFileSync(join(backups, old), 'an old one')
    expect((await app.call('backup.state', {})).backups).toMatchObject([{ id: old, keptAs: 'newest' }])
    expect(existsSync(join(backups, old))).toBe(true)
    const made = await app.call('workspace.backup', {})
    expect(readdirSync(backups)).toEqual([made.fileName])
    await app.close()
  })

  it('that cannot be made is told, and work goes on', async () => {
    const app = await startBackend()
    const { projectId } = await withHazard(app)
    const { backups } = foldersOf(await app.workspacePath())
    writeFileSync(backups, 'a file where the folder should be')
    await expect(app.call('workspace.backup', {})).rejects.toMatchObject({ failure: { code: 'not-writable' } })
    expect((await app.call('workspace.status', {})).alarms).toEqual([
      expect.stringContaining('last backup was not made'),
    ])
    await app.call('hazard.create', { projectId, values: { name: 'Work goes on' } })
    rmSync(backups)
    await app.call('workspace.backup', {})
    expect((await app.call('workspace.status', {})).alarms).toEqual([])
    await app.close()
  })
})

describe('a restore', () => {
  it('says what it would change, brings the backup back, and keeps the replaced file', async () => {
    const app = await startBackend()
    const { projectId, hazardId } = await withHazard(app)
    const path = await app.workspacePath()
    const { id } = await app.call('workspace.backup', {})
    await app.call('hazard.update', { id: hazardId, patch: { name: 'Reworded' } })
    await app.call('hazard.create', { projectId, values: { name: 'Second' } })
    const preview = await app.call('backup.preview', { id })
    expect(preview).toMatchObject({ sameHistory: true, changesSince: 2, backup: { seq: 2 }, current: { seq: 4 } })
    expect(preview.projects).toMatchObject([{ id: projectId, name: 'Ward round', lost: 1, earlier: 1, back: 0 }])
    const { status, replaced } = await app.call('backup.restore', { id, reason: 'The rewording was wrong' })
    expect(status.open).toMatchObject({ path, position: 2, readOnly: false })
    expect(status.alarms).toEqual([])
    expect(basename(replaced)).toMatch(/ replaced .* 4-[0-9a-f]{16}\.hazards$/)
    const old = connect(replaced, { readOnly: true })
    expect(old.raw.prepare('SELECT max(seq) FROM change').pluck().get()).toBe(4)
    old.raw.close()
    const { records } = await app.call('project.snapshot', { projectId })
    expect(records.hazard.map(({ name }) => name)).toEqual(['First'])
    expect((await app.call('workspace.backups', {})).map(({ why }) => why)).toContain('before-restore')
    expect((await app.call('integrity.check', {})).findings).toEqual([])
    await app.call('hazard.create', { projectId, values: { name: 'After it' } })
    expect(readdirSync(dirname(path)).filter((name) => name.endsWith('.restoring'))).toEqual([])
    await app.close()
  })

  it('works where the workspace is damaged beyond opening', async () => {
    const dataFolder = aFolder()
    const app = await startBackend({ dataFolder })
    const { projectId } = await withHazard(app)
    const path = await app.workspacePath()
    const { id } = await app.call('workspace.backup', {})
    await app.close()
    writeFileSync(path, 'spoilt')
    const again = await startBackend({ dataFolder, open: path })
    expect((await again.call('workspace.status', {})).open).toBeNull()
    expect((await again.call('backup.state', {})).backups).toHaveLength(1)
    expect(await again.call('backup.preview', { id })).toMatchObject({ current: null, backup: { seq: 2 } })
    const { status, replaced } = await again.call('backup.restore', { id, reason: 'Damaged' })
    expect(status.open?.position).toBe(2)
    expect(readFileSync(replaced, 'utf8')).toBe('spoilt')
    await again.call('hazard.create', { projectId, values: { name: 'Work goes on' } })
    await again.close()
  })

  it('refuses a damaged backup and leaves the workspace open as it was', async () => {
    const app = await startBackend()
    const { projectId } = await withHazard(app)
    const { id } = await app.call('workspace.backup', {})
    const { backups } = foldersOf(await app.workspacePath())
    const bytes = readFileSync(join(backups, id))
    bytes.fill(0x5a, 8192, 20_000)
    writeFileSync(join(backups, id), bytes)
    await expect(app.call('backup.restore', { id, reason: 'Try' })).rejects.toMatchObject({
      failure: { code: 'damaged' },
    })
    await app.call('hazard.create', { projectId, values: { name: 'Still here' } })
    await expect(app.call('backup.restore', { id: 'gone', reason: 'Try' })).rejects.toThrow('no longer there')
    await app.close()
  })
})

describe('a backup open for reading', () => {
  it('stands in place of the workspace, and the workspace comes back', async () => {
    const app = await startBackend()
    const { projectId } = await withHazard(app)
    const path = await app.workspacePath()
    const { id } = await app.call('workspace.backup', {})
    await app.call('hazard.create', { projectId, values: { name: 'Second' } })
    const reading = await app.call('backup.open', { id })
    expect(reading.open).toMatchObject({ readOnly: true, position: 2, notice: expect.stringContaining('backup of') })
    expect((await app.call('backup.state', {})).reading).toBe(id)
    await expect(app.call('hazard.create', { projectId, values: { name: 'No' } })).rejects.toMatchObject({
      failure: { code: 'read-only' },
    })
    expect((await app.call('backup.leave', {})).open).toMatchObject({ path, readOnly: false, position: 3 })
    await expect(app.call('backup.leave', {})).rejects.toThrow('No backup is open')
    await app.close()
  })
})
