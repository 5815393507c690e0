import { readdirSync } from 'node:fs'
import { copyFile, mkdir, open, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'

/** Folder of the evidence files inside a backup folder; they are named by their hashes, so one of each serves all backups. */
export function backupEvidenceFolder(backupFolder: string): string {
  return join(backupFolder, 'evidence')
}

/** Copies the evidence files that another folder lacks. @returns how many were copied */
export async function copyLacking(from: string, to: string, onPart: (part: number) => void): Promise<number> {
  const there = new Set(namesIn(to))
  const lacking = namesIn(from).filter((name) => /^[0-9a-f]{64}$/.test(name) && !there.has(name))
  if (lacking.length === 0) return 0
  await mkdir(to, { recursive: true })
  for (const [index, name] of lacking.entries()) {
    const part = join(to, `${name}.part`)
    try {
      await copyFile(join(from, name), part)
      const handle = await open(part, 'r+')
      try {
        await handle.sync()
      } finally {
        await handle.close()
      }
      await rename(part, join(to, name))
    } catch (fault) {
      await rm(part, { force: true }).catch(() => undefined)
      throw fault
    }
    onPart((index + 1) / lacking.length)
  }
  return lacking.length
}

/** Copies the evidence files that the backup folder lacks. */
export async function keepEvidence(evidence: string, backups: string, onPart: (part: number) => void): Promise<void> {
  await copyLacking(evidence, backupEvidenceFolder(backups), onPart)
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}
