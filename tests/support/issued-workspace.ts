import { readFile } from 'node:fs/promises'
import { startBackend } from './backend.ts'
import { askedOf, readyToIssue } from './issue.ts'

/** The passphrase of the keys in a workspace made here. */
const PASSPHRASE = 'three quiet words'

/** An approval request file that came out of a workspace. */
export interface RequestFile {
  name: string
  bytes: Uint8Array
}

/**
 * Fills a data folder with the sample as it stands after an issue: 1.0 signed by the clinical safety officer with a
 * condition, top management awaited, and one change since. The officer is working.
 */
export async function makeIssuedWorkspace(dataFolder: string): Promise<RequestFile> {
  const app = await startBackend({ dataFolder, now: () => new Date().toISOString() })
  try {
    const ready = await readyToIssue(app)
    const { projectId, officer, management } = ready
    await app.call('key.create', { passphrase: PASSPHRASE })
    // The director's key is made here too, in her name, so that its public half can be enrolled.
    await app.call('work.set-person', { personId: management })
    await app.call('key.create', { passphrase: PASSPHRASE })
    await app.call('work.set-person', { personId: officer })
    const issued = await app.call('baseline.issue', {
      projectId,
      entry: {
        version: '1.0',
        purpose: 'Outpatient milestone of 7 December 2026.',
        summary: 'First issue: 28 hazards from four workshops.',
        documents: [],
        asked: askedOf(ready),
      },
    })
    const baselineId = issued.id ?? ''
    await app.call('approval.sign', {
      baselineId,
      document: 'hazard-log',
      role: 'clinical safety officer',
      entry: {
        decision: 'approve with conditions',
        statement: 'I have read the hazard log, and I approve it as clinical safety officer.',
        comment: 'The ward milestone is not covered.',
        conditions: [
          {
            text: 'A failover test at full data volume.',
            owner: 'Meridian Health Systems Ltd',
            gate: 'Go-live: wards and theatres',
          },
        ],
      },
      passphrase: PASSPHRASE,
    })
    await app.call('project.update', { id: projectId, patch: { version: '1.1 draft' } })
    const { token, fileName } = await app.call('approval.request', { baselineId, personId: management })
    const file = await app.backend.takeFile(token)
    if (!('path' in file)) throw new Error('The request was not made.')
    return { name: fileName, bytes: await readFile(file.path) }
  } finally {
    await app.close()
  }
}
