import type { AnyRecord, RecordKind, Snapshot } from '../../src-shared/domain/snapshot.ts'
import { closeConnections, connect, type ReadableDb } from '../db/database.ts'
import { migrate } from '../db/migrate.ts'
import { type DatabaseCounts, logCounts } from './log-counts.ts'
import { saveRecord } from './record-table.ts'
import { recordTables } from './record-tables.ts'

/** Records written between two turns of the event loop. */
const TURN = 50

/**
 * Asks SQL about content that is not in the workspace's tables: it is put into those of an empty database in memory and
 * asked there, so that the self-check of a document of an issued version, or of the log as it was, shares nothing with the
 * rules that made it, as that of a draft does not.
 */
export async function askFrozen<T>({ project, records }: Snapshot, ask: (db: ReadableDb) => Promise<T>): Promise<T> {
  const connection = connect(':memory:')
  try {
    await migrate(connection, async () => undefined)
    // Content may name what it does not hold, such as an organisation; that is no matter of counting.
    connection.raw.pragma('foreign_keys = OFF')
    connection.raw.exec('BEGIN')
    saveRecord(connection, recordTables.project, project)
    for (const [kind, all] of Object.entries(records) as [RecordKind, AnyRecord[]][]) {
      for (const [index, record] of all.entries()) {
        saveRecord(connection, recordTables[kind], record)
        if (index % TURN === TURN - 1) await new Promise((resume) => setImmediate(resume))
      }
    }
    connection.raw.exec('COMMIT')
    return await ask(connection.db)
  } finally {
    await closeConnections(null, connection)
  }
}

/** What SQL counts in frozen content: see {@link askFrozen}. */
export function frozenCounts(snapshot: Snapshot): Promise<DatabaseCounts> {
  return askFrozen(snapshot, (db) => logCounts(db, snapshot.project.id))
}
