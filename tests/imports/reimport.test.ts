import { Readable } from 'node:stream'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { InputOf } from '../../src-shared/contract/index.ts'
import { type RunningBackend, startBackend } from '../support/backend.ts'

let app: RunningBackend
beforeEach(async () => {
  app = await startBackend()
})
afterEach(() => app.close())

const HEADINGS = 'Number,Hazard,Description,Cause,Existing controls,Severity,Likelihood,Reviewer'
const FIRST = [
  HEADINGS,
  '1,Wrong patient record opened,As it was,Same names,Date of birth asked,Major,Low,Ward',
  '2,Letter lost,Text,"1) Queue full\n2) Printer off",Alarm,Minor,Low,Desk',
  '3,Dose doubled,Text,Two charts,One chart,Major,Low,Ward',
].join('\n')

async function send(csv: string): Promise<string> {
  const sent = await app.backend.acceptFile('Their log.csv', Readable.from([Buffer.from(csv)]))
  if (!sent.ok) throw new Error(sent.error.message)
  return sent.value.token
}

const run = async (csv: string, over: Partial<InputOf<'import.run'>> = {}) =>
  await app.call('import.run', {
    token: await send(csv),
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

const changesOf = async (csv: string, projectId: string) => {
  const { changes } = await app.call('import.preview', { token: await send(csv), projectId })
  if (changes === null) throw new Error('Nothing was compared.')
  return changes
}

const hazardsOf = async (projectId: string) => {
  const { records } = await app.call('project.snapshot', { projectId })
  return Object.fromEntries(records.hazard.map((hazard) => [hazard.number, hazard]))
}

it('the same file once more is an empty difference', async () => {
  const { projectId } = await run(FIRST)
  const empty = { added: [], changed: [], otherFieldsOnly: [], missing: [], unchanged: 3 }
  expect(await changesOf(FIRST, projectId)).toEqual(empty)
  const before = await hazardsOf(projectId)
  await run(FIRST, { projectId })
  expect(await hazardsOf(projectId)).toEqual(before)
})

const SECOND = [
  HEADINGS,
  '1,Wrong patient record opened,As it is now,Same names,Date of birth asked,Major,Medium,Night ward',
  '2,Letter lost,Text,"1) Queue full\n2) Printer switched off",Alarm; Second alarm,Minor,Low,Clinic',
  '4,A new hazard,Text,A cause,A control,Minor,Low,Ward',
].join('\n')

it('another version: what is new, changed and gone, and nothing else', async () => {
  const { projectId } = await run(FIRST)
  const changes = await changesOf(SECOND, projectId)
  expect(changes.added.map(({ hazard }) => hazard)).toEqual(['4'])
  expect(changes.missing.map(({ hazard }) => hazard)).toEqual(['3'])
  const texts = changes.changed.map(({ hazard, fields }) => [
    hazard,
    fields.map(({ field, before, after }) => [field, before, after]),
  ])
  expect(texts).toEqual([
    [
      '1',
      [
        ['Description', 'As it was', 'As it is now'],
        ['Reviewer', 'Ward', 'Night ward'],
        ['Likelihood (initial)', 'Low', 'Medium'],
      ],
    ],
    [
      '2',
      [
        ['Reviewer', 'Desk', 'Clinic'],
        ['Cause 2', 'Printer off', 'Printer switched off'],
        ['Control', '', 'Second alarm'],
      ],
    ],
  ])
})

it('brings the changes in as one step, keeps what is gone, and leaves our scores to a person', async () => {
  const { projectId } = await run(FIRST)
  const before = await hazardsOf(projectId)
  const { seq } = await run(SECOND, { projectId })
  const after = await hazardsOf(projectId)
  expect(Object.keys(after)).toEqual(['1', '2', '3', '4'])
  expect(after['1']).toMatchObject({ description: 'As it is now', assessments: before['1']?.assessments })
  expect(after['1']?.sourceScores).toMatchObject([{ likelihoodShown: 'Medium' }])
  expect(after['1']?.references).toContainEqual({ label: 'Reviewer', text: 'Night ward' })
  expect(after['2']?.causes.map(({ number, text }) => [number, text])).toEqual([
    [1, 'Queue full'],
    [2, 'Printer switched off'],
  ])
  expect(after['2']?.links).toHaveLength(2)
  expect(after['3']).toMatchObject({ archived: null, description: 'Text' })
  expect(after['3']?.references.at(-1)?.label).toBe('No longer in the source')
  expect(await changesOf(SECOND, projectId)).toMatchObject({ added: [], changed: [], otherFieldsOnly: [] })
  await app.call('change.undo', { projectId, seq })
  const undone = await hazardsOf(projectId)
  expect(undone['1']?.description).toBe('As it was')
  expect(undone['4']?.archived).not.toBeNull()
})

it('what was changed here as well is shown three ways, and taken over only where a person says so', async () => {
  const { projectId } = await run(FIRST)
  const { 1: hazard } = await hazardsOf(projectId)
  await app.call('hazard.update', { id: hazard?.id ?? '', patch: { description: 'Put better here' } })
  const [change] = (await changesOf(SECOND, projectId)).changed
  expect(change?.fields[0]).toMatchObject({ before: 'As it was', after: 'As it is now', here: 'Put better here' })
  await run(SECOND, { projectId })
  expect((await hazardsOf(projectId))['1']?.description).toBe('Put better here')
})

it('a change that a person leaves is not made, a conflict that they take over is', async () => {
  const { projectId } = await run(FIRST)
  const { 1: hazard } = await hazardsOf(projectId)
  const id = hazard?.id ?? ''
  await app.call('hazard.update', { id, patch: { description: 'Put better here' } })
  const changes = { leave: [`${id}/1`], takeOver: [`${id}/0`], same: [] }
  await run(SECOND, { projectId, changes })
  const after = (await hazardsOf(projectId))['1']
  expect(after?.description).toBe('As it is now')
  expect(after?.references).toContainEqual({ label: 'Reviewer', text: 'Ward' })
})

it('the same number with a clearly different name is a question, and nothing of it is brought in', async () => {
  const { projectId } = await run(FIRST)
  const other = FIRST.replace('2,Letter lost,Text', '2,Allergies shown twice,Other')
  const [change] = (await changesOf(other, projectId)).changed
  expect(change).toMatchObject({ hazard: '2', question: { before: 'Letter lost', after: 'Allergies shown twice' } })
  const before = await hazardsOf(projectId)
  await run(other, { projectId })
  const after = await hazardsOf(projectId)
  expect(after['2']).toEqual(before['2'])
  await run(other, { projectId, changes: { leave: [], takeOver: [], same: [before['2']?.id ?? ''] } })
  expect((await hazardsOf(projectId))['2']).toMatchObject({ name: 'Allergies shown twice', description: 'Other' })
})

it('a hazard of the same name under another number is the same hazard', async () => {
  const { projectId } = await run(FIRST)
  const changes = await changesOf(FIRST.replace('3,Dose doubled', '30,Dose doubled'), projectId)
  expect(changes.changed).toMatchObject([{ hazard: '30', numberBefore: '3', fields: [] }])
  expect(changes).toMatchObject({ added: [], missing: [] })
})

it('numbers that hazards entered here have are refused, and nothing is changed', async () => {
  const own = await app.call('project.create', { values: { name: 'Our own', standards: ['DCB0129'] } })
  const projectId = own.id ?? ''
  const { seq } = await app.call('hazard.create', { projectId, values: { name: 'Entered here' } })
  const { 'HAZ-001': entered } = await hazardsOf(projectId)
  expect(entered?.name).toBe('Entered here')
  await expect(run(FIRST.replace('\n1,', '\nHAZ-001,'), { projectId })).rejects.toThrow(/HAZ-001 already/)
  expect((await app.call('workspace.status', {})).open?.position).toBe(seq)
})
