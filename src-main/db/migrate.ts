import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'
import { Refusal } from '../../src-shared/domain/result.ts'
import type { Connection } from './database.ts'
import { ledgerAndRecords } from './migrations/0001-ledger-and-records.ts'
import { panelScores } from './migrations/0002-panel-scores.ts'
import { issues } from './migrations/0003-issues.ts'

/** One numbered step. Frozen once released: `checksums` in the tests hold each text. */
export interface MigrationStep {
  name: string
  sql: string
}

/** Every migration, in order, listed explicitly. */
export const migrations: readonly MigrationStep[] = [ledgerAndRecords, panelScores, issues]

/** SHA-256 of a step's text. */
export function checksumOf(step: MigrationStep): string {
  return createHash('sha256').update(step.sql).digest('hex')
}

/** Statements of a step; triggers hold semicolons of their own, so the split knows `END;`. */
function statements(text: string): string[] {
  const found: string[] = []
  let current = ''
  for (const line of text.split('\n')) {
    current += `${line}\n`
    const inTrigger = /CREATE TRIGGER/.test(current)
    if (inTrigger ? /END;\s*$/.test(line) : /;\s*$/.test(line)) {
      found.push(current)
      current = ''
    }
  }
  return found
}

/** Names of the migrations that a file has been through. */
export async function appliedMigrations(connection: Connection): Promise<string[]> {
  const known = connection.raw
    .prepare("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'kysely_migration'")
    .get()
  if (!known) return []
  return connection.raw
    .prepare('SELECT name FROM kysely_migration ORDER BY name')
    .all()
    .map((row) => (row as { name: string }).name)
}

/**
 * Brings a file to this version, each step in a transaction of its own. A file with a step that this version does not
 * know was made by a newer one and is refused unchanged.
 *
 * @param beforeFirst called once before anything is changed in a file that already holds data: makes the backup
 * @throws Refusal `newer-version` or `damaged`
 */
export async function migrate(
  connection: Connection,
  beforeFirst: () => Promise<void>,
  steps: readonly MigrationStep[] = migrations,
): Promise<void> {
  const applied = await appliedMigrations(connection)
  const unknown = applied.filter((name) => !steps.some((step) => step.name === name))
  if (unknown.length > 0) {
    throw new Refusal(
      'newer-version',
      'This workspace was made by a newer version of Hazard Ledger. It was not changed.',
      'Open it with that version, or update this one.',
    )
  }
  const waiting = steps.filter(({ name }) => !applied.includes(name))
  if (waiting.length === 0) return
  if (applied.length > 0) await beforeFirst()
  const provider = {
    getMigrations: async (): Promise<Record<string, Migration>> =>
      Object.fromEntries(
        steps.map((step): [string, Migration] => [
          step.name,
          {
            up: async (db) => {
              for (const statement of statements(step.sql)) await sql.raw(statement).execute(db)
            },
          },
        ]),
      ),
  }
  // The migrator has its own names for its tables, which must not pass through the camel-case plug-in.
  const { error } = await new Migrator({ db: connection.db.withoutPlugins(), provider }).migrateToLatest()
  if (error) {
    throw new Refusal(
      'damaged',
      `The workspace could not be brought to this version (${error instanceof Error ? error.message : 'unknown reason'}). It stands as it was.`,
      'Open the backup made before this, or ask for help with the file.',
    )
  }
}
