import { open } from 'node:fs/promises'
import { runThread } from '../workers/run-thread.ts'
import { workerFile } from '../workers/worker-file.ts'
import type { Connection } from './database.ts'

/** Pages in the write-ahead log from which SQLite brings them into the file within a commit; its own figure. */
const USUAL = 1000

/** Checkpoints under way, by the connection whose commit they follow. */
const underWay = new WeakMap<Connection['raw'], Promise<void>>()

/** Settles once no worker holds the connection's file any more: closing before that would leave the log beside it. */
export async function checkpointDone({ raw }: Connection): Promise<void> {
  await underWay.get(raw)
}

/**
 * Makes the commit of a change of thousands short: what is written so far is flushed beforehand, off this thread, and
 * the log is brought into the file by a worker afterwards. Otherwise SQLite does both within the commit, which held up
 * the main process noticeably after 5,000 hazards. The commit itself stays flushed as ever.
 *
 * @returns to be called once the change is committed or rolled back
 */
export async function beforeLongCommit({ raw, identity }: Connection): Promise<() => void> {
  raw.pragma('wal_autocheckpoint = 0')
  // The log, unlike the file itself, carries none of SQLite's locks, which closing another handle would take away.
  const log = await open(`${raw.name}-wal`, 'r+').catch(() => null)
  try {
    await log?.sync()
  } finally {
    await log?.close()
  }
  return () => {
    const usual = () => {
      if (raw.open) raw.pragma(`wal_autocheckpoint = ${USUAL}`)
    }
    // Where it fails, the next commit does it as always.
    const ended = runThread(workerFile(import.meta.dirname, 'checkpoint-worker'), {
      data: { path: raw.name, identity },
      onMessage: () => undefined,
    }).then(usual)
    const earlier = underWay.get(raw)
    underWay.set(
      raw,
      Promise.all([earlier, ended]).then(() => undefined),
    )
  }
}
