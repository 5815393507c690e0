import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import writeFileAtomic from 'write-file-atomic'
import { z } from 'zod'
import { type BackupSchedule, backupSchedule, usualSchedule } from '../../src-shared/domain/backup.ts'

const settings = z.object({
  format: z.literal(1),
  /** Workspace to open at start. */
  last: z.string().nullable(),
  /** Paths, newest first. */
  recent: z.array(z.string()).max(10),
  /** When each of them was opened last, by path; ISO 8601 UTC. */
  openedAt: z.record(z.string(), z.string()).default({}),
  /** Who is working, by workspace identity. */
  working: z.record(z.string(), z.string()),
  /** How long backups are kept. */
  schedule: backupSchedule.default(usualSchedule),
})
type Stored = z.infer<typeof settings>

const FRESH: Stored = { format: 1, last: null, recent: [], openedAt: {}, working: {}, schedule: usualSchedule }

/** What the product remembers between starts, in one small file of the data folder. */
export class Settings {
  readonly #path: string
  #stored: Stored

  constructor(folder: string) {
    this.#path = join(folder, 'settings.json')
    this.#stored = this.#read()
  }

  get last(): string | null {
    return this.#stored.last
  }

  /** Recent workspaces; the id is what a page may send back, never a path. */
  get recent(): { id: string; name: string; path: string; present: boolean; at: string | null }[] {
    return this.#stored.recent.map((path) => ({
      id: createHash('sha256').update(path).digest('hex').slice(0, 16),
      name: basename(path).replace(/\.hazards$/, ''),
      path,
      present: existsSync(path),
      at: this.#stored.openedAt[path] ?? null,
    }))
  }

  /** How long backups are kept on this computer. */
  get schedule(): BackupSchedule {
    return this.#stored.schedule
  }

  setSchedule(schedule: BackupSchedule): void {
    this.#write({ ...this.#stored, schedule })
  }

  /** Notes that a workspace was opened, and when (ISO 8601 UTC). */
  opened(path: string, at: string): void {
    const recent = [path, ...this.#stored.recent.filter((one) => one !== path)].slice(0, 10)
    try {
      this.#keepRecent({ ...this.#stored, last: path, openedAt: { ...this.#stored.openedAt, [path]: at } }, recent)
    } catch {
      // A full disk must not keep a workspace shut because the list of recent ones cannot be written.
    }
  }

  /** Takes a path off the recent ones. The one opened at start is forgotten with it. */
  forget(path: string): void {
    const last = this.#stored.last === path ? null : this.#stored.last
    this.#keepRecent(
      { ...this.#stored, last },
      this.#stored.recent.filter((one) => one !== path),
    )
  }

  #keepRecent(stored: Stored, recent: string[]): void {
    const openedAt = Object.fromEntries(Object.entries(stored.openedAt).filter(([path]) => recent.includes(path)))
    this.#write({ ...stored, recent, openedAt })
  }

  /** Who works in a workspace on this computer, or null. */
  working(workspaceId: string): string | null {
    return this.#stored.working[workspaceId] ?? null
  }

  /** Notes who works in a workspace. */
  setWorking(workspaceId: string, personId: string): void {
    this.#write({ ...this.#stored, working: { ...this.#stored.working, [workspaceId]: personId } })
  }

  // Settings are a convenience: a file that cannot be read is started afresh, and nothing of a log lies in it.
  #read(): Stored {
    try {
      return settings.parse(JSON.parse(readFileSync(this.#path, 'utf8')))
    } catch {
      return FRESH
    }
  }

  #write(stored: Stored): void {
    writeFileAtomic.sync(this.#path, `${JSON.stringify(stored, null, 2)}\n`)
    this.#stored = stored
  }
}
