import { readFileSync, writeFileSync } from 'node:fs'
import { Readable } from 'node:stream'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { connect } from '../../src-main/db/database.ts'
import { compareWithLedger, verifyChain } from '../../src-main/ledger/verify.ts'
import type { Hazard } from '../../src-shared/domain/hazard.ts'
import { riskContext } from '../../src-shared/domain/snapshot.ts'
import { riskOf } from '../../src-shared/domain/standing.ts'
import { type RunningBackend, startBackend } from '../support/backend.ts'
import { TODAY } from '../support/builders.ts'

let app: RunningBackend
let projectId: string

beforeEach(async () => {
  app = await startBackend()
  projectId = made(
    await app.call('project.create', {
      values: { name: 'Ward medicines', standards: ['DCB0160'] },
      organisationName: 'Made-up Trust',
    }),
  )
})
afterEach(async () => {
  const connection = connect(await app.workspacePath(), { readOnly: true })
  expect(await verifyChain(connection.db)).toBeNull()
  expect(await compareWithLedger(connection.db)).toEqual([])
  await connection.db.destroy()
  await app.close()
})

function made({ id }: { id: string | null }): string {
  if (id === null) throw new Error('The command made nothing.')
  return id
}
const snapshot = () => app.call('project.snapshot', { projectId })
async function hazardOf(id: string): Promise<Hazard> {
  const found = (await snapshot()).records.hazard.find((one) => one.id === id)
  if (!found) throw new Error('no such hazard')
  return found
}
async function risk(id: string) {
  return riskOf(await hazardOf(id), riskContext(await snapshot(), TODAY))
}
const aHazard = async (name: string, causes: string[] = []) =>
  made(await app.call('hazard.create', { projectId, values: { name }, causes }))
const aControl = async (name: string, hazardId?: string) =>
  made(
    await app.call('control.create', {
      projectId,
      values: { name },
      link: hazardId ? { hazardId, causeIds: [] } : null,
    }),
  )
const causeIds = async (id: string) =>
  (await hazardOf(id)).causes.filter(({ archived }) => archived === null).map((cause) => cause.id)
const refusal = (code: string) => ({ failure: { code } })

describe('hazards', () => {
  it('get numbers that are never used again', async () => {
    const first = await aHazard('First of them')
    await app.call('hazard.archive', { id: first, reason: 'Raised in error' })
    const second = await app.call('hazard.create', { projectId, values: { name: 'Second of them' } })
    expect(second.number).toBe('HAZ-002')
    await app.call('hazard.restore', { id: first })
    expect((await hazardOf(first)).archived).toBeNull()
  })

  it('begin as candidates and are taken into the log', async () => {
    const { id } = await app.call('hazard.create', { projectId, values: { name: 'Only a name' }, candidate: true })
    expect((await app.call('project.list', {}))[0]).toMatchObject({ hazards: 0, candidates: 1 })
    await app.call('hazard.promote', { id: id ?? '' })
    expect((await app.call('project.list', {}))[0]).toMatchObject({ hazards: 1, candidates: 0 })
  })

  it('split: causes move with their controls, and each side names the other', async () => {
    const id = await aHazard('Two things in one', ['Cause one', 'Cause two'])
    const [, second = ''] = await causeIds(id)
    await app.call('control.create', {
      projectId,
      values: { name: 'Answers two' },
      link: { hazardId: id, causeIds: [second] },
    })
    const other = made(
      await app.call('hazard.split', { id, name: 'The other thing', causeIds: [second], reason: 'Two harms' }),
    )
    const [left, right] = [await hazardOf(id), await hazardOf(other)]
    expect(left.links).toEqual([])
    expect(right.links.map(({ causeId }) => causeId)).toEqual([second])
    expect(right.causes.map(({ number, text }) => [number, text])).toEqual([[1, 'Cause two']])
    expect(left.causes.map(({ number, archived }) => [number, archived?.reason])).toEqual([
      [1, undefined],
      [2, 'Moved to HAZ-002, cause 1.'],
    ])
    expect([left.related[0]?.how, right.related[0]?.how]).toEqual(['split into', 'split from'])
  })

  it('merge: everything goes over, and the merged one leaves the counts', async () => {
    const one = await aHazard('Said once', ['A cause'])
    const other = await aHazard('Said again', ['B cause'])
    const control = await aControl('For the hazard as a whole', one)
    await app.call('hazard.merge', { id: one, intoId: other, reason: 'The same hazard' })
    const into = await hazardOf(other)
    expect(into.causes.map(({ number, text }) => [number, text])).toEqual([
      [1, 'B cause'],
      [2, 'A cause'],
    ])
    expect(into.links.map(({ controlId }) => controlId)).toEqual([control])
    expect((await hazardOf(one)).archived?.how).toBe('merged')
    await expect(app.call('hazard.restore', { id: one })).rejects.toMatchObject(refusal('refused'))
    await expect(app.call('hazard.merge', { id: other, intoId: other, reason: 'x' })).rejects.toMatchObject(
      refusal('refused'),
    )
  })
})

describe('causes', () => {
  it('are added, reworded, moved and archived; a number stays taken', async () => {
    const id = await aHazard('With causes', ['One'])
    const to = await aHazard('Takes one over')
    await app.call('cause.add', { hazardId: id, texts: ['Two', 'Three'] })
    const [first = '', second = '', third = ''] = await causeIds(id)
    await app.call('cause.update', { hazardId: id, causeId: first, text: 'One, reworded' })
    await app.call('cause.archive', { hazardId: id, causeId: second, reason: 'Not a cause' })
    await app.call('cause.move', { hazardId: id, causeId: third, toHazardId: to })
    await app.call('cause.add', { hazardId: id, texts: ['Four'] })
    const live = (await hazardOf(id)).causes.filter(({ archived }) => archived === null)
    expect(live.map(({ number, text }) => [number, text])).toEqual([
      [1, 'One, reworded'],
      [4, 'Four'],
    ])
    expect((await hazardOf(to)).causes.map(({ text }) => text)).toEqual(['Three'])
    await expect(app.call('cause.update', { hazardId: id, causeId: second, text: 'x' })).rejects.toMatchObject(
      refusal('not-found'),
    )
  })
})

describe('control links', () => {
  it('one control answers causes of two hazards', async () => {
    const one = await aHazard('First hazard', ['A', 'B'])
    const other = await aHazard('Second hazard', ['C'])
    const control = await aControl('Shared control')
    await app.call('link.add', {
      hazardId: one,
      controlId: control,
      causeIds: await causeIds(one),
      values: { standing: 'existing' },
    })
    await app.call('link.add', { hazardId: other, controlId: control, causeIds: await causeIds(other) })
    // Linking what is linked already changes nothing and writes nothing.
    const before = (await app.call('workspace.status', {})).open?.position
    await app.call('link.add', { hazardId: other, controlId: control, causeIds: await causeIds(other) })
    expect((await app.call('workspace.status', {})).open?.position).toBe(before)
    expect((await hazardOf(one)).links.map(({ standing }) => standing)).toEqual(['existing', 'existing'])
    const [link] = (await hazardOf(other)).links
    await app.call('link.update', { hazardId: other, linkId: link?.id ?? '', patch: { acts: 'detects' } })
    expect((await hazardOf(other)).links[0]?.acts).toBe('detects')
    await app.call('link.remove', { hazardId: other, linkId: link?.id ?? '', reason: 'Does not answer it' })
    expect((await hazardOf(other)).links).toEqual([])
  })

  it('several are made and linked as one step, which Undo takes back whole', async () => {
    const hazardId = await aHazard('Allergy not shown', ['Banner hidden', 'Wrong record'])
    const [first = '', second = ''] = await causeIds(hazardId)
    const names = ['Patient banner', 'Allergy check at signing', 'Training']
    const { seq, number } = await app.call('control.create-many', {
      projectId,
      names,
      link: { hazardId, causeIds: [first, second] },
    })
    expect(number).toBe('CTL-003')
    const controls = (await snapshot()).records.control
    expect(controls.map((one) => one.name)).toEqual(names)
    expect((await hazardOf(hazardId)).links.map((link) => [link.controlId, link.causeId])).toEqual(
      controls.flatMap(({ id }) => [
        [id, first],
        [id, second],
      ]),
    )
    await app.call('change.undo', { projectId, seq })
    expect((await hazardOf(hazardId)).links).toEqual([])
    expect((await snapshot()).records.control.every((one) => one.archived !== null)).toBe(true)
    await expect(
      app.call('control.create-many', { projectId, names: ['Good', ' '], link: null }),
    ).rejects.toMatchObject(refusal('invalid-input'))
  })

  it('moves to another cause with what was said of it, but for the judgement of the old one', async () => {
    const hazardId = await aHazard('Allergy not shown', ['Banner hidden', 'Wrong record'])
    const [first = '', second = ''] = await causeIds(hazardId)
    const controlId = await aControl('Patient banner')
    const said = { standing: 'additional', acts: 'detects', newHazardsNote: 'Looked at.' } as const
    await app.call('link.add', { hazardId, controlId, causeIds: [first], values: said })
    const [link] = (await hazardOf(hazardId)).links
    const linkId = link?.id ?? ''
    await app.call('link.update', { hazardId, linkId, patch: { effectiveness: 'effective', effectiveOn: TODAY } })

    await app.call('link.move', { hazardId, linkId, causeId: second })
    expect((await hazardOf(hazardId)).links).toEqual([
      { ...link, causeId: second, effectiveness: 'not yet judged', effectiveBy: null, effectiveOn: null },
    ])
    await app.call('link.move', { hazardId, linkId, causeId: null })
    expect((await hazardOf(hazardId)).links[0]).toMatchObject({ ...said, causeId: null })

    await app.call('link.add', { hazardId, controlId, causeIds: [first] })
    const before = await hazardOf(hazardId)
    await expect(app.call('link.move', { hazardId, linkId, causeId: first })).rejects.toMatchObject(refusal('refused'))
    await expect(app.call('link.move', { hazardId, linkId, causeId: linkId })).rejects.toMatchObject(
      refusal('not-found'),
    )
    expect(await hazardOf(hazardId)).toEqual(before)
  })

  it('refuses a control of another project', async () => {
    const elsewhere = made(await app.call('project.create', { values: { name: 'Elsewhere', standards: ['DCB0129'] } }))
    const foreign = made(await app.call('control.create', { projectId: elsewhere, values: { name: 'Theirs' } }))
    const hazardId = await aHazard('Ours')
    await expect(app.call('link.add', { hazardId, controlId: foreign, causeIds: [] })).rejects.toMatchObject(
      refusal('refused'),
    )
  })
})

describe('scoring', () => {
  const score = (
    hazardId: string,
    patch: Parameters<typeof app.call<'assessment.set'>>[1]['patch'],
    stage: 'initial' | 'residual' = 'initial',
  ) => app.call('assessment.set', { hazardId, stage, patch })

  it('takes words one after the other and looks the rating up', async () => {
    const id = await aHazard('To be scored')
    await score(id, { severity: 'Major' })
    expect((await risk(id)).initial.standing).toBe('incomplete')
    await score(id, { likelihood: 'Low' })
    expect((await risk(id)).initial).toMatchObject({ standing: 'confirmed', rating: { number: 3 } })
    expect((await hazardOf(id)).assessments).toHaveLength(1)
  })

  it('keeps the earlier assessment when words change, and drops the reason and acceptance given for others', async () => {
    const id = await aHazard('To be scored again')
    await score(id, {
      severity: 'Major',
      likelihood: 'Low',
      severityReason: 'One death',
      likelihoodReason: 'Rare',
      acceptability: 'acceptable',
      justification: 'Impractical to reduce',
    })
    await score(id, { likelihood: 'Very Low' })
    const [earlier, current] = (await hazardOf(id)).assessments
    expect(earlier).toMatchObject({ likelihood: 'Low', likelihoodReason: 'Rare', acceptability: 'acceptable' })
    expect(current).toMatchObject({
      severityReason: 'One death',
      likelihoodReason: '',
      acceptability: 'not stated',
      justification: '',
    })
  })

  it('refuses a word that the scheme does not have, and to accept what must be reduced', async () => {
    const id = await aHazard('With a high risk')
    await expect(score(id, { severity: 'Severe' })).rejects.toMatchObject(refusal('refused'))
    await score(id, { severity: 'Catastrophic', likelihood: 'Medium' })
    await expect(score(id, { acceptability: 'acceptable' })).rejects.toThrow(/cannot be marked acceptable/)
  })

  it('does not outlive its facts, until a named person confirms it', async () => {
    const id = await aHazard('With facts', ['A cause'])
    await score(id, { severity: 'Major', likelihood: 'Low' })
    await app.call('hazard.update', { id, patch: { impact: 'Something else happens' } })
    expect((await risk(id)).initial).toMatchObject({
      standing: 'scored before changes',
      changes: [{ what: 'impact', how: 'changed' }],
    })
    const personId = made(await app.call('person.create', { values: { name: 'Dr A Example' } }))
    await app.call('assessment.confirm', { hazardId: id, stage: 'initial', personId, assessedOn: TODAY })
    expect((await risk(id)).initial).toMatchObject({ standing: 'confirmed', assessment: { assessedBy: [personId] } })
  })

  it('a new version of the scheme asks for moved ratings to be confirmed', async () => {
    const id = await aHazard('On the old scheme')
    await score(id, { severity: 'Minor', likelihood: 'Low' })
    const { project } = await snapshot()
    const scheme = {
      ...project.scheme,
      version: '2',
      lookup: project.scheme.lookup.map((row, index) => (index === 1 ? [2, ...row.slice(1)] : row)),
    }
    await expect(
      app.call('project.set-scheme', { id: projectId, scheme: project.scheme, reason: 'None' }),
    ).rejects.toMatchObject(refusal('refused'))
    await app.call('project.set-scheme', { id: projectId, scheme, reason: 'The plan changed' })
    expect((await risk(id)).initial).toMatchObject({
      standing: 'scored before changes',
      changes: [{ what: 'scheme', how: 'changed' }],
      rating: { number: 2 },
    })
  })
})

describe('controls', () => {
  it('step forward freely and fall back with a reason only', async () => {
    const id = await aControl('With a life')
    const step = (
      state: 'agreed' | 'verified' | 'implemented' | 'rejected',
      note = '',
      reasonKind: 'not practicable' | null = null,
    ) => app.call('control.step', { id, step: { state, on: TODAY, personId: null, note, reasonKind, evidenceIds: [] } })
    await step('verified')
    await expect(step('agreed')).rejects.toMatchObject(refusal('refused'))
    await step('implemented', 'The build was rolled back')
    await expect(step('rejected', 'Too hard')).rejects.toMatchObject(refusal('refused'))
    await step('rejected', 'Too hard', 'not practicable')
    await app.call('control.update', { id, patch: { type: 'design' } })
    await app.call('control.archive', { id, reason: 'A duplicate' })
    await expect(app.call('control.update', { id, patch: { name: 'New' } })).rejects.toMatchObject(refusal('refused'))
    await app.call('control.restore', { id })
    const [control] = (await snapshot()).records.control
    expect(control?.steps.map(({ state }) => state)).toEqual(['verified', 'implemented', 'rejected'])
  })
})

describe('evidence', () => {
  it('keeps the bytes under their hash and gives them back', async () => {
    const sent = await app.backend.acceptFile('report.txt', Readable.from([Buffer.from('the report')]))
    if (!sent.ok) throw new Error(sent.error.message)
    const { token } = sent.value
    const id = made(await app.call('evidence.create', { projectId, token, values: { type: 'test report' } }))
    await expect(app.call('evidence.create', { projectId, token, values: {} })).rejects.toMatchObject(
      refusal('not-found'),
    )
    await app.call('evidence.update', { id, patch: { title: 'Test report 3' } })
    const download = await app.call('evidence.download', { id })
    const file = await app.backend.takeFile(download.token)
    if ('code' in file) throw new Error(file.message)
    expect(readFileSync(file.path, 'utf8')).toBe('the report')
    expect(await app.backend.takeFile(download.token)).toMatchObject({ code: 'not-found' })
    writeFileSync(file.path, 'another report')
    await expect(app.call('evidence.download', { id })).rejects.toMatchObject(refusal('damaged'))
    await expect(app.call('evidence.restore', { id })).rejects.toMatchObject(refusal('refused'))
    await app.call('evidence.archive', { id, reason: 'Superseded' })
    await app.call('evidence.restore', { id })
    expect((await snapshot()).records.evidence[0]).toMatchObject({ title: 'Test report 3', archived: null })
  })

  it('may be a reference alone, but not nothing', async () => {
    await app.call('evidence.create', { projectId, token: null, values: { title: 'Policy', reference: 'Intranet' } })
    await expect(app.call('evidence.create', { projectId, token: null, values: {} })).rejects.toMatchObject(
      refusal('invalid-input'),
    )
  })
})

describe('people, registers, narrative and findings', () => {
  it('state who works, and the ledger says so', async () => {
    const personId = made(await app.call('person.create', { values: { name: 'Nurse B Example' } }))
    await app.call('person.update', { id: personId, patch: { profession: 'Nurse' } })
    expect((await app.call('work.set-person', { personId })).personName).toBe('Nurse B Example')
    await aHazard('Entered by B')
    const [entry] = await app.call('history.list', { projectId, recordId: null, before: null, limit: 1 })
    expect(entry).toMatchObject({ actor: 'Nurse B Example', account: 'tester', summary: 'Added HAZ-001' })
    await app.call('person.archive', { id: personId, reason: 'Left' })
    await app.call('person.restore', { id: personId })
    await expect(app.call('person.restore', { id: personId })).rejects.toMatchObject(refusal('refused'))
    expect((await app.call('people.list', {})).people.find(({ id }) => id === personId)).toMatchObject({
      profession: 'Nurse',
      archived: null,
    })
    const organisationId = made(await app.call('organisation.create', { values: { name: 'Supplier' } }))
    await app.call('organisation.update', { id: organisationId, patch: { kind: 'manufacturer' } })
    await app.call('organisation.archive', { id: organisationId, reason: 'A duplicate' })
    await app.call('organisation.restore', { id: organisationId })
    await expect(app.call('organisation.restore', { id: organisationId })).rejects.toMatchObject(refusal('refused'))
    const { organisations } = await app.call('people.list', {})
    expect(organisations.find(({ id }) => id === organisationId)).toMatchObject({
      kind: 'manufacturer',
      archived: null,
    })
    expect((await app.call('people.list', {})).organisations.map(({ name }) => name)).toEqual([
      'Made-up Trust',
      'Supplier',
    ])
  })

  it('registers take entries field by field and refuse what does not fit', async () => {
    const id = made(
      await app.call('register.create', { projectId, kind: 'testIssue', values: { title: 'Slow search' } }),
    )
    await app.call('register.update', { kind: 'testIssue', id, patch: { status: 'closed' } })
    await expect(
      app.call('register.update', { kind: 'testIssue', id, patch: { status: 'gone' } }),
    ).rejects.toMatchObject(refusal('invalid-input'))
    await expect(
      app.call('register.update', { kind: 'testIssue', id, patch: { id: projectId } }),
    ).rejects.toMatchObject(refusal('invalid-input'))
    await app.call('register.archive', { kind: 'testIssue', id, reason: 'Not ours' })
    expect((await snapshot()).records.testIssue[0]).toMatchObject({
      title: 'Slow search',
      status: 'closed',
      archived: { reason: 'Not ours' },
    })
    await app.call('register.restore', { kind: 'testIssue', id })
    expect((await snapshot()).records.testIssue[0]).toMatchObject({ status: 'closed', archived: null })
    await expect(app.call('register.restore', { kind: 'testIssue', id })).rejects.toMatchObject(refusal('refused'))
    const [last] = await app.call('history.list', { projectId, recordId: id, before: null, limit: 1 })
    expect(last).toMatchObject({ summary: 'Put an entry back into its register' })
  })

  it('sections and the statement are written and written again', async () => {
    await app.call('narrative.set', { projectId, section: 'introduction', text: 'First' })
    await app.call('narrative.set', { projectId, section: 'introduction', text: 'Second' })
    await app.call('statement.set', { projectId, patch: { text: 'I recommend it', recommendation: 'recommend' } })
    const { records } = await snapshot()
    expect(records.narrative.map(({ text }) => text)).toEqual(['Second'])
    expect(records.safetyStatement).toHaveLength(1)
    expect((await app.call('pack.get', {})).standards).toHaveLength(2)
  })

  it('an answer holds until the values change; errors are for the clinical safety officer', async () => {
    const id = await aHazard('Has no cause yet')
    const find = async (check: string) =>
      (await app.call('finding.list', { projectId })).find((one) => one.check === check)
    const error = (await app.call('finding.list', { projectId })).find(({ level }) => level === 'error')
    await expect(
      app.call('finding.answer', { projectId, key: error?.key ?? '', values: error?.values ?? '', reason: 'No' }),
    ).rejects.toThrow(/clinical safety officer only/)
    const open = (await app.call('finding.list', { projectId })).find(
      ({ hazardId, level }) => hazardId === id && level === 'warning',
    )
    if (!open) throw new Error('Nothing to answer.')
    const answerId = made(
      await app.call('finding.answer', { projectId, key: open.key, values: open.values, reason: 'Known' }),
    )
    expect((await find(open.check))?.answer?.reason).toBe('Known')
    await expect(
      app.call('finding.answer', { projectId, key: open.key, values: 'other', reason: 'x' }),
    ).rejects.toMatchObject(refusal('refused'))
    await app.call('finding.withdraw-answer', { answerId, reason: 'Not so' })
    expect((await find(open.check))?.answer).toBeNull()
  })

  it('a project is changed and archived', async () => {
    await app.call('project.update', { id: projectId, patch: { reference: 'CS-7' } })
    await expect(
      app.call('project.create', { values: { name: 'ward MEDICINES', standards: ['DCB0129'] } }),
    ).rejects.toMatchObject(refusal('refused'))
    await app.call('project.archive', { id: projectId, reason: 'Stopped' })
    expect(await app.call('project.list', {})).toEqual([])
  })
})

describe('a command that fails', () => {
  it('leaves no trace', async () => {
    const id = await aHazard('Left as it is')
    const before = await snapshot()
    await expect(app.call('cause.archive', { hazardId: id, causeId: projectId, reason: 'x' })).rejects.toMatchObject(
      refusal('not-found'),
    )
    await expect(app.call('hazard.update', { id: projectId, patch: {} })).rejects.toMatchObject(refusal('not-found'))
    expect((await snapshot()).position).toEqual(before.position)
  })
})
