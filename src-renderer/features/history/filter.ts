import type { HistoryEntry } from '../../../src-shared/contract/exchange.ts'
import { formatMoment } from '../../../src-shared/format/dates.ts'

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
