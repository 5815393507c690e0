import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterEach, expect, it } from 'vitest'
import { connect } from '../../src-main/db/database.ts'
import type { Channel, InputOf } from '../../src-shared/contract/index.ts'
import type { Failure } from '../../src-shared/domain/result.ts'
import { type RunningBackend, startBackend } from '../support/backend.ts'
import { askedOf, type Ready, readyToIssue } from '../support/issue.ts'
import { nhsWorkbook } from '../support/workbooks.ts'
import { checkAcknowledged, checkWholly } from './support/check-after.ts'
import { printFigures } from './support/figures.ts'
import { canFailDisks, failingDisk, smallDisk } from './support/small-disk.ts'
import type { Acknowledged } from './support/writer-lines.ts'

const undo: (() => unknown)[] = []
afterEach(async () => {
  for (const step of undo.splice(0).toReversed()) await step()
})

/** The application at work on a disk, with what it acknowledged. */
class AtWork {
  readonly acknowledged: Acknowledged[] = []
  readonly refusals: { act: string; failure: Failure }[] = []
  readonly #app: RunningBackend
  readonly path: string
  readonly ready: Ready
  readonly #workbook: Uint8Array
  #number = 0

  private constructor(app: RunningBackend, path: string, ready: Ready, workbook: Uint8Array) {
    this.#app = app
    this.path = path
    this.ready = ready
    this.#workbook = workbook
    app.backend.onEvent(({ name, data }) => {
      if (name !== 'changed') return
      const { seq, hash } = data as Acknowledged
      this.acknowledged.push({ seq, hash })
    })
  }

  /** @param elsewhere folder of the product's own files, where they are not to lie on the same disk */
  static async start(folder: string, elsewhere = join(folder, 'data')): Promise<AtWork> {
    const app = await startBackend({ dataFolder: elsewhere, open: join(folder, 'data', 'Log.hazards'), create: true })
    return new AtWork(app, await app.workspacePath(), await readyToIssue(app), await nhsWorkbook())
  }

  /** One of each thing that writes; answers the failure, or null where it was done. */
  readonly acts = {
    command: () =>
      this.#call('hazard.create', {
        projectId: this.ready.projectId,
        values: { name: `Hazard ${this.#number++}`, description: 'words '.repeat(1_500) },
      }),
    'command over many records': () =>
      this.#call('hazard.edit-many', {
        projectId: this.ready.projectId,
        how: 'paste',
        create: Array.from({ length: 250 }, () => ({ values: { name: 'Pasted', description: 'words '.repeat(300) } })),
      }),
    import: async () =>
      this.#call('import.run', {
        token: await this.#send('Log.xlsx', this.#workbook),
        projectId: null,
        projectName: `Imported ${this.#number++}`,
        standard: 'DCB0129',
        whose: 'ours',
        supplierName: '',
        merge: [],
        existing: [],
        take: { cover: true, assumptions: true },
      }),
    issue: () =>
      this.#call('baseline.issue', {
        projectId: this.ready.projectId,
        entry: {
          version: `1.${this.#number++}`,
          purpose: 'Go-live',
          summary: 'As it stands',
          documents: [],
          asked: askedOf(this.ready),
        },
      }),
    backup: () => this.#call('workspace.backup', {}),
    'evidence file': async () =>
      this.#call('evidence.create', {
        projectId: this.ready.projectId,
        token: await this.#send('report.pdf', randomBytes(300_000)),
        values: { title: `Report ${this.#number++}` },
      }),
    'new key': () => this.#call('key.create', { passphrase: 'a passphrase of the tests' }),
    preference: () => this.#call('preferences.set', { name: 'columns', value: 'x'.repeat(20_000 + this.#number++) }),
    'who is working': () => this.#call('work.set-person', { personId: this.ready.officer }),
  }

  async #send(name: string, bytes: Uint8Array): Promise<string> {
    const sent = await this.#app.backend.acceptFile(name, Readable.from([Buffer.from(bytes)]))
    if (!sent.ok) throw new Error(sent.error.message)
    return sent.value.token
  }

  async #call<C extends Channel>(channel: C, input: InputOf<C>): Promise<Failure | null> {
    const answer = await this.#app.backend.call(channel, input)
    return answer.ok ? null : answer.error
  }

  /** Tries everything; where `untilRefused`, the changes again and again: the log may still have room in it. */
  async tryAll(untilRefused: boolean): Promise<Record<string, Failure | null>> {
    const came: Record<string, Failure | null> = {}
    for (const [act, perform] of Object.entries(this.acts)) {
      came[act] = await perform()
      const more = untilRefused ? 40 : 0
      for (let times = 0; times < more && came[act] === null; times++) came[act] = await perform()
      const failure = came[act]
      if (failure) this.refusals.push({ act, failure })
    }
    return came
  }

  /** Reading goes on whatever the disk does. */
  async hazards(): Promise<number> {
    return (await this.#app.call('project.snapshot', { projectId: this.ready.projectId })).records.hazard.length
  }

  async close(): Promise<void> {
    await this.#app.backend.close()
  }

  /** Everything acknowledged is in the file, and all of it holds. */
  async check(): Promise<void> {
    const connection = connect(this.path, { readOnly: true })
    checkAcknowledged(connection, this.acknowledged)
    await checkWholly(connection)
    connection.raw.close()
  }
}

const codes = (came: Record<string, Failure | null>) =>
  Object.fromEntries(Object.entries(came).map(([act, failure]) => [act, failure?.code ?? 'done']))
const every = (work: AtWork, code: string) => Object.fromEntries(Object.keys(work.acts).map((act) => [act, code]))

function printRefusals(title: string, work: AtWork): void {
  printFigures(title, {
    'changes acknowledged, all found': work.acknowledged.length,
    refusals: work.refusals.length,
    ...Object.fromEntries(work.refusals.map(({ act, failure }) => [act, `${failure.code}: ${failure.message}`])),
  })
}

/** A refusal is for people: what happened, that nothing was changed, what to do. */
function expectWords(work: AtWork): void {
  for (const { act, failure } of work.refusals) {
    expect(failure.message, act).toMatch(/nothing|was not|were not/i)
    expect(failure.hint ?? '', act).not.toBe('')
  }
}

it('a full disk refuses in words, loses nothing, and work goes on in the same program once there is room', async () => {
  const disk = smallDisk(48)
  undo.push(disk.remove)
  const work = await AtWork.start(disk.folder)
  undo.push(() => work.close())
  expect(codes(await work.tryAll(false))).toEqual(every(work, 'done'))
  const before = await work.hazards()
  disk.fill()
  expect(codes(await work.tryAll(true))).toEqual(every(work, 'not-writable'))
  expect(await work.hazards()).toBeGreaterThanOrEqual(before)
  disk.free()
  expect(codes(await work.tryAll(false))).toEqual(every(work, 'done'))
  await work.close()
  const left = readdirSync(join(disk.folder, 'data'), { recursive: true }).map(String)
  await work.check()
  printRefusals('Disk full', work)
  expectWords(work)
  expect(left.filter((name) => /\.part$|-wal$|-journal$/.test(name))).toEqual([])
})

it.runIf(canFailDisks())(
  'a disk that goes read-only under the program refuses in words, and everything is there when it is back',
  async () => {
    const disk = failingDisk()
    undo.push(disk.remove)
    // What this computer keeps of its own, the log of faults among it, lies on another disk.
    const own = mkdtempSync(join(tmpdir(), 'hazard-ledger-own-'))
    const work = await AtWork.start(disk.folder, own)
    undo.push(() => work.close())
    expect(codes(await work.tryAll(false))).toEqual(every(work, 'done'))
    const before = await work.hazards()
    disk.fail()
    const came = await work.tryAll(true)
    expect(await work.hazards()).toBe(before)
    await work.close()
    disk.mend()
    await work.check()
    printRefusals('Disk gone read-only', work)
    const elsewhere = { 'new key': 'not-writable', preference: 'done', 'who is working': 'done' }
    expect(codes(came)).toEqual({ ...every(work, 'not-writable'), ...elsewhere })
    expectWords(work)
    const again = await startBackend({ dataFolder: own, open: work.path })
    undo.push(() => again.backend.close())
    expect((await again.call('workspace.status', {})).open).toMatchObject({ readOnly: false })
    await again.call('hazard.create', { projectId: work.ready.projectId, values: { name: 'Work goes on' } })
  },
)

it('a backup folder that is gone is made anew; one that cannot be written refuses backup and import, and no more', async () => {
  const disk = smallDisk(48)
  undo.push(disk.remove)
  const work = await AtWork.start(disk.folder)
  undo.push(() => work.close())
  const folder = work.path.replace(/\.hazards$/, '.backups')
  expect(await work.acts.backup()).toBeNull()
  rmSync(folder, { recursive: true })
  expect(await work.acts.backup()).toBeNull()
  expect(readdirSync(folder)).toHaveLength(1)
  rmSync(folder, { recursive: true })
  writeFileSync(folder, 'a file where the folder should be')
  const came = await work.tryAll(false)
  expect(codes(came)).toEqual({ ...every(work, 'done'), backup: 'not-writable', import: 'not-writable' })
  rmSync(folder)
  mkdirSync(folder)
  expect(codes(await work.tryAll(false))).toEqual(every(work, 'done'))
  await work.close()
  await work.check()
  printRefusals('Backup folder in the way', work)
  expectWords(work)
})

it('a workspace file taken away under the program: changes are refused in words', async () => {
  const disk = smallDisk(48)
  undo.push(disk.remove)
  const work = await AtWork.start(disk.folder)
  undo.push(() => work.close())
  const before = await work.hazards()
  rmSync(work.path)
  const failure = await work.acts.command()
  expect(failure).not.toBeNull()
  expect(failure?.code).not.toBe('fault')
  expect(await work.hazards()).toBe(before)
  printFigures('File taken away under the program', { 'a change': `${failure?.code}: ${failure?.message}` })
})

it('a workspace file replaced under the program: changes are refused in words, and the other file stays as it is', async () => {
  const disk = smallDisk(48)
  undo.push(disk.remove)
  const other = await startBackend({ dataFolder: join(disk.folder, 'other') })
  await other.call('project.create', { values: { name: 'Another log', standards: ['DCB0129'] } })
  const otherPath = await other.workspacePath()
  await other.backend.close()
  const work = await AtWork.start(disk.folder)
  undo.push(() => work.close())
  rmSync(work.path)
  writeFileSync(work.path, readFileSync(otherPath))
  const failure = await work.acts.command()
  expect(failure).not.toBeNull()
  expect(failure?.code).not.toBe('fault')
  await work.close()
  expect(readFileSync(work.path).equals(readFileSync(otherPath))).toBe(true)
  expect(existsSync(work.path)).toBe(true)
  printFigures('File replaced under the program', { 'a change': `${failure?.code}: ${failure?.message}` })
})
