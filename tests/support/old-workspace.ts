/**
 * `node tests/support/old-workspace.ts`: makes the workspace of this version that later ones must open, under
 * `tests/db/old/`. Run once before a release; a file that is there already is never made anew.
 */
import { createReadStream, existsSync } from 'node:fs'
import { copyFile, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import manifest from '../../package.json' with { type: 'json' }
import { recognisedOnly } from '../../src-shared/domain/import-options.ts'
import { startBackend } from './backend.ts'
import { askedOf, readyToIssue } from './issue.ts'
import { wardWorkbook } from './own-scale-logs.ts'
import { packed, send, takeIn } from './packages.ts'
import { broughtBack, LogTable, sentOut } from './returned.ts'
import { asFile, nhsWorkbook } from './workbooks.ts'

const folder = join(import.meta.dirname, '../db/old')
const out = join(folder, `${manifest.version}.hazards`)
if (existsSync(out)) throw new Error(`${out} is there already: a released workspace is never made anew.`)

const app = await startBackend({ now: '2026-11-22T09:00:00.000Z' })
const { id: sample } = await app.call('sample.create', {})
const sent = await app.backend.acceptFile('Log V1.7.xlsx', createReadStream(asFile('Log.xlsx', await nhsWorkbook())))
if (!sent.ok) throw new Error(sent.error.message)
const imported = await app.call('import.run', {
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
const { records } = await app.call('project.snapshot', { projectId: imported.projectId })
const [first, second] = records.hazard
if (!first || !second || sample === null) throw new Error('The workspace did not come about.')
// One of each thing that leaves a mark of its own in the ledger.
await app.call('assessment.set', { hazardId: first.id, stage: 'initial', patch: { likelihood: 'Medium' } })
await app.call('difference.confirm', {
  hazardId: first.id,
  stage: 'residual',
  reason: 'The formula read another cell.',
})
await app.call('hazard.split', {
  id: first.id,
  name: 'Allergy kept on paper is not seen',
  causeIds: first.causes.slice(3).map((cause) => cause.id),
  reason: 'Another harm',
})
await app.call('hazard.archive', { id: second.id, reason: 'Raised in error' })
const changed = await app.call('hazard.update', { id: first.id, patch: { notes: 'Taken back again' } })
await app.call('change.undo', { projectId: imported.projectId, seq: changed.seq })
const ready = await readyToIssue(app, sample)
const passphrase = 'kept by nobody'
await app.call('key.create', { passphrase })
const entry = { version: '1.0', purpose: 'Go-live', summary: 'First issue', documents: [], asked: askedOf(ready) }
const { id: baselineId } = await app.call('baseline.issue', { projectId: sample, entry })
await app.call('approval.sign', {
  baselineId: baselineId ?? '',
  document: 'hazard-log',
  role: 'clinical safety officer',
  entry: { decision: 'approve', statement: 'I approve it.', comment: '', conditions: [] },
  passphrase,
})
// What came in from elsewhere: a log with its own matrix, a log that was sent out and brought back, a whole project.
await app.call('import.run', {
  token: await send(app, 'Ward log.xlsx', await wardWorkbook()),
  projectId: null,
  projectName: 'Ward with its own matrix',
  standard: 'DCB0160',
  whose: 'ours',
  supplierName: '',
  merge: [],
  existing: [],
  take: { cover: false, assumptions: false },
  options: { ...recognisedOnly, scale: { choice: 'own' } },
})
const table = new LogTable(await sentOut(app, imported.projectId, 'csv'))
table.set(1, 'Hazard Description', 'Reworded by a colleague').set(2, 'Severity (initial)', 'Minor')
const { token } = await broughtBack(app, table.bytes())
await app.call('workbook.take', { token, leave: [], take: [] })
const elsewhere = await startBackend({ now: '2026-11-22T09:00:00.000Z' })
await elsewhere.call('workspace.create', { name: 'Elsewhere' })
const other = await elsewhere.call('project.create', { values: { name: 'Moved here', standards: ['DCB0129'] } })
await elsewhere.call('hazard.create', {
  projectId: other.id ?? '',
  values: { name: 'Result filed under another patient' },
  causes: ['Two requests on one form'],
})
await takeIn(app, (await packed(elsewhere, other.id ?? '')).bytes)
await elsewhere.close()
const path = await app.workspacePath()
await app.backend.close()
await mkdir(folder, { recursive: true })
await copyFile(path, out)
console.log(out)
