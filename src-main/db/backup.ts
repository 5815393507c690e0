import { readdirSync, statSync } from 'node:fs'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { Refusal } from '../../src-shared/domain/result.ts'
import { runThread } from '../workers/run-thread.ts'
import { workerFile } from '../workers/worker-file.ts'
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
  /** Last entry of its ledger, the hash by its first 16 digits; null where its name does not say. */
  head: { seq: number; hash: string } | null
}

/** Pages copied between two turns of the event loop: some 4 MB. */
const PAGES = 1_000
/** Digits of the head's hash that stand in a backup's name. */
const DIGITS = 16

/** Folder beside the workspace that holds its backups. */
export function backupFolder(workspacePath: string): string {
  return `${workspacePath.replace(/\.hazards$/, '')}.backups`
}

/**
 * Copies the database while it is open (SQLite's online backup), under a name that says when, why and with which head;
 * written under another name first, looked at, and held against the head it must have, so that a half-made copy is never
 * taken for one. Nothing may write meanwhile.
 *
 * @param why words for the file name, e.g. `before-import`
 * @param onPart told how much is copied, 0 to 1; what it throws ends the copying, and nothing of it is left
 * @throws Refusal `damaged` where the copy is not whole
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
  await removeHalfMade(folder)
  const part = join(folder, `${stampOf(at)}_${why}_${basename(workspacePath)}.part`)
  try {
    const meant = headOf(connection)
    await connection.raw.backup(part, {
      progress({ totalPages, remainingPages }) {
        onPart(totalPages === 0 ? 1 : 1 - remainingPages / totalPages)
        return PAGES
      },
    })
    const { sound, head } = await lookAt(part)
    if (!sound || (head?.hash ?? null) !== (meant?.hash ?? null)) {
      throw new Refusal(
        'damaged',
        'The backup did not come out whole, so it was not kept. The workspace and earlier backups are as they were.',
        'Check everything under Backups and integrity, then make it once more.',
      )
    }
    await flush(part)
    const fileName = `${stampOf(at)}_${why}_${headName(head)}_${basename(workspacePath)}`
    const path = join(folder, fileName)
    await rename(part, path)
    return { id: fileName, fileName, path, at: at.toISOString(), why, size: statSync(path).size, head: shortHead(head) }
  } catch (fault) {
    // The folder may refuse that too; the fault is what tells why.
    await rm(part, { force: true }).catch(() => undefined)
    await rm(`${part}-journal`, { force: true }).catch(() => undefined)
    throw fault
  }
}

type Head = { seq: number; hash: string } | null

const stampOf = (at: Date) => at.toISOString().replace(/[:.]/g, '-')
const shortHead = (head: Head): Head => head && { seq: head.seq, hash: head.hash.slice(0, DIGITS) }

/** A head as it stands in a file's name: `412-0123456789abcdef`. */
export function headName(head: Head): string {
  return head === null ? '0-empty' : `${head.seq}-${head.hash.slice(0, DIGITS)}`
}

function headOf({ raw }: Connection): Head {
  const known = raw.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'change'").get()
  if (!known) return null
  return (raw.prepare('SELECT seq, hash FROM change ORDER BY seq DESC LIMIT 1').get() as Head | undefined) ?? null
}

/** What a copy holds, found out on another thread: looking at a large one takes a while. */
async function lookAt(path: string): Promise<{ sound: boolean; head: Head }> {
  const end = await runThread(workerFile(import.meta.dirname, 'backup-worker'), {
    data: { path },
    onMessage: (seen: { sound: boolean; head: Head }) => seen,
  })
  if (end.how === 'answered') return end.answer
  throw end.how === 'failed' ? end.error : new Error(`Looking at the backup ran ${end.how}.`)
}

async function flush(path: string): Promise<void> {
  const handle = await open(path, 'r+')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Takes away what a program that was ended left behind. */
async function removeHalfMade(folder: string): Promise<void> {
  for (const name of readdirSync(folder)) {
    if (/\.part(-journal|-wal|-shm)?$/.test(name)) await rm(join(folder, name), { force: true }).catch(() => undefined)
  }
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
      const match =
        /^(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)-(\d{3})Z_([a-z-]+)_(?:(\d+)-([0-9a-f]{16}|empty)_)?.*\.hazards$/.exec(
          fileName,
        )
      if (!match) return []
      const [, date, hour, minute, second, milli, why = '', seq, hash] = match
      const path = join(folder, fileName)
      const at = `${date}T${hour}:${minute}:${second}.${milli}Z`
      const head = seq === undefined || hash === undefined || hash === 'empty' ? null : { seq: Number(seq), hash }
      try {
        return [{ id: fileName, fileName, path, at, why, size: statSync(path).size, head }]
      } catch {
        // Taken away since the folder was read.
        return []
      }
    })
    .sort((one, other) => (one.at < other.at ? 1 : -1))
}
