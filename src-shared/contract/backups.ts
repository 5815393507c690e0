import { z } from 'zod'
import { type BackupState, backupSchedule, type RestorePreview } from '../domain/backup.ts'
import type { IntegrityFinding, IntegrityReport } from '../domain/integrity.ts'
import { reasonText } from '../domain/text.ts'
import { host, nothing, query, trusted } from './define.ts'
import { workspaceStatus } from './workspace.ts'

const one = z.strictObject({ id: z.string().max(300) })

/** What is known of the file's wholeness. */
export interface IntegrityState {
  /** What could not be read of a damaged file that is open as a copy. */
  damage: IntegrityFinding[]
  /** The head noted on this computer that the ledger no longer holds, or null. */
  lostHead: { seq: number; hash: string; at: string; why: string } | null
  /** The last full check since the workspace was opened; `at` in UTC. */
  last: { at: string; report: IntegrityReport } | null
}

export const backupContract = {
  'backup.state': query(nothing, trusted<BackupState>()),
  'backup.set-schedule': host(backupSchedule, nothing),
  /** What restoring a backup would change. */
  'backup.preview': query(one, trusted<RestorePreview>()),
  /** Makes a backup the workspace; the replaced file is kept beside it. */
  'backup.restore': host(
    z.strictObject({ ...one.shape, reason: reasonText }),
    z.strictObject({ status: workspaceStatus, replaced: z.string() }),
  ),
  /** Opens a backup for reading in place of the workspace. */
  'backup.open': host(one, workspaceStatus),
  /** Opens the workspace again after a backup was read. */
  'backup.leave': host(nothing, workspaceStatus),
  'integrity.state': query(nothing, trusted<IntegrityState>()),
  /** Looks at everything; long. */
  'integrity.check': host(nothing, trusted<IntegrityReport>()),
  /** Takes the ledger as it stands though a head noted on this computer is not in it; the reason is noted. */
  'integrity.accept-head': host(z.strictObject({ reason: reasonText }), nothing),
} as const
