import { execFileSync } from 'node:child_process'
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'

import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { APPLICATION_ID } from '../../src-main/db/database.ts'
import { startBackend } from '../support/backend.ts'
import { aFolder } from '../support/folder.ts'

const folder = aFolder

/** A closed workspace with one project in it. */
async function aWorkspace(): Promise<string> {
  const path = join(folder(), 'Ward.hazards')
  const app = await startBackend({ open: path, create: true })
  await app.call('project.create', { values: { name: 'Kept project', standards: ['DCB0160'] } })
  await app.close()
  return path
}

/** Opens a file and says how it went. */
async function opening(path: string) {
  const app = await startBackend({ open: path, create: false })
  const status = await app.call('workspace.status', {})
  await app.close()
  return status
}

describe('a workspace', () => {
  it('is made in the data folder on first start, and opened again', async () => {
    const dataFolder = folder()
    const first = await startBackend({ dataFolder })
    expect(await first.workspacePath()).toBe(join(dataFolder, 'Hazards.hazards'))
    await first.call('project.create', { values: { name: 'Kept project', standards: ['DCB0129'] } })
    await first.close()
    const second = await startBackend({ dataFolder })
    expect((await second.call('project.list', {})).map(({ name }) => name)).toEqual(['Kept project'])
    await second.close()
  })

  it('leaves one file behind when it is closed', async () => {
    const path = await aWorkspace()
    expect(readdirSync(join(path, '..')).filter((name) => name.startsWith('Ward.hazards'))).toEqual(['Ward.hazards'])
  })

  it('opens, empty, where the program ended while it made the file', async () => {
    const [made, path] = [join(folder(), 'Made.hazards'), join(folder(), 'Ward.hazards')]
    const half = new Sqlite(made)
    half.pragma(`application_id = ${APPLICATION_ID}`)
    half.exec('BEGIN IMMEDIATE; PRAGMA user_version = 7')
    const journal = readFileSync(`${made}-journal`)
    copyFileSync(made, path)
    half.exec('ROLLBACK')
    half.close()
    // What SQLite adds when the journal is on the disk and the file's turn comes: the mark of a whole one, one page.
    Buffer.from('d9d505f920a163d700000001', 'hex').copy(journal)
    writeFileSync(`${path}-journal`, journal)
    expect(() => new Sqlite(path, { readonly: true }).pragma('quick_check')).toThrow(/readonly/)
    expect(await opening(path)).toMatchObject({ open: { name: 'Ward' }, problem: null })
  })

  it('is made, listed as recent and opened again from the list', async () => {
    const app = await startBackend()
    await app.call('workspace.create', { name: 'Theatre' })
    const [theatre, hazards] = (await app.call('workspace.status', {})).recent
    expect([theatre?.name, hazards?.name]).toEqual(['Theatre', 'Hazards'])
    expect((await app.call('workspace.open-recent', { id: hazards?.id ?? '' })).open?.name).toBe('Hazards')
    await expect(app.call('workspace.create', { name: 'Theatre' })).rejects.toThrow(/already/)
    await app.close()
  })

  it('says when it was opened last, and is forgotten without touching its file', async () => {
    const app = await startBackend()
    await app.call('workspace.create', { name: 'Theatre' })
    const [theatre, hazards] = (await app.call('workspace.status', {})).recent
    expect(theatre?.at).toMatch(/^\d{4}-\d\d-\d\dT/)
    await expect(app.call('workspace.forget-recent', { id: theatre?.id ?? '' })).rejects.toThrow('is open')
    const { recent } = await app.call('workspace.forget-recent', { id: hazards?.id ?? '' })
    expect(recent.map(({ name }) => name)).toEqual(['Theatre'])
    expect(existsSync(hazards?.path ?? '')).toBe(true)
    await expect(app.call('workspace.forget-recent', { id: hazards?.id ?? '' })).rejects.toThrow('no longer')
    await app.close()
  })

  it('asks the host where, and stays as it is when the person cancels', async () => {
    const app = await startBackend()
    await expect(app.call('workspace.open-chosen', {})).rejects.toThrow('No workspace was opened.')
    await expect(app.call('workspace.create-chosen', {})).rejects.toThrow('No workspace was made.')
    expect((await app.call('workspace.status', {})).open?.name).toBe('Hazards')
    await app.close()
  })

  it('is backed up on demand', async () => {
    const app = await startBackend()
    const backup = await app.call('workspace.backup', {})
    expect(await app.call('workspace.backups', {})).toEqual([backup])
    await app.close()
  })

  it('refuses a second writer and says so', async () => {
    const path = await aWorkspace()
    const first = await startBackend({ open: path, create: false })
    expect((await opening(path)).problem?.failure).toMatchObject({ code: 'locked' })
    await first.close()
    expect((await opening(path)).open?.name).toBe('Ward')
  })

  it('is free again when the program that had it dies', async () => {
    const path = await aWorkspace()
    const lock = `${path.replace(/\.hazards$/, '')}.lock`
    const script = `const S = require('better-sqlite3'); new S(${JSON.stringify(lock)}).exec('BEGIN EXCLUSIVE'); process.kill(process.pid, 'SIGKILL')`
    expect(() => execFileSync(process.execPath, ['-e', script], { cwd: join(import.meta.dirname, '../..') })).toThrow()
    expect((await opening(path)).open?.name).toBe('Ward')
  })
})

describe('a file that cannot be opened is left as it is', () => {
  it('made by a newer version', async () => {
    const path = await aWorkspace()
    const raw = new Sqlite(path)
    raw.prepare("INSERT INTO kysely_migration (name, timestamp) VALUES ('9999-from-the-future', '2030-01-01')").run()
    raw.close()
    const before = readFileSync(path)
    expect((await opening(path)).problem?.failure.code).toBe('newer-version')
    expect(readFileSync(path).equals(before)).toBe(true)
  })

  it.each([
    ['text named like a workspace', (path: string) => writeFileSync(path, 'No,Hazard\n1,Wrong dose\n')],
    ['truncated in the middle', (path: string) => truncateSync(path, Math.floor(statSync(path).size / 2))],
    [
      "another program's database",
      (path: string) => {
        writeFileSync(path, '')
        const raw = new Sqlite(path)
        raw.exec('CREATE TABLE bookmarks (url TEXT)')
        raw.close()
      },
    ],
  ])('%s', async (_what, spoil) => {
    const path = await aWorkspace()
    spoil(path)
    const before = readFileSync(path)
    const { open, problem } = await opening(path)
    expect(open).toBeNull()
    expect(problem?.failure.code).toBe('damaged')
    expect(problem?.failure.message).toMatch(/not changed/)
    expect(readFileSync(path).equals(before)).toBe(true)
  })

  it('some pages overwritten: what can be read of it is open as a copy', async () => {
    const path = await aWorkspace()
    const bytes = readFileSync(path)
    bytes.fill(0x5a, 4096, 12_288)
    writeFileSync(path, bytes)
    const { open, alarms } = await opening(path)
    expect(open).toMatchObject({ readOnly: true, notice: expect.stringContaining('damaged') })
    expect(alarms).toEqual([expect.stringContaining('damaged')])
    expect(readFileSync(path).equals(bytes)).toBe(true)
  })

  it('gone, and is not made anew', async () => {
    const path = join(folder(), 'Gone.hazards')
    expect((await opening(path)).problem?.failure.code).toBe('not-found')
    expect(existsSync(path)).toBe(false)
  })

  it('on a network path', async () => {
    expect((await opening('\\\\server\\share\\Ward.hazards')).problem?.failure).toMatchObject({ code: 'refused' })
  })

  it('a damaged one offers its backups', async () => {
    const path = await aWorkspace()
    const app = await startBackend({ open: path, create: false })
    await app.call('workspace.backup', {})
    await app.close()
    writeFileSync(path, 'spoilt')
    expect((await opening(path)).problem?.backups).toHaveLength(1)
  })
})

describe('a workspace that is open for reading only', () => {
  it('answers questions and refuses every command', async () => {
    const path = await aWorkspace()
    const app = await startBackend({ open: path, create: false, readOnly: true })
    expect(await app.call('project.list', {})).toHaveLength(1)
    const refusal = app.call('project.create', { values: { name: 'Another', standards: ['DCB0160'] } })
    await expect(refusal).rejects.toMatchObject({ failure: { code: 'read-only' } })
    await app.close()
  })

  it('needs no lock', async () => {
    const path = await aWorkspace()
    const writer = await startBackend({ open: path, create: false })
    const reader = await startBackend({ open: path, create: false, readOnly: true })
    expect((await reader.call('workspace.status', {})).open?.readOnly).toBe(true)
    await reader.close()
    await writer.close()
  })
})

describe('a folder that may not be written', () => {
  it('cannot hold a new workspace', async () => {
    const blocked = join(folder(), 'file-in-the-way')
    writeFileSync(blocked, '')
    const app = await startBackend({ open: join(blocked, 'Ward.hazards'), create: true })
    expect((await app.call('workspace.status', {})).problem?.failure.code).toBe('not-writable')
    await app.close()
    mkdirSync(join(blocked, '..', 'still-here'))
  })
})
