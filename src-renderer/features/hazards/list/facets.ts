import { hazardSourceKind, hazardStatus } from '../../../../src-shared/domain/hazard.ts'
import type { Rating, Scheme } from '../../../../src-shared/domain/scheme.ts'
import {
  controlStateMark,
  hazardStatusWord,
  residualStandingWord,
} from '../../../../src-shared/format/standing-words.ts'
import { DUE_VALUES, dueValue, dueWord } from '../../../components/listing/due.ts'
import type { Facet, Wanted } from '../../../components/listing/facets.ts'
import type { HazardRow } from './rows.ts'
import type { HazardsAddress } from './use-hazards-search.ts'

/** What the fields of a hazard are told by beside the hazard itself. */
export interface FacetNames {
  scheme: Scheme
  people: ReadonlyMap<string, { name: string }>
  /** Calendar day. */
  today: string
}

type HazardFacet = Facet<HazardRow>

/** Ratings and statuses are those of the counts: candidates and archived hazards stand outside them. */
const outsideCounts = ({ hazard }: HazardRow) => hazard.candidate || hazard.archived !== null

const orNone = (none: string) => (value: string) => (value === '' ? none : value)

function ratingFacet(key: string, word: string, scheme: Scheme, of: (row: HazardRow) => Rating | null): HazardFacet {
  const ratingOf = (value: string) => scheme.ratings.find(({ number }) => String(number) === value) ?? null
  return {
    key,
    word,
    valuesOf: (row) => [String(of(row)?.number ?? '')],
    wordOf: (value) => (value === '' ? 'Not scored' : `${value} ${ratingOf(value)?.label ?? ''}`.trim()),
    order: scheme.ratings.map(({ number }) => String(number)).toReversed(),
    ratingOf,
    leavesOut: outsideCounts,
  }
}

function textFacet(key: 'category' | 'careSetting' | 'processStep', word: string): HazardFacet {
  return { key, word, valuesOf: ({ hazard }) => [hazard[key]], wordOf: orNone('None written') }
}

const yes = (word: string, no: string) => (value: string) => (value === 'yes' ? word : no)

/** Everything that hazards are filtered and gathered by. */
export function hazardFacets({ scheme, people, today }: FacetNames): HazardFacet[] {
  return [
    ratingFacet('initial.rating', 'Initial rating', scheme, ({ risk }) => risk.initial.rating),
    ratingFacet('residual.rating', 'Residual rating', scheme, ({ risk }) => risk.residual.rating),
    ratingFacet('today', "Today's risk", scheme, ({ risk }) => risk.today),
    {
      key: 'residualStanding',
      word: 'Residual standing',
      valuesOf: ({ risk }) => [risk.residualStanding],
      wordOf: (value) => capital(residualStandingWord[value as keyof typeof residualStandingWord] ?? value),
      order: ['evidenced', 'claimed', 'claimed, conditional on transfer', 'imported, not confirmed', 'not scored'],
      leavesOut: outsideCounts,
    },
    {
      key: 'status',
      word: 'Status',
      valuesOf: ({ hazard }) => [hazard.status],
      wordOf: (value) => hazardStatusWord[value as keyof typeof hazardStatusWord] ?? value,
      order: hazardStatus.options,
      leavesOut: outsideCounts,
    },
    {
      key: 'ownerId',
      word: 'Owner',
      valuesOf: ({ hazard }) => [hazard.ownerId ?? ''],
      wordOf: (value) => (value === '' ? 'Nobody named' : (people.get(value)?.name ?? 'unknown')),
    },
    textFacet('category', 'Category'),
    textFacet('careSetting', 'Care setting'),
    textFacet('processStep', 'Process step'),
    {
      key: 'states',
      word: 'Control state',
      valuesOf: ({ states }) => (states.length === 0 ? [''] : states.map(({ state }) => state)),
      wordOf: (value) => {
        const mark = controlStateMark[value as keyof typeof controlStateMark]
        return mark === undefined ? 'No controls' : `${mark.mark} ${capital(mark.word)}`
      },
      order: Object.keys(controlStateMark),
    },
    {
      key: 'hasFindings',
      word: 'Findings',
      valuesOf: ({ findings }) => [findings > 0 ? 'yes' : 'no'],
      wordOf: yes('With open findings', 'Without open findings'),
      order: ['yes', 'no'],
    },
    {
      key: 'review',
      word: 'Next review',
      valuesOf: ({ hazard }) => [dueValue(hazard.nextReview, today)],
      wordOf: (value) => dueWord(value, 'No review date'),
      order: DUE_VALUES,
    },
    {
      key: 'raisedFrom',
      word: 'Raised from',
      valuesOf: ({ hazard }) => [hazard.raisedFrom],
      wordOf: capital,
      order: hazardSourceKind.options,
    },
    {
      key: 'candidate',
      word: 'Candidate',
      valuesOf: ({ hazard }) => [hazard.candidate ? 'yes' : 'no'],
      wordOf: yes('Candidates', 'Analysed hazards'),
      order: ['no', 'yes'],
    },
  ]
}

/** Facets that a hazard can have several values of do not gather: it would stand in several groups. */
export function gatheringFacets(facets: readonly HazardFacet[]): HazardFacet[] {
  return facets.filter(({ key }) => key !== 'states')
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** What the address asks for, its short forms (`rating=4`, as other pages link) written out. */
export function wantedIn(search: HazardsAddress): Wanted {
  const short: Record<string, string[]> = {}
  const add = (key: string, values: readonly string[] | undefined) => {
    if (values !== undefined) short[key] = [...values]
  }
  add('initial.rating', filled(search.initialRating))
  add('residual.rating', filled(search.residualRating))
  add('today', filled(search.rating))
  if (hazardStatus.safeParse(search.status).success) {
    // What is not stated counts as Open, as every count has it.
    add('status', search.status === 'Open' ? ['Open', 'not stated'] : filled(search.status))
  }
  return { ...short, ...search.is }
}

const filled = (value: string | undefined) => (value === undefined || value === '' ? undefined : [value])

/** What puts these values into the address, and takes the short forms out. */
export function addressOf(wanted: Wanted): Partial<HazardsAddress> {
  const is = Object.fromEntries(Object.entries(wanted).map(([key, values]) => [key, [...values]]))
  return {
    is: Object.keys(is).length === 0 ? undefined : is,
    initialRating: undefined,
    residualRating: undefined,
    rating: undefined,
    status: undefined,
  }
}
