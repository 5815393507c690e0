import { controlState, controlType } from '../../../../src-shared/domain/control.ts'
import { controlStateMark, controlTypeWord } from '../../../../src-shared/format/standing-words.ts'
import { DUE_VALUES, dueValue, dueWord } from '../../../components/listing/due.ts'
import type { Facet } from '../../../components/listing/facets.ts'
import type { ControlRow } from '../control-rows.ts'

/** What the fields of a control are told by beside the control itself. */
export interface ControlNames {
  people: ReadonlyMap<string, { name: string }>
  organisations: ReadonlyMap<string, { name: string }>
  milestones: readonly { id: string; name: string }[]
  /** Calendar day. */
  today: string
}

type ControlFacet = Facet<ControlRow>

/** Everything that controls are filtered and gathered by. */
export function controlFacets({ people, organisations, milestones, today }: ControlNames): ControlFacet[] {
  return [
    {
      key: 'ownerId',
      word: 'Owner',
      valuesOf: ({ control }) => [control.ownerId ?? ''],
      wordOf: (value) => (value === '' ? 'Nobody named' : (people.get(value)?.name ?? 'unknown')),
    },
    {
      key: 'organisationId',
      word: 'Organisation',
      valuesOf: ({ control }) => [control.organisationId ?? ''],
      wordOf: (value) => (value === '' ? 'Not stated' : (organisations.get(value)?.name ?? 'unknown')),
    },
    {
      key: 'state',
      word: 'State',
      valuesOf: ({ state }) => [state],
      wordOf: (value) => {
        const known = controlState.safeParse(value)
        return known.success ? `${controlStateMark[known.data].mark} ${controlStateMark[known.data].word}` : value
      },
      order: controlState.options,
    },
    {
      key: 'type',
      word: 'Type',
      valuesOf: ({ control }) => [control.type],
      wordOf: (value) => {
        const known = controlType.safeParse(value)
        return known.success ? controlTypeWord[known.data] : value
      },
      order: controlType.options,
    },
    {
      key: 'milestoneId',
      word: 'Needed before',
      valuesOf: ({ control }) => [control.milestoneId ?? ''],
      wordOf: (value) => milestones.find(({ id }) => id === value)?.name ?? 'No milestone',
      order: milestones.map(({ id }) => id),
    },
    {
      key: 'due',
      word: 'Due',
      valuesOf: ({ control }) => [dueValue(control.due, today)],
      wordOf: (value) => dueWord(value, 'No due date'),
      order: DUE_VALUES,
    },
    {
      key: 'linked',
      word: 'Linked',
      valuesOf: ({ links }) => [links.length > 0 ? 'yes' : 'no'],
      wordOf: (value) => (value === 'yes' ? 'Linked to hazards' : 'Not linked to any hazard'),
      order: ['yes', 'no'],
    },
  ]
}

/** Those that have no row of chips of their own over the register. */
export function filteringFacets(facets: readonly ControlFacet[]): ControlFacet[] {
  return facets.filter(({ key }) => key !== 'state' && key !== 'type' && key !== 'milestoneId' && key !== 'linked')
}
