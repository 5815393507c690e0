import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { tellHistory } from '../../src-main/services/package-history.ts'
import type { ProjectPackage } from '../../src-shared/domain/package.ts'
import { type RunningBackend, startBackend } from '../support/backend.ts'
import { aFolder } from '../support/folder.ts'
import { makeIssuedWorkspace } from '../support/issued-workspace.ts'
import { packed, readBack, send } from '../support/packages.ts'

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
  return (refused as { failure?: { code: string; message: string } } | null)?.failure
}

const look = async (app: RunningBackend, bytes: Uint8Array, name = 'Ward.hazards.zip') => {
  const token = await send(app, name, bytes)
  return { token, seen: await app.call('package.preview', { token }) }
}

const positionOf = async (app: RunningBackend) => (await app.call('workspace.status', {})).open?.position

describe('a package of the sample with an issued version', () => {
  let source: RunningBackend
  let projectId: string
  let json: Buffer
  let zip: Buffer
  let read: ProjectPackage

  beforeAll(async () => {
    const dataFolder = aFolder()
    await makeIssuedWorkspace(dataFolder)
    source = await startBackend({ dataFolder, now: () => new Date().toISOString() })
    const [project] = await source.call('project.list', {})
    projectId = project?.id ?? ''
    for (const [name, holdsPatientData] of [
      ['Minutes.txt', false],
      ['Ward list.txt', true],
    ] as const) {
      const token = await send(source, name, Buffer.from(name))
      await source.call('evidence.create', { projectId, token, values: { title: name, holdsPatientData } })
    }
    json = (await packed(source, projectId)).bytes
    zip = (await packed(source, projectId, 'zip')).bytes
    read = readBack({ bytes: json })
  })
  afterAll(() => source.close())

  it('says what it holds and what of it is new here, and changes nothing', async () => {
    await inEmptyWorkspace(async (app) => {
      const { token, seen } = await look(app, zip)
      expect(seen).toMatchObject({
        file: { name: 'Ward.hazards.zip', size: zip.length },
        project: { name: read.content.project.name, reference: read.content.project.reference },
        madeAt: expect.stringMatching(/^\d{4}-/),
        product: { name: 'Hazard Ledger', version: read.product.version },
        filesNotThere: ['Ward list.txt'],
        known: 0,
        clashes: [],
      })
      const { counts } = seen
      expect(counts).toMatchObject({ baselines: 1, approvals: 1, evidenceWithFile: 1 })
      expect(counts.evidence).toBe(read.content.records.evidence.length)
      expect(counts.changes).toBe(read.history[0]?.changes.length)
      expect(seen.newPeople.toSorted()).toEqual(
        [...read.content.people, ...read.named.people].map(({ name }) => name).toSorted(),
      )
      expect(seen.newKeys.map(({ fingerprint }) => fingerprint)).toEqual(
        read.publicKeys.map(({ fingerprint }) => fingerprint),
      )
      expect(await positionOf(app)).toBe(0)
      expect(await app.call('project.list', {})).toEqual([])
      expect((await app.call('people.list', {})).people).toEqual([])
      // The same file is taken in after it was looked at, and counts what was told.
      const taken = await app.call('package.import', { token })
      const { hazards, causes, controls } = counts
      expect(taken).toMatchObject({ hazards, causes, controls, newKeys: seen.newKeys })
    })
  })

  it('tells every file as not there where it came without them', async () => {
    await inEmptyWorkspace(async (app) => {
      const { seen } = await look(app, json, 'Ward.hazards.json')
      expect(seen.counts.evidenceWithFile).toBe(0)
      expect(seen.filesNotThere.toSorted()).toEqual(read.evidence.map(({ name }) => name).toSorted())
    })
  })

  it('names everything that keeps it out, in the words of the refusal', async () => {
    const { token, seen } = await look(source, json)
    const position = await positionOf(source)
    expect(seen.clashes).toHaveLength(1)
    expect(seen.clashes[0]?.message).toContain('is in this workspace already')
    expect(seen).toMatchObject({ newPeople: [], newKeys: [] })
    expect(seen.known).toBeGreaterThan(0)
    expect(await failureOf(source.call('package.import', { token }))).toMatchObject({
      code: 'refused',
      message: seen.clashes[0]?.message,
    })
    expect(await positionOf(source)).toBe(position)
    await inEmptyWorkspace(async (app) => {
      await app.call('project.create', { values: { name: read.content.project.name, standards: ['DCB0160'] } })
      const { seen: other } = await look(app, json)
      expect(other.clashes.map(({ message }) => message)).toEqual([expect.stringContaining('Another project here')])
      expect(other.newKeys).toHaveLength(2)
    })
  })

  it('is refused where the import would refuse it', async () => {
    await inEmptyWorkspace(async (app) => {
      for (const bytes of [zip.subarray(0, zip.length / 2), json.subarray(0, 100), Buffer.from('Name,Severity\n')]) {
        expect(await failureOf(look(app, bytes))).toMatchObject({
          code: 'unreadable',
          message: expect.stringContaining('Nothing was changed.'),
        })
      }
      expect(await failureOf(app.call('package.preview', { token: 'gone' }))).toMatchObject({ code: 'not-found' })
      expect(await positionOf(app)).toBe(0)
    })
  })

  it('brings its history, which is read page by page and is no part of this chain', async () => {
    expect(await source.call('package.origin', { projectId })).toBeNull()
    expect(await failureOf(source.call('package.history', { projectId, skip: 0, limit: 50 }))).toMatchObject({
      code: 'not-found',
    })
    await inEmptyWorkspace(async (app) => {
      const { token } = await look(app, zip)
      await app.call('package.import', { token })
      const origin = await app.call('package.origin', { projectId })
      expect(origin?.fileName).toMatch(/\.hazards\.json$/)
      const told = read.history[0]?.changes ?? []
      const first = await app.call('package.history', { projectId, skip: 0, limit: 3 })
      expect(first).toMatchObject({ all: told.length, next: 3, product: read.product, madeAt: expect.any(String) })
      expect(first.ledgers).toMatchObject([{ head: read.ledgerHead, changes: told.length }])
      const seqs: number[] = []
      for (let next: number | null = 0; next !== null; ) {
        const page: typeof first = await app.call('package.history', { projectId, skip: next, limit: 20 })
        seqs.push(...page.entries.map(({ seq }) => seq))
        next = page.next
      }
      expect(seqs).toEqual(told.map(({ seq }) => seq).toReversed())
      // In the words of the History where it happened.
      const there = await source.call('history.list', { projectId, recordId: null, before: null, limit: 3 })
      expect(first.entries.map(({ seq, summary, hash }) => ({ seq, summary, hash }))).toEqual(
        there.map(({ seq, summary, hash }) => ({ seq, summary, hash })),
      )
      // This workspace's own history has the one change.
      const { all } = await app.call('history.find', {
        projectId,
        recordId: null,
        until: null,
        before: null,
        limit: 5,
        filter: { actor: null, kind: null, family: null, from: null, to: null, words: '' },
      })
      expect(all).toBe(1)
      const folder = (await app.workspacePath()).replace(/\.hazards$/, '.evidence')
      await rm(join(folder, origin?.sha256 ?? ''))
      expect(await failureOf(app.call('package.history', { projectId, skip: 0, limit: 3 }))).toMatchObject({
        code: 'damaged',
      })
    })
  })

  it('tells a record that it cannot show by its change alone', () => {
    const [history] = structuredClone(read.history)
    const revision = history?.changes.flatMap(({ revisions }) => revisions).find(({ kind }) => kind === 'hazard')
    Object.assign(revision ?? {}, { image: { name: 7 } })
    const strange = history?.changes.find(({ revisions }) => revisions.includes(revision as never))
    const { entries } = tellHistory(history === undefined ? [] : [history], { skip: 0, limit: 10_000 })
    const entry = entries.find(({ seq }) => seq === strange?.seq)
    expect(entry?.hash).toBe(strange?.hash)
    expect(entry?.recordCount).toBe(strange?.revisions.length)
    expect(entry?.records.length).toBeLessThan(strange?.revisions.length ?? 0)
  })

  it('tells the latest ledger first where there are several', () => {
    const [history] = read.history
    const both = history === undefined ? [] : [history, { ...history, changes: history.changes.slice(-1) }]
    const { entries, ledgers, all } = tellHistory(both, { skip: 0, limit: 3 })
    expect(entries.map(({ ledger }) => ledger)).toEqual([1, 0, 0])
    expect(ledgers[1]).toMatchObject({ changes: 1, following: 0 })
    expect(all).toBe((history?.changes.length ?? 0) + 1)
  })
})
