import { renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { destination, pino } from 'pino'

/** Where faults of ours are written down; never what a person entered. */
export interface Log {
  error(details: { error: unknown; channel: string }, message: string): void
}

const LIMIT = 2 * 1024 * 1024

/** A log file in the data folder; the one before it is kept once it is full. */
export function openLog(folder: string): Log {
  const path = join(folder, 'log.jsonl')
  try {
    if (statSync(path).size > LIMIT) renameSync(path, `${path}.old`)
  } catch {
    // There is no log yet.
  }
  const log = pino(
    { base: null, serializers: { error: pino.stdSerializers.err } },
    destination({ dest: path, sync: true, mkdir: true }),
  )
  return {
    error(details, message) {
      try {
        log.error(details, message)
      } catch {
        // A disk that takes no log line must not take the answer to the call with it.
      }
    },
  }
}
