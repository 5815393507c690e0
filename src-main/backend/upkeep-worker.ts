import { parentPort, workerData } from 'node:worker_threads'
import { Refusal } from '../../src-shared/domain/result.ts'
import { connect } from '../db/database.ts'
import { checkWhole } from '../services/integrity.ts'
import { previewRestore } from '../services/restore-preview.ts'
import { readPackedHistory, unpackPackage, writePackage } from './package-jobs.ts'
import { salvage } from './salvage.ts'
import type { UpkeepJob, UpkeepMessage } from './upkeep.ts'

// Long work on a whole file, on a thread and a connection of its own: see upkeep.ts.

function say(message: UpkeepMessage): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker's port has no origin
  parentPort?.postMessage(message)
}

const onPart = (part: number) => say({ kind: 'part', part })

async function work(job: UpkeepJob): Promise<unknown> {
  switch (job.what) {
    case 'check': {
      const connection = connect(job.path, { readOnly: true })
      try {
        // One state of the file, whatever is saved meanwhile.
        connection.raw.exec('BEGIN')
        const { head, heads } = job
        return await checkWhole(connection, job.evidenceFolder, {
          heads,
          onPart,
          ...(head === undefined ? {} : { head }),
        })
      } finally {
        connection.raw.close()
      }
    }
    case 'preview':
      return await previewRestore(job, onPart)
    case 'salvage':
      return await salvage(job.from, job.to, onPart)
    case 'write-package':
      return await writePackage(job)
    case 'read-package':
      return await unpackPackage(job)
    case 'read-packed-history':
      return await readPackedHistory(job)
  }
}

work(workerData as UpkeepJob).then(
  (value) => say({ kind: 'done', value }),
  (error: unknown) => {
    const failure =
      error instanceof Refusal
        ? error.failure
        : { code: 'fault' as const, message: error instanceof Error ? (error.stack ?? error.message) : String(error) }
    say({ kind: 'failed', failure })
  },
)
