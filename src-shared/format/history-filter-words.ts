import type { RecordKind } from '../domain/snapshot.ts'
import { kindWords } from './change-words.ts'
import { commandFamilies } from './command-families.ts'
import { formatDay } from './dates.ts'

/** A filter of the history, as it is asked for. */
export interface AskedHistory {
  actor: string | null
  kind: RecordKind | null
  family: string | null
  from: string | null
  to: string | null
  words: string
}

/** `made by Ann Lee; kind of record: hazard; from 3 March 2026`; empty where nothing is asked for. */
export function historyFilterWords({ actor, kind, family, from, to, words }: AskedHistory, record = ''): string {
  const title = commandFamilies.find(({ id }) => id === family)?.title
  return [
    record === '' ? '' : `record: ${record}`,
    actor === null ? '' : `made by ${actor}`,
    kind === null ? '' : `kind of record: ${kindWords[kind]}`,
    title === undefined ? '' : `about: ${title.toLowerCase()}`,
    from !== null && from === to ? `on ${formatDay(from)}` : '',
    from !== null && from !== to ? `from ${formatDay(from)}` : '',
    to !== null && from !== to ? `to ${formatDay(to)}` : '',
    words.trim() === '' ? '' : `words: “${words.trim()}”`,
  ]
    .filter((part) => part !== '')
    .join('; ')
}
