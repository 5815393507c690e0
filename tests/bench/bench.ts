/**
 * `npm run bench`: how long the long things take, on a made-up log. Figures, never a test: a slow machine is no fault.
 */
import { createReadStream, rmSync } from 'node:fs'
import { join } from 'node:path'
import { Bench } from 'tinybench'
import { runChecks } from '../../src-shared/checks/run-checks.ts'
import { countLog } from '../../src-shared/domain/counts.ts'
import { startBackend } from '../support/backend.ts'
import { aFolder } from '../support/folder.ts'
import { asFile, nhsWorkbook, trapRows } from '../support/workbooks.ts'

const HAZARDS = 500
const today = '2026-03-03'

const rows = Array.from({ length: HAZARDS }, (_none, index) => {
  const row = [...(trapRows()[index % 3] ?? [])]
  row[0] = `BIG${String(index + 1).padStart(4, '0')}`
  return row
})
const file = asFile('Big log.xlsx', await nhsWorkbook({ rows }))
const folder = aFolder()

/** A backend with the large log in it. */
async function imported(path: string) {
  const app = await startBackend({ dataFolder: folder, open: path, create: true })
  const sent = await app.backend.acceptFile('Big log.xlsx', createReadStream(file))
  if (!sent.ok) throw new Error(sent.error.message)
  const { projectId } = await app.call('import.run', {
    token: sent.value.token,
    projectId: null,
    projectName: `Big ${path}`,
    standard: 'DCB0129',
    whose: 'ours',
    supplierName: '',
    merge: [],
    existing: [],
    take: { cover: false, assumptions: false },
  })
  return { app, projectId }
}

const { app, projectId } = await imported(join(folder, 'big.hazards'))
const snapshot = await app.call('project.snapshot', { projectId })
const [first] = snapshot.records.hazard
let turn = 0
let other = 0

const bench = new Bench({ iterations: 5, warmupIterations: 1, time: 0, warmupTime: 0 })
  .add(`import ${HAZARDS} hazards, with preview and backup`, async () => {
    const made = await imported(join(folder, `import-${other++}.hazards`))
    await made.app.close()
  })
  .add('read the whole snapshot', async () => {
    await app.call('project.snapshot', { projectId })
  })
  .add('count', () => {
    countLog(snapshot, today)
  })
  .add('run every check', () => {
    runChecks(snapshot, { today, due: { implementation: true, verification: true } })
  })
  .add('change one field', async () => {
    await app.call('hazard.update', { id: first?.id ?? '', patch: { notes: `Note ${turn++}` } })
  })
  .add('hazard log as a workbook', async () => {
    await app.call('document.export', { projectId, document: 'hazard-log', format: 'xlsx' })
  })
await bench.run()
console.table(
  bench.tasks.map(({ name, result }) => {
    const latency = 'latency' in result ? result.latency : null
    return { what: name, 'median ms': latency?.p50?.toFixed(1), 'worst ms': latency?.max?.toFixed(1) }
  }),
)
await app.close()
rmSync(folder, { recursive: true, force: true })
