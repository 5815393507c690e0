import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import writeFileAtomic from 'write-file-atomic'
import { z } from 'zod'

const head = z.object({
  seq: z.int(),
  hash: z.string(),
  /** UTC time of noting. */
  at: z.string(),
  /** Why it was noted: `closed`, `backup`, `issue`, `changed`, `restored`, `accepted`; with a person's reason. */
  why: z.string(),
  reason: z.string().default(''),
})
/** A head of a ledger as this computer noted it. */
export type HeadNote = z.infer<typeof head>

const workspace = z.object({
  head,
  /** Heads that somebody set on purpose, oldest first: a restore, or a head accepted with a reason. */
  set: z.array(head).default([]),
})
const file = z.object({ format: z.literal(1), workspaces: z.record(z.string(), workspace) })
type Stored = z.infer<typeof file>

/**
 * The last head of each workspace on this computer, by the workspace's identity, in one small file of the data folder:
 * whoever rebuilds a chain after the last issue is found out by it.
 */
export class HeadNotes {
  readonly #path: string

  constructor(folder: string) {
    this.#path = join(folder, 'heads.json')
  }

  /** What is noted of a workspace, or null. */
  of(workspaceId: string): Stored['workspaces'][string] | null {
    return this.#read().workspaces[workspaceId] ?? null
  }

  /**
   * Notes a head; one that is noted already is not written again.
   * @throws what the file system refuses
   */
  note(workspaceId: string, noted: HeadNote): void {
    const stored = this.#read()
    const known = stored.workspaces[workspaceId]
    const onPurpose = noted.why === 'restored' || noted.why === 'accepted'
    if (!onPurpose && known?.head.seq === noted.seq && known.head.hash === noted.hash) return
    const set = [...(known?.set ?? []), ...(onPurpose ? [noted] : [])]
    const workspaces = { ...stored.workspaces, [workspaceId]: { head: noted, set } }
    writeFileAtomic.sync(this.#path, `${JSON.stringify({ format: 1, workspaces }, null, 2)}\n`)
  }

  // Read each time: the window and the command line share the file.
  #read(): Stored {
    try {
      return file.parse(JSON.parse(readFileSync(this.#path, 'utf8')))
    } catch {
      return { format: 1, workspaces: {} }
    }
  }
}
