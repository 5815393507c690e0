import { readdirSync } from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { unzipSync, zipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { unpackPackage } from '../../src-main/backend/package-jobs.ts'
import { connect } from '../../src-main/db/database.ts'
import { canonicalJson, sha256 } from '../../src-main/ledger/canonical.ts'
import { compareWithLedger, verifyChain } from '../../src-main/ledger/verify.ts'
import type { ProjectPackage } from '../../src-shared/domain/package.ts'
import { type RunningBackend, startBackend } from '../support/backend.ts'
import { idOf } from '../support/builders.ts'
import { aFolder } from '../support/folder.ts'
import { makeIssuedWorkspace } from '../support/issued-workspace.ts'
import { lasting, packed, packedHere, readBack, send, takeIn } from '../support/packages.ts'

/** Runs something on a workspace of its own and closes it after. */
async function inEmptyWorkspace<T>(act: (app: RunningBackend) => Promise<T>): Promise<T> {
  const app = await startBackend()
  try {
    return await act(app)
  } finally {
    await app.close()
  }
}

async function failureOf(act: Promise<unknown>) {
  const refused: unknown = await act.then(
    () => null,
    (error: unknown) => error,
  )
  return (refused as { failure?: { code: string; message: string; fields?: Record<string, string> } } | null)?.failure
}

/** How a package is refused before it comes near a workspace; undefined where it is not. */
async function refusalOf(bytes: Uint8Array) {
  const folder = aFolder()
  const path = join(folder, 'sent')
  await writeFile(path, bytes)
  return await failureOf(unpackPackage({ what: 'read-package', path, name: 'Ward.hazards.json', folder }))
}

/** The package with something done to it, and its own hash made to fit where that is asked. */
function altered(read: ProjectPackage, change: (copy: ProjectPackage) => void, mend = true): Uint8Array {
  const copy = structuredClone(read)
  change(copy)
  const { sha256: own, ...rest } = copy
  return Buffer.from(JSON.stringify({ ...rest, sha256: mend ? sha256(canonicalJson(rest)) : own }))
}

/** Chain, tables and everything kept beside them, as “Check everything” finds them. */
async function expectSound(app: RunningBackend): Promise<void> {
  expect((await app.call('integrity.check', {})).findings).toEqual([])
  const { db } = connect(await app.workspacePath(), { readOnly: true })
  expect(await verifyChain(db)).toBeNull()
  expect(await compareWithLedger(db)).toEqual([])
  await db.destroy()
}

describe('the sample with an issued version and signed approvals', () => {
  let source: RunningBackend
  let projectId: string
  let officerId: string
  /** Another project of the same workspace, with one of its people. */
  let second: Buffer
  let json: Buffer
  let zip: Buffer
  let read: ProjectPackage

  beforeAll(async () => {
    const dataFolder = aFolder()
    await makeIssuedWorkspace(dataFolder)
    source = await startBackend({ dataFolder, now: () => new Date().toISOString() })
    const [project] = await source.call('project.list', {})
    projectId = project?.id ?? ''
    // Undone, so that its number is taken and it is in no list.
    await source.call('hazard.create', { projectId, values: { name: 'Raised by mistake' } })
    const { undo } = await source.call('undo.peek', { projectId })
    await source.call('change.undo', { projectId, seq: undo?.seq ?? 0 })
    const shown = await send(source, 'Minutes of 3 March.txt', Buffer.from('Agreed.\n'))
    await source.call('evidence.create', { projectId, token: shown, values: { title: 'Minutes' } })
    const held = await send(source, 'Ward list.txt', Buffer.from('Names of patients.\n'))
    await source.call('evidence.create', {
      projectId,
      token: held,
      values: { title: 'Ward list', holdsPatientData: true },
    })
    officerId = (await source.call('workspace.status', {})).personId ?? ''
    const beside = await source.call('project.create', {
      values: {
        name: 'The same people',
        standards: ['DCB0160'],
        roles: [{ id: idOf('role'), personId: officerId, role: 'clinical safety officer', from: null, to: null }],
      },
    })
    second = (await packed(source, beside.id ?? '')).bytes
    json = (await packed(source, projectId)).bytes
    zip = (await packed(source, projectId, 'zip')).bytes
    read = readBack({ bytes: json })
  })
  afterAll(() => source.close())

  it('holds everything that it names, and its name says what it is', async () => {
    const { fileName, withheld } = await packed(source, projectId)
    expect(fileName).toMatch(/\.hazards\.json$/)
    expect(withheld).toEqual(['Ward list.txt'])
    const { position, ...content } = await source.call('project.snapshot', { projectId })
    expect(read.content).toEqual(JSON.parse(JSON.stringify(content)))
    expect(read.ledgerHead).toEqual({ seq: position.seq, hash: position.hash })
    expect(read.baselines.map(({ record }) => record.version)).toEqual(['1.0'])
    expect(read.approvals).toHaveLength(1)
    expect(read.publicKeys).toHaveLength(2)
    expect(read.takenBack.hazard.map(({ name }) => name)).toEqual(['Raised by mistake'])
    expect(read.history).toHaveLength(1)
    expect(read.history[0]?.changes.map(({ command }) => command)).toContain('approval.sign')
  })

  it('comes into an empty workspace with nothing lost', async () => {
    await inEmptyWorkspace(async (app) => {
      const taken = await takeIn(app, zip, 'Ward.hazards.zip')
      expect(taken).toMatchObject({ projectId, baselines: 1, approvals: 1, known: 0, filesNotThere: ['Ward list.txt'] })
      expect(taken.newKeys.map(({ fingerprint }) => fingerprint).toSorted()).toEqual(
        read.publicKeys.map(({ fingerprint }) => fingerprint).toSorted(),
      )
      const again = readBack(await packed(app, projectId))
      expect(lasting(again)).toEqual(lasting(read))
      // What was before stands there as it came; what was done here stands after it.
      expect(again.history[0]).toEqual(read.history[0])
      expect(again.history[1]?.changes.map(({ command }) => command)).toEqual(['package.import'])
      await inEmptyWorkspace(async (third) => {
        await takeIn(third, (await packed(app, projectId)).bytes)
        const once = readBack(await packed(third, projectId))
        expect(lasting(once)).toEqual(lasting(read))
        expect(once.history.slice(0, 2)).toEqual(again.history)
      })
    })
  })

  it('is one change, which Undo leaves alone, and its versions and decisions stand as they stood', async () => {
    const before = await source.call('issue.state', { projectId })
    await inEmptyWorkspace(async (app) => {
      const { seq } = await takeIn(app, zip)
      expect(seq).toBe(1)
      expect((await app.call('undo.peek', { projectId })).undo).toBeNull()
      const after = await app.call('issue.state', { projectId })
      expect(after.baselines).toEqual(before.baselines)
      expect(after.approvals).toEqual(before.approvals)
      // The log had changed since 1.0; how often stands in the history that came with it.
      expect(after.changesSince).toBe(1)
      await app.call('project.update', { id: projectId, patch: { programme: 'Another' } })
      expect((await app.call('issue.state', { projectId })).changesSince).toBe(2)
      const [baseline] = after.baselines
      const bundle = await app.call('baseline.bundle', { id: baseline?.id ?? '' })
      expect(bundle.fileName).toContain('1.0')
    })
  })

  it('counts no change since an issue where it came as it was issued', async () => {
    await inEmptyWorkspace(async (app) => {
      const asIssued = altered(read, (copy) => {
        const { position: _frozenAt, ...content } = JSON.parse(copy.baselines[0]?.text ?? '{}').snapshot
        const files = new Set(content.records.evidence.map(({ id }: { id: string }) => id))
        Object.assign(copy, { content, evidence: copy.evidence.filter(({ evidenceId }) => files.has(evidenceId)) })
      })
      const { seq } = await takeIn(app, asIssued)
      expect((await app.call('issue.state', { projectId })).changesSince).toBe(0)
      await app.call('project.update', { id: projectId, patch: { programme: 'Another' } })
      expect((await app.call('issue.state', { projectId })).changesSince).toBe(1)
      // The log as it was when it came knows the version that came with it.
      const { selfCheck } = await app.call('document.export', {
        projectId,
        document: 'hazard-log',
        format: 'html',
        at: seq,
      })
      expect(selfCheck.ok).toBe(true)
    })
  })

  it('leaves the workspace sound, but for a file that never leaves', async () => {
    await inEmptyWorkspace(async (app) => {
      await takeIn(app, zip)
      const { findings } = await app.call('integrity.check', {})
      expect(findings.map(({ what }) => what)).toEqual([expect.stringContaining('Ward list.txt')])
      const { db } = connect(await app.workspacePath(), { readOnly: true })
      expect(await verifyChain(db)).toBeNull()
      expect(await compareWithLedger(db)).toEqual([])
      await db.destroy()
      const { hazards } = (await app.call('project.list', {}))[0] ?? { hazards: 0 }
      expect(hazards).toBeGreaterThan(20)
      // The number of what was taken back stays taken.
      const { number } = await app.call('hazard.create', { projectId, values: { name: 'The next' } })
      const [undone] = read.takenBack.hazard
      expect(number).not.toBe(undone?.number)
    })
  })

  it('carries the files of its evidence in the .zip, but none that holds patient data', () => {
    const files = unzipSync(zip)
    const [minutes, list] = read.evidence.toSorted((one) => (one.holdsPatientData ? 1 : -1))
    expect(Object.keys(files)).toContain(`evidence/${minutes?.sha256}`)
    expect(Object.keys(files)).not.toContain(`evidence/${list?.sha256}`)
    expect(Buffer.concat(Object.values(files)).includes('Names of patients.')).toBe(false)
    expect(zip.includes('Names of patients.')).toBe(false)
  })

  it('comes into a workspace that holds other projects: people and keys it knows stay as they are there', async () => {
    await inEmptyWorkspace(async (app) => {
      const other = await takeIn(app, second)
      expect(other).toMatchObject({ project: 'The same people', known: 0 })
      const officer = (await app.call('people.list', {})).people.find(({ id }) => id === officerId)
      await app.call('person.update', { id: officerId, patch: { profession: 'Consultant nurse' } })
      const taken = await takeIn(app, json)
      expect(taken.known).toBeGreaterThan(0)
      // The officer's key came with the other project; nobody is asked to compare it twice.
      expect(taken.newKeys).toHaveLength(1)
      expect(await app.call('project.list', {})).toHaveLength(2)
      expect((await app.call('workspace.backups', {})).some(({ why }) => why === 'before-import')).toBe(true)
      const { people } = await app.call('people.list', {})
      expect(people.filter(({ id }) => id === officerId)).toEqual([{ ...officer, profession: 'Consultant nurse' }])
    })
  })

  it('brings no key that this workspace knows as revoked', async () => {
    await inEmptyWorkspace(async (app) => {
      await takeIn(app, second)
      const { keys } = await app.call('issue.state', { projectId })
      await app.call('key.revoke', { id: keys[0]?.id ?? '', on: '2026-03-03', reason: 'Lost' })
      expect(await failureOf(takeIn(app, json))).toMatchObject({
        code: 'refused',
        message: expect.stringContaining('revoked here from 2026-03-03'),
      })
      expect(await app.call('project.list', {})).toHaveLength(1)
    })
  })

  it('is refused a second time, and beside another project of its name', async () => {
    await inEmptyWorkspace(async (app) => {
      await takeIn(app, json)
      const seq = (await app.call('workspace.status', {})).open?.position
      const failure = await failureOf(takeIn(app, json))
      expect(failure).toMatchObject({
        code: 'refused',
        message: expect.stringContaining('is in this workspace already'),
      })
      expect((await app.call('workspace.status', {})).open?.position).toBe(seq)
    })
    await inEmptyWorkspace(async (app) => {
      await app.call('project.create', { values: { name: read.content.project.name, standards: ['DCB0160'] } })
      expect(await failureOf(takeIn(app, json))).toMatchObject({ code: 'refused' })
      expect(await app.call('project.list', {})).toHaveLength(1)
    })
  })

  it.each<[string, (copy: ProjectPackage) => void, string]>([
    [
      'a byte of a version’s text',
      ({ baselines: [first] }) => {
        if (first) first.text = first.text.replace('First issue', 'First  issue')
      },
      'issued version 1.0',
    ],
    [
      'a version’s text and its hash',
      ({ baselines: [first] }) => {
        if (!first) return
        first.text = first.text.replace('"version":"1.0"', '"version":"1.1"')
        const hash = sha256(first.text)
        Object.assign(first, { sha256: hash, record: { ...first.record, sha256: hash } })
      },
      'issued version 1.0 (baselines[0]): its record says other than its text',
    ],
    [
      'the words of an approval',
      ({ approvals: [one] }) => {
        if (one) one.signed = one.signed.replace('I have read', 'I have not read')
      },
      'approvals[0]: the signature is not of this text',
    ],
    ['a key', ({ publicKeys }) => publicKeys.splice(0, 2), 'the key that signed it is not in the package'],
    [
      'an image of the history',
      ({ history }) => {
        const image = history[0]?.changes.flatMap(({ revisions }) => revisions).find((one) => one.kind === 'hazard')
        Object.assign(image?.image ?? {}, { name: 'Something else' })
      },
      'is not what was recorded',
    ],
    [
      'a word that is none',
      ({ content }) => {
        Object.assign(content.records.hazard[3] ?? {}, { status: 'Forgotten' })
      },
      'content.records.hazard[3].status',
    ],
    [
      'a text with a control character',
      ({ content }) => {
        Object.assign(content.records.hazard[2] ?? {}, { name: 'Dose\u0007 given twice' })
      },
      'content.records.hazard[2].name',
    ],
    ['a field that nothing knows', (copy) => Object.assign(copy.content, { extra: 1 }), 'content'],
    [
      'two hazards of one number',
      ({ content: { records } }) => {
        Object.assign(records.hazard[1] ?? {}, { number: records.hazard[0]?.number })
      },
      'stands there twice',
    ],
    [
      'a person who is nowhere',
      ({ content }) => {
        content.people.splice(0, 1)
      },
      'names a person that the package does not hold',
    ],
    [
      'a record of another project',
      ({ content }) => {
        Object.assign(content.records.control[0] ?? {}, { projectId: content.records.control[0]?.id })
      },
      'content.records.control[0].projectId',
    ],
    [
      'a file that no evidence names',
      ({ evidence }) => {
        evidence.splice(0, 1)
      },
      'evidence',
    ],
  ])('%s altered is refused by its place', async (_what, change, said) => {
    const failure = await refusalOf(altered(read, change))
    expect(failure?.message).toContain(said)
    expect(failure?.message).toContain('Nothing was changed.')
    expect(['unreadable', 'refused']).toContain(failure?.code)
  })

  it('what its own hash does not cover any more is refused', async () => {
    const other = altered(read, ({ content }) => Object.assign(content.project, { programme: 'Another' }), false)
    expect((await refusalOf(other))?.message).toContain('the hash of the whole differs')
  })

  it.each<[string, () => Uint8Array, string]>([
    ['nothing', () => new Uint8Array(), 'unreadable'],
    ['half of it', () => json.subarray(0, json.length / 2), 'unreadable'],
    ['half of the .zip', () => zip.subarray(0, zip.length / 2), 'unreadable'],
    ['other JSON', () => Buffer.from('{"hazards":[]}'), 'unreadable'],
    ['a list', () => Buffer.from('[]'), 'unreadable'],
    ['a version of it', () => Buffer.from(read.baselines[0]?.text ?? ''), 'unreadable'],
    ['Latin-1', () => Buffer.from('{"a":"é"}', 'latin1'), 'unreadable'],
    ['an empty package', () => Buffer.from('{"format":"hazard-ledger-package","formatVersion":1}'), 'unreadable'],
    ['a later format', () => altered(read, (copy) => Object.assign(copy, { formatVersion: 2 })), 'newer-version'],
    [
      'later records',
      () => altered(read, ({ recordFormats }) => Object.assign(recordFormats, { hazard: 99 })),
      'newer-version',
    ],
    ['a .zip of something else', () => zipSync({ 'a.txt': Buffer.from('a') }), 'unreadable'],
    ['a .zip that names a place outside', () => zipSync({ '../a.hazards.json': json }), 'unreadable'],
    ['a .zip of two', () => zipSync({ 'a.hazards.json': json, 'b.hazards.json': json }), 'unreadable'],
    [
      'a .zip with a file of no evidence',
      () => zipSync({ 'a.hazards.json': json, [`evidence/${'0'.repeat(64)}`]: Buffer.from('x') }),
      'unreadable',
    ],
    [
      'a .zip with an altered file',
      () => {
        const file = read.evidence.find(({ holdsPatientData }) => !holdsPatientData)
        return zipSync({ 'a.hazards.json': json, [`evidence/${file?.sha256}`]: Buffer.from('Not agreed.\n') })
      },
      'unreadable',
    ],
    [
      'a .zip with the file that never leaves',
      () => {
        const file = read.evidence.find(({ holdsPatientData }) => holdsPatientData)
        return zipSync({ 'a.hazards.json': json, [`evidence/${file?.sha256}`]: Buffer.from('Names of patients.\n') })
      },
      'unreadable',
    ],
  ])('%s is refused with words', async (_what, make, code) => {
    expect(await refusalOf(make())).toMatchObject({ code, message: expect.stringContaining('Nothing was changed.') })
  })

  it('changes nothing and keeps nothing of what is refused', async () => {
    const wrongFile = zipSync({ 'a.hazards.json': json, [`evidence/${'0'.repeat(64)}`]: Buffer.from('x') })
    const wrongVersion = altered(read, ({ baselines: [first] }) => {
      if (first) first.text = first.text.replace('First issue', 'First  issue')
    })
    await inEmptyWorkspace(async (app) => {
      for (const bytes of [json.subarray(0, json.length / 2), wrongFile, wrongVersion]) {
        expect(await failureOf(takeIn(app, bytes))).toMatchObject({ code: 'unreadable' })
      }
      expect((await app.call('workspace.status', {})).open?.position).toBe(0)
      expect(await app.call('project.list', {})).toEqual([])
      expect(filesIn((await app.workspacePath()).replace(/\.hazards$/, '.evidence'))).toEqual([])
    })
  })

  it('does not pack a file that is gone, and says what to do', async () => {
    await inEmptyWorkspace(async (app) => {
      await takeIn(app, zip)
      const folder = (await app.workspacePath()).replace(/\.hazards$/, '.evidence')
      const file = read.evidence.find(({ holdsPatientData }) => !holdsPatientData)
      await rm(join(folder, file?.sha256 ?? ''))
      expect(await failureOf(packed(app, projectId, 'zip'))).toMatchObject({ code: 'damaged' })
      expect(lasting(readBack(await packed(app, projectId)))).toEqual(lasting(read))
    })
  })
})

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

describe('what is not there', () => {
  it('is neither packed nor taken in', async () => {
    await inEmptyWorkspace(async (app) => {
      const packing = app.call('package.export', { projectId: idOf('project'), as: 'json' })
      expect(await failureOf(packing)).toMatchObject({ code: 'not-found' })
      const taking = app.call('package.import', { token: 'used' })
      expect(await failureOf(taking)).toMatchObject({
        code: 'not-found',
        message: expect.stringContaining('used already'),
      })
      expect((await app.call('workspace.status', {})).open?.position).toBe(0)
    })
  })
})

describe('any project', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.string({ unit: 'grapheme', maxLength: 60 }),
    fc.constantFrom(
      '=HYPERLINK("x")',
      '+1',
      '@SUM(A1)',
      '‮מטופל 7‬',
      'العنبر',
      '🚑👩🏽‍⚕️',
      'a\r\nb\tc\n\nd',
      '"\\u0000"',
      '__proto__',
    ),
  )
  const name = text.map((one) => `${one} n`)
  const projects = fc.record({
    project: name,
    hazards: fc.array(fc.record({ name, description: text, cause: name, control: name }), { maxLength: 10 }),
    evidence: fc.array(fc.record({ title: name, note: text }), { maxLength: 2 }),
    person: name,
  })

  it('comes back equal: formulas, emoji, right-to-left, line breaks', async () => {
    const from = await startBackend()
    const to = await startBackend()
    try {
      let run = 0
      await fc.assert(
        fc.asyncProperty(projects, async (made) => {
          run += 1
          await to.call('workspace.create', { name: `To ${run}` })
          const person = await from.call('person.create', { values: { name: made.person } })
          const { id } = await from.call('project.create', {
            values: { name: `${run} ${made.project}`, standards: ['DCB0160'] },
            organisationName: 'Northbrook Hospitals',
          })
          const projectId = id ?? ''
          for (const { name: called, description, cause, control } of made.hazards) {
            const values = { name: called, description, ownerId: person.id }
            const hazard = await from.call('hazard.create', { projectId, values, causes: [cause] })
            const link = { hazardId: hazard.id ?? '', causeIds: [] }
            await from.call('control.create', { projectId, values: { name: control }, link })
            await from.call('assessment.set', {
              hazardId: link.hazardId,
              stage: 'initial',
              patch: { severity: 'Major' },
            })
          }
          for (const values of made.evidence) await from.call('evidence.create', { projectId, token: null, values })
          const first = await packedHere(from, projectId)
          await takeIn(to, first.bytes)
          const second = readBack(await packedHere(to, projectId))
          expect(lasting(second)).toEqual(lasting(readBack(first)))
          const { position: _there, ...there } = await to.call('project.snapshot', { projectId })
          const { position: _here, ...here } = await from.call('project.snapshot', { projectId })
          expect(there).toEqual(here)
        }),
        { numRuns: 8 },
      )
      await expectSound(to)
    } finally {
      await from.close()
      await to.close()
    }
  })

  it('comes from an older version’s records too', async () => {
    await inEmptyWorkspace(async (app) => {
      const { id } = await app.call('sample.create', {})
      const read = readBack(await packed(app, id ?? ''))
      const older = altered(read, ({ recordFormats, content, takenBack }) => {
        recordFormats['hazard'] = 1
        for (const hazard of [...content.records.hazard, ...takenBack.hazard]) {
          for (const made of hazard.assessments) Reflect.deleteProperty(made, 'panel')
        }
      })
      await inEmptyWorkspace(async (other) => {
        await takeIn(other, older)
        expect(lasting(readBack(await packed(other, id ?? '')))).toEqual(lasting(read))
      })
    })
  })
})
