import { existsSync, linkSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { copyFile, open } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { RestorePreview } from '../../src-shared/domain/backup.ts'
import { Refusal } from '../../src-shared/domain/result.ts'
import { type BackupFile, backupFolder, headName, listBackups } from '../db/backup.ts'
import { backupEvidenceFolder, copyLacking } from '../db/backup-evidence.ts'
import { changeOutside } from '../db/checksum.ts'
import { connect } from '../db/database.ts'
import { lockWorkspace } from '../db/lock.ts'
import { connectOrRefuse } from '../db/trusted-file.ts'
import { type Head, readHead } from '../ledger/append.ts'
import { evidenceFolderOf } from './evidence-store.ts'
import type { Session } from './session.ts'
import { upkeep } from './upkeep.ts'

/** A backup of the workspace by its id. @throws Refusal `not-found` */
export function backupById({ keeping }: Session, id: string): BackupFile {
  const backup = listBackups(keeping.path).find((one) => one.id === id)
  if (backup) return backup
  throw new Refusal('not-found', 'This backup is no longer there. Nothing was changed.', 'Choose another one.')
}

/** What restoring a backup would change. The backup is looked at as a copy. */
export async function previewOf(session: Session, id: string): Promise<RestorePreview> {
  const backup = backupById(session, id)
  const folder = mkdtempSync(join(tmpdir(), 'hazard-ledger-preview-'))
  try {
    const copy = join(folder, 'backup.hazards')
    await copyFile(backup.path, copy)
    const current = session.keeping.workspaceOfBackup ?? session.opened?.reader.raw.name ?? null
    return await session.running.watch('Looking at the backup', (signal) =>
      upkeep({ what: 'preview', current, backup: copy }, { signal }),
    )
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/**
 * Makes a backup the workspace. The file it replaces is kept beside it with its head in its name; what is open is closed
 * and the restored file opened. Nothing is lost at any moment: the new file takes the place of the old in one step.
 *
 * @returns path of the replaced file; empty where there was none
 * @throws Refusal `damaged` where the backup does not hold, `locked`, `not-writable`
 */
export async function restoreBackup(session: Session, id: string, reason: string): Promise<string> {
  const { keeping, ports } = session
  const backup = backupById(session, id)
  const path = keeping.path
  const at = ports.clock.now().toISOString()
  if (session.opened?.writer) await session.backup('before-restore')
  const next = `${path}.restoring`
  const replacedHead = await headOfOpen(session)
  try {
    await copyFile(backup.path, next)
    const head = await prepare(next, backup, { at, reason, replaced: replacedHead })
    const replaced = `${path.replace(/\.hazards$/, '')} replaced ${at.replace(/[:.]/g, '-')} ${headName(replacedHead)}.hazards`
    await session.letGo()
    const lock = lockWorkspace(path)
    let kept = ''
    try {
      if (existsSync(path)) {
        keepBeside(path, replaced)
        kept = replaced
      }
      // A log left behind by a damaged file belongs to that file.
      if (existsSync(`${path}-wal`)) renameSync(`${path}-wal`, `${replaced}-wal`)
      rmSync(`${path}-shm`, { force: true })
      renameSync(next, path)
    } finally {
      lock.release()
    }
    await flushFolder(dirname(path))
    await copyLacking(backupEvidenceFolder(backupFolder(path)), evidenceFolderOf(path), () => undefined)
    keeping.noteRestored(head.id, head, reason)
    await session.open(path, { create: false })
    return kept
  } catch (error) {
    rmSync(next, { force: true })
    // Whatever stopped it, the workspace is opened again as it stands.
    if (!session.opened) await session.open(path, { create: false }).catch(() => undefined)
    throw error
  }
}

/** Holds the copy against the head its name says, and writes down in it that it was restored. */
async function prepare(
  path: string,
  backup: BackupFile,
  record: { at: string; reason: string; replaced: Head | null },
): Promise<Head & { id: string }> {
  const damaged = () =>
    new Refusal(
      'damaged',
      `The backup ${backup.fileName} is damaged. Nothing was changed, and it was not restored.`,
      'Choose another backup.',
    )
  let connection: ReturnType<typeof connectOrRefuse>
  try {
    connection = connectOrRefuse(path)
  } catch {
    throw damaged()
  }
  try {
    const head = await readHead(connection.db)
    if (backup.head && !head.hash.startsWith(backup.head.hash)) throw damaged()
    const { raw } = connection
    const known = raw.prepare("SELECT value FROM workspace WHERE key = 'restored'").pluck().get()
    const replaced = record.replaced && { seq: record.replaced.seq, hash: record.replaced.hash }
    const list = [
      ...(typeof known === 'string' ? (JSON.parse(known) as unknown[]) : []),
      { at: record.at, backup: backup.fileName, seq: head.seq, reason: record.reason, replaced },
    ]
    changeOutside(connection, () =>
      raw
        .prepare(
          "INSERT INTO workspace (key, value) VALUES ('restored', ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        )
        .run(JSON.stringify(list)),
    )
    const id = raw.prepare("SELECT value FROM workspace WHERE key = 'id'").pluck().get()
    raw.pragma('journal_mode = DELETE')
    return { ...head, id: typeof id === 'string' ? id : '' }
  } finally {
    connection.raw.close()
  }
}

async function headOfOpen({ opened, keeping }: Session): Promise<Head | null> {
  try {
    if (opened && keeping.workspaceOfBackup === null) return await readHead(opened.reader.db)
    const connection = connect(keeping.path, { readOnly: true })
    try {
      return await readHead(connection.db)
    } finally {
      connection.raw.close()
    }
  } catch {
    return null
  }
}

/** The same file under a second name, so that none is missing for a moment; moved where the disk has no such thing. */
function keepBeside(path: string, replaced: string): void {
  try {
    linkSync(path, replaced)
  } catch {
    renameSync(path, replaced)
  }
}

async function flushFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r')
    try {
      await handle.sync()
    } finally {
      await handle.close()
    }
  } catch {
    // Not every system flushes folders.
  }
}
