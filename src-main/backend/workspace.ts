import {
  accessSync,
  closeSync,
  constants,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readSync,
  rmSync,
  statSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { v7 } from 'uuid'
import { Refusal } from '../../src-shared/domain/result.ts'
import { type BackupFile, makeBackup } from '../db/backup.ts'
import { APPLICATION_ID, type Connection, closeConnections, connect, type ReadableDb } from '../db/database.ts'
import { lockWorkspace, type WriterLock } from '../db/lock.ts'
import { migrate } from '../db/migrate.ts'
import { CommandQueue } from './command-queue.ts'
import { EvidenceStore } from './evidence-store.ts'

/** A workspace file that is open: a writer behind the queue, a reader for questions. */
export interface OpenWorkspace {
  path: string
  name: string
  /** Identity of the file itself, kept when it is moved or renamed. */
  id: string
  readOnly: boolean
  /** Why it is read-only, for people; empty where it is not. */
  notice: string
  reader: Connection
  /** Null in a workspace that is read-only. */
  writer: Connection | null
  /** Opens another connection for reading, for a long read in one transaction; closed with the workspace at the latest. */
  openReader: () => Connection
  /**
   * Answers a question from one state of the file: on a connection of its own, in one transaction, so that changes may
   * go on meanwhile.
   */
  read: <T>(question: (db: ReadableDb) => Promise<T>) => Promise<T>
  queue: CommandQueue
  evidence: EvidenceStore
  /** Copies the file while it is open; `onPart` is told how far it is and ends it by throwing. */
  backup: (why: string, onPart?: (part: number) => void) => Promise<BackupFile>
  close: () => Promise<void>
}

/** How a workspace file is opened. */
export interface OpenOptions {
  create: boolean
  clock: { now(): Date }
  /** Open for reading only even where writing would be possible, as the command line does for questions. */
  readOnly?: boolean
}

/**
 * Opens a workspace, or makes one. A file that cannot be opened for writing is opened as a copy for reading; a file
 * that cannot be trusted is refused and left as it is.
 *
 * @throws Refusal `not-found`, `locked`, `newer-version`, `damaged`, `not-writable`
 */
export async function openWorkspace(path: string, options: OpenOptions): Promise<OpenWorkspace> {
  if (/^(\\\\|\/\/)/.test(path)) {
    throw new Refusal(
      'refused',
      'A workspace cannot be opened from a network folder: its protection against lost writes does not work there. Nothing was changed.',
      'Copy the file to this computer and open the copy.',
    )
  }
  if (!existsSync(path)) {
    if (!options.create) {
      throw new Refusal(
        'not-found',
        `There is no workspace at ${path}.`,
        'It may have been moved: choose it where it is now.',
      )
    }
    makeFolder(dirname(path))
  }
  if (!isWritable(path)) {
    return openCopy(
      path,
      'This folder may not be written to: the workspace is open for reading only, from a copy.',
      options,
    )
  }
  if (options.readOnly) return openCopy(path, 'Open for reading only.', options)
  const lock = lockFor(path)
  let writer: Connection | null = null
  let reader: Connection | null = null
  try {
    refuseStranger(path)
    writer = connectOrRefuse(path)
    const connection = writer
    await migrate(connection, async () => {
      await makeBackup(connection, path, 'before-update', options.clock.now())
    })
    const id = stamp(writer)
    reader = connect(path, { readOnly: true })
    return opened({
      path,
      id,
      readOnly: false,
      notice: '',
      reader,
      writer,
      lock,
      clock: options.clock,
      temporary: null,
    })
  } catch (error) {
    await closeConnections(reader, writer).catch(() => undefined)
    lock.release()
    throw asRefusal(error, path)
  }
}

interface Parts {
  path: string
  id: string
  readOnly: boolean
  notice: string
  reader: Connection
  writer: Connection | null
  lock: WriterLock | null
  clock: { now(): Date }
  temporary: string | null
}

function opened(parts: Parts): OpenWorkspace {
  const { path, reader, writer, lock } = parts
  const queue = new CommandQueue()
  const others = new Set<Connection>()
  function openReader(): Connection {
    const another = connect(reader.raw.name, { readOnly: true })
    for (const one of others) if (!one.raw.open) others.delete(one)
    others.add(another)
    return another
  }
  return {
    path,
    name: basename(path).replace(/\.hazards$/, ''),
    id: parts.id,
    readOnly: parts.readOnly,
    notice: parts.notice,
    reader,
    writer,
    openReader,
    async read(question) {
      const { raw, db } = openReader()
      raw.exec('BEGIN')
      try {
        return await question(db)
      } finally {
        raw.close()
      }
    },
    queue,
    evidence: new EvidenceStore(path),
    backup: (why, onPart) => makeBackup(writer ?? reader, path, why, parts.clock.now(), onPart),
    async close() {
      await queue.idle()
      for (const another of others) another.raw.close()
      await closeConnections(reader, writer)
      lock?.release()
      if (parts.temporary) rmSync(parts.temporary, { recursive: true, force: true })
    },
  }
}

/** Opens a copy of the file and its write-ahead log: SQLite cannot open a WAL file where it may not write. */
async function openCopy(path: string, notice: string, options: OpenOptions): Promise<OpenWorkspace> {
  const temporary = mkdtempSync(join(tmpdir(), 'hazard-ledger-copy-'))
  const copy = join(temporary, basename(path))
  let writer: Connection | null = null
  try {
    copyFileSync(path, copy)
    if (existsSync(`${path}-wal`)) copyFileSync(`${path}-wal`, `${copy}-wal`)
    // The copy may be written to: it is brought to this version like any file, and the original stays as it is.
    refuseStranger(copy)
    writer = connectOrRefuse(copy)
    await migrate(writer, async () => undefined)
    const id = stamp(writer)
    await closeConnections(null, writer)
    writer = null
    const reader = connect(copy, { readOnly: true })
    return opened({
      path,
      id,
      readOnly: true,
      notice,
      reader,
      writer: null,
      lock: null,
      clock: options.clock,
      temporary,
    })
  } catch (error) {
    await closeConnections(null, writer).catch(() => undefined)
    rmSync(temporary, { recursive: true, force: true })
    throw asRefusal(error, path)
  }
}

function lockFor(path: string): WriterLock {
  try {
    return lockWorkspace(path)
  } catch (error) {
    throw asRefusal(error, path)
  }
}

function connectOrRefuse(path: string): Connection {
  const connection = connect(path)
  const [found] = connection.raw.pragma('quick_check(1)') as { quick_check: string }[]
  if (found?.quick_check !== 'ok') {
    connection.raw.close()
    throw new Refusal('damaged', 'damaged')
  }
  return connection
}

/**
 * Refuses a file that is not a workspace of ours, by its header alone: opening another program's database would
 * already change it.
 */
function refuseStranger(path: string): void {
  if (!existsSync(path) || statSync(path).size === 0) return
  const header = Buffer.alloc(100)
  const file = openSync(path, 'r')
  readSync(file, header)
  closeSync(file)
  const sqlite = header.toString('latin1', 0, 15) === 'SQLite format 3'
  if (sqlite && header.readUInt32BE(68) === APPLICATION_ID) return
  throw new Refusal(
    'damaged',
    `${basename(path)} is not a Hazard Ledger workspace, or its beginning is damaged. It was not changed.`,
    'Choose a file that ends in .hazards, or a backup.',
  )
}

/** The identity of a file; a new one gets it here. */
function stamp({ raw }: Connection): string {
  const known = raw.prepare("SELECT value FROM workspace WHERE key = 'id'").get() as { value: string } | undefined
  if (known) return known.value
  const id = v7()
  raw.prepare("INSERT INTO workspace (key, value) VALUES ('id', ?)").run(id)
  return id
}

function isWritable(path: string): boolean {
  try {
    accessSync(dirname(path), constants.W_OK)
    if (existsSync(path)) accessSync(path, constants.W_OK)
    return true
  } catch {
    return false
  }
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true })
    readdirSync(folder)
  } catch {
    throw new Refusal(
      'not-writable',
      `The folder ${folder} cannot be made or written to. Nothing was changed.`,
      'Choose another folder.',
    )
  }
}

/** Says in words what SQLite or the file system refused. */
function asRefusal(error: unknown, path: string): unknown {
  const damaged = new Refusal(
    'damaged',
    `The workspace ${basename(path)} is damaged or is not a workspace. It was not changed.`,
    'Open a backup of it; keep the damaged file for whoever helps you.',
  )
  if (error instanceof Refusal) return error.failure.code === 'damaged' && error.message === 'damaged' ? damaged : error
  if (error instanceof Sqlite.SqliteError) {
    if (/^SQLITE_(CORRUPT|NOTADB)/.test(error.code)) return damaged
    if (/^SQLITE_(READONLY|CANTOPEN|PERM|FULL|IOERR)/.test(error.code)) {
      return new Refusal(
        'not-writable',
        `The workspace ${basename(path)} cannot be written (${error.code.toLowerCase().replaceAll('_', ' ')}). Nothing was changed.`,
        'Look whether the disk is full or the folder is read-only.',
      )
    }
  }
  return error
}
