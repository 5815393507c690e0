import { existsSync, readFileSync } from 'node:fs'

/** Bytes of a frame's header in SQLite's write-ahead log. */
const FRAME_HEADER = 24
const LOG_HEADER = 32

/**
 * Frames at the end of a write-ahead log that belong to no committed transaction: written, but not committed. Read from
 * the file's bytes alone, without opening the database.
 */
export function uncommittedFrames(workspace: string): number {
  const path = `${workspace}-wal`
  if (!existsSync(path)) return 0
  const log = readFileSync(path)
  if (log.length < LOG_HEADER) return 0
  const frame = FRAME_HEADER + log.readUInt32BE(8)
  const salt = log.subarray(16, 24)
  let uncommitted = 0
  for (let at = LOG_HEADER; at + frame <= log.length; at += frame) {
    // A frame of an earlier round of the log has other salts: what comes from there on is old.
    if (!log.subarray(at + 8, at + 16).equals(salt)) break
    uncommitted = log.readUInt32BE(at + 4) === 0 ? uncommitted + 1 : 0
  }
  return uncommitted
}
