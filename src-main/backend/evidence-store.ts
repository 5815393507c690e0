import { createHash } from 'node:crypto'
import { constants, createReadStream } from 'node:fs'
import { access, copyFile, mkdir, open, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { Evidence } from '../../src-shared/domain/evidence.ts'
import { Refusal } from '../../src-shared/domain/result.ts'
import type { SentFile } from '../services/command.ts'

/** Folder beside a workspace that holds its evidence files. */
export function evidenceFolderOf(workspacePath: string): string {
  return `${workspacePath.replace(/\.hazards$/, '')}.evidence`
}

/**
 * Evidence files beside the workspace, named by their SHA-256: written, flushed and renamed before the command that
 * names them commits, never changed or removed.
 */
export class EvidenceStore {
  readonly #folder: string

  constructor(folder: string) {
    this.#folder = folder
  }

  /** Keeps a sent file; one that is kept already is not written twice. */
  async keep(file: SentFile): Promise<NonNullable<Evidence['file']>> {
    const sha256 = await hashFile(file.path)
    const path = join(this.#folder, sha256)
    if (!(await exists(path))) {
      await mkdir(this.#folder, { recursive: true })
      const part = `${path}.part`
      try {
        await copyFile(file.path, part)
        const handle = await open(part, 'r+')
        try {
          await handle.sync()
        } finally {
          await handle.close()
        }
        await rename(part, path)
      } catch (fault) {
        await rm(part, { force: true }).catch(() => undefined)
        throw fault
      }
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
