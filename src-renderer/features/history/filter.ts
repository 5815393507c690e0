import type { HistoryEntry } from '../../../src-shared/contract/exchange.ts'
import { formatMoment } from '../../../src-shared/format/dates.ts'

export interface HistoryFilter {
  /** Words, all of which must stand in what the change says. */
  text: string
  /** Kind of record, in words, or null for all. */
  kind: string | null
  /** Person as stated, or null for all. */
  actor: string | null
}

function textOf(entry: HistoryEntry): string {
  const records = entry.records.flatMap(({ label, kind, fields }) => [
    label,
    kind,
    ...fields.flatMap(({ field, before, after }) => [field, before ?? '', after ?? '']),
  ])
  return [entry.summary, entry.reason, entry.actor, entry.account, entry.hash, ...records].join('\n').toLowerCase()
}

/** The changes that pass a filter, in their order. */
export function filterHistory(entries: readonly HistoryEntry[], { text, kind, actor }: HistoryFilter): HistoryEntry[] {
  const words = text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
  return entries.filter((entry) => {
    if (actor !== null && entry.actor !== actor) return false
    if (kind !== null && !entry.records.some((record) => record.kind === kind)) return false
    if (words.length === 0) return true
    const all = textOf(entry)
    return words.every((word) => all.includes(word))
  })
}

/** Changes under their days (3 March 2026), in their order. */
export function byDay(entries: readonly HistoryEntry[]): { day: string; entries: HistoryEntry[] }[] {
  const days: { day: string; entries: HistoryEntry[] }[] = []
  for (const entry of entries) {
    const day = formatMoment(entry.at).split(',')[0] ?? ''
    const last = days.at(-1)
    if (last !== undefined && last.day === day) last.entries.push(entry)
    else days.push({ day, entries: [entry] })
  }
  return days
}
