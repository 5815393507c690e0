import { copyFileSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { connect } from '../../src-main/db/database.ts'
import { compareWithLedger, verifyChain } from '../../src-main/ledger/verify.ts'
import { startBackend } from '../support/backend.ts'

/** A workspace with a few changes in it, closed, at a path of its own. */
async function workspaceWithChanges(): Promise<string> {
  const app = await startBackend()
  const path = await app.workspacePath()
  const { id: projectId } = await app.call('project.create', { values: { name: 'Ward round', standards: ['DCB0160'] } })
  if (projectId === null) throw new Error('no project')
  for (const name of ['Dose shown without its unit', 'Result filed to the wrong patient']) {
    const { id } = await app.call('hazard.create', { projectId, values: { name }, causes: ['A cause'] })
    if (id === null) throw new Error('no hazard')
    await app.call('hazard.update', { id, patch: { description: 'What happens' } })
    await app.call('control.create', {
      projectId,
      values: { name: `Control of ${name}` },
      link: { hazardId: id, causeIds: [] },
    })
  }
  const copy = join(mkdtempSync(join(tmpdir(), 'hazard-ledger-ledger-')), 'copy.hazards')
  await app.call('workspace.backup', {})
  const [backup] = await app.call('workspace.backups', {})
  copyFileSync(join(path.replace(/\.hazards$/, '.backups'), backup?.fileName ?? ''), copy)
  await app.close()
  return copy
}

/** Runs a statement as somebody with the file and no scruples would: triggers taken off first. */
function tamper(path: string, sql: string): void {
  const raw = new Sqlite(path)
  raw.pragma('foreign_keys = OFF')
  const triggers = raw.prepare("SELECT name FROM sqlite_master WHERE type = 'trigger'").all() as { name: string }[]
  for (const { name } of triggers) raw.exec(`DROP TRIGGER ${name}`)
  raw.exec(sql)
  raw.close()
}

async function check(path: string) {
  const connection = connect(path, { readOnly: true })
  const broken = await verifyChain(connection.db)
  const differences = await compareWithLedger(connection.db)
  await connection.db.destroy()
  return { broken, differences }
}

describe('the ledger is append-only', () => {
  it.each([
    ['an update', "UPDATE change SET reason = 'other' WHERE seq = 2"],
    ['a deletion', 'DELETE FROM change WHERE seq = 2'],
    [
      'a replacement by number',
      "INSERT OR REPLACE INTO change SELECT seq, time, actor, host, command, project_id, 'other', undoes, previous_hash, 'x' FROM change WHERE seq = 2",
    ],
    [
      'a replacement by hash',
      'INSERT OR REPLACE INTO change SELECT 99, time, actor, host, command, project_id, reason, undoes, previous_hash, hash FROM change WHERE seq = 2',
    ],
    ['an update of an image', "UPDATE revision SET image = '{}' WHERE change_seq = 2"],
    ['a deletion of an image', 'DELETE FROM revision WHERE change_seq = 2'],
    [
      'a replacement of an image',
      "INSERT OR REPLACE INTO revision SELECT change_seq, place, kind, id, number, format, '{}' FROM revision WHERE change_seq = 2",
    ],
    [
      'a replacement by revision number',
      "INSERT OR REPLACE INTO revision SELECT change_seq, 77, kind, id, number, format, '{}' FROM revision WHERE change_seq = 2",
    ],
  ])('refuses %s', async (_what, sql) => {
    const connection = connect(await workspaceWithChanges())
    expect(() => connection.raw.exec(sql)).toThrow(/append-only/)
    await connection.db.destroy()
  })
})

describe('the chain', () => {
  it('holds, and the tables are what it says', async () => {
    expect(await check(await workspaceWithChanges())).toEqual({ broken: null, differences: [] })
  })

  it.each([
    ['a change altered', "UPDATE change SET actor = '{}' WHERE seq = 3", 3],
    ['a reason altered', "UPDATE change SET reason = 'because' WHERE seq = 4", 4],
    ['a hash altered', "UPDATE change SET hash = '00' WHERE seq = 2", 2],
    ['a change taken out', 'DELETE FROM revision WHERE change_seq = 4; DELETE FROM change WHERE seq = 4', 4],
    [
      'an image altered',
      "UPDATE revision SET image = replace(image, 'What happens', 'What does not') WHERE change_seq = 3",
      3,
    ],
    ['an image taken out', 'DELETE FROM revision WHERE change_seq = 3', 3],
    [
      'an image put in',
      "INSERT INTO revision SELECT 3, 50, kind, 'other', 1, format, image FROM revision WHERE change_seq = 2",
      3,
    ],
    ['two images swapped', 'UPDATE revision SET place = 9 - place WHERE change_seq = 4', 4],
    [
      'two changes swapped',
      'UPDATE change SET seq = 100 WHERE seq = 3; UPDATE change SET seq = 3 WHERE seq = 4; UPDATE change SET seq = 4 WHERE seq = 100',
      3,
    ],
  ])('shows %s', async (_what, sql, seq) => {
    const path = await workspaceWithChanges()
    tamper(path, sql)
    expect((await check(path)).broken?.seq).toBe(seq)
  })

  it.each([
    ['a changed row', "UPDATE hazard SET status = 'Closed'"],
    ['a row that is gone', 'DELETE FROM control_link; DELETE FROM control'],
    ['a cause reworded', "UPDATE cause SET text = 'Another cause'"],
    [
      'a row that nobody entered',
      "INSERT INTO organisation (id, name, kind, reference) VALUES ('x', 'y', 'other', '')",
    ],
  ])('shows %s in the tables that screens read', async (_what, sql) => {
    const path = await workspaceWithChanges()
    tamper(path, sql)
    const { broken, differences } = await check(path)
    expect(broken).toBeNull()
    expect(differences.length).toBeGreaterThan(0)
  })
})
