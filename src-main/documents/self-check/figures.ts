import type { DatabaseCounts } from '../../repositories/log-counts.ts'

/** Places of a file where figures stand, in words. */
export const PLACE = {
  full: 'hazards in full',
  glance: 'hazards at a glance',
  listInitial: 'list of initial risks',
  listResidual: 'list of residual risks',
  ratings: 'summary by rating',
  statuses: 'summary by status',
  logSheet: 'hazard log sheet',
  board: 'matrices of the board page',
  extract: 'list of the extract',
} as const

/** What one place of a finished file says, as far as that place says it. */
export interface Reading {
  /** Where in the file, in words: `hazards in full`. */
  place: string
  /** Hazard numbers in the order they stand, one for each time. */
  numbers?: string[]
  /** Hazard number → status word as printed. */
  status?: Map<string, string>
  /** Hazard number → rating number; null where it says that there is none. */
  initial?: Map<string, number | null>
  residual?: Map<string, number | null>
  /** Counts of a summary: status word → count. */
  statusCounts?: Map<string, number>
  /** Counts of a summary: rating number, or null for not scored → count. */
  initialCounts?: Map<number | null, number>
  residualCounts?: Map<number | null, number>
  /** Causes that stand in this place. */
  causes?: number
  /** Visible numbers of the controls of a list; of findings, which have none, the place of each. */
  entries?: { of: 'control' | 'finding'; numbers: string[] }
}

/** What a document must say: what the database counts, for an extract of the records asked for alone. */
export interface Asked extends DatabaseCounts {
  entries?: NonNullable<Reading['entries']>
}

/** The number that a printed rating begins with; null where it says that there is none. */
export function ratingNumber(text: string): number | null {
  const match = /^\s*(\d+)\b/.exec(text)
  return match === null ? null : Number(match[1])
}

/** The status that a printed word stands for; `?` and the word for one that the product does not have. */
export function statusOf(text: string): string {
  const word = text.trim()
  if (word === 'Open' || word === 'Transferred' || word === 'Closed') return word
  return /^not stated/i.test(word) ? 'not stated' : `? ${word}`
}
