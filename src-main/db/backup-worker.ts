import { parentPort, workerData } from 'node:worker_threads'
import { connect } from './database.ts'

// Looks at a copy that was just made, on a thread of its own: see backup.ts.

const { path } = workerData as { path: string }
const { raw } = connect(path)
try {
  // One file with nothing beside it, also when it is only looked at.
  raw.pragma('journal_mode = DELETE')
  const [found] = raw.pragma('quick_check(1)') as { quick_check: string }[]
  const head = raw.prepare('SELECT seq, hash FROM change ORDER BY seq DESC LIMIT 1').get() ?? null
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker's port has no origin
  parentPort?.postMessage({ sound: found?.quick_check === 'ok', head })
} finally {
  raw.close()
}
