import { z } from 'zod'
import type { Failure } from './result.ts'

/** How long backups are kept on this computer. */
export const backupSchedule = z.strictObject({
  /** The newest backup of each of so many days is kept; then of so many weeks, and months. */
  daily: z.int().min(1).max(366),
  weekly: z.int().min(0).max(520),
  monthly: z.int().min(0).max(240),
  /** Those made by hand, or before an update, import or restore, are kept for so many days at least. */
  otherDays: z.int().min(1).max(3660),
})
export type BackupSchedule = z.infer<typeof backupSchedule>

/** What is kept where nobody said otherwise. */
export const usualSchedule: BackupSchedule = { daily: 14, weekly: 8, monthly: 12, otherDays: 90 }

/** Why a backup is kept; null where the next backup lets it go. */
export type KeptAs = 'newest' | 'day' | 'week' | 'month' | 'days'

/** A backup as far as its keeping goes. */
export interface Keepable {
  id: string
  /** UTC. */
  at: string
  why: string
}

/** The backup that a schedule makes by itself. */
export const DAILY = 'daily'

const DAY = 86_400_000

/**
 * Why each backup is kept by a schedule: the newest always; the newest of each day, week (from Monday) and month, of so
 * many of each as have one; whatever was not made by the schedule itself, for some days.
 *
 * @param dayOf calendar day of a moment, `2026-03-03`
 * @param now UTC
 */
export function keptBy(
  backups: readonly Keepable[],
  schedule: BackupSchedule,
  now: string,
  dayOf: (at: string) => string,
): Map<string, KeptAs> {
  const newestFirst = backups.toSorted((one, other) => (one.at < other.at ? 1 : -1))
  const kept = new Map<string, KeptAs>()
  const keep = (id: string, as: KeptAs) => {
    if (!kept.has(id)) kept.set(id, as)
  }
  const [newest] = newestFirst
  if (newest) keep(newest.id, 'newest')
  const rules: [KeptAs, number, (day: string) => string][] = [
    ['day', schedule.daily, (day) => day],
    ['week', schedule.weekly, mondayOf],
    ['month', schedule.monthly, (day) => day.slice(0, 7)],
  ]
  for (const [as, most, periodOf] of rules) {
    const seen = new Set<string>()
    for (const { id, at } of newestFirst) {
      const period = periodOf(dayOf(at))
      if (seen.has(period)) continue
      if (seen.size === most) break
      seen.add(period)
      keep(id, as)
    }
  }
  for (const { id, at, why } of newestFirst) {
    if (why !== DAILY && Date.parse(now) - Date.parse(at) < schedule.otherDays * DAY) keep(id, 'days')
  }
  return kept
}

/** Monday of the week of a calendar day. */
function mondayOf(day: string): string {
  const at = new Date(`${day}T00:00:00Z`)
  at.setUTCDate(at.getUTCDate() - ((at.getUTCDay() + 6) % 7))
  return at.toISOString().slice(0, 10)
}

/** One backup for the page. */
export interface BackupEntry {
  id: string
  fileName: string
  at: string
  why: string
  size: number
  head: { seq: number; hash: string } | null
  /** Why it is kept; null where the next backup lets it go. */
  keptAs: KeptAs | null
}

/** Backups of the workspace with what is kept of them. */
export interface BackupState {
  /** Path of the workspace they are of. */
  workspace: string
  folder: string
  schedule: BackupSchedule
  /** Newest first. */
  backups: BackupEntry[]
  /** Why the last backup was not made; null where it was. */
  problem: Failure | null
  /** The backup that is open for reading in place of the workspace, or null. */
  reading: string | null
}

/** A record that a restore would change. */
export interface RestoredRecord {
  kind: string
  /** Visible number, or empty. */
  number: string
  name: string
  /** What becomes of it: `lost` is there now and not in the backup, `back` the other way round, `earlier` is another in it. */
  how: 'lost' | 'earlier' | 'back'
}

/** What a restore would do to one project, or to what belongs to the workspace. */
export interface RestoredProject {
  id: string | null
  name: string
  lost: number
  earlier: number
  back: number
  /** The first of them. */
  records: RestoredRecord[]
}

/** What a restore would change. */
export interface RestorePreview {
  /** Last entry of the backup's ledger. */
  backup: { seq: number; hash: string; time: string }
  /** Last entry of the workspace's, or null where it cannot be read. */
  current: { seq: number; hash: string; time: string } | null
  /** Whether the workspace goes on from the backup; otherwise the two are of different histories. */
  sameHistory: boolean
  /** Changes of the workspace that the backup does not hold, newest first, the first few. */
  changes: { seq: number; time: string; who: string; command: string }[]
  changesSince: number
  projects: RestoredProject[]
}
