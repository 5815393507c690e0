import { Readable } from 'node:stream'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { connect } from '../../src-main/db/database.ts'
import { compareWithLedger, verifyChain } from '../../src-main/ledger/verify.ts'
import type { InputOf } from '../../src-shared/contract/index.ts'
import { countLog } from '../../src-shared/domain/counts.ts'
import { type RunningBackend, startBackend } from '../support/backend.ts'
import { TODAY } from '../support/builders.ts'
import { nhsWorkbook } from '../support/workbooks.ts'

let app: RunningBackend
beforeEach(async () => {
  app = await startBackend()
})
afterEach(async () => {
  const connection = connect(await app.workspacePath(), { readOnly: true })
  expect(await verifyChain(connection.db)).toBeNull()
  expect(await compareWithLedger(connection.db)).toEqual([])
  await connection.db.destroy()
  await app.close()
})

async function sendLog(): Promise<string> {
  const bytes = await nhsWorkbook()
  const sent = await app.backend.acceptFile('EPR Hazard Log V1.7.xlsx', Readable.from([Buffer.from(bytes)]))
  if (!sent.ok) throw new Error(sent.error.message)
  return sent.value.token
}

async function runImport(over: Partial<InputOf<'import.run'>> = {}) {
  return await app.call('import.run', {
    token: await sendLog(),
    projectId: null,
    projectName: 'Imported',
    standard: 'DCB0129',
    whose: 'ours',
    supplierName: '',
    merge: [],
    existing: [],
    take: { cover: true, assumptions: true },
    ...over,
  })
}

describe('importing our own log', () => {
  it('brings in every hazard, cause and control entry, and keeps the source file', async () => {
    const done = await runImport()
    expect(done).toMatchObject({ project: 'Imported', hazards: 3, causes: 9, controls: 12 })
    const { records } = await app.call('project.snapshot', { projectId: done.projectId })
    expect(records.hazard.map(({ number, name }) => [number, name])).toEqual([
      ['EPR01', 'Allergy not shown at prescribing'],
      ['EPR02', 'Wrong patient record opened'],
      ['EPR03', 'Results reach the wrong inbox'],
    ])
    expect(records.hazard.flatMap(({ causes }) => causes)).toHaveLength(9)
    expect(records.control).toHaveLength(12)
    const [evidence] = records.evidence
    expect(evidence).toMatchObject({ type: 'imported hazard log', file: { name: 'EPR Hazard Log V1.7.xlsx' } })
    await app.call('evidence.download', { id: evidence?.id ?? '' })
  })

  it('takes scores as imported and not confirmed, whatever the source called them', async () => {
    const { projectId } = await runImport()
    const counted = countLog(await app.call('project.snapshot', { projectId }), TODAY)
    expect(counted.initial).toMatchObject({ unconfirmed: 3, unscored: 0 })
    expect(counted.standing).toMatchObject({ 'imported, not confirmed': 3, claimed: 0, evidenced: 0 })
    const { records } = await app.call('project.snapshot', { projectId })
    expect(
      records.hazard[0]?.assessments.every(
        ({ assessedBy, assessedOn }) => assessedBy.length === 0 && assessedOn === null,
      ),
    ).toBe(true)
  })

  it('keeps a rating that the scheme does not give as a difference, until confirmed for that hazard alone', async () => {
    const { projectId } = await runImport()
    const differing = async () => countLog(await app.call('project.snapshot', { projectId }), TODAY).differences
    expect(await differing()).toBe(2)
    const { records } = await app.call('project.snapshot', { projectId })
    const hazardId = records.hazard[2]?.id ?? ''
    await app.call('difference.confirm', { hazardId, stage: 'residual', reason: 'The formula read the wrong cell' })
    expect(await differing()).toBe(1)
  })

  it('links each control to the cause of its number, existing or additional by its column', async () => {
    const { projectId } = await runImport()
    const { records } = await app.call('project.snapshot', { projectId })
    const [first] = records.hazard
    const told = first?.links.map((link) => {
      const control = records.control.find(({ id }) => id === link.controlId)
      return [
        first.causes.find(({ id }) => id === link.causeId)?.number,
        link.standing,
        control?.type,
        control?.steps.length,
      ]
    })
    expect(told).toEqual([
      [1, 'existing', 'not stated', 0],
      [2, 'existing', 'not stated', 0],
      [3, 'existing', 'not stated', 0],
      [1, 'additional', 'design', 0],
      [4, 'additional', 'training', 0],
    ])
  })

  it('keeps cell and source text of every field, and lists what was left out', async () => {
    const { projectId, importId } = await runImport()
    const { records } = await app.call('project.snapshot', { projectId })
    const [first] = records.hazard
    expect(first?.source).toMatchObject({
      importId,
      sheet: 'EPR Hazard Log',
      fields: {
        name: { cell: 'B2', text: 'Allergy not shown at prescribing' },
        'initial rating': { cell: 'I2', text: '2' },
      },
    })
    expect(first?.causes[3]?.source?.fields['text']?.cell).toBe('E2')
    const [record] = records.import
    expect(record?.leftOut.filter(({ reason }) => reason === 'none')).toHaveLength(6)
    expect(record?.findings.map(({ rule }) => rule)).toContain('formula-differs')
    expect(records.assumption.length).toBeGreaterThan(0)
  })

  it('merges identical wordings only where told to', async () => {
    const token = await sendLog()
    const { duplicates } = await app.call('import.preview', { token, projectId: null })
    expect(duplicates.map(({ entries }) => entries.length)).toEqual([2, 2])
    const { projectId } = await runImport({ merge: duplicates.map(({ text }) => text) })
    const { records } = await app.call('project.snapshot', { projectId })
    expect(records.control).toHaveLength(10)
    expect(records.hazard.flatMap(({ links }) => links)).toHaveLength(12)
  })

  it('is one step that Undo takes back', async () => {
    const { id } = await app.call('project.create', { values: { name: 'Mine', standards: ['DCB0129'] } })
    const projectId = id ?? ''
    const { seq } = await runImport({ projectId })
    expect((await app.call('undo.peek', { projectId })).undo).toEqual({ seq, summary: 'Imported a hazard log' })
    await app.call('change.undo', { projectId, seq })
    const { records } = await app.call('project.snapshot', { projectId })
    expect([records.hazard, records.control, records.import, records.evidence]).toEqual([[], [], [], []])
    const backups = await app.call('workspace.backups', {})
    expect(backups.map(({ why }) => why)).toEqual(['before-import'])
  })

  it('refuses a project name that is taken, and changes nothing', async () => {
    const { seq } = await runImport()
    await expect(runImport()).rejects.toThrow(/project named "Imported" already/)
    expect((await app.call('workspace.status', {})).open?.position).toBe(seq)
  })
})

describe("importing a supplier's log", () => {
  it("leaves its scores the source's and ours unscored, and takes no control as existing unasked", async () => {
    const token = await sendLog()
    const { projectId } = await runImport({
      token,
      whose: 'supplier',
      supplierName: 'Made-up Systems Ltd',
      standard: 'DCB0160',
      existing: ['J2#1'],
    })
    const snapshot = await app.call('project.snapshot', { projectId })
    const [first] = snapshot.records.hazard
    expect(first?.assessments).toEqual([])
    expect(first?.sourceScores).toMatchObject([
      { stage: 'initial', ratingShown: '2' },
      { stage: 'residual', ratingShown: '2' },
    ])
    expect(first?.links.map(({ standing }) => standing)).toEqual([
      'not stated',
      'not stated',
      'not stated',
      'existing',
      'not stated',
    ])
    expect(snapshot.organisations.map(({ name }) => name)).toEqual(['Made-up Systems Ltd'])
    expect(countLog(snapshot, TODAY).initial.unscored).toBe(3)
  })

  it('asks whose it is', async () => {
    await expect(runImport({ whose: 'supplier' })).rejects.toThrow(/names its supplier/)
  })
})
