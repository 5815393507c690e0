import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { v7 } from 'uuid'
import type { WorkspaceStatus } from '../../src-shared/contract/workspace.ts'
import type { Failure } from '../../src-shared/domain/result.ts'
import { Refusal } from '../../src-shared/domain/result.ts'
import type { StandardsPack } from '../../src-shared/domain/standards-pack.ts'
import { formatMoment } from '../../src-shared/format/dates.ts'
import { type BackupFile, listBackups } from '../db/backup.ts'
import type { Connection } from '../db/database.ts'
import type { Actor } from '../ledger/append.ts'
import { readHead } from '../ledger/append.ts'
import { recordsOf } from '../repositories/records.ts'
import type { CommandContext, Outcome } from '../services/command.ts'
import { type CommandDone, type CommandEnvironment, localDay, runCommand } from '../services/command.ts'
import type { BackendEvent, Ports } from './backend.ts'
import { FileExchange } from './file-exchange.ts'
import { Keeping } from './keeping.ts'
import { KeyStore } from './key-store.ts'
import type { OpenWorkspace } from './open-workspace.ts'
import { Preferences } from './preferences.ts'
import { refuseMoved } from './refuse-moved.ts'
import { RunningWork } from './running-work.ts'
import { SavedMappings } from './saved-mappings.ts'
import { Settings } from './settings.ts'
import { openWorkspace } from './workspace.ts'
import { openDamaged } from './workspace-copy.ts'

/** More records than this in one change: pages read the snapshot again instead of taking each. */
const RECORDS_PUSHED = 200

/**
 * What the application holds between calls: the open workspace, who is working, the files under way. One of these
 * for each backend; everything in it is reached through a call of the contract.
 */
export class Session {
  readonly ports: Ports
  readonly dataFolder: string
  readonly resources: string
  readonly pack: StandardsPack
  readonly settings: Settings
  readonly preferences: Preferences
  /** What people said of the columns of imported files. */
  readonly savedMappings: SavedMappings
  /** Private keys of people on this computer. */
  readonly keys: KeyStore
  /** Long work under way, which a page can stop. */
  readonly running: RunningWork
  readonly files = new FileExchange()
  /** Backups, noted heads and full checks. */
  readonly keeping: Keeping
  readonly version: string
  readonly emit: (event: BackendEvent) => void
  /** Stated on the command line with `--as`; otherwise the settings say who is working. */
  readonly statedPerson: string | null
  /** Whether opening a workspace is noted for the next start; the command line leaves no trace. */
  readonly remember: boolean
  /** Whether what can be read of a damaged file is opened as a copy; otherwise it is refused. */
  readonly damagedCopies: boolean
  #open: OpenWorkspace | null = null
  #problem: { path: string; failure: Failure } | null = null

  constructor(options: {
    ports: Ports
    dataFolder: string
    resources: string
    pack: StandardsPack
    version: string
    emit: (event: BackendEvent) => void
    statedPerson: string | null
    remember: boolean
    damagedCopies: boolean
  }) {
    this.ports = options.ports
    this.dataFolder = options.dataFolder
    this.resources = options.resources
    this.pack = options.pack
    this.version = options.version
    this.emit = options.emit
    this.statedPerson = options.statedPerson
    this.remember = options.remember
    this.damagedCopies = options.damagedCopies
    mkdirSync(this.dataFolder, { recursive: true })
    this.settings = new Settings(this.dataFolder)
    this.preferences = new Preferences(this.dataFolder)
    this.savedMappings = new SavedMappings(this.dataFolder)
    this.keys = new KeyStore(this.dataFolder, options.ports.protection ?? null)
    this.running = new RunningWork(this.emit)
    this.keeping = new Keeping(this)
  }

  /** Path of a workspace of that name in the data folder. */
  pathFor(name: string): string {
    // What Windows refuses in a file name; names have no control characters (domain/text.ts).
    const plain =
      name
        .replace(/[<>:"/\\|?*]/g, ' ')
        .trim()
        .replace(/[. ]+$/, '') || 'Hazards'
    return join(this.dataFolder, `${plain}.hazards`)
  }

  /** The open workspace. @throws Refusal `no-workspace` */
  get workspace(): OpenWorkspace {
    if (!this.#open) throw new Refusal('no-workspace', 'No workspace is open.', 'Open or make one first.')
    return this.#open
  }

  /** Calendar day of the clock. */
  get today(): string {
    return localDay(this.ports.clock.now())
  }

  /** Opens a workspace in place of the one that is open, which is closed once the new one stands. */
  async open(path: string, options: { create: boolean; readOnly?: boolean }): Promise<void> {
    if (this.#open?.path === path) return
    try {
      const next = await this.#openOrCopy(path, options)
      await this.#take(next, null)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      if (!this.#open) this.#problem = { path, failure: error.failure }
      throw error
    }
    if (this.remember) this.settings.opened(path, this.ports.clock.now().toISOString())
    this.emit({ name: 'workspace', data: {} })
  }

  async #openOrCopy(path: string, options: { create: boolean; readOnly?: boolean }): Promise<OpenWorkspace> {
    const { clock } = this.ports
    try {
      return await openWorkspace(path, { ...options, clock })
    } catch (error) {
      if (!(error instanceof Refusal) || error.failure.code !== 'damaged' || !this.damagedCopies) throw error
      return await this.running.watch('Reading what can be read of a damaged file', async (signal) =>
        openDamaged(path, { ...options, clock, signal }),
      )
    }
  }

  /** Opens a backup for reading in place of the workspace, which is closed. */
  async openBackup({ path, at }: BackupFile, workspacePath: string, evidenceFolder: string): Promise<void> {
    const notice = `It is the backup of ${formatMoment(at)}.`
    const next = await openWorkspace(path, {
      create: false,
      readOnly: true,
      notice,
      evidenceFolder,
      clock: this.ports.clock,
    })
    await this.#take(next, workspacePath)
    this.emit({ name: 'workspace', data: {} })
  }

  async #take(next: OpenWorkspace, workspaceOfBackup: string | null): Promise<void> {
    await this.letGo()
    this.#open = next
    this.#problem = null
    this.keeping.workspaceOfBackup = workspaceOfBackup
    await this.keeping.opened(next)
  }

  /** Closes what is open, if anything is. */
  async letGo(): Promise<void> {
    const open = this.#open
    if (!open) return
    await this.keeping.closing(open)
    this.#open = null
    await open.close()
  }

  /** What is open, or null. */
  get opened(): OpenWorkspace | null {
    return this.#open
  }

  /** Path of the workspace that could not be opened, where nothing is open. */
  get problemPath(): string | null {
    return this.#open ? null : (this.#problem?.path ?? null)
  }

  /** Who makes the changes: the person stated to be working, and the account beside the name. */
  async actor(db: Connection['db']): Promise<Actor> {
    const { account } = this.ports.host
    const stated = this.statedPerson
    const people = await recordsOf(db, 'person', 'all')
    const person = stated
      ? people.find((one) => one.id === stated || one.name.toLowerCase() === stated.toLowerCase())
      : people.find(({ id }) => id === this.settings.working(this.workspace.id))
    return { personId: person?.id ?? null, name: person?.name ?? stated ?? account, account }
  }

  /** Name of the person working, for preferences; empty where nobody is named or nothing is open. */
  async workingName(): Promise<string> {
    if (!this.#open) return ''
    const { personId, name } = await this.actor(this.#open.reader.db)
    return personId === null ? '' : name
  }

  /** Runs one command through the queue and pushes what it changed. */
  async command(channel: string, service: (context: CommandContext) => Promise<Outcome>): Promise<CommandDone> {
    const { queue, writer, notice, reader } = this.workspace
    if (!writer)
      throw new Refusal(
        'read-only',
        `${notice} Nothing was changed.`,
        'Copy the file to a folder of your own and open that.',
      )
    return await queue.run(async () => {
      await refuseMoved(this.workspace)
      const running = this.running.begin('Changing the hazard log')
      const done = await runCommand(
        writer,
        channel,
        { ...(await this.#environment(reader.db)), piece: running },
        service,
      ).finally(running.end)
      if (done.records.length > 0) {
        this.keeping.changed(this.workspace, channel, done.head)
        this.emit({
          name: 'changed',
          data: {
            projectId: done.outcome.projectId,
            seq: done.head.seq,
            hash: done.head.hash,
            at: done.head.time,
            records: done.records.length > RECORDS_PUSHED ? null : done.records,
          },
        })
      }
      return done
    })
  }

  /**
   * Makes a backup of the open workspace, telling how far it is.
   * @throws Refusal `cancelled`
   */
  async backup(why: string): Promise<BackupFile> {
    const running = this.running.begin('Backing up the workspace')
    const tell = (part: number) => {
      running.tell(part)
      if (running.stopped()) throw new Refusal('cancelled', 'The backup was stopped. Nothing was changed.')
    }
    return await this.keeping.backup(this.workspace, why, tell).finally(running.end)
  }

  async #environment(db: Connection['db']): Promise<Omit<CommandEnvironment, 'piece'>> {
    const { clock, host } = this.ports
    return {
      clock,
      actor: await this.actor(db),
      host: { computer: host.computer, kind: host.kind },
      newId: () => v7(),
      pack: this.pack,
    }
  }

  /** Everything the frame shows. */
  async status(): Promise<WorkspaceStatus> {
    const open = this.#open
    const actor = open ? await this.actor(open.reader.db) : null
    return {
      version: this.version,
      today: this.today,
      host: this.ports.host.kind,
      account: this.ports.host.account,
      computer: this.ports.host.computer,
      dataFolder: this.dataFolder,
      dialogs: this.ports.dialogs.available,
      open: open && {
        name: open.name,
        path: open.path,
        readOnly: open.readOnly,
        notice: open.notice,
        position: (await readHead(open.reader.db)).seq,
      },
      alarms: this.keeping.alarms,
      problem: this.#problem && {
        ...this.#problem,
        backups: listBackups(this.#problem.path).map(({ path: _path, ...backup }) => backup),
      },
      recent: this.settings.recent,
      personId: actor?.personId ?? null,
      personName: actor?.personId ? actor.name : null,
    }
  }

  async close(): Promise<void> {
    await this.letGo()
    await this.files.close()
  }
}
