import { z } from 'zod'

/** What cannot be read is left out rather than refused: an old bookmark still opens the page. */
const text = z.string().max(200).optional().catch(undefined)

/** The field to put the focus in, as the place of a finding names it, and the part of the record it is in. */
const place = { field: text, part: text }

const ratingNumber = z.coerce.string().max(3).optional().catch(undefined)

/** Filters of the hazards page; a saved filter is an address. */
export const hazardsSearch = z.object({
  /** Id of the hazard shown beside the grid, or as a page with `view: 'page'`. */
  hazard: text,
  q: text,
  /** Cell of the matrix, `likelihood|severity` in the scheme's words. */
  initial: text,
  residual: text,
  /** Number of today's risk. */
  rating: ratingNumber,
  initialRating: ratingNumber,
  residualRating: ratingNumber,
  status: text,
  /** Which hazards beside those that count, and which of them: words joined by `,` (features/hazards/list/filters.ts). */
  show: text,
  view: z.enum(['pane', 'page']).optional().catch(undefined),
  ...place,
})
export type HazardsSearch = z.infer<typeof hazardsSearch>

/** Pages with a list and one record open beside it; `show` names the chips that are on, joined by `,`. */
export const recordSearch = z.object({ record: text, q: text, show: text, ...place })

/** Registers: which one, and which record. */
export const registersSearch = z.object({ kind: text, record: text, ...place })

/** Documents: the section of the report that is being written. */
export const documentsSearch = z.object({ section: text })

/** The import wizard: the project to import into, if it was come from one. */
export const importSearch = z.object({ project: text })
