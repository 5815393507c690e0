import { type Hazard, hazardSourceKind } from '../../../../src-shared/domain/hazard.ts'
import { formatDay } from '../../../../src-shared/format/dates.ts'
import { hazardStatusWord } from '../../../../src-shared/format/standing-words.ts'
import type { BulkField } from '../../../components/listing/bulk-plan.ts'
import type { HazardRow } from '../list/rows.ts'

type HazardField = BulkField<HazardRow>
type TextKey = 'category' | 'careSetting' | 'processStep' | 'raisedBy'
type DateKey = 'nextReview' | 'raisedOn'

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

/** Words that the hazards of the project have in a field, each once. */
function written(rows: readonly HazardRow[], key: TextKey): string[] {
  return [...new Set(rows.map(({ hazard }) => hazard[key]))].filter((word) => word !== '').sort()
}

function text(key: TextKey, word: string, rows: readonly HazardRow[]): HazardField {
  return {
    key,
    word,
    kind: 'text',
    suggestions: written(rows, key),
    empty: 'None written',
    now: ({ hazard }) => hazard[key],
    wordOf: (value) => (value === '' ? 'nothing' : value),
  }
}

function date(key: DateKey, word: string): HazardField {
  return {
    key,
    word,
    kind: 'date',
    empty: 'No date',
    now: ({ hazard }) => hazard[key] ?? '',
    wordOf: (value) => (value === '' ? 'no date' : formatDay(value)),
  }
}

/** Why the fields below are all there are (clinical-rules 21). */
export const NO_JUDGEMENTS =
  'Scores, Closed, Transferred, acceptable, verified and effective are judgements on one hazard each, so they are not offered here.'

/** Fields that may be set on many hazards at once; of the status only what is no judgement. */
export function hazardBulkFields(
  people: Iterable<{ id: string; name: string; archived: unknown }>,
  rows: readonly HazardRow[],
): HazardField[] {
  const everybody = [...people]
  const nameOf = new Map(everybody.map(({ id, name }) => [id, name]))
  return [
    {
      key: 'ownerId',
      word: 'Owner',
      kind: 'choice',
      choices: everybody
        .filter(({ archived }) => archived === null)
        .map(({ id, name }) => ({ value: id, label: name })),
      empty: 'Nobody named',
      now: ({ hazard }) => hazard.ownerId ?? '',
      wordOf: (value) => (value === '' ? 'nobody' : (nameOf.get(value) ?? 'unknown')),
    },
    {
      key: 'status',
      word: 'Status',
      kind: 'choice',
      choices: (['Open', 'not stated'] as const).map((value) => ({ value, label: hazardStatusWord[value] })),
      empty: null,
      now: ({ hazard }) => hazard.status,
      wordOf: capital,
    },
    text('category', 'Category', rows),
    text('careSetting', 'Care setting', rows),
    text('processStep', 'Process step', rows),
    date('nextReview', 'Next review'),
    {
      key: 'raisedFrom',
      word: 'Raised from',
      kind: 'choice',
      choices: hazardSourceKind.options.map((value) => ({ value, label: capital(value) })),
      empty: null,
      now: ({ hazard }) => hazard.raisedFrom,
      wordOf: capital,
    },
    date('raisedOn', 'Raised on'),
    text('raisedBy', 'Raised by', rows),
  ]
}

/** Why a hazard cannot be changed in bulk, or null: its own judgement stands against it, or it is archived. */
export function whyNotHazard(field: string): (row: { hazard: Hazard }) => string | null {
  return ({ hazard }) => {
    if (hazard.archived !== null) return hazard.archived.how === 'merged' ? 'merged into another' : 'archived'
    if (field === 'status' && (hazard.status === 'Closed' || hazard.status === 'Transferred')) {
      return `${hazard.status.toLowerCase()}: reopen each by itself`
    }
    return null
  }
}
