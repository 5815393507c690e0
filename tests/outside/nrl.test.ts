import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { lookUp } from '../../src-shared/domain/scheme.ts'
import type { Snapshot } from '../../src-shared/domain/snapshot.ts'
import { startBackend } from '../support/backend.ts'
import { cli } from '../support/command-line.ts'
import { aFolder } from '../support/folder.ts'
import { outside } from '../support/outside.ts'

const LOG = join(outside.cases, 'nrl-hazard-log-v1.7.xlsx')

/** Causes, controls by column, and ratings shown and by the matrix: counted by two parsers of others. */
const COUNTED = [
  // causes, existing, design, test, training, BPC, initial shown/matrix, residual shown/matrix
  ['NRL01', 9, 9, 2, 3, 0, 3, '2', 3, '2', 1],
  ['NRL02', 9, 9, 3, 2, 0, 0, '2', 2, '1', 1],
  ['NRL03', 7, 7, 0, 0, 0, 0, '2', 2, '2', 2],
  ['NRL04', 12, 8, 1, 0, 0, 4, '3', 3, '3', 3],
  ['NRL05', 14, 10, 3, 1, 0, 4, '3', 3, '2', 2],
  ['NRL06', 4, 3, 0, 0, 0, 1, '3', 3, '3', 2],
  ['NRL07', 9, 9, 0, 0, 0, 0, '2', 2, '2', 2],
  ['NRL08', 6, 5, 0, 0, 0, 1, '2', 2, '2', 2],
  ['NRL09', 6, 6, 0, 0, 1, 0, '2', 2, '2', 2],
  ['NRL10', 6, 6, 0, 0, 0, 0, '2', 2, '2', 2],
  ['NRL11', 4, 4, 4, 0, 0, 0, '2', 2, '1', 1],
] as const

const path = join(aFolder(), 'NRL.hazards')
let imported: { findings: { rule: string; hazard: string | null; cell: string }[] } & Record<string, unknown>
let snapshot: Snapshot

beforeAll(async () => {
  const done = await cli('import', LOG, '--workspace', path, '--project', 'NRL', '--json')
  imported = done.json as typeof imported
  const app = await startBackend({ open: path, create: false, readOnly: true })
  const [project] = await app.call('project.list', {})
  snapshot = await app.call('project.snapshot', { projectId: project?.id ?? '' })
  await app.close()
})

describe('the National Record Locator log, from file to workspace', () => {
  it('comes in whole', () => {
    expect(imported).toMatchObject({ project: 'NRL', hazards: 11, causes: 86, controls: 109 })
    expect(snapshot.records.control).toHaveLength(109)
  })

  it.each(COUNTED)('%s has its causes, controls and ratings', (number, ...expected) => {
    const hazard = snapshot.records.hazard.find((one) => one.number === number)
    const types = hazard?.links.map(({ controlId, standing }) => {
      const type = snapshot.records.control.find(({ id }) => id === controlId)?.type
      return standing === 'existing' ? 'existing' : type
    })
    const ofType = (wanted: string) => types?.filter((type) => type === wanted).length
    const score = (stage: 'initial' | 'residual') => {
      const shown = hazard?.sourceScores.find((one) => one.stage === stage)
      const made = hazard?.assessments.find((one) => one.stage === stage)
      return [
        shown?.ratingShown,
        lookUp(snapshot.project.scheme, made?.severity ?? null, made?.likelihood ?? null)?.number,
      ]
    }
    expect([
      hazard?.causes.length,
      ...['existing', 'design', 'test', 'training', 'business process change'].map(ofType),
      ...score('initial'),
      ...score('residual'),
    ]).toEqual(expected)
  })

  it('finds what is wrong with it, each with its cell', () => {
    const found = (rule: string) =>
      imported.findings.filter((finding) => finding.rule === rule).map(({ hazard, cell }) => [hazard, cell])
    expect(found('rating-differs')).toEqual([
      ['NRL01', 'I2'],
      ['NRL01', 'P2'],
      ['NRL06', 'P7'],
    ])
    expect(found('formula-differs')).toEqual([[null, 'P2, P3, P4, P5, P6, P7, P8, P9, P10, P11, P12']])
    expect(found('severity-drop')).toEqual([
      ['NRL01', 'N2'],
      ['NRL06', 'N7'],
    ])
    expect(found('blank-owner')).toHaveLength(11)
    expect(found('blank-status')).toHaveLength(11)
    expect(found('version-differs')).toHaveLength(1)
    expect(found('uncontrolled-cause')).toEqual([['NRL04', 'E5']])
    expect(found('empty-entry').map(([, cell]) => cell)).toEqual(['J6'])
  })

  it('lists each "None" and the empty entry as left out, and keeps three assumptions', () => {
    const [record] = snapshot.records.import
    const left = (reason: string) => record?.leftOut.filter((one) => one.reason === reason).length
    expect([left('none'), left('empty-entry')]).toEqual([69, 1])
    expect(snapshot.records.assumption).toHaveLength(3)
    expect(record?.listed.filter(({ date }) => date === '')).toHaveLength(4)
  })

  it('shows the same findings as standing errors of the log', async () => {
    const { exit, json } = await cli('check', '--workspace', path, '--json')
    expect(exit).toBe(1)
    const errors = (json as { findings: { rule: string; severity: string; hazard: string | null }[] }).findings.filter(
      ({ rule, severity }) => rule === '1' && severity === 'error',
    )
    expect(errors.map(({ hazard }) => hazard)).toEqual(['NRL01', 'NRL01', 'NRL06'])
  })
})

describe.each([
  ['hazard-log', 'docx'],
  ['safety-case', 'docx'],
  ['hazard-log', 'xlsx'],
] as const)('its %s as %s', (document, format) => {
  it('agrees with the database and holds all eleven', async () => {
    const out = join(aFolder(), `out.${format}`)
    const { exit, json } = await cli(
      'export',
      '--workspace',
      path,
      '--document',
      document,
      '--format',
      format,
      '--out',
      out,
      '--json',
    )
    expect(json).toMatchObject({ file: out, selfCheck: { ok: true } })
    expect(exit).toBe(0)
    expect(readFileSync(out).subarray(0, 2).toString()).toBe('PK')
  })
})
