import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { LogLayout } from '../../src-shared/contract/exchange.ts'
import { type RunningBackend, startBackend } from '../support/backend.ts'
import { aFolder } from '../support/folder.ts'
import { saveAs, schemaFaults } from '../support/office.ts'
import { broughtBack, sentOut } from '../support/returned.ts'

/** Beginnings that a spreadsheet runs as a formula, each with something that would show if it did. */
const BEGINNINGS = ['=', '+', '-', '@', '\t=', '=HYPERLINK("http://example.invalid";', "'="]
const texts = BEGINNINGS.map((beginning) => `${beginning}1+41`)

let app: RunningBackend
let projectId = ''
const folder = aFolder()

beforeAll(async () => {
  app = await startBackend()
  await app.call('workspace.create', { name: 'Formulas' })
  const made = await app.call('project.create', { values: { name: '=1+41', standards: ['DCB0160'] } })
  projectId = made.id ?? ''
  for (const text of texts) {
    const hazard = await app.call('hazard.create', {
      projectId,
      values: { name: text, description: `${text}\n${text}`, impact: text, notes: text },
      causes: [text, `several lines\n${text}`],
    })
    await app.call('control.create', {
      projectId,
      values: { name: text, description: text, type: 'design' },
      link: { hazardId: hazard.id ?? '', causeIds: [], values: { standing: 'additional' } },
    })
  }
})
afterAll(() => app.close())

async function exported(format: 'xlsx' | 'csv', layout: LogLayout): Promise<string> {
  const path = join(folder, `${layout}-as-${format}.${format}`)
  await writeFile(path, await sentOut(app, projectId, format, layout))
  return path
}

/** Formulas that LibreOffice sees in a file; ours look a rating up. */
async function formulasIn(path: string): Promise<string[]> {
  const flat = await readFile(await saveAs('fods', path, folder), 'utf8')
  expect(flat).toContain('1+41')
  return [...flat.matchAll(/table:formula="([^"]*)"/g)].map(([, formula = '']) => formula)
}

const kinds = (['hazards', 'causes'] as const).flatMap((layout) =>
  (['xlsx', 'csv'] as const).map((format) => ({ layout, format })),
)

describe.each(kinds)('a hazard log sent out as $format, $layout a row each', ({ layout, format }) => {
  it('runs no text as a formula', async () => {
    const formulas = await formulasIn(await exported(format, layout))
    expect(formulas.filter((formula) => !formula.startsWith('of:=IFERROR(INDEX([$Ratings.'))).toEqual([])
    if (format === 'csv') expect(formulas).toEqual([])
  })

  it('comes back from another program as it went', async () => {
    const path = await exported(format, layout)
    if (format === 'xlsx') expect(await schemaFaults([path])).toBe('')
    const saved = format === 'xlsx' ? await saveAs('xlsx', path, aFolder()) : path
    const { told } = await broughtBack(app, await readFile(saved), `log.${format}`)
    expect(told).toMatchObject({ unchanged: told.rows, changed: [], refused: [], notTaken: [], missing: [] })
  })
})

const everything = { actor: null, kind: null, family: null, from: null, to: null, words: '' }

it('history runs no text as a formula', async () => {
  for (const format of ['xlsx', 'csv'] as const) {
    const made = await app.call('history.export', {
      projectId,
      recordId: null,
      until: null,
      filter: everything,
      format,
    })
    const file = await app.backend.takeFile(made.token)
    if (!('path' in file)) throw new Error('The history was not made.')
    const path = join(folder, `history-as-${format}.${format}`)
    await writeFile(path, await readFile(file.path))
    expect(await formulasIn(path)).toEqual([])
  }
})
