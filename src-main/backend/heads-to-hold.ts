import type { NotedHead } from '../../src-shared/domain/integrity.ts'
import type { BackupFile } from '../db/backup.ts'
import type { HeadNotes } from './head-notes.ts'

/** Every head noted outside the file that its chain must hold: on this computer, and in the names of backups. */
export function headsToHold(
  noted: ReturnType<HeadNotes['of']>,
  backups: readonly BackupFile[],
  momentWords: (at: string) => string,
): NotedHead[] {
  // Backups made before a restore, or before a head was accepted, may go further than it.
  const set = noted?.set.at(-1)
  return [
    ...(noted
      ? [{ seq: noted.head.seq, hash: noted.head.hash, from: `on this computer on ${momentWords(noted.head.at)}` }]
      : []),
    ...backups.flatMap(({ head, at }) =>
      head === null || (set !== undefined && at <= set.at && head.seq > set.seq)
        ? []
        : [{ ...head, from: `in the backup of ${momentWords(at)}` }],
    ),
  ]
}
