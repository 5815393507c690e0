import { copyFileSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import Sqlite from 'better-sqlite3'
import { startBackend } from '../../support/backend.ts'
import { askedOf, readyToIssue } from '../../support/issue.ts'
import { nhsWorkbook } from '../../support/workbooks.ts'

/** Protects the made-up key; its data folder is a temporary one. */
const PASSPHRASE = 'a passphrase of the tests'

/**
 * A workspace with something of everything in it, closed: the sample, an imported log, evidence, a key, two issued
 * versions and an approval, changes after them, two backups, and pages that SQLite no longer uses.
 *
 * @returns its path; its evidence lies beside it
 */
export async function fullWorkspace(): Promise<{ path: string; remove: () => Promise<void> }> {
  const app = await startBackend({ dataFolder: mkdtempSync(join(tmpdir(), 'hazard-ledger-full-')) })
  const path = await app.workspacePath()
  const ready = await readyToIssue(app)
  const { projectId } = ready
  await app.call('key.create', { passphrase: PASSPHRASE })
  const entry = { purpose: 'Go-live', documents: [], asked: askedOf(ready) }
  const { id } = await app.call('baseline.issue', { projectId, entry: { ...entry, version: '1.0', summary: 'First' } })
  const role = 'clinical safety officer' as const
  const approves = { decision: 'approve' as const, statement: 'I approve it.', comment: '', conditions: [] }
  const what = { baselineId: id ?? '', document: 'hazard-log' as const, role, entry: approves, passphrase: PASSPHRASE }
  await app.call('approval.sign', what)
  const sent = await app.backend.acceptFile('Log.xlsx', Readable.from([Buffer.from(await nhsWorkbook())]))
  if (!sent.ok) throw new Error(sent.error.message)
  await app.call('import.run', {
    token: sent.value.token,
    projectId: null,
    projectName: 'Imported log',
    standard: 'DCB0129',
    whose: 'ours',
    supplierName: '',
    merge: [],
    existing: [],
    take: { cover: true, assumptions: true },
  })
  const { records } = await app.call('project.snapshot', { projectId })
  for (const { id: hazardId } of records.hazard.slice(0, 8)) {
    const { seq } = await app.call('hazard.update', { id: hazardId, patch: { notes: 'Looked at once more.' } })
    if (hazardId > (records.hazard[4]?.id ?? '')) await app.call('change.undo', { projectId, seq })
  }
  await app.call('narrative.set', { projectId, section: 'introduction', text: 'Words of after the issue.' })
  await app.call('baseline.issue', { projectId, entry: { ...entry, version: '1.1', summary: 'Words' } })
  await app.call('narrative.set', { projectId, section: 'introduction', text: 'Words of after the second issue.' })
  await app.call('workspace.backup', {})
  await app.backend.close()
  const raw = new Sqlite(path)
  raw.exec('CREATE TABLE scratch (text TEXT)')
  const insert = raw.prepare('INSERT INTO scratch VALUES (?)')
  for (let row = 0; row < 40; row++) insert.run('no longer used '.repeat(300))
  raw.exec('DROP TABLE scratch')
  raw.pragma('wal_checkpoint(TRUNCATE)')
  raw.close()
  return { path, remove: app.close }
}

/** A copy of a workspace file alone, in a folder of its own. */
export function copyOf(path: string): string {
  const copy = join(mkdtempSync(join(tmpdir(), 'hazard-ledger-copied-')), 'Log.hazards')
  copyFileSync(path, copy)
  return copy
}
