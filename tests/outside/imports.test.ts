import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { describe, expect, it, onTestFinished } from 'vitest'
import { makePreview } from '../../src-main/imports/mappings/index.ts'
import { readSource } from '../../src-main/imports/read-file.ts'
import { type ImportPreview, importPreview } from '../../src-shared/domain/import-preview.ts'
import { startBackend } from '../support/backend.ts'
import { outside } from '../support/outside.ts'
import { exampleScheme } from '../support/scheme.ts'

async function previewOf(name: string) {
  const grid = await readSource(join(outside.cases, name), name)
  if (!grid.ok) throw new Error(grid.error.message)
  return makePreview(grid.value, exampleScheme)
}

describe('the published log in the 19-column layout', async () => {
  const result = await previewOf('nrl-hazard-log-v1.7.xlsx')
  if (!result.ok) throw new Error(result.error.message)
  const log: ImportPreview = importPreview.parse(result.value)
  const ids = Array.from({ length: 11 }, (_, index) => `NRL${String(index + 1).padStart(2, '0')}`)

  /** Causes; existing, design, test, training, business process change; initial and residual shown / by the matrix. */
  it.each(
    [
      [9, [9, 2, 3, 0, 3], '2/3', '2/1'],
      [9, [9, 3, 2, 0, 0], '2/2', '1/1'],
      [7, [7, 0, 0, 0, 0], '2/2', '2/2'],
      [12, [8, 1, 0, 0, 4], '3/3', '3/3'],
      [14, [10, 3, 1, 0, 4], '3/3', '2/2'],
      [4, [3, 0, 0, 0, 1], '3/3', '3/2'],
      [9, [9, 0, 0, 0, 0], '2/2', '2/2'],
      [6, [5, 0, 0, 0, 1], '2/2', '2/2'],
      [6, [6, 0, 0, 1, 0], '2/2', '2/2'],
      [6, [6, 0, 0, 0, 0], '2/2', '2/2'],
      [4, [4, 4, 0, 0, 0], '2/2', '1/1'],
    ].map((row, index) => [index, ...row] as const) as [number, number, number[], string, string][],
  )('counts hazard %i as two other parsers do', (index, causes, controls, initial, residual) => {
    const hazard = log.hazards[index]
    if (hazard === undefined) throw new Error('The hazard is missing.')
    expect(hazard.number.text).toBe(ids[index])
    expect(hazard.causes).toHaveLength(causes)
    const columns = ['existing', 'design', 'test', 'training', 'business process change']
    expect(columns.map((column) => hazard.controls.filter((control) => control.column === column).length)).toEqual(
      controls,
    )
    const ratings = ({ ratingShown, ratingByScheme }: typeof hazard.initial) => `${ratingShown}/${ratingByScheme}`
    expect([ratings(hazard.initial), ratings(hazard.residual)]).toEqual([initial, residual])
  })

  it('reads 179 control entries: 109 kept, 69 None, 1 empty', () => {
    expect(log.counts).toMatchObject({
      hazards: 11,
      causes: 86,
      controls: 109,
      controlEntriesRead: 179,
      dropped: 69,
      empty: 1,
    })
    expect(log.counts.controlsByColumn).toEqual({
      existing: 76,
      additional: 0,
      design: 13,
      test: 6,
      training: 1,
      'business process change': 13,
    })
    expect(log.hazards.flatMap(({ controls }) => controls).filter(({ cause }) => cause === null)).toEqual([])
  })

  it('finds exactly what is wrong', () => {
    const rows = ids.flatMap((hazard, index) => [
      `blank-owner ${hazard} R${index + 2}`,
      `blank-status ${hazard} S${index + 2}`,
    ])
    expect(log.findings.map(({ rule, hazard, cell }) => `${rule} ${hazard} ${cell}`).sort()).toEqual(
      [
        ...rows,
        'rating-differs NRL01 I2',
        'rating-differs NRL01 P2',
        'rating-differs NRL06 P7',
        'severity-drop NRL01 N2',
        'severity-drop NRL06 N7',
        'uncontrolled-cause NRL04 E5',
        'empty-entry NRL05 J6',
        `formula-differs null ${ids.map((_, index) => `P${index + 2}`).join(', ')}`,
        "version-differs null 'Cover Page'!D12, 'Version History'!A19",
      ].sort(),
    )
    const says = (rule: string) => log.findings.find((finding) => finding.rule === rule)?.message
    expect(says('uncontrolled-cause')).toContain('cause 12')
    expect(says('empty-entry')).toContain('entry 11')
  })

  it('aligns lists that begin late, and keeps the texts that look like filler or numbering', () => {
    const control = (row: number, column: string, number: number) =>
      log.hazards
        .find((hazard) => hazard.row === row)
        ?.controls.find((entry) => entry.column === column && entry.number === number)
    expect(control(5, 'design', 10)?.cause).toBe(9)
    expect(control(6, 'business process change', 11)?.cause).toBe(10)
    expect(control(7, 'business process change', 4)?.cause).toBe(3)
    expect(control(2, 'existing', 2)?.text).toMatch(/^None currently available/)
    expect(control(11, 'existing', 5)?.text).toContain('\n')
    expect(log.hazards[0]?.causes[3]?.text).toMatch(/^Parent/)
    expect(log.hazards[3]?.causes.find(({ text }) => text.includes('(1 to7)'))?.number).toBe(8)
  })

  it('offers 13 wordings of 47 entries for merging', () => {
    expect(log.duplicates).toHaveLength(13)
    expect(log.duplicates.flatMap(({ entries }) => entries)).toHaveLength(47)
  })

  it('reads what stands around the log', () => {
    expect(log.matrix).toMatchObject({ equalsScheme: true, differences: [] })
    expect(log.assumptions).toHaveLength(3)
    expect(log.versionHistory.map(({ version }) => version)).toEqual(expect.arrayContaining(['1.0', '1.1', '1.7']))
    expect([...log.reviewers, ...log.approvers].map(({ date }) => date)).toEqual(['', '', '', ''])
    expect(log.leftOut.filter(({ reason }) => reason === 'sheet-not-read')).toEqual([])
  })
})

const read = async (name: string): Promise<ImportPreview> => {
  const result = await previewOf(name)
  if (!result.ok) throw new Error(result.error.message)
  return importPreview.parse(result.value)
}

describe('logs in layouts of their own', () => {
  it('a log that its readers score themselves: no phantom hazards, no scores, ids as people see them', async () => {
    const [before, after] = [
      await read('gp-connect-hazard-log-v1.0.xlsx'),
      await read('gp-connect-hazard-log-v2.0.xlsx'),
    ]
    expect([before.counts.hazards, after.counts.hazards]).toEqual([53, 56])
    const numbers = ({ hazards }: ImportPreview) => hazards.map(({ number }) => number.text)
    expect(numbers(after).filter((number) => !numbers(before).includes(number))).toEqual(['89', '99', '100'])
    expect(numbers(after)).toContain('61')
    expect(after.scale).toMatchObject({ kind: 'unknown', decided: true })
    expect(after.unsure).toEqual([])
    const other = (id: string) => after.hazards.find(({ number }) => number.text === id)?.otherFields ?? []
    for (const id of ['88', '89', '99']) {
      expect(other(id).filter(({ label }) => label.includes('no heading'))).toHaveLength(3)
    }
    expect(after.leftOut.some(({ cell }) => cell === 'C512')).toBe(true)
  })

  it('a log of ratings that are products: ten hazards, none scored, all shown', async () => {
    const log = await read('joint-journey-hazard-log.xlsx')
    expect(log.hazards).toHaveLength(10)
    expect(log.scale).toMatchObject({ kind: 'product', direction: 'higher is worse', decided: false })
    expect(log.hazards.every(({ initial }) => initial.severity === null && initial.ratingShown !== '')).toBe(true)
    expect(log.leftOut.filter(({ cell }) => /^A2[0-5]$/.test(cell))).toHaveLength(6)
  })

  it('a log rated in words by a matrix of its own', async () => {
    const log = await read('referral-hazard-log.csv')
    expect(log.hazards).toHaveLength(12)
    expect(log.scale).toMatchObject({ kind: 'lookup', decided: false })
    expect(log.scale.differs.filter(({ shown, byScheme }) => shown === 'Moderate' && byScheme === 3)).toHaveLength(5)
    expect(log.hazards[1]?.causes).toHaveLength(3)
  })
})

it('two successive issues of a log: three hazards added, five changed, none lost, and nothing on the third reading', async () => {
  const app = await startBackend()
  onTestFinished(() => app.close())
  const asked = async (name: string, projectId: string | null) => {
    const bytes = readFileSync(join(outside.cases, name))
    const sent = await app.backend.acceptFile(name, Readable.from([bytes]))
    if (!sent.ok) throw new Error(sent.error.message)
    const { token } = sent.value
    const { changes } = await app.call('import.preview', { token, projectId })
    const done = await app.call('import.run', {
      token,
      projectId,
      projectName: 'Two issues',
      standard: 'DCB0160',
      whose: 'supplier',
      supplierName: 'Somebody',
      merge: [],
      existing: [],
      take: { cover: false, assumptions: false },
    })
    return { changes, projectId: done.projectId }
  }
  const first = await asked('gp-connect-hazard-log-v1.0.xlsx', null)
  const { changes } = await asked('gp-connect-hazard-log-v2.0.xlsx', first.projectId)
  expect(changes?.added.map(({ hazard }) => hazard)).toEqual(['89', '99', '100'])
  expect(changes?.changed.map(({ hazard }) => hazard)).toEqual(['3', '16', '70', '87', '88'])
  expect(changes?.changed.filter(({ question }) => question !== null).map(({ hazard }) => hazard)).toEqual(['88'])
  expect(changes?.missing).toEqual([])
  const again = await asked('gp-connect-hazard-log-v2.0.xlsx', first.projectId)
  expect(again.changes).toMatchObject({ added: [], missing: [], otherFieldsOnly: [] })
  expect(again.changes?.changed.map(({ hazard }) => hazard)).toEqual(['88'])
})
