import { Readable } from 'node:stream'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { connect } from '../../src-main/db/database.ts'
import { compareWithLedger, verifyChain } from '../../src-main/ledger/verify.ts'
import type { InputOf } from '../../src-shared/contract/index.ts'
import type { ImportOptions } from '../../src-shared/domain/import-options.ts'
import { FROM_FILE } from '../../src-shared/domain/import-scale.ts'
import { type RunningBackend, startBackend } from '../support/backend.ts'
import { WARD_MATRIX, wardWorkbook } from '../support/own-scale-logs.ts'

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

const OWN: ImportOptions = { sheet: null, mapping: null, scale: { choice: 'own' } }

async function send(matrix = WARD_MATRIX, name = 'Ward log.xlsx'): Promise<string> {
  const sent = await app.backend.acceptFile(name, Readable.from([Buffer.from(await wardWorkbook(matrix))]))
  if (!sent.ok) throw new Error(sent.error.message)
  return sent.value.token
}

const inputOf = async (over: Partial<InputOf<'import.run'>> = {}): Promise<InputOf<'import.run'>> => ({
  token: over.token ?? (await send()),
  projectId: null,
  projectName: 'Ward',
  standard: 'DCB0129',
  whose: 'ours',
  supplierName: '',
  merge: [],
  existing: [],
  take: { cover: false, assumptions: false },
  options: OWN,
  ...over,
})

async function anEmptyProject(): Promise<string> {
  const { id } = await app.call('project.create', { values: { name: 'Empty', standards: ['DCB0129'] } })
  if (id === null) throw new Error('No project was made.')
  return id
}

const snapshotOf = async (projectId: string) => await app.call('project.snapshot', { projectId })
const headOf = async () => (await app.call('workspace.status', {})).open?.position

describe('an import that keeps the scheme of its file', () => {
  it('begins a project on that scheme, with scores that nobody has confirmed', async () => {
    const { projectId } = await app.call('import.run', await inputOf())
    const { project, records } = await snapshotOf(projectId)
    expect(project.scheme.id.startsWith(FROM_FILE)).toBe(true)
    expect(project.scheme.title).toBe('Scheme of Ward log.xlsx, unconfirmed')
    expect(project.scheme.source).toContain(records.import[0]?.sha256)
    expect(records.hazard[0]?.assessments).toMatchObject([
      { stage: 'initial', severity: 'Severe', likelihood: 'Monthly', origin: 'imported', confirmedBy: null },
      { stage: 'residual', severity: 'Severe', likelihood: 'Yearly', origin: 'imported', confirmedBy: null },
    ])
  })

  it('is one change, and undo gives the project its scheme back', async () => {
    const projectId = await anEmptyProject()
    const before = (await snapshotOf(projectId)).project
    const seq = (await app.call('import.run', await inputOf({ projectId }))).seq
    expect((await snapshotOf(projectId)).project.scheme.id.startsWith(FROM_FILE)).toBe(true)

    const { entries } = await app.call('history.find', {
      projectId,
      recordId: null,
      until: null,
      filter: { actor: null, kind: null, family: null, from: null, to: null, words: '' },
      before: null,
      limit: 10,
    })
    expect(entries[0]).toMatchObject({
      seq,
      command: 'import.run',
      summary: 'Imported a hazard log and put its risk scheme in force',
    })
    await app.call('change.undo', { projectId, seq })
    const after = await snapshotOf(projectId)
    expect(after.project).toEqual(before)
    // What was undone is scored by nothing any more: the scheme is offered again.
    const { scale } = await app.call('import.preview', { token: await send(), projectId })
    expect(scale.own.scheme).not.toBeNull()
  })

  it('keeps the rating that the log shows beside the one that its matrix gives, as a difference', async () => {
    const { projectId, importId } = await app.call('import.run', await inputOf())
    const { records } = await snapshotOf(projectId)
    expect(records.import.find(({ id }) => id === importId)?.findings).toContainEqual(
      expect.objectContaining({ rule: 'rating-differs', hazard: 'W-3', cell: 'H4' }),
    )
    expect(records.hazard[2]?.sourceScores[0]).toMatchObject({
      ratingShown: '3',
      severity: 'Mild',
      likelihood: 'Weekly',
    })
  })
})

describe('it is refused, and nothing changed', () => {
  const refusedWith = async (input: InputOf<'import.run'>) => {
    const before = await headOf()
    const answer = await app.backend.call('import.run', input)
    expect(await headOf()).toBe(before)
    expect(answer).toMatchObject({ ok: false, error: { code: 'refused' } })
    return answer.ok ? '' : answer.error.message
  }

  it('where a hazard of the project is scored: nothing is rated anew', async () => {
    const projectId = await anEmptyProject()
    const { id } = await app.call('hazard.create', { projectId, values: { name: 'Scored before' } })
    await app.call('assessment.set', {
      hazardId: id ?? '',
      stage: 'initial',
      patch: { severity: 'Major', likelihood: 'Low' },
    })
    const before = (await snapshotOf(projectId)).project.scheme
    expect(await refusedWith(await inputOf({ projectId }))).toMatch(
      /hazards scored by its own scheme \(HAZ-001\).*Start a project of its own for this log/,
    )
    expect((await snapshotOf(projectId)).project.scheme).toEqual(before)
    // And it is not offered before anybody asks.
    const { scale } = await app.call('import.preview', { token: await send(), projectId })
    expect(scale.own).toMatchObject({ scheme: null, why: expect.stringContaining('HAZ-001') })
  })

  it('where the project has an earlier version of the log', async () => {
    const { projectId } = await app.call('import.run', await inputOf({ options: { ...OWN, scale: null } }))
    expect(await refusedWith(await inputOf({ projectId }))).toMatch(/an earlier version of this log/)
  })

  it('for a log of a supplier', async () => {
    expect(await refusedWith(await inputOf({ whose: 'supplier', supplierName: 'Somebody Ltd' }))).toMatch(
      /A supplier's scheme does not become this project's/,
    )
  })

  it('where its matrix has a hole', async () => {
    const token = await send(WARD_MATRIX.with(3, ['Weekly', 1, null, 4, 4]))
    expect(await refusedWith(await inputOf({ token }))).toMatch(/'How we score'!C4 has no rating/)
  })
})
