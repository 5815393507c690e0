import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { connect } from '../../src-main/db/database.ts'
import { appliedMigrations, checksumOf, type MigrationStep, migrate, migrations } from '../../src-main/db/migrate.ts'
import { aFolder } from '../support/folder.ts'

/** Text of each migration as released. A released migration never changes; a new one is a line of its own. */
const RELEASED: Record<string, string> = {
  '0001-ledger-and-records': '8e0f959facd3be7af88535bbfc154fa8455366bfa5a6f12e89f3768940f2000b',
  '0002-panel-scores': '1d235c5397e8877b2c8ab163ff2bd0aa42b6efda05ad3f65164f437bcc54676d',
  '0003-issues': 'b15fed85ad2efafc904f6c465a2d1a7152de74be6769e840ccd05cca11f25dd2',
}

const none = async () => undefined
const file = () => join(aFolder(), 'Ward.hazards')

describe('migrations', () => {
  it('are the files of their folder, in order', () => {
    const folder = join(import.meta.dirname, '../../src-main/db/migrations')
    expect(migrations.map(({ name }) => `${name}.ts`)).toEqual(readdirSync(folder).sort())
  })

  it.each(migrations)('$name is frozen', (step) => {
    expect(checksumOf(step)).toBe(RELEASED[step.name])
  })

  it('make a new file once, and leave it alone afterwards', async () => {
    const connection = connect(file())
    await migrate(connection, none)
    expect(await appliedMigrations(connection)).toEqual(migrations.map(({ name }) => name))
    let backups = 0
    await migrate(connection, async () => void backups++)
    expect(backups).toBe(0)
    await connection.db.destroy()
  })

  it('back a file up before they change it', async () => {
    const connection = connect(file())
    await migrate(connection, none)
    const added: MigrationStep = { name: '9000-adds-a-table', sql: 'CREATE TABLE added (a TEXT) STRICT;' }
    const tables = () => connection.raw.prepare("SELECT name FROM sqlite_master WHERE name = 'added'").all()
    let atBackup: unknown[] = ['not made']
    await migrate(connection, async () => void (atBackup = tables()), [...migrations, added])
    expect(atBackup).toEqual([])
    expect(tables()).toHaveLength(1)
    await connection.db.destroy()
  })

  it('that fail leave nothing of themselves behind, and can be tried again', async () => {
    const connection = connect(file())
    await migrate(connection, none)
    const failing: MigrationStep = {
      name: '9000-fails',
      sql: 'CREATE TABLE half_done (a TEXT) STRICT;\nINSERT INTO nowhere VALUES (1);',
    }
    await expect(migrate(connection, none, [...migrations, failing])).rejects.toMatchObject({
      failure: { code: 'damaged' },
    })
    expect(connection.raw.prepare("SELECT 1 FROM sqlite_master WHERE name = 'half_done'").all()).toEqual([])
    const mended: MigrationStep = { name: '9000-fails', sql: 'CREATE TABLE half_done (a TEXT) STRICT;' }
    await migrate(connection, none, [...migrations, mended])
    expect(await appliedMigrations(connection)).toContain('9000-fails')
    await connection.db.destroy()
  })

  it('make STRICT tables only', async () => {
    const connection = connect(file())
    await migrate(connection, none)
    const loose = connection.raw
      .prepare(
        "SELECT name FROM pragma_table_list WHERE type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite%' AND name NOT LIKE 'kysely%'",
      )
      .all()
    expect(loose).toEqual([])
    await connection.db.destroy()
  })
})
