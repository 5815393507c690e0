import { basename } from 'node:path'
import type { IntegrityState } from '../../src-shared/contract/backups.ts'
import { type BackupState, DAILY, keptBy } from '../../src-shared/domain/backup.ts'
import type { IntegrityReport, NotedHead } from '../../src-shared/domain/integrity.ts'
import { type Failure, Refusal } from '../../src-shared/domain/result.ts'
import { dayOfMoment, formatMoment } from '../../src-shared/format/dates.ts'
import { type BackupFile, backupFolder, listBackups } from '../db/backup.ts'
import { keepEvidence } from '../db/backup-evidence.ts'
import { cannotWrite } from '../db/cannot-write.ts'
import { pruneBackups } from '../db/prune.ts'
import { type Head, readHead } from '../ledger/append.ts'
import { holdsHead } from '../services/integrity-heads.ts'
import { HeadNotes } from './head-notes.ts'
import { headsToHold } from './heads-to-hold.ts'
import type { OpenWorkspace } from './open-workspace.ts'
import type { Session } from './session.ts'
import { upkeep } from './upkeep.ts'

/** Longest time in which changes go by without their head being noted, in milliseconds. */
const MINUTE = 60_000

/**
 * What keeps a workspace from being lost: backups by a schedule, heads noted on this computer, full checks. One for each
 * session; told when a workspace opens, changes and closes.
 */
export class Keeping {
  readonly #session: Session
  readonly notes: HeadNotes
  #lostHead: IntegrityState['lostHead'] = null
  #last: IntegrityState['last'] = null
  #problem: Failure | null = null
  #timer: NodeJS.Timeout | null = null
  #daily: { stop: AbortController; done: Promise<void> } | null = null
  /** Path of the workspace in whose place a backup is open for reading. */
  workspaceOfBackup: string | null = null

  constructor(session: Session) {
    this.#session = session
    this.notes = new HeadNotes(session.dataFolder)
  }

  /** Path of the workspace whose backups are meant. @throws Refusal `no-workspace` */
  get path(): string {
    return this.workspaceOfBackup ?? this.#session.problemPath ?? this.#session.workspace.path
  }

  /** Words that have to stand over every page. */
  get alarms(): string[] {
    const { damage } = this.#session.opened ?? { damage: [] }
    return [
      ...(damage.length > 0
        ? [`This file is damaged (${damage.length} ${damage.length === 1 ? 'finding' : 'findings'}).`]
        : []),
      ...(this.#lostHead
        ? [
            `The ledger no longer holds change ${this.#lostHead.seq} noted on this computer on ${formatMoment(this.#lostHead.at)}.`,
          ]
        : []),
      ...(this.#problem ? [`The last backup was not made. ${this.#problem.message}`] : []),
    ]
  }

  /** A workspace was opened: its chain is held against the head noted here, and the day's backup is begun. */
  async opened(workspace: OpenWorkspace): Promise<void> {
    this.#last = null
    this.#problem = null
    this.#lostHead = null
    const noted = this.notes.of(workspace.id)?.head
    if (noted && this.workspaceOfBackup === null && !(await this.#holds(workspace, noted))) {
      const { seq, hash, at, why } = noted
      this.#lostHead = { seq, hash, at, why }
    }
    if (workspace.writer && this.#session.ports.host.kind !== 'command line') this.#beginDaily(workspace)
  }

  async #holds({ reader }: OpenWorkspace, { seq, hash }: NonNullable<IntegrityState['lostHead']>): Promise<boolean> {
    try {
      return await holdsHead(reader.db, seq, hash)
    } catch {
      return false
    }
  }

  /** In the background, through the queue: the page is there meanwhile. */
  #beginDaily(workspace: OpenWorkspace): void {
    const today = this.#session.today
    if (listBackups(workspace.path).some(({ at }) => dayOfMoment(at) === today)) return
    const stop = new AbortController()
    const done = (async () => {
      if ((await readHead(workspace.reader.db)).seq === 0) return
      await this.backup(workspace, DAILY, (_part) => {
        if (stop.signal.aborted) throw new Refusal('cancelled', 'The backup was stopped.')
      })
      this.#session.emit({ name: 'workspace', data: {} })
    })().catch((error: unknown) => {
      if (error instanceof Refusal && error.failure.code === 'cancelled') return
      this.#session.emit({ name: 'workspace', data: {} })
    })
    this.#daily = { stop, done }
  }

  /** Settles once the day's backup is made or given up. */
  async settled(): Promise<void> {
    await this.#daily?.done
  }

  /** A command was done: its head is noted at once where a version was issued, otherwise within a minute. */
  changed(workspace: OpenWorkspace, channel: string, head: Head): void {
    if (channel === 'baseline.issue') this.note(workspace, head, 'issued')
    this.#timer ??= setTimeout(() => {
      this.#timer = null
      void this.#noteNow(workspace, 'changed')
    }, MINUTE).unref()
  }

  /** Before a workspace is closed: background work is ended and the head noted. */
  async closing(workspace: OpenWorkspace): Promise<void> {
    if (this.#timer) clearTimeout(this.#timer)
    this.#timer = null
    this.#daily?.stop.abort()
    await this.#daily?.done
    this.#daily = null
    await workspace.queue.idle()
    await this.#noteNow(workspace, 'closed')
  }

  async #noteNow(workspace: OpenWorkspace, why: string): Promise<void> {
    if (!workspace.writer?.raw.open) return
    try {
      this.note(workspace, await readHead(workspace.reader.db), why)
    } catch {
      // A file that cannot be read any more must not keep the program from ending.
    }
  }

  /** Notes a head on this computer; not while one noted earlier is missing, which a person has to accept first. */
  note(
    workspace: Pick<OpenWorkspace, 'id' | 'writer'>,
    { seq, hash }: Pick<Head, 'seq' | 'hash'>,
    why: string,
    reason = '',
  ): void {
    if (seq === 0 || !this.#session.remember) return
    if (this.#lostHead && why !== 'accepted' && why !== 'restored') return
    try {
      this.notes.note(workspace.id, { seq, hash, at: this.#session.ports.clock.now().toISOString(), why, reason })
    } catch (error) {
      // The note is a second witness; a full disk must not take the work with it.
      if (cannotWrite(error) === null) throw error
    }
  }

  /** Notes the head that a restore set, and why. */
  noteRestored(id: string, head: Pick<Head, 'seq' | 'hash'>, reason: string): void {
    this.note({ id, writer: null }, head, 'restored', reason)
  }

  /** Takes the chain as it stands. @throws Refusal where nothing is missing */
  async acceptHead(reason: string): Promise<void> {
    const { workspace } = this.#session
    if (!this.#lostHead)
      throw new Refusal('refused', 'No noted change is missing from the ledger. Nothing was changed.')
    if (!workspace.writer)
      throw new Refusal('read-only', 'This workspace is open for reading only. Nothing was changed.')
    this.note(workspace, await readHead(workspace.reader.db), 'accepted', reason)
    this.#lostHead = null
    this.#session.emit({ name: 'workspace', data: {} })
  }

  /**
   * Makes a backup through the queue, with the evidence files that the backup folder lacks; then lets go of those that the
   * schedule no longer keeps.
   */
  async backup(workspace: OpenWorkspace, why: string, onPart: (part: number) => void): Promise<BackupFile> {
    try {
      const made = await workspace.queue.run(() => workspace.backup(why, (part) => onPart(part * 0.9)))
      await keepEvidence(workspace.evidenceFolder, backupFolder(workspace.path), (part) => onPart(0.9 + part * 0.1))
      this.#problem = null
      await this.#noteNow(workspace, 'backup')
      // Only now that a new one stands and was looked at.
      const { backups } = this.state(workspace.path)
      await pruneBackups(workspace.path, new Set(backups.filter(({ keptAs }) => keptAs === null).map(({ id }) => id)))
      return made
    } catch (error) {
      const refusal = error instanceof Refusal ? error : cannotWrite(error)
      if (refusal?.failure.code !== 'cancelled') {
        this.#problem = refusal?.failure ?? { code: 'fault', message: 'A fault of this product stopped it.' }
        this.#session.emit({ name: 'workspace', data: {} })
      }
      throw error
    }
  }

  /** Backups with what the schedule keeps of them. */
  state(path: string = this.path): BackupState {
    const { schedule } = this.#session.settings
    const made = listBackups(path)
    const kept = keptBy(made, schedule, this.#session.ports.clock.now().toISOString(), dayOfMoment)
    return {
      workspace: path,
      folder: backupFolder(path),
      schedule,
      backups: made.map(({ path: _path, ...backup }) => ({ ...backup, keptAs: kept.get(backup.id) ?? null })),
      problem: this.#problem,
      reading: this.workspaceOfBackup === null ? null : basename(this.#session.opened?.path ?? ''),
    }
  }

  get integrity(): IntegrityState {
    return { damage: this.#session.opened?.damage ?? [], lostHead: this.#lostHead, last: this.#last }
  }

  /** Looks at everything, in a worker. @throws Refusal `cancelled` */
  async check(head?: string): Promise<IntegrityReport> {
    const { workspace, running } = this.#session
    const piece = running.begin('Checking everything')
    const stop = new AbortController()
    piece.onStop(() => stop.abort())
    piece.tell(0)
    try {
      const report = await upkeep(
        {
          what: 'check',
          path: workspace.reader.raw.name,
          evidenceFolder: workspace.evidenceFolder,
          heads: this.notedHeads(workspace),
          ...(head === undefined ? {} : { head }),
        },
        { signal: stop.signal, onPart: (part) => piece.tell(part) },
      )
      const findings = [...workspace.damage, ...report.findings]
      const whole = { ...report, findings, ok: findings.length === 0 }
      this.#last = { at: this.#session.ports.clock.now().toISOString(), report: whole }
      return whole
    } finally {
      piece.end()
    }
  }

  /** Every head noted outside the file that its chain must hold: on this computer, and in backups. */
  notedHeads(workspace: OpenWorkspace): NotedHead[] {
    if (this.workspaceOfBackup !== null) return []
    return headsToHold(this.notes.of(workspace.id), listBackups(workspace.path), formatMoment)
  }
}
