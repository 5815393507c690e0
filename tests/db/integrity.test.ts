import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import Sqlite from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { connect } from '../../src-main/db/database.ts'
import { checkWhole } from '../../src-main/services/integrity.ts'
import { type RunningBackend, startBackend } from '../support/backend.ts'
import { cli } from '../support/command-line.ts'
import { aFolder } from '../support/folder.ts'

const evidenceOf = (path: string) => path.replace(/\.hazards$/, '.evidence')

/** A workspace with hazards and one evidence file, closed. */
async function aWorkspace(hazards = 3): Promise<{ path: string; dataFolder: string; projectId: string }> {
  const dataFolder = aFolder()
  const app = await startBackend({ dataFolder })
  const path = await app.workspacePath()
  const { id } = await app.call('project.create', { values: { name: 'Ward round', standards: ['DCB0160'] } })
  const projectId = id ?? ''
  for (let number = 0; number < hazards; number++) {
    const values = { name: `Hazard ${number}`, description: 'words '.repeat(400) }
    await app.call('hazard.create', { projectId, values, causes: ['A cause', 'Another'] })
  }
  const sent = await app.backend.acceptFile('report.txt', Readable.from(['what was found']))
  if (!sent.ok) throw new Error(sent.error.message)
  await app.call('evidence.create', { projectId, token: sent.value.token, values: { title: 'Report' } })
  await app.close()
  return { path, dataFolder, projectId }
}

async function check(path: string, options = {}) {
  const connection = connect(path, { readOnly: true })
  try {
    return await checkWhole(connection, evidenceOf(path), options)
  } finally {
    connection.raw.close()
  }
}

function tamper(path: string, sql: string): void {
  const raw = new Sqlite(path)
  raw.pragma('foreign_keys = OFF')
  const triggers = raw.prepare("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").all() as {
    name: string
    sql: string
  }[]
  for (const { name } of triggers) raw.exec(`DROP TRIGGER ${name}`)
  raw.exec(sql)
  for (const one of triggers) if (!sql.includes(one.name)) raw.exec(one.sql)
  raw.close()
}

/** Overwrites the middle of the page on which a table's second leaf lies. */
function spoilPage(path: string, page: number): void {
  const bytes = readFileSync(path)
  bytes.fill(0x5a, (page - 1) * 4096 + 20, page * 4096)
  writeFileSync(path, bytes)
}

function leafOf(path: string, table: string, which: number): number {
  const raw = new Sqlite(path, { readonly: true })
  try {
    const root = raw.prepare('SELECT rootpage FROM sqlite_schema WHERE name = ?').pluck().get(table) as number
    const bytes = readFileSync(path)
    const at = (root - 1) * 4096
    // An interior page (5) lists its children by pointers to cells that begin with a page number.
    if (bytes[at] !== 5) return root
    const cell = bytes.readUInt16BE(at + 12 + 2 * which)
    return bytes.readUInt32BE(at + cell)
  } finally {
    raw.close()
  }
}

describe('a full check', () => {
  it('finds nothing in a workspace as it was written, and says what it looked at', async () => {
    const { path } = await aWorkspace()
    const parts: number[] = []
    const report = await check(path, { onPart: (part: number) => parts.push(part) })
    expect(report.findings).toEqual([])
    expect(report.ok).toBe(true)
    expect(report.counts).toMatchObject({ changes: 5, records: 5, evidenceFiles: 1, issuedVersions: 0 })
    expect(report.head?.seq).toBe(5)
    expect(parts.at(-1)).toBe(1)
    expect(parts.toSorted((one, other) => one - other)).toEqual(parts)
  })

  it.each([
    [
      'a record changed past the ledger',
      "UPDATE hazard SET status = 'Closed' WHERE number LIKE '%1'",
      'tables',
      'not what the ledger',
    ],
    ['a trigger taken off', 'DROP TRIGGER IF EXISTS revision_is_never_changed', 'schema', 'missing'],
    ['an index taken off', 'DROP INDEX change_time', 'schema', 'missing'],
    ['a table put in', 'CREATE TABLE notes (text TEXT)', 'schema', 'not one of'],
    [
      'the identity of the file altered',
      "UPDATE workspace SET value = 'other' WHERE key = 'id'",
      'checksums',
      'checksum',
    ],
    ['a migration forgotten', "DELETE FROM kysely_migration WHERE name LIKE '0002%'", 'checksums', 'checksum'],
    ['a reference that leads nowhere', "UPDATE hazard SET owner_id = 'nobody'", 'foreign keys', 'refers'],
    ['a change altered', "UPDATE change SET reason = 'because' WHERE seq = 3", 'ledger', 'Change 3'],
    ['a list numbered otherwise', 'UPDATE cause SET position = position + 1', 'tables', 'cause'],
    ['JSON written otherwise', "UPDATE hazard SET related = '[ ]'", 'tables', 'not written'],
  ])('finds %s, and where', async (_what, sql, part, words) => {
    const { path } = await aWorkspace()
    tamper(path, sql)
    const { ok, findings } = await check(path)
    expect(ok).toBe(false)
    const found = findings.find((one) => one.part === part)
    expect(found?.what).toContain(words)
    expect(Object.keys(found?.where ?? {})).not.toEqual([])
  })

  it('finds an evidence file that is gone or altered', async () => {
    const { path } = await aWorkspace()
    const [name = ''] = readdirSync(evidenceOf(path))
    expect(name).toBe(createHash('sha256').update('what was found').digest('hex'))
    writeFileSync(join(evidenceOf(path), name), 'what was not found')
    const where = { kind: 'evidence', file: 'report.txt' }
    expect((await check(path)).findings).toMatchObject([
      { part: 'evidence', where, what: expect.stringContaining('altered') },
    ])
    rmSync(join(evidenceOf(path), name))
    expect((await check(path)).findings).toMatchObject([
      { part: 'evidence', where, what: expect.stringContaining('missing') },
    ])
  })

  it('holds the heads that were noted elsewhere, and one that somebody has', async () => {
    const { path } = await aWorkspace()
    const { head } = await check(path)
    const from = 'in a letter'
    const right = { head: head?.hash.slice(0, 16), heads: [{ seq: head?.seq ?? 0, hash: head?.hash ?? '', from }] }
    expect((await check(path, right)).ok).toBe(true)
    const { findings } = await check(path, { head: 'f'.repeat(16), heads: [{ seq: 4, hash: 'e'.repeat(64), from }] })
    expect(findings.map(({ part, what }) => [part, what])).toEqual([
      ['head', 'The ledger no longer holds change 4 noted in a letter.'],
      ['head', `The ledger holds no change with the hash ${'f'.repeat(16)}.`],
    ])
  })

  it('names the page of a damaged file and goes on to the other parts', async () => {
    const { path } = await aWorkspace(40)
    const page = leafOf(path, 'revision', 1)
    spoilPage(path, page)
    const { findings } = await check(path)
    expect(findings.some(({ part, where }) => part === 'file' && where.page === page)).toBe(true)
    expect(findings.some(({ part }) => part === 'ledger')).toBe(true)
  })
})

describe('verify on the command line', () => {
  it('says unchanged with 0, names the first break with 1, and refuses half a hash with 2', async () => {
    const { path } = await aWorkspace()
    const right = await cli('verify', '--workspace', path)
    expect([right.exit, right.err]).toEqual([0, ''])
    expect(right.out).toMatch(/^Unchanged: 5 changes/)
    const { json } = await cli('verify', '--workspace', path, '--json')
    const { head } = json as { head: { hash: string } }
    expect((await cli('verify', '--workspace', path, '--head', head.hash.slice(0, 20))).exit).toBe(0)
    expect((await cli('verify', '--workspace', path, '--head', '0'.repeat(64))).exit).toBe(1)
    expect((await cli('verify', '--workspace', path, '--head', 'abc')).exit).toBe(2)
    tamper(path, "UPDATE revision SET image = replace(image, 'Hazard 1', 'Hazard x')")
    const wrong = await cli('verify', '--workspace', path)
    expect(wrong.exit).toBe(1)
    expect(wrong.out).toMatch(/^Altered or damaged: ledger, change 3/)
    expect((await cli('verify', '--workspace', `${path}.gone`, '--json')).json).toMatchObject({
      error: { code: 'not-found' },
    })
  })
})

describe('a head noted on this computer', () => {
  async function open(path: string, dataFolder: string): Promise<RunningBackend> {
    return await startBackend({ dataFolder, open: path })
  }

  it('is noted on closing, and missed at the next opening where the chain no longer holds it', async () => {
    const { path, dataFolder, projectId } = await aWorkspace()
    const older = readFileSync(path)
    const app = await open(path, dataFolder)
    await app.call('hazard.create', { projectId, values: { name: 'One more' } })
    expect((await app.call('workspace.status', {})).alarms).toEqual([])
    await app.close()
    writeFileSync(path, older)
    for (let opening = 0; opening < 2; opening++) {
      const again = await open(path, dataFolder)
      expect((await again.call('workspace.status', {})).alarms).toEqual([
        expect.stringMatching(/^The ledger no longer holds change 6 noted on this computer on /),
      ])
      expect((await again.call('integrity.check', {})).findings).toMatchObject([{ part: 'head', where: { seq: 6 } }])
      await again.close()
    }
    const accepting = await open(path, dataFolder)
    await accepting.call('integrity.accept-head', { reason: 'I put the older file back' })
    expect((await accepting.call('workspace.status', {})).alarms).toEqual([])
    await accepting.close()
    const after = await open(path, dataFolder)
    expect((await after.call('integrity.state', {})).lostHead).toBeNull()
    await expect(after.call('integrity.accept-head', { reason: 'Again' })).rejects.toThrow('No noted change')
    await after.close()
  })
})

describe('a damaged file', () => {
  it('opens as a copy for reading with what can be read and what could not; the file is left as it is', async () => {
    const { path, dataFolder } = await aWorkspace(40)
    spoilPage(path, leafOf(path, 'revision', 2))
    const before = readFileSync(path)
    const app = await startBackend({ dataFolder, open: path })
    const { open, alarms } = await app.call('workspace.status', {})
    expect(open).toMatchObject({ readOnly: true, path })
    expect(alarms.join(' ')).toContain('damaged')
    const { damage } = await app.call('integrity.state', {})
    expect(damage.map(({ what }) => what).join('\n')).toMatch(/Of revision, rows? \d+/)
    const [project] = await app.call('project.list', {})
    const { records } = await app.call('project.snapshot', { projectId: project?.id ?? '' })
    expect(records.hazard.length).toBeGreaterThan(30)
    expect(records.hazard.length).toBeLessThan(40)
    expect((await app.call('integrity.check', {})).ok).toBe(false)
    await app.close()
    expect(readFileSync(path).equals(before)).toBe(true)
    expect(readdirSync(dirname(path)).filter((name) => /-wal$|replaced/.test(name))).toEqual([])
  })
})

describe('a file taken away under the application', () => {
  it('refuses changes, keeps what was saved, and goes on once it is back', async () => {
    const { path, dataFolder, projectId } = await aWorkspace()
    const app = await startBackend({ dataFolder, open: path })
    renameSync(path, `${path}.away`)
    const refused = app.call('hazard.create', { projectId, values: { name: 'Lost?' } })
    await expect(refused).rejects.toMatchObject({
      failure: { code: 'not-writable', message: expect.stringContaining('kept in the backup') },
    })
    expect((await app.call('project.snapshot', { projectId })).records.hazard).toHaveLength(3)
    expect((await app.call('workspace.backups', {})).map(({ why }) => why)).toEqual(['file-gone'])
    renameSync(`${path}.away`, path)
    await app.call('hazard.create', { projectId, values: { name: 'Saved' } })
    await app.close()
    expect(existsSync(path)).toBe(true)
    expect((await check(path)).ok).toBe(true)
  })
})
