import { workerData } from 'node:worker_threads'
import Sqlite from 'better-sqlite3'
import { identityAt } from './file-identity.ts'

// Brings what stands in the write-ahead log into the file, on a thread of its own: see checkpoint.ts.

const { path, identity } = workerData as { path: string; identity: string | null }
const raw = new Sqlite(path, { fileMustExist: true })
// Where another file was put in its place, that log is not this file's: bringing it in would spoil somebody's work. The
// file is asked for once it is held open, and nothing of it has been read yet.
if (identity !== null && identityAt(path) === identity) raw.pragma('wal_checkpoint(PASSIVE)')
raw.close()
