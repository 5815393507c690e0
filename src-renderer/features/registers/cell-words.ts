import type { Snapshot } from '../../../src-shared/domain/snapshot.ts'
import { formatDay } from '../../../src-shared/format/dates.ts'
import { type AnyEntry, type RegisterField, valueOf } from './register-fields.ts'

interface Names {
  people: ReadonlyMap<string, { name: string }>
  organisations: ReadonlyMap<string, { name: string }>
  snapshot: Snapshot
}

/** A field of an entry as one short text, for the list. */
export function cellWords(entry: AnyEntry, { key, kind }: RegisterField, names: Names): string {
  const value = valueOf(entry, key)
  const numbers = new Map(names.snapshot.records.hazard.map(({ id, number }) => [id, number]))
  if (Array.isArray(value)) {
    if (kind.type === 'hazards') return value.map((id: unknown) => numbers.get(String(id)) ?? '').join(', ')
    return value.length === 0 ? '' : String(value.length)
  }
  if (typeof value !== 'string') return ''
  if (kind.type === 'date') return formatDay(value)
  if (kind.type === 'person') return names.people.get(value)?.name ?? ''
  if (kind.type === 'organisation') return names.organisations.get(value)?.name ?? ''
  if (kind.type === 'hazard') return numbers.get(value) ?? ''
  if (kind.type === 'choice') return value.charAt(0).toUpperCase() + value.slice(1)
  return value
}
