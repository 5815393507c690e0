import { workerData } from 'node:worker_threads'
import Sqlite from 'better-sqlite3'

// Brings what stands in the write-ahead log into the file, on a thread of its own: see checkpoint.ts.

const raw = new Sqlite((workerData as { path: string }).path, { fileMustExist: true })
raw.pragma('wal_checkpoint(PASSIVE)')
raw.close()
