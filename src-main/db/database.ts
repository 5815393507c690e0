import Sqlite from 'better-sqlite3'
import {
  CamelCasePlugin,
  type DatabaseConnection,
  type Driver,
  Kysely,
  SqliteAdapter,
  SqliteDialect,
  SqliteDriver,
  type Transaction,
} from 'kysely'
import { checkpointDone } from './checkpoint.ts'
import { identityAt } from './file-identity.ts'
import type { Tables } from './tables.ts'

/** A connection that may only read: questions get this, and a question that writes does not compile. */
export type ReadableDb = Pick<Kysely<Tables>, 'selectFrom'>
/** Handed out by {@link inTransaction} alone. */
export type WritableDb = Transaction<Tables>

/**
 * Kysely runs SQLite migrations without a transaction unless the adapter says that DDL is transactional, which in
 * SQLite it is: a failing migration would otherwise leave half of itself behind.
 */
class TransactionalSqliteAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true
  }
}
/**
 * On a full disk SQLite takes back the transaction by itself. Taking it back a second time is an error of its own, which
 * would stand in front of the one that says why.
 */
class RolledBackOnceDriver extends SqliteDriver {
  readonly #raw: Sqlite.Database

  constructor(raw: Sqlite.Database) {
    super({ database: raw })
    this.#raw = raw
  }

  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#raw.inTransaction) await super.rollbackTransaction(connection)
  }
}
class TransactionalSqliteDialect extends SqliteDialect {
  readonly #raw: Sqlite.Database

  constructor(raw: Sqlite.Database) {
    super({ database: raw })
    this.#raw = raw
  }

  override createDriver(): Driver {
    return new RolledBackOnceDriver(this.#raw)
  }

  override createAdapter(): SqliteAdapter {
    return new TransactionalSqliteAdapter()
  }
}

/** Marks our files in SQLite's header, so that another program's database is not taken for a workspace. */
export const APPLICATION_ID = 0x48_5a_4c_47

/** One open connection with its query builder. */
export interface Connection {
  db: Kysely<Tables>
  raw: Sqlite.Database
  /** Tells the file that was opened from another one put in its place; null where it was gone at once. */
  identity: string | null
}

/**
 * Opens a connection. Integrity comes before speed: WAL with every commit flushed, foreign keys on, and recursive
 * triggers, without which `INSERT OR REPLACE` walks through the append-only triggers.
 */
export function connect(path: string, options: { readOnly?: boolean } = {}): Connection {
  const raw = new Sqlite(path, { readonly: options.readOnly ?? false, fileMustExist: options.readOnly ?? false })
  if (!options.readOnly) {
    // Marked before anything goes to the write-ahead log: a crash must not leave a file that we would not know again.
    const isNew = (raw.prepare('SELECT count(*) AS n FROM sqlite_master').get() as { n: number }).n === 0
    if (isNew) raw.pragma(`application_id = ${APPLICATION_ID}`)
    raw.pragma('journal_mode = WAL')
    raw.pragma('synchronous = FULL')
  }
  raw.pragma('foreign_keys = ON')
  raw.pragma('recursive_triggers = ON')
  raw.pragma('trusted_schema = OFF')
  raw.pragma('busy_timeout = 2000')
  const db = new Kysely<Tables>({
    dialect: new TransactionalSqliteDialect(raw),
    plugins: [new CamelCasePlugin()],
  })
  return { db, raw, identity: identityAt(path) }
}

const statements = new WeakMap<Sqlite.Database, Map<string, Sqlite.Statement>>()

/**
 * A statement of a connection, compiled once. For what runs thousands of times in one command: building and compiling
 * each anew took nine tenths of the time of a change of 5,000 hazards.
 */
export function prepared(raw: Sqlite.Database, sql: string): Sqlite.Statement {
  const known = statements.get(raw) ?? new Map<string, Sqlite.Statement>()
  statements.set(raw, known)
  const statement = known.get(sql) ?? raw.prepare(sql)
  known.set(sql, statement)
  return statement
}

/**
 * Runs work in one transaction on the writing connection. Commands reach it one at a time through the queue: on one
 * SQLite connection an open transaction would swallow everybody else's writes.
 */
export async function inTransaction<T>(connection: Connection, work: (tx: WritableDb) => Promise<T>): Promise<T> {
  return await connection.db.transaction().execute(work)
}

/**
 * Ends both connections so that one file is left: the reader first, then a checkpoint, then the writer.
 */
export async function closeConnections(reader: Connection | null, writer: Connection | null): Promise<void> {
  if (reader) await reader.db.destroy()
  if (writer) {
    await checkpointDone(writer)
    try {
      writer.raw.pragma('wal_checkpoint(TRUNCATE)')
    } catch {
      // No room to bring the log into the file: it stays beside it, whole, and is read at the next opening.
    }
    await writer.db.destroy()
  }
}
