import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Hazard } from '../../src-shared/domain/hazard.ts'
import type { ReturnedWorkbook } from '../../src-shared/domain/returned-workbook.ts'
import { type RunningBackend, startBackend } from '../support/backend.ts'
import { send } from '../support/packages.ts'
import { broughtBack, LogTable, sentOut } from '../support/returned.ts'

/*
 * Two hazards that share a control, sent out, worked on elsewhere and brought back. Row 1 of a table is the first below
 * the headings.
 */

let app: RunningBackend
let project = ''
let first = ''
let second = ''
let out: Buffer
let table: LogTable
let workspaces = 0

beforeAll(async () => {
  app = await startBackend()
})
afterAll(() => app.close())

/** Begins a workspace with the two hazards, and sends them out. */
async function begin(): Promise<void> {
  await app.call('workspace.create', { name: `Ward ${++workspaces}` })
  const made = await app.call('project.create', { values: { name: 'Ward record', standards: ['DCB0160'] } })
  project = made.id ?? ''
  const hazard = async (name: string, causes: string[]) =>
    (await app.call('hazard.create', { projectId: project, values: { name, description: `About ${name}` }, causes }))
      .id ?? ''
  first = await hazard('Wrong patient', ['Two charts open', 'Name cut short'])
  second = await hazard('Dose unseen', ['Line below the fold'])
  const { causes } = await hazardOf(first)
  const control = await app.call('control.create', {
    projectId: project,
    values: { name: 'Banner stays in view', type: 'design' },
    link: { hazardId: first, causeIds: [causes[0]?.id ?? ''], values: { standing: 'additional' } },
  })
  await app.call('link.add', {
    hazardId: second,
    controlId: control.id ?? '',
    causeIds: [],
    values: { standing: 'additional' },
  })
  for (const hazardId of [first, second]) {
    await app.call('assessment.set', { hazardId, stage: 'initial', patch: { severity: 'Major', likelihood: 'Medium' } })
  }
  out = await sentOut(app, project, 'csv')
  table = new LogTable(out)
}

async function records() {
  return (await app.call('project.snapshot', { projectId: project })).records
}

async function hazardOf(id: string): Promise<Hazard> {
  const found = (await records()).hazard.find((one) => one.id === id)
  if (found === undefined) throw new Error('The hazard is gone.')
  return found
}

/** What the table says once it is brought back. */
async function told(): Promise<ReturnedWorkbook> {
  return (await broughtBack(app, table.bytes())).told
}

/** Brings the table back and takes everything that does not ask, and what is named. */
async function taken(take: readonly string[] = [], leave: readonly string[] = []) {
  const { token } = await broughtBack(app, table.bytes())
  return await app.call('workbook.take', { token, take: [...take], leave: [...leave] })
}

/** Brings the table back as it is proposed, which is refused where nothing of it is ticked. */
async function takesNothing(): Promise<void> {
  await expect(taken()).rejects.toMatchObject({ failure: { code: 'refused' } })
}

describe('what is taken', () => {
  beforeEach(begin)

  it('nothing, where nothing was changed: no entry in the ledger', async () => {
    expect(await told()).toMatchObject({ rows: 2, unchanged: 2, changed: [], refused: [], notTaken: [], missing: [] })
    const before = (await app.call('workspace.status', {})).open
    await takesNothing()
    expect((await app.call('workspace.status', {})).open).toEqual(before)
  })

  it('texts, causes, a shared control once, new entries, words of the scheme; Undo takes all of it back', async () => {
    const before = await records()
    table
      .set(1, 'Hazard Description', 'Said better\non two lines')
      .set(1, 'Possible Causes', '1) Two charts open at once\n2) Name cut short\n3) Screen shared')
      .set(1, 'Design', '1) Banner stays in view always\n2) None')
      .set(1, 'Training', '1) None\n2) Course on names')
      .set(1, 'Severity (initial)', 'minor')
      .set(2, 'Status', 'Closed')
    const said = await told()
    expect(
      said.changed.map(({ hazard, changes }) => [hazard, changes.map(({ field, after }) => [field, after])]),
    ).toEqual([
      [
        'HAZ-001',
        [
          ['Description', 'Said better\non two lines'],
          ['Cause 1', 'Two charts open at once'],
          ['New cause', 'Screen shared'],
          ['Severity (initial)', 'Minor'],
          ['CTL-001', 'Banner stays in view always'],
          ['New control', 'Course on names'],
        ],
      ],
      ['HAZ-002', [['Status', 'Closed']]],
    ])
    expect(said.notTaken).toEqual([])
    const done = await taken()
    expect(done).toMatchObject({ projectId: project, changed: 2, added: 0 })
    const hazard = await hazardOf(first)
    expect(hazard.description).toBe('Said better\non two lines')
    expect(hazard.causes.map(({ number, text }) => [number, text])).toEqual([
      [1, 'Two charts open at once'],
      [2, 'Name cut short'],
      [3, 'Screen shared'],
    ])
    expect(hazard.assessments.at(-1)).toMatchObject({
      severity: 'Minor',
      likelihood: 'Medium',
      origin: 'imported',
      confirmedBy: null,
    })
    expect(hazard.assessments).toHaveLength(2)
    const { control, evidence } = await records()
    expect(control.map(({ number, name, type }) => [number, name, type])).toEqual([
      ['CTL-001', 'Banner stays in view always', 'design'],
      ['CTL-002', 'Course on names', 'training'],
    ])
    expect(hazard.links.at(-1)).toMatchObject({ causeId: hazard.causes[1]?.id, standing: 'additional' })
    expect(evidence).toMatchObject([{ type: 'imported hazard log', file: { name: 'log.csv' } }])
    await app.call('change.undo', { projectId: project, seq: done.seq })
    expect((await records()).hazard).toEqual(before.hazard)
  })

  it('a hazard of an added row, with its causes and what answers them', async () => {
    table
      .set(3, 'Hazard Name', 'Alert fatigue')
      .set(3, 'Possible Causes', '1) Too many alerts\n5) All of one colour')
      .set(3, 'Test', '5) Trial on one ward')
      .set(3, 'Severity (initial)', 'Major')
    const done = await taken()
    expect(done).toMatchObject({ changed: 0, added: 1 })
    const added = (await records()).hazard.at(-1)
    expect(added).toMatchObject({ number: 'HAZ-003', name: 'Alert fatigue', status: 'Open' })
    expect(added?.causes.map(({ number, text }) => [number, text])).toEqual([
      [1, 'Too many alerts'],
      [2, 'All of one colour'],
    ])
    expect(added?.links).toMatchObject([{ causeId: added?.causes[1]?.id }])
    expect(added?.assessments).toMatchObject([{ severity: 'Major', likelihood: null, origin: 'imported' }])
  })

  it('rows in another order, columns moved and others put between', async () => {
    table.rows.splice(1, 2, table.rows[2] ?? [], table.rows[1] ?? [])
    for (const cells of table.rows) cells.splice(3, 0, 'mine')
    expect(await told()).toMatchObject({ rows: 2, unchanged: 2, changed: [], refused: [] })
  })

  it('what a person leaves stays', async () => {
    table.set(1, 'Hazard Name', 'Left').set(2, 'Hazard Name', 'Taken')
    const [one] = (await told()).changed
    await taken([], [one?.changes[0]?.key ?? ''])
    expect([(await hazardOf(first)).name, (await hazardOf(second)).name]).toEqual(['Wrong patient', 'Taken'])
  })
})

describe('what asks first', () => {
  beforeEach(begin)

  it('was changed here as well: three ways, and taken only where a person says so', async () => {
    await app.call('hazard.update', { id: first, patch: { description: 'Changed here', impact: 'Only here' } })
    table.set(1, 'Hazard Description', 'Changed there')
    const [row] = (await told()).changed
    expect(row?.changes).toMatchObject([
      { before: 'About Wrong patient', after: 'Changed there', here: 'Changed here', asks: 'changed here' },
    ])
    await takesNothing()
    expect(await hazardOf(first)).toMatchObject({ description: 'Changed here', impact: 'Only here' })
    await taken([row?.changes[0]?.key ?? ''])
    expect(await hazardOf(first)).toMatchObject({ description: 'Changed there', impact: 'Only here' })
  })

  it('was changed here to the same: nothing is left to say', async () => {
    await app.call('hazard.update', { id: first, patch: { description: 'Changed alike' } })
    table.set(1, 'Hazard Description', 'Changed alike')
    expect(await told()).toMatchObject({ unchanged: 2, changed: [] })
  })

  it('was emptied', async () => {
    table.set(1, 'Hazard Description', '')
    expect((await told()).changed[0]?.changes).toMatchObject([{ field: 'Description', after: '', asks: 'emptied' }])
    await takesNothing()
    expect((await hazardOf(first)).description).toBe('About Wrong patient')
  })
})

describe('what is never taken, and why', () => {
  // Nothing of it changes the project, which the last but one alone leaves with a hazard archived.
  beforeAll(begin)
  beforeEach(() => {
    table = new LogTable(out)
  })

  it.each([
    ['a rating', 'Risk (initial)', '5', /looked up/],
    ['a word the scheme does not have', 'Severity (initial)', 'Terrible', /has no severity/],
    ['an emptied score', 'Severity (initial)', '', /not taken back/],
    ['an emptied name', 'Hazard Name', '', /keeps a name/],
    ['an owner nobody knows', 'Owner', 'Somebody Else', /nobody of that name/],
    ['a status of another kind', 'Status', 'Parked', /none of the words/],
    ['a cause that is gone', 'Possible Causes', '1) Two charts open', /stays/],
    ['a control that is gone', 'Design', '1) None\n2) None', /stays/],
    ['a control moved to another cause', 'Design', '1) None\n2) Banner stays in view', /stays|changed in the hazard/],
    ['a text too long', 'Hazard Description', 'x'.repeat(10_001), /10,001 characters/],
    ['lines about standing', 'Summary of Actions/Notes', 'Residual evidenced', /between the lines/],
  ])('%s', async (_, column, text, why) => {
    table.set(1, column, text)
    const said = await told()
    expect(said.changed).toEqual([])
    expect(said.notTaken[0]?.why).toMatch(why)
    expect(said.notTaken[0]?.hazard).toBe('HAZ-001')
  })

  it('a control that two rows reword alike, once: the second row has nothing of its own', async () => {
    table.set(1, 'Design', '1) Banner on top\n2) None').set(2, 'Design', '1) None\n2) Banner on top')
    const said = await told()
    expect(said).toMatchObject({ unchanged: 0, nothingOfTheirOwn: 1, notTaken: [] })
    expect(said.changed.map(({ hazard }) => hazard)).toEqual(['HAZ-001'])
  })

  it('rows that say different things of one control', async () => {
    table.set(1, 'Design', '1) Banner on top\n2) None').set(2, 'Design', '1) None\n2) Banner below')
    const said = await told()
    expect(said).toMatchObject({ unchanged: 0, nothingOfTheirOwn: 2, changed: [] })
    expect(said.notTaken.map(({ field, why }) => [field, why])).toEqual([
      ['CTL-001', 'rows say different things of it'],
      ['CTL-001', 'rows say different things of it'],
    ])
  })

  it.each([
    ['a changed checksum', 'Hazard Ledger checksum', 'f'.repeat(16), /checksum/],
    ['an unknown id', 'Hazard Ledger row', '01890000-0000-7000-8000-000000000000', /not those of a row/],
    ['the id of another row', 'Hazard Ledger row', 'SECOND', /checksum|copy/],
    ['a state that never was', 'Hazard Ledger version', '1;hazards;999-0123456789abcdef;2026-03-03', /history/],
    ['another number', 'Hazard Number', 'HAZ-002', /number is not the one/],
  ])('a row with %s', async (_, column, text, why) => {
    table.set(1, 'Hazard Name', 'Slipped in').set(1, column, text === 'SECOND' ? second : text)
    const said = await told()
    expect(said.refused.map((one) => one.why).join()).toMatch(why)
    expect(said.changed).toEqual([])
    await takesNothing()
    expect((await hazardOf(first)).name).toBe('Wrong patient')
  })

  it('a hazard without a row stays, and is told', async () => {
    table.rows.splice(2, 1)
    expect((await told()).missing).toEqual([{ hazard: 'HAZ-002', name: 'Dose unseen' }])
  })

  it('a row copied for another hazard, a hazard archived since, a number that is taken', async () => {
    table.rows.push([...(table.rows[1] ?? [])])
    table.set(3, 'Hazard Name', 'A copy').set(4, 'Hazard Number', 'HAZ-002').set(4, 'Hazard Name', 'Taken number')
    await app.call('hazard.archive', { id: second, reason: 'Raised in error' })
    expect((await told()).refused.map(({ row, why }) => [row, why.split(':')[0]])).toEqual([
      [3, 'the hazard was archived here since'],
      [4, 'it has the hidden marks of row 2'],
      [5, 'it was added with a number that is taken'],
    ])
  })

  it('a file of another workspace is somebody else’s log', async () => {
    const bytes = table.bytes()
    await app.call('workspace.create', { name: 'Somewhere else' })
    const token = await send(app, 'log.csv', bytes)
    expect(await app.call('workbook.preview', { token })).toBeNull()
    await expect(app.call('workbook.take', { token, leave: [], take: [] })).rejects.toThrow(
      'log.csv was not sent out of this workspace. Nothing was changed.',
    )
  })
})

describe('a cause a row', () => {
  beforeEach(begin)

  it('texts of a hazard said once, a reworded cause, a new one with what answers it', async () => {
    table = new LogTable(await sentOut(app, project, 'csv', 'causes'))
    expect(table.rows.map((cells) => cells[table.column('Cause Number')])).toEqual(['Cause Number', '1', '2', '1', ''])
    table
      .set(2, 'Possible Cause', 'Name cut after ten letters')
      .set(1, 'Hazard Description', 'Said in one row of two')
      .set(5, 'Hazard Number', 'HAZ-002')
      .set(5, 'Possible Cause', 'Small screen')
      .set(5, 'Training', 'Larger type')
    expect(await told()).toMatchObject({ rows: 5, unchanged: 2, refused: [], notTaken: [] })
    await taken()
    const { causes, description } = await hazardOf(first)
    expect([causes[1]?.text, description]).toEqual(['Name cut after ten letters', 'Said in one row of two'])
    const other = await hazardOf(second)
    expect(other.causes.map(({ text }) => text)).toEqual(['Line below the fold', 'Small screen'])
    expect(other.links.at(-1)?.causeId).toBe(other.causes[1]?.id)
  })

  it('rows of one hazard that say different things of it', async () => {
    table = new LogTable(await sentOut(app, project, 'csv', 'causes'))
    table.set(1, 'Hazard Description', 'One').set(2, 'Hazard Description', 'Other')
    const said = await told()
    expect(said.changed).toEqual([])
    expect(said.notTaken.map(({ why }) => why)).toEqual(Array(2).fill('rows say different things of it'))
  })
})
