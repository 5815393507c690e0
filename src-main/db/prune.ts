import { rm } from 'node:fs/promises'
import { listBackups } from './backup.ts'

/** Lets backups go by their ids; never the newest, whatever is asked. One that cannot be removed stays. */
export async function pruneBackups(workspacePath: string, ids: ReadonlySet<string>): Promise<void> {
  const [, ...others] = listBackups(workspacePath)
  for (const { id, path } of others) {
    if (ids.has(id)) await rm(path, { force: true }).catch(() => undefined)
  }
}
