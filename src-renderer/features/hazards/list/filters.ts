import type { Control } from '../../../../src-shared/domain/control.ts'
import { type HazardStatus, hazardStatus } from '../../../../src-shared/domain/hazard.ts'
import type { Scheme } from '../../../../src-shared/domain/scheme.ts'
import { hazardStatusWord } from '../../../../src-shared/format/standing-words.ts'
import { type HazardRow, searchText } from './rows.ts'
import type { HazardsAddress } from './use-hazards-search.ts'

/** Words of the address's `show`. The first three narrow, `archived` widens. */
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

/** One filter in force, in words, with what takes it out of the address. */
export interface FilterChip {
  key: string
  word: string
  without: Partial<HazardsAddress>
}

function ratingWord(scheme: Scheme, number: string): string {
  return `${number} ${scheme.ratings.find((one) => String(one.number) === number)?.label ?? ''}`.trim()
}

/** `likelihood|severity` of the address as people read it. */
function cellWord(cell: string): string {
  const [likelihood = '', severity = ''] = cell.split('|')
  return `${severity} × ${likelihood}`
}

export function chipsOf(search: HazardsAddress, scheme: Scheme): FilterChip[] {
  const chips: FilterChip[] = []
  const add = (key: string, word: string, without: Partial<HazardsAddress>) => chips.push({ key, word, without })
  const status = hazardStatus.safeParse(search.status)
  if (status.success) add('status', `Status: ${hazardStatusWord[status.data]}`, { status: undefined })
  if (search.initial) add('initial', `Initial: ${cellWord(search.initial)}`, { initial: undefined })
  if (search.residual) add('residual', `Residual: ${cellWord(search.residual)}`, { residual: undefined })
  if (search.initialRating) {
    add('initialRating', `Initial: ${ratingWord(scheme, search.initialRating)}`, { initialRating: undefined })
  }
  if (search.residualRating) {
    add('residualRating', `Residual: ${ratingWord(scheme, search.residualRating)}`, { residualRating: undefined })
  }
  if (search.rating) add('rating', `Today's risk: ${ratingWord(scheme, search.rating)}`, { rating: undefined })
  for (const word of shownIn(search)) add(word, showWord[word], { show: withShow(search, word, false) })
  return chips
}

/** Whether the status filter holds; `Open` counts what is not stated too, as every count does. */
function statusFits(status: HazardStatus, wanted: string | undefined): boolean {
  if (wanted === undefined || !hazardStatus.safeParse(wanted).success) return true
  return status === wanted || (wanted === 'Open' && status === 'not stated')
}

function cellFits(row: HazardRow, stage: 'initial' | 'residual', wanted: string | undefined): boolean {
  if (wanted === undefined || wanted === '') return true
  const made = row.risk[stage].assessment
  return `${made?.likelihood ?? ''}|${made?.severity ?? ''}` === wanted
}

const needsLook = new Set(['imported, not confirmed', 'scored before changes', 'incomplete'])

/** The rows that the address asks for, in the order given. */
export function filterRows(
  rows: readonly HazardRow[],
  search: HazardsAddress,
  controls: ReadonlyMap<string, Control>,
): HazardRow[] {
  const show = shownIn(search)
  const words = (search.q ?? '').toLowerCase().split(/\s+/).filter(Boolean)
  const ratingFits = (has: { number: number } | null, wanted: string | undefined) =>
    wanted === undefined || wanted === '' || String(has?.number ?? '') === wanted
  return rows.filter((row) => {
    const { hazard, risk } = row
    if (hazard.archived !== null && !show.includes('archived')) return false
    if (show.includes('candidates') && !hazard.candidate) return false
    if (show.includes('findings') && row.findings === 0) return false
    if (show.includes('unscored') && (risk.initial.rating !== null || hazard.candidate)) return false
    if (
      show.includes('unconfirmed') &&
      !needsLook.has(risk.initial.standing) &&
      !needsLook.has(risk.residual.standing)
    ) {
      return false
    }
    // Cells, ratings and statuses of the counts: candidates and archived hazards stand outside them.
    const narrowed = search.initial || search.residual || search.rating || search.initialRating || search.residualRating
    if ((narrowed || search.status) && (hazard.candidate || hazard.archived !== null)) return false
    if (!statusFits(hazard.status, search.status)) return false
    if (!cellFits(row, 'initial', search.initial) || !cellFits(row, 'residual', search.residual)) return false
    if (!ratingFits(risk.initial.rating, search.initialRating)) return false
    if (!ratingFits(risk.residual.rating, search.residualRating) || !ratingFits(risk.today, search.rating)) return false
    if (words.length === 0) return true
    const text = searchText(row, controls)
    return words.every((word) => text.includes(word))
  })
}
