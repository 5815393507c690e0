/**
 * `npm run bench:import`: how long a large hazard log takes to be read, previewed and imported, and how much memory,
 * beside what the reading library takes by itself; then sent out, changed in every row and taken back. Figures, never a
 * test.
 */
import { execFileSync } from 'node:child_process'
import { createReadStream, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Workbook } from '@cj-tech-master/excelts'
import { readPreview } from '../../src-main/imports/read-file.ts'
import { recognisedOnly } from '../../src-shared/domain/import-options.ts'
import { startBackend } from '../support/backend.ts'
import { aFolder } from '../support/folder.ts'
import { measuring, peakOf } from '../support/measured-process.ts'
import { broughtBack, LogTable, sentOut } from '../support/returned.ts'
import { exampleScheme } from '../support/scheme.ts'

const HAZARDS = 5_000
const CAUSES = 4
const HEADINGS = [
  'ID',
  'Hazard',
  'Description',
  'Cause',
  'Existing controls',
  'Further mitigations',
  'Severity',
  'Likelihood',
  'Risk',
  'Owner',
  'Status',
]

/** A row a cause, what is the hazard's merged over its rows: 20,000 rows and 10,000 merged ranges. */
async function largeLog(): Promise<string> {
  const workbook = new Workbook()
  const sheet = workbook.addWorksheet('Log')
  sheet.addRow(HEADINGS)
  for (let hazard = 0; hazard < HAZARDS; hazard++) {
    for (let cause = 0; cause < CAUSES; cause++) {
      const own = <T>(value: T): T | null => (cause === 0 ? value : null)
      sheet.addRow([
        own(`H${hazard}`),
        own(`Hazard number ${hazard} of the log`),
        own('What can go wrong, in words. '.repeat(8)),
        `Cause ${cause} of hazard ${hazard}`,
        `Control ${cause} of ${hazard}`,
        `Further thing ${hazard}`,
        own('Major'),
        own('Low'),
        own(3),
        own('Owner'),
        own('Open'),
      ])
    }
    const top = 2 + hazard * CAUSES
    for (const column of ['A', 'B']) sheet.mergeCells(`${column}${top}:${column}${top + CAUSES - 1}`)
  }
  const path = join(aFolder(), 'Large log.xlsx')
  writeFileSync(path, new Uint8Array(await workbook.xlsx.writeBuffer()))
  return path
}

const megabytes = (bytes: number) => `${Math.round(bytes / 1024 ** 2)} MB`
const seconds = (since: number) => `${((performance.now() - since) / 1000).toFixed(1)} s`
const say = (what: string, ...figures: string[]) => console.log(`${what.padEnd(52)} ${figures.join('  ')}`)

const file = await largeLog()
const alone = JSON.parse(
  execFileSync(process.execPath, [join(import.meta.dirname, 'library-alone.ts'), file], { encoding: 'utf8' }),
) as { seconds: number; peak: number; cells: number }
say(`the reading library alone, ${alone.cells} cells`, `${alone.seconds.toFixed(1)} s`, megabytes(alone.peak))

const measured = measuring()
let begun = performance.now()
const preview = await readPreview(
  file,
  'Large log.xlsx',
  { scheme: exampleScheme, options: recognisedOnly, saved: [] },
  { start: measured.start },
)
if (!preview.ok) throw new Error(preview.error.message)
const { hazards, causes, controls } = preview.value.counts
say(
  `preview of ${hazards} hazards, ${causes} causes, ${controls} controls`,
  seconds(begun),
  `${megabytes(measured.peak())} in the reader`,
)

const app = await startBackend()
await app.call('workspace.create', { name: 'Large' })
begun = performance.now()
const sent = await app.backend.acceptFile('Large log.xlsx', createReadStream(file))
if (!sent.ok) throw new Error(sent.error.message)
const imported = await app.call('import.run', {
  token: sent.value.token,
  projectId: null,
  projectName: 'Large log',
  standard: 'DCB0160',
  whose: 'ours',
  supplierName: '',
  merge: [],
  existing: [],
  take: { cover: false, assumptions: false },
})
say('import of it, read once more and written', seconds(begun), `${megabytes(peakOf('self'))} in the asking process`)

const table = new LogTable(await sentOut(app, imported.projectId, 'csv'))
for (let row = 1; row < table.rows.length; row++) {
  table
    .set(row, 'Hazard Description', `Said better. ${table.get(row, 'Hazard Description')}`)
    .set(row, 'Possible Causes', table.get(row, 'Possible Causes').replace('Cause 0', 'First cause'))
    .set(row, 'Training', `1) Course ${row}`)
}
begun = performance.now()
const { told, token } = await broughtBack(app, table.bytes())
const changes = told.changed.reduce((sum, one) => sum + one.changes.length, 0)
say(`brought back with ${changes} changes in ${told.changed.length} rows, shown`, seconds(begun))
begun = performance.now()
await app.call('workbook.take', { token, take: [], leave: [] })
say('taken, in one step', seconds(begun), `${megabytes(peakOf('self'))} in the asking process`)
await app.close()
