import type { Control } from '../../../../src-shared/domain/control.ts'
import { type Facet, fitsAll, type Wanted, wantedWords } from '../../../components/listing/facets.ts'
import { addressOf, wantedIn } from './facets.ts'
import { type HazardRow, searchText } from './rows.ts'
import type { HazardsAddress } from './use-hazards-search.ts'

/** Words of the address's `show`. The first four narrow, `archived` widens. */
export const SHOW = ['findings', 'unconfirmed', 'unscored', 'candidates', 'archived'] as const
export type Show = (typeof SHOW)[number]

export const showWord: Record<Show, string> = {
  findings: 'With open findings',
  unconfirmed: 'Score not confirmed, or scored before changes',
  unscored: 'Not scored',
  candidates: 'Candidates only',
  archived: 'Archived ones too',
}

export function shownIn(search: HazardsAddress): Show[] {
  const words = (search.show ?? '').split(',')
  return SHOW.filter((word) => words.includes(word))
}

/** The address's `show` with one word put in or taken out. */
export function withShow(search: HazardsAddress, word: Show, on: boolean): string | undefined {
  const words = shownIn(search).filter((one) => one !== word)
  if (on) words.push(word)
  return words.length === 0 ? undefined : words.join(',')
}

/** The parts of the address that filter: what a saved view keeps. */
const FILTERS = [
  'q',
  'is',
  'show',
  'initial',
  'residual',
  'today',
  'rating',
  'initialRating',
  'residualRating',
  'status',
] as const

/** The filters' part of the address, empty parts left out. */
export function filterPart(search: HazardsAddress): Partial<HazardsAddress> {
  return Object.fromEntries(FILTERS.flatMap((key) => (search[key] ? [[key, search[key]]] : [])))
}

/** What takes every filter out of the address. */
export const noFilter: Partial<HazardsAddress> = Object.fromEntries(FILTERS.map((key) => [key, undefined]))

/** One filter in force, in words, with what takes it out of the address. */
export interface FilterChip {
  key: string
  word: string
  without: Partial<HazardsAddress>
}

/** `likelihood|severity` of the address as people read it. */
function cellWord(cell: string): string {
  const [likelihood = '', severity = ''] = cell.split('|')
  return `${severity} × ${likelihood}`
}

export function chipsOf(search: HazardsAddress, facets: readonly Facet<HazardRow>[]): FilterChip[] {
  const chips: FilterChip[] = []
  const add = (key: string, word: string, without: Partial<HazardsAddress>) => chips.push({ key, word, without })
  if (search.initial) add('initial', `Initial: ${cellWord(search.initial)}`, { initial: undefined })
  if (search.residual) add('residual', `Residual: ${cellWord(search.residual)}`, { residual: undefined })
  if (search.today) add('today', `Today's risk: ${cellWord(search.today)}`, { today: undefined })
  const wanted = wantedIn(search)
  for (const facet of facets) {
    const { [facet.key]: values = [], ...others } = wanted
    if (values.length > 0) add(facet.key, wantedWords(facet, values), addressOf(others))
  }
  for (const word of shownIn(search)) add(word, showWord[word], { show: withShow(search, word, false) })
  return chips
}

function cellFits(row: HazardRow, stage: 'initial' | 'today' | 'residual', wanted: string | undefined): boolean {
  if (wanted === undefined || wanted === '') return true
  const { residualStanding } = row.risk
  const at = stage === 'today' ? (residualStanding === 'evidenced' ? 'residual' : 'initial') : stage
  const made = row.risk[at].assessment
  return `${made?.likelihood ?? ''}|${made?.severity ?? ''}` === wanted
}

const needsLook = new Set(['imported, not confirmed', 'scored before changes', 'incomplete'])

function showFits({ hazard, risk, findings }: HazardRow, show: ReadonlySet<Show>): boolean {
  if (hazard.archived !== null && !show.has('archived')) return false
  if (show.has('candidates') && !hazard.candidate) return false
  if (show.has('findings') && findings === 0) return false
  if (show.has('unscored') && (risk.initial.rating !== null || hazard.candidate)) return false
  return !show.has('unconfirmed') || needsLook.has(risk.initial.standing) || needsLook.has(risk.residual.standing)
}

/** What the filters are read with. */
export interface FilterContext {
  controls: ReadonlyMap<string, Control>
  facets: readonly Facet<HazardRow>[]
  /** Key of a facet of which nothing is asked: what it is filtered by is counted in these rows. */
  but?: string
}

/** The rows that the address asks for, in the order given. */
export function filterRows(
  rows: readonly HazardRow[],
  search: HazardsAddress,
  { controls, facets, but }: FilterContext,
): HazardRow[] {
  const show = new Set(shownIn(search))
  const words = (search.q ?? '').toLowerCase().split(/\s+/).filter(Boolean)
  const wanted: Wanted = wantedIn(search)
  const asked = facets.filter(({ key }) => wanted[key] !== undefined)
  return rows.filter((row) => {
    if (!showFits(row, show)) return false
    // Cells of the matrices are those of the counts: candidates and archived hazards stand outside them.
    const { candidate, archived } = row.hazard
    if ((search.initial || search.today || search.residual) && (candidate || archived !== null)) return false
    if (!cellFits(row, 'initial', search.initial) || !cellFits(row, 'residual', search.residual)) return false
    if (!cellFits(row, 'today', search.today)) return false
    if (!fitsAll(asked, row, wanted, but)) return false
    if (words.length === 0) return true
    const text = searchText(row, controls)
    return words.every((word) => text.includes(word))
  })
}
