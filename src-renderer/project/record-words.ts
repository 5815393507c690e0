import type { HistoryEntry } from '../../src-shared/contract/exchange.ts'
import type { Snapshot } from '../../src-shared/domain/snapshot.ts'
import { labelOf } from '../../src-shared/format/change-words.ts'
import { formatDay, formatMoment } from '../../src-shared/format/dates.ts'

/** Record id → what people call it. */
export type Names = ReadonlyMap<string, string>

/** Names of everything that values of a project can point to. */
export function namesOf({ people, organisations, project, records }: Snapshot): Names {
  const names = new Map<string, string>([[project.id, project.name]])
  for (const { id, name } of [...people, ...organisations, ...project.milestones]) names.set(id, name)
  for (const hazard of records.hazard) {
    names.set(hazard.id, hazard.number)
    for (const cause of hazard.causes) names.set(cause.id, `${hazard.number}, cause ${cause.number}`)
  }
  for (const control of records.control) names.set(control.id, `${control.number} ${control.name}`)
  for (const piece of records.evidence) names.set(piece.id, piece.title)
  for (const session of records.session) names.set(session.id, labelOf('session', session))
  return names
}

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
const MOMENT = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/

/** A value as people read it: names for ids, days and moments in words, yes and no. */
export function valueInWords(value: string | null, names: Names): string {
  if (value === null) return ''
  if (ID.test(value)) return names.get(value) ?? 'a record that is not in this project'
  if (MOMENT.test(value)) return formatMoment(value)
  if (value === 'true') return 'yes'
  if (value === 'false') return 'no'
  return formatDay(value)
}

/** `causes 3, text` → `Cause 3, text`: lists are named by one of their entries. */
export function fieldInWords(field: string): string {
  const words = field.replace(
    /^(causes|links|assessments|actions|steps|roles|milestones|references|organisations|attendees|related|evidence) (\d+)/,
    (_whole, list: string, number: string) => `${SINGULAR[list] ?? list} ${number}`,
  )
  return words.charAt(0).toUpperCase() + words.slice(1)
}

const SINGULAR: Record<string, string> = {
  causes: 'cause',
  links: 'control link',
  assessments: 'assessment',
  actions: 'action',
  steps: 'step',
  roles: 'role',
  milestones: 'milestone',
  references: 'reference',
  organisations: 'organisation',
  attendees: 'attendee',
  related: 'related hazard',
}

type Stated = Pick<HistoryEntry, 'actor' | 'account'>

/** Whether a person was stated for a change; where none was, the ledger keeps the account in the name's place. */
export function isNamed({ actor, account }: Stated): boolean {
  return actor !== account
}

/** Who made a change, as stated on this computer. */
export function whoMade(change: Stated): string {
  return isNamed(change) ? change.actor : `nobody named, account ${change.account}`
}
