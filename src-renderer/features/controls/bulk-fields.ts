import { controlType } from '../../../src-shared/domain/control.ts'
import { formatDay } from '../../../src-shared/format/dates.ts'
import { controlTypeWord } from '../../../src-shared/format/standing-words.ts'
import type { BulkField } from '../../components/listing/bulk-plan.ts'
import type { ControlRow } from './control-rows.ts'

type ControlField = BulkField<ControlRow>
type NamedKey = 'ownerId' | 'organisationId' | 'milestoneId'

/** Why the fields below are all there are (clinical-rules 21). */
export const NO_JUDGEMENTS =
  'A state is recorded as a step of one control, and verified and effective are judgements, so they are not offered here.'

interface Named {
  id: string
  name: string
  archived?: unknown
}

function named(key: NamedKey, word: string, empty: string, records: Iterable<Named>): ControlField {
  const all = [...records]
  const nameOf = new Map(all.map(({ id, name }) => [id, name]))
  const live = all.filter(({ archived = null }) => archived === null)
  return {
    key,
    word,
    kind: 'choice',
    choices: live.map(({ id, name }) => ({ value: id, label: name })),
    empty,
    now: ({ control }) => control[key] ?? '',
    wordOf: (value) => (value === '' ? empty.toLowerCase() : (nameOf.get(value) ?? 'unknown')),
  }
}

/** Fields that may be set on many controls at once; never their state. */
export function controlBulkFields(records: {
  people: Iterable<Named>
  organisations: Iterable<Named>
  milestones: Iterable<Named>
}): ControlField[] {
  return [
    named('ownerId', 'Owner', 'Nobody named', records.people),
    named('organisationId', 'Organisation', 'Not stated', records.organisations),
    named('milestoneId', 'Needed before', 'No milestone', records.milestones),
    {
      key: 'due',
      word: 'Due',
      kind: 'date',
      empty: 'No date',
      now: ({ control }) => control.due ?? '',
      wordOf: (value) => (value === '' ? 'no date' : formatDay(value)),
    },
    {
      key: 'type',
      word: 'Type',
      kind: 'choice',
      choices: controlType.options.map((value) => ({ value, label: controlTypeWord[value] })),
      empty: null,
      now: ({ control }) => control.type,
      wordOf: (value) => {
        const known = controlType.safeParse(value)
        return known.success ? controlTypeWord[known.data] : value
      },
    },
  ]
}

/** Why a control cannot be changed in bulk, or null. */
export function whyNotControl({ control }: ControlRow): string | null {
  return control.archived === null ? null : 'archived'
}
