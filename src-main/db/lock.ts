import Sqlite from 'better-sqlite3'
import { Refusal } from '../../src-shared/domain/result.ts'

/** Held while a workspace is open for writing. */
export interface WriterLock {
  release(): void
}

/**
 * One writer a workspace, whichever host: a sidecar SQLite file held in an exclusive transaction. The operating
 * system frees it when the process dies, so nothing goes stale.
 *
 * @throws Refusal `locked` where another program holds it
 */
export function lockWorkspace(workspacePath: string): WriterLock {
  const lock = new Sqlite(`${workspacePath.replace(/\.hazards$/, '')}.lock`, { timeout: 0 })
  try {
    lock.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    lock.close()
    if (error instanceof Sqlite.SqliteError && error.code.startsWith('SQLITE_BUSY')) {
      throw new Refusal(
        'locked',
        'This workspace is open in another window or program on this computer. Nothing was changed.',
        'Close it there, or work in that window.',
      )
    }
    throw error
  }
  return { release: () => lock.close() }
}
