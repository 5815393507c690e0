import { createHash } from 'node:crypto'
import type { Connection } from './database.ts'

/** Key of the workspace table that holds the checksum of what the ledger does not cover. */
const KEY = 'checksum'

/**
 * Checksum of the tables that lie outside the ledger: facts about the file, and which migrations it has been through.
 * SHA-256 in lower-case hexadecimal.
 */
export function checksumOutside({ raw }: Connection): string {
  const hash = createHash('sha256')
  const take = (sql: string) => hash.update(`${JSON.stringify(raw.prepare(sql).raw().all())}\n`)
  take(`SELECT key, value FROM workspace WHERE key <> '${KEY}' ORDER BY key`)
  take('SELECT * FROM kysely_migration ORDER BY name')
  take('SELECT * FROM kysely_migration_lock ORDER BY id')
  return hash.digest('hex')
}

/** The checksum that was kept, or null. */
export function keptChecksum({ raw }: Connection): string | null {
  const value = raw.prepare('SELECT value FROM workspace WHERE key = ?').pluck().get(KEY)
  return typeof value === 'string' ? value : null
}

/** Whether a checksum is kept and is another than that of the tables. */
export function outsideWasAltered(connection: Connection): boolean {
  try {
    const kept = keptChecksum(connection)
    return kept !== null && kept !== checksumOutside(connection)
  } catch {
    // No such tables yet.
    return false
  }
}

/**
 * Changes the tables outside the ledger and keeps their checksum anew; one that did not fit before is left, so that an
 * alteration stays to be found.
 */
export function changeOutside<T>(connection: Connection, change: () => T): T {
  const altered = outsideWasAltered(connection)
  const result = change()
  if (!altered) keepChecksum(connection)
  return result
}

/** Keeps the checksum of the tables as they stand; writes nothing where it is kept already. */
export function keepChecksum(connection: Connection): void {
  const now = checksumOutside(connection)
  if (keptChecksum(connection) === now) return
  connection.raw
    .prepare('INSERT INTO workspace (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value')
    .run(KEY, now)
}
