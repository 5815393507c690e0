import { readdirSync, statSync } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Connection } from './database.ts'

/** One backup in a workspace's backup folder. */
export interface BackupFile {
  id: string
  fileName: string
  path: string
  /** UTC time of making. */
  at: string
  why: string
  size: number
}

/** Pages copied between two turns of the event loop: some 4 MB. */
const PAGES = 1_000

/** Folder beside the workspace that holds its backups. */
export function backupFolder(workspacePath: string): string {
  return `${workspacePath.replace(/\.hazards$/, '')}.backups`
}

/**
 * Copies the database while it is open (SQLite's online backup), under a name that says when and why; written under
 * another name first, so that a half-made copy is never taken for one.
 *
 * @param why words for the file name, e.g. `before-import`
 * @param onPart told how much is copied, 0 to 1; what it throws ends the copying, and nothing of it is left
 */
export async function makeBackup(
  connection: Connection,
  workspacePath: string,
  why: string,
  at: Date,
  onPart: (part: number) => void = () => undefined,
): Promise<BackupFile> {
  const folder = backupFolder(workspacePath)
  await mkdir(folder, { recursive: true })
  const stamp = at.toISOString().replace(/[:.]/g, '-')
  const fileName = `${stamp}_${why}_${basename(workspacePath)}`
  const path = join(folder, fileName)
  try {
    await connection.raw.backup(`${path}.part`, {
      progress({ totalPages, remainingPages }) {
        onPart(totalPages === 0 ? 1 : 1 - remainingPages / totalPages)
        return PAGES
      },
    })
  } catch (fault) {
    await rm(`${path}.part`, { force: true })
    throw fault
  }
  await rename(`${path}.part`, path)
  return { id: fileName, fileName, path, at: at.toISOString(), why, size: statSync(path).size }
}

/** Backups of a workspace, newest first; empty where there is no folder. */
export function listBackups(workspacePath: string): BackupFile[] {
  const folder = backupFolder(workspacePath)
  let names: string[]
  try {
    names = readdirSync(folder)
  } catch {
    return []
  }
  return names
    .flatMap((fileName): BackupFile[] => {
      const match = /^(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)-(\d{3})Z_([a-z-]+)_.*\.hazards$/.exec(fileName)
      if (!match) return []
      const [, date, hour, minute, second, milli, why = ''] = match
      const path = join(folder, fileName)
      const at = `${date}T${hour}:${minute}:${second}.${milli}Z`
      return [{ id: fileName, fileName, path, at, why, size: statSync(path).size }]
    })
    .sort((one, other) => (one.at < other.at ? 1 : -1))
}
