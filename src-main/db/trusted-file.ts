import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  rmSync,
  statSync,
} from 'node:fs'
import { basename, dirname } from 'node:path'
import Sqlite from 'better-sqlite3'
import { v7 } from 'uuid'
import { Refusal } from '../../src-shared/domain/result.ts'
import { changeOutside } from './checksum.ts'
import { APPLICATION_ID, type Connection, connect } from './database.ts'

/**
 * Opens a workspace file for writing once SQLite's quick check finds nothing.
 * @throws Refusal `damaged`
 */
export function connectOrRefuse(path: string): Connection {
  if (existsSync(path) && statSync(path).size > 0 && !wasBegun(path)) {
    // Looked at without the power to write: closing a writer would bring a log left behind into a damaged file.
    const hadLog = existsSync(`${path}-wal`) && statSync(`${path}-wal`).size > 0
    const looking = connect(path, { readOnly: true })
    try {
      const [found] = looking.raw.pragma('quick_check(1)') as { quick_check: string }[]
      if (found?.quick_check !== 'ok') throw new Refusal('damaged', 'damaged')
    } finally {
      looking.raw.close()
      if (!hadLog) removeEmptyLog(path)
    }
  }
  return connect(path)
}

/**
 * Whether the program ended while it made the file, before there was a log or a table: what SQLite wrote beside it then
 * is taken back by whoever may write, and refused to anybody else. A file with more than its first page is no such
 * file: nothing beside it may be written into it unlooked at.
 */
function wasBegun(path: string): boolean {
  const journal = `${path}-journal`
  return statSync(path).size <= FIRST_PAGE && existsSync(journal) && statSync(journal).size > 0
}

/** Bytes of one page, SQLite's own measure since 2016, and all that a file without tables has. */
const FIRST_PAGE = 4096

/** Takes away the empty log that looking leaves beside a file, which its writer would have taken away. */
function removeEmptyLog(path: string): void {
  try {
    if (statSync(`${path}-wal`).size > 0) return
    rmSync(`${path}-wal`)
    rmSync(`${path}-shm`, { force: true })
  } catch {
    // There is none.
  }
}

/**
 * Refuses a file that is not a workspace of ours, by its header alone: opening another program's database would
 * already change it.
 */
export function refuseStranger(path: string): void {
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
export function stamp(connection: Connection): string {
  const { raw } = connection
  const known = identityOf(connection)
  if (known) return known
  const id = v7()
  changeOutside(connection, () => raw.prepare("INSERT INTO workspace (key, value) VALUES ('id', ?)").run(id))
  return id
}

/** The identity of a file, or null where it has none yet. */
export function identityOf({ raw }: Connection): string | null {
  const known = raw.prepare("SELECT value FROM workspace WHERE key = 'id'").get() as { value: string } | undefined
  return known?.value ?? null
}

/** Whether a file, or where it is to be made, may be written to. */
export function isWritable(path: string): boolean {
  try {
    accessSync(dirname(path), constants.W_OK)
    if (existsSync(path)) accessSync(path, constants.W_OK)
    return true
  } catch {
    return false
  }
}

/** Makes a folder. @throws Refusal `not-writable` */
export function makeFolder(folder: string): void {
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
export function asRefusal(error: unknown, path: string): unknown {
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
