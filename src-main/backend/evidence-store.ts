import { createHash } from 'node:crypto'
import { constants, createReadStream } from 'node:fs'
import { access, copyFile, mkdir, open, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { Evidence } from '../../src-shared/domain/evidence.ts'
import { Refusal } from '../../src-shared/domain/result.ts'
import type { SentFile } from '../services/command.ts'

/**
 * Evidence files beside the workspace, named by their SHA-256: written, flushed and renamed before the command that
 * names them commits, never changed or removed.
 */
export class EvidenceStore {
  readonly #folder: string

  constructor(workspacePath: string) {
    this.#folder = `${workspacePath.replace(/\.hazards$/, '')}.evidence`
  }

  /** Keeps a sent file; one that is kept already is not written twice. */
  async keep(file: SentFile): Promise<NonNullable<Evidence['file']>> {
    const sha256 = await hashFile(file.path)
    const path = join(this.#folder, sha256)
    if (!(await exists(path))) {
      await mkdir(this.#folder, { recursive: true })
      const part = `${path}.part`
      await copyFile(file.path, part)
      const handle = await open(part, 'r+')
      await handle.sync()
      await handle.close()
      await rename(part, path)
    }
    return { name: file.name, sha256, size: file.size }
  }

  /**
   * Path of a kept file whose bytes still have their hash.
   * @throws Refusal `damaged` where it is gone or altered
   */
  async find(file: NonNullable<Evidence['file']>): Promise<string> {
    const path = join(this.#folder, file.sha256)
    if (!(await exists(path))) {
      throw new Refusal('damaged', `${file.name} is not in the evidence folder.`, 'Look for it in a backup.')
    }
    if ((await hashFile(path)) !== file.sha256) {
      throw new Refusal(
        'damaged',
        `${file.name} was altered since it was kept: its hash differs.`,
        'Look for it in a backup.',
      )
    }
    return path
  }
}

/** SHA-256 of a file, lower-case hexadecimal. */
export async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash)
  return hash.digest('hex')
}

async function exists(path: string): Promise<boolean> {
  try {
    await access(path, constants.R_OK)
    return true
  } catch {
    return false
  }
}
