import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as timer } from 'node:timers/promises'
import { connect } from '../../../src-main/db/database.ts'
import { checkAcknowledged, checkBackup, checkKept, checkSince, checkWholly, NOTHING } from './check-after.ts'
import { middle } from './figures.ts'
import { blankTally, type Tally } from './kill-tally.ts'
import { uncommittedFrames } from './log-tail.ts'
import { type Random, randomFrom } from './random.ts'
import { type Act, everyday } from './writer-acts.ts'
import type { Acknowledged, Kept, WriterLine } from './writer-lines.ts'
import { WriterProcess } from './writer-process.ts'

/** What a lane is started with. */
export interface LaneOrder {
  /** The built writer. */
  program: string
  resources: string
  workbook: string
  seed: number
  kills: number
  /** Kills that one workspace goes through before a fresh one is begun. */
  perWorkspace: number
  /** Kills after which everything is looked at, not only what is new. */
  perWholeCheck: number
}

/** A call in which a kill is to fall, and the act that makes it. */
const aims: readonly { act: Act; channel: string; weight: number; usual: number }[] = [
  { act: 'import', channel: 'import.run', weight: 4, usual: 800 },
  { act: 'backup', channel: 'workspace.backup', weight: 4, usual: 300 },
  { act: 'issue', channel: 'baseline.issue', weight: 4, usual: 120 },
  { act: 'approve', channel: 'approval.sign', weight: 1, usual: 30 },
  { act: 'key', channel: 'key.create', weight: 1, usual: 15 },
  { act: 'many', channel: 'hazard.edit-many', weight: 3, usual: 100 },
  { act: 'evidence', channel: 'evidence.create', weight: 2, usual: 20 },
  { act: 'edit', channel: 'hazard.update', weight: 3, usual: 8 },
]

/** Where the next kill is to fall; of a call or a transaction, `part` says how far into it. */
type Plan =
  | { where: 'while it opens' }
  | { where: 'anywhere'; after: number }
  | { where: 'in a call' | 'while it writes'; aim: (typeof aims)[number]; before: number; part: number }

/** Longest wait for a kill that is aimed at no call in particular, in milliseconds. */
const ANYWHERE = 350
/** Longest wait for a call to begin in which a kill is aimed; it falls wherever the writer then is. */
const PATIENCE = 8_000

/**
 * Kills writers on workspaces of its own, and looks after each kill whether everything acknowledged is there. Two of
 * these, each a process, keep two processors busy.
 */
export class KillLane {
  readonly #order: LaneOrder
  readonly #random: Random
  readonly tally: Tally = blankTally()
  readonly #took = new Map<string, number[]>()
  #opening: number[] = []
  #folder = ''
  #good: Acknowledged = NOTHING
  /** What the writer killed last had acknowledged, and calls it had begun and not acknowledged. */
  #acknowledged: Acknowledged[] = []
  #kept: Kept[] = []
  #outstanding: string[] = []
  #spare: WriterProcess | null = null
  #sparePlan: Plan | null = null

  constructor(order: LaneOrder) {
    this.#order = order
    this.#random = randomFrom(order.seed)
  }

  /** Folder of the workspace under way; kept where something did not hold, to be looked at. */
  get folder(): string {
    return this.#folder
  }

  /** @throws an error that says what did not hold */
  async run(): Promise<void> {
    const { kills, perWorkspace, perWholeCheck } = this.#order
    for (let killed = 0; killed < kills; killed++) {
      const inThis = killed % perWorkspace
      if (inThis === 0) this.#begin()
      const last = killed === kills - 1 || inThis === perWorkspace - 1
      await this.#round(inThis, inThis % perWholeCheck === perWholeCheck - 1, last)
      if (last) await this.#finish()
    }
  }

  get #workspace(): string {
    return join(this.#folder, 'work', 'Log.hazards')
  }

  get #dataFolder(): string {
    return join(this.#folder, 'data')
  }

  #begin(): void {
    this.#folder = mkdtempSync(join(tmpdir(), 'hazard-ledger-killed-'))
    for (const name of ['data', 'temporary']) mkdirSync(join(this.#folder, name))
    this.#good = NOTHING
    this.#forget()
    this.#kept = []
    this.tally.workspaces++
  }

  #forget(): void {
    this.#acknowledged = []
    this.#outstanding = []
  }

  /** One start, one look at what the kill before it left, one kill. */
  async #round(inThis: number, wholly: boolean, last: boolean): Promise<void> {
    const { writer, plan } = this.#next(inThis)
    writer.tell('o')
    if (plan.where === 'while it opens') {
      await writer.line(({ what }) => what === 'opening')
      await pause(this.#random.next() * 1.2 * (middle(this.#opening) || 60))
    } else {
      await this.#opened(writer, wholly)
      writer.tell('w')
      // The next one loads its program meanwhile.
      if (!last) this.#prepare(inThis + 1)
      await this.#moment(writer, plan)
    }
    const at = await writer.kill()
    this.#account(writer, plan, at)
  }

  #next(inThis: number): { writer: WriterProcess; plan: Plan } {
    if (this.#spare === null || this.#sparePlan === null) this.#prepare(inThis)
    const writer = this.#spare as WriterProcess
    const plan = this.#sparePlan as Plan
    this.#spare = null
    this.#sparePlan = null
    return { writer, plan }
  }

  #prepare(inThis: number): void {
    const plan = this.#plan(inThis)
    const { program, resources, workbook } = this.#order
    this.#sparePlan = plan
    this.#spare = new WriterProcess(
      program,
      {
        dataFolder: this.#dataFolder,
        workspace: this.#workspace,
        resources,
        workbook,
        seed: this.#random.below(2 ** 32),
        among: everyday,
        act: 'aim' in plan ? plan.aim.act : null,
        before: 'aim' in plan ? plan.before : 0,
      },
      join(this.#folder, 'temporary'),
    )
  }

  /** The first kills of a workspace fall while it is made; later ones anywhere, or in the call they are aimed at. */
  #plan(inThis: number): Plan {
    const chance = this.#random.next()
    if (inThis < 3 || chance < 0.07) return { where: 'while it opens' }
    if (chance < 0.35) return { where: 'anywhere', after: this.#random.next() * ANYWHERE }
    const aim = this.#random.pick(aims.flatMap((one) => Array.from({ length: one.weight }, () => one)))
    const where = chance < 0.7 ? 'in a call' : 'while it writes'
    return { where, aim, before: this.#random.below(4), part: this.#random.next() }
  }

  /** The start after a kill: the lock is free, nothing asks for repair, and everything acknowledged is there. */
  async #opened(writer: WriterProcess, wholly: boolean): Promise<void> {
    const line = await writer.line(({ what }) => what === 'open')
    if (line.what !== 'open') return
    if (line.open === null) throw new Error(`The start after a kill was refused: ${line.refused?.message}`)
    if (line.open.readOnly || line.open.notice !== '') throw new Error(`It did not open as usual: ${line.open.notice}`)
    this.#opening = [...this.#opening.slice(-50), span(writer, 'opening', 'open')]
    await this.#look(wholly)
  }

  async #look(wholly: boolean): Promise<void> {
    const connection = connect(this.#workspace, { readOnly: true })
    try {
      checkAcknowledged(connection, this.#acknowledged)
      const head = await checkSince(connection, this.#good)
      const last = this.#acknowledged.at(-1)?.seq ?? this.#good.seq
      const unheard = head.seq - last
      if (unheard > this.#outstanding.length) {
        throw new Error(`${unheard} changes stand after the last acknowledged; ${this.#outstanding.length} were begun.`)
      }
      this.tally.committedUnheard += Math.max(0, unheard)
      this.tally.changes += head.seq - this.#good.seq
      checkKept(this.#workspace, this.#dataFolder, this.#kept, head)
      this.#kept = this.#kept.filter(({ evidence }) => evidence !== undefined)
      this.#good = head
      if (wholly) {
        await checkWholly(connection)
        this.tally.wholeChecks++
      }
    } finally {
      connection.raw.close()
    }
    this.#forget()
    this.tally.checks++
  }

  /** Waits for the moment at which the writer is to be killed. */
  async #moment(writer: WriterProcess, plan: Plan): Promise<void> {
    if (plan.where === 'anywhere') await pause(plan.after)
    if (!('aim' in plan)) return
    const { channel, usual } = plan.aim
    const begun = writer.line((line) => line.what === 'begin' && line.channel === channel)
    const tooLong = new AbortController()
    await Promise.race([
      begun,
      timer(PATIENCE, undefined, { signal: tooLong.signal }).then(() => this.tally.missedAims++),
    ])
    tooLong.abort()
    const span = middle(this.#took.get(channel) ?? []) || usual
    if (plan.where === 'in a call') return await pause(plan.part * 1.1 * span)
    // Longer than the call itself takes it is not looked for: some calls write nothing.
    const until = performance.now() + 2 * span
    while (performance.now() < until && !writer.locks().writing);
    await pause(plan.part ** 2 * 0.5 * span)
  }

  /** Counts where a kill fell, and keeps in mind what had been acknowledged. */
  #account(writer: WriterProcess, plan: Plan, at: { writing: boolean | null; checkpointing: boolean | null }): void {
    const { tally } = this
    const begun = new Map<number, { channel: string; at: number; leaves: Kept | null }>()
    for (const [index, line] of writer.lines.entries()) {
      if (line.what === 'begin') {
        begun.set(line.number, { channel: line.channel, at: writer.at[index] ?? 0, leaves: line.leaves })
      }
      if (line.what !== 'done' && line.what !== 'refused') continue
      const began = begun.get(line.number)
      begun.delete(line.number)
      if (line.what === 'refused') this.#refused(line)
      else {
        const took = this.#took.get(line.channel) ?? []
        this.#took.set(line.channel, [...took.slice(-50), (writer.at[index] ?? 0) - (began?.at ?? 0)])
        if (line.change !== null) {
          this.#acknowledged.push(line.change)
          tally.acknowledged++
        }
        if (line.kept !== null) this.#kept.push(line.kept)
      }
    }
    const unanswered = [...begun.values()].map(({ channel }) => channel)
    this.#outstanding.push(...unanswered)
    for (const { leaves } of begun.values()) if (leaves !== null) this.#kept.push({ ...leaves, unheard: true })
    tally.kills++
    tally.where[plan.where]++
    const [inside] = unanswered
    if (inside !== undefined) {
      tally.insideCall++
      tally.insideCalls[inside] = (tally.insideCalls[inside] ?? 0) + 1
    }
    if (at.writing === null) tally.locksUnknown++
    if (at.writing) tally.insideTransaction++
    if (at.checkpointing) tally.insideCheckpoint++
    if (uncommittedFrames(this.#workspace) > 0) tally.tornLog++
  }

  #refused({ channel, code, message }: WriterLine & { what: 'refused' }): void {
    // Acts are picked by chance, so many do not fit; a fault of ours, or a file that cannot be written, is no such thing.
    if (!['refused', 'not-found', 'invalid-input'].includes(code)) throw new Error(`${channel}: ${code}: ${message}`)
    this.tally.refused++
    const told = `${channel}: ${message.replaceAll(/\d+/g, '#').slice(0, 90)}`
    this.tally.refusals[told] = (this.tally.refusals[told] ?? 0) + 1
  }

  /** A last start that ends as it should: one file is left, everything in it holds, and every backup is whole. */
  async #finish(): Promise<void> {
    const { writer } = this.#next(99)
    writer.tell('o')
    await this.#opened(writer, true)
    writer.tell('c')
    await writer.line(({ what }) => what === 'closed')
    await writer.end()
    const beside = readdirSync(join(this.#folder, 'work'))
    const left = beside.filter((name) => /-(wal|shm|journal)$/.test(name))
    if (left.length > 0) throw new Error(`Closing left ${left.join(', ')} behind.`)
    const folder = join(this.#folder, 'work', 'Log.backups')
    for (const name of beside.includes('Log.backups') ? readdirSync(folder) : []) {
      if (name.endsWith('.part')) this.tally.halfBackups++
      else if (name.endsWith('.hazards')) {
        checkBackup(join(folder, name), this.#good)
        this.tally.backups++
      }
    }
    rmSync(this.#folder, { recursive: true, force: true })
  }

  /** Milliseconds of the calls measured, by channel, and of opening. */
  get took(): Record<string, number> {
    return Object.fromEntries([...this.#took].map(([channel, took]) => [channel, middle(took)]))
  }
}

/** Waits a time in milliseconds to the microsecond: by the timer, and the end of it by looking at the clock. */
async function pause(milliseconds: number): Promise<void> {
  const until = performance.now() + milliseconds
  if (milliseconds > 2) await timer(milliseconds - 2)
  while (performance.now() < until);
}

function span({ lines, at }: WriterProcess, from: WriterLine['what'], to: WriterLine['what']): number {
  const when = (wanted: WriterLine['what']) => at[lines.findIndex(({ what }) => what === wanted)] ?? 0
  return when(to) - when(from)
}

if (import.meta.main) {
  const lane = new KillLane(JSON.parse(process.argv[2] ?? '') as LaneOrder)
  const began = performance.now()
  let fault: string | null = null
  try {
    await lane.run()
  } catch (error) {
    fault = `${error instanceof Error ? error.message : String(error)} (kept: ${lane.folder})`
  }
  const seconds = (performance.now() - began) / 1000
  console.log(JSON.stringify({ fault, tally: lane.tally, took: lane.took, seconds }))
  process.exit(fault === null ? 0 : 1)
}
