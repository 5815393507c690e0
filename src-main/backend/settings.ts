import { existsSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import writeFileAtomic from 'write-file-atomic'
import { z } from 'zod'

const settings = z.object({
  format: z.literal(1),
  /** Workspace to open at start. */
  last: z.string().nullable(),
  /** Paths, newest first. */
  recent: z.array(z.string()).max(10),
  /** Who is working, by workspace identity. */
  working: z.record(z.string(), z.string()),
})
type Stored = z.infer<typeof settings>

const FRESH: Stored = { format: 1, last: null, recent: [], working: {} }

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
  get recent(): { id: string; name: string; path: string; present: boolean }[] {
    return this.#stored.recent.map((path, index) => ({
      id: String(index),
      name: basename(path).replace(/\.hazards$/, ''),
      path,
      present: existsSync(path),
    }))
  }

  /** Notes that a workspace was opened. */
  opened(path: string): void {
    const recent = [path, ...this.#stored.recent.filter((one) => one !== path)].slice(0, 10)
    this.#write({ ...this.#stored, last: path, recent })
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
    this.#stored = stored
    writeFileAtomic.sync(this.#path, `${JSON.stringify(stored, null, 2)}\n`)
  }
}
