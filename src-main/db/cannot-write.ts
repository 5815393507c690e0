import Sqlite from 'better-sqlite3'
import { Refusal } from '../../src-shared/domain/result.ts'

/** Errors of the file system that say that there is no room. */
const FULL: readonly string[] = ['ENOSPC', 'EDQUOT', 'SQLITE_FULL']
/** Errors that say that a disk, folder or file takes nothing. */
const CLOSED: readonly string[] = ['EROFS', 'EACCES', 'EPERM', 'EIO', 'ENOTDIR', 'EEXIST', 'ENXIO']

/**
 * What a disk that is full, read-only or gone says to whoever writes, in words; null for every other error. Nothing of
 * a command is kept then: its transaction was rolled back.
 */
export function cannotWrite(error: unknown): Refusal | null {
  if (error instanceof Refusal || !(error instanceof Error)) return null
  const code = (error as { code?: unknown }).code
  if (typeof code !== 'string') return null
  if (FULL.includes(code)) {
    return new Refusal(
      'not-writable',
      'The disk is full, so this was not saved. Nothing was changed, and everything saved before is kept.',
      'Make room on the disk, then do it once more.',
    )
  }
  const bySqlite = error instanceof Sqlite.SqliteError && /^SQLITE_(READONLY|CANTOPEN|PERM|IOERR)/.test(code)
  if (!bySqlite && !CLOSED.includes(code)) return null
  return new Refusal(
    'not-writable',
    `The disk or folder cannot be written to (${code.toLowerCase().replaceAll('_', ' ')}), so this was not saved. Nothing was changed, and everything saved before is kept.`,
    'Look whether the disk is still connected and may be written to, then do it once more.',
  )
}
