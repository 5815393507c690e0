import { z } from 'zod'
import { pastPoint } from '../../src-shared/contract/past.ts'

/** What cannot be read is left out rather than refused: an old bookmark still opens the page. */
const text = z.string().max(200).optional().catch(undefined)

/** The field to put the focus in, as the place of a finding names it, and the part of the record it is in. */
const place = { field: text, part: text }

/** Values asked for by field, any of each: `{ ownerId: ['…', ''] }`; an empty text is a field with nothing in it. */
const wanted = z
  .record(z.string().max(60), z.array(z.coerce.string().max(300)).max(500))
  .optional()
  .catch(undefined)

const ratingNumber = z.coerce.string().max(3).optional().catch(undefined)

/** What goes with every page of a project. Beside it: `controls`, `hazards` or `evidence`, with `:ID` of the one shown. */
export const projectSearch = z.object({
  beside: text,
  /** The project as it was: on a day (`2026-03-03`), or after a change (its number). */
  at: pastPoint.optional().catch(undefined),
})

/** Filters of the hazards page; a saved filter is an address. */
export const hazardsSearch = z.object({
  /** Id of the hazard shown beside the grid, as a page with `view: 'page'`, or as a bow-tie with `view: 'bowtie'`. */
  hazard: text,
  q: text,
  /** Cell of the matrix, `likelihood|severity` in the scheme's words. */
  initial: text,
  residual: text,
  /** The same of today's risk: the residual's cell where it is evidenced, else the initial's. */
  today: text,
  /** Number of today's risk. */
  rating: ratingNumber,
  initialRating: ratingNumber,
  residualRating: ratingNumber,
  status: text,
  /** Which hazards beside those that count, and which of them: words joined by `,` (features/hazards/list/filters.ts). */
  show: text,
  /** Values asked for in the columns' filters (features/hazards/list/facets.ts). */
  is: wanted,
  /** Id of the saved view chosen. */
  saved: text,
  view: z.enum(['pane', 'page', 'bowtie']).optional().catch(undefined),
  ...place,
})
export type HazardsSearch = z.infer<typeof hazardsSearch>

/** Pages with a list and one record open beside it; `show` names the chips that are on, joined by `,`. */
export const recordSearch = z.object({ record: text, q: text, show: text, ...place })

/** The register of controls, with its columns' filters and the saved view chosen. */
export const controlsSearch = recordSearch.extend({
  is: wanted,
  saved: text,
  /** The map of what rests on each control, in place of the register. */
  view: z.enum(['map']).optional().catch(undefined),
})
export type ControlsSearch = z.infer<typeof controlsSearch>

/** History, with its filter: `by` whom, `kind` of record, what it is `about`, calendar days `from` and `to`. */
export const historySearch = recordSearch.extend({ by: text, kind: text, about: text, from: text, to: text })

/** The sheet for a workshop: the session whose people are present. */
export const workshopSearch = z.object({ session: text })

/** Registers: which one, and which record. */
export const registersSearch = z.object({ kind: text, record: text, ...place })

/** Documents: the section of the report that is being written. */
export const documentsSearch = z.object({ section: text })

/** Issues: the version shown; `act` is what is being done instead, comparing `from` one version `to` another (or `now`). */
export const issuesSearch = z.object({
  record: text,
  act: z.enum(['issue', 'compare']).optional().catch(undefined),
  from: text,
  to: text,
})

/** The import wizard: the project to import into, if it was come from one. */
export const importSearch = z.object({ project: text })
