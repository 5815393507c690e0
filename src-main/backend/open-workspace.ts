import { rmSync } from 'node:fs'
import { basename } from 'node:path'
import type { IntegrityFinding } from '../../src-shared/domain/integrity.ts'
import { Refusal } from '../../src-shared/domain/result.ts'
import { type BackupFile, makeBackup } from '../db/backup.ts'
import { type Connection, closeConnections, connect, type ReadableDb } from '../db/database.ts'
import { identityAt } from '../db/file-identity.ts'
import type { WriterLock } from '../db/lock.ts'
import { CommandQueue } from './command-queue.ts'
import { EvidenceStore, evidenceFolderOf } from './evidence-store.ts'

/** A workspace file that is open: a writer behind the queue, a reader for questions. */
export interface OpenWorkspace {
  path: string
  name: string
  /** Identity of the file itself, kept when it is moved or renamed. */
  id: string
  readOnly: boolean
  /** Why it is read-only, for people; empty where it is not. */
  notice: string
  reader: Connection
  /** Null in a workspace that is read-only. */
  writer: Connection | null
  /** Opens another connection for reading, for a long read in one transaction; closed with the workspace at the latest. */
  openReader: () => Connection
  /**
   * Answers a question from one state of the file: on a connection of its own, in one transaction, so that changes may
   * go on meanwhile.
   */
  read: <T>(question: (db: ReadableDb) => Promise<T>) => Promise<T>
  queue: CommandQueue
  evidence: EvidenceStore
  evidenceFolder: string
  /** What could not be read of a damaged file, where this is a copy of one. */
  damage: IntegrityFinding[]
  /** Whether the file that was opened still stands at its path. */
  whereabouts: () => Whereabouts
  /** Copies the file while it is open; `onPart` is told how far it is and ends it by throwing. */
  backup: (why: string, onPart?: (part: number) => void) => Promise<BackupFile>
  close: () => Promise<void>
}

/** What stands at the path of an open workspace: the file that was opened, none, or another one. */
export type Whereabouts = 'here' | 'gone' | 'replaced'

/** How a workspace file is opened. */
export interface OpenOptions {
  create: boolean
  clock: { now(): Date }
  /** Open for reading only even where writing would be possible, as the command line does for questions. */
  readOnly?: boolean
  /** Why it is open for reading only, for people. */
  notice?: string
  /** Where evidence files are looked for that do not lie beside the file. */
  evidenceFolder?: string
}

/** What is open of a file. */
export interface Parts {
  path: string
  id: string
  readOnly: boolean
  notice: string
  reader: Connection
  writer: Connection | null
  lock: WriterLock | null
  clock: { now(): Date }
  temporary: string | null
  damage?: IntegrityFinding[]
  evidenceFolder?: string | undefined
}

/** Puts together what is open of a workspace. */
export function opened(parts: Parts): OpenWorkspace {
  const { path, reader, writer, lock } = parts
  const evidenceFolder = parts.evidenceFolder ?? evidenceFolderOf(path)
  const first = writer === null ? null : writer.identity
  const whereabouts = (): Whereabouts => {
    if (first === null) return 'here'
    const now = identityAt(path)
    return now === null ? 'gone' : now === first ? 'here' : 'replaced'
  }
  const queue = new CommandQueue()
  const others = new Set<Connection>()
  function openReader(): Connection {
    const another = connect(reader.raw.name, { readOnly: true })
    // Asked once it is held open, and before anything of it is read: the log beside it would not be its own.
    if (writer !== null && another.identity !== writer.identity) {
      another.raw.close()
      throw new Refusal(
        'not-found',
        `The workspace that was opened is no longer at ${path}. Nothing was read from what stands there now, and nothing was changed.`,
        'Put the file back where it was, or close this and open the file where it is now.',
      )
    }
    for (const one of others) if (!one.raw.open) others.delete(one)
    others.add(another)
    return another
  }
  return {
    path,
    name: basename(path).replace(/\.hazards$/, ''),
    id: parts.id,
    readOnly: parts.readOnly,
    notice: parts.notice,
    reader,
    writer,
    openReader,
    async read(question) {
      // Another connection would open what stands there now. Nothing is written any more, so the first one will do.
      if (whereabouts() !== 'here') return await question(reader.db)
      const { raw, db } = openReader()
      raw.exec('BEGIN')
      try {
        return await question(db)
      } finally {
        raw.close()
      }
    },
    queue,
    evidence: new EvidenceStore(evidenceFolder),
    evidenceFolder,
    damage: parts.damage ?? [],
    whereabouts,
    backup: (why, onPart) => makeBackup(writer ?? reader, path, why, parts.clock.now(), onPart),
    async close() {
      await queue.idle()
      for (const another of others) another.raw.close()
      await closeConnections(reader, writer)
      lock?.release()
      if (parts.temporary) rmSync(parts.temporary, { recursive: true, force: true })
    },
  }
}
