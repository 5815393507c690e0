import { z } from 'zod'
import { columnLayout } from './column-layout.ts'

/** What a list is sorted by, the first first. */
export const sortKeys = z.array(z.object({ column: z.string().max(60), descending: z.boolean() })).max(10)
export type SortKeys = z.infer<typeof sortKeys>

/** How a list is looked at: what is filtered, by which address; sorted; gathered; in which columns. */
export const listState = z.object({
  /** The filters' part of the address. */
  filter: z.record(z.string(), z.json()),
  sort: sortKeys,
  /** Key of the facet that rows are gathered by. */
  group: z.string().max(60).nullable(),
  /** Null: as they were at first. */
  columns: columnLayout.nullable(),
})
export type ListState = z.infer<typeof listState>

/** A way to look at a list, kept under a name. */
export const savedView = z.object({ id: z.string().max(60), name: z.string().min(1).max(80), ...listState.shape })
export type SavedView = z.infer<typeof savedView>
export const savedViews = z.array(savedView).max(200)

/** A view that comes with the program: the columns it shows, in order; null shows them as at first. */
export type BuiltInView = Pick<SavedView, 'id' | 'name' | 'filter' | 'sort' | 'group'> & {
  columns: readonly string[] | null
  fit?: boolean
}

/** The same value written one way, whatever the order of its keys; what is undefined is not there. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
}

/** Whether a list is looked at as a view says. */
export function sameState(a: ListState, b: ListState): boolean {
  const of = ({ filter, sort, group, columns }: ListState) => canonical({ filter, sort, group, columns })
  return of(a) === of(b)
}

/** Ready-made ones among them. */
const MOST_VIEWS = 90

/** Why a view cannot have this name; empty where it can. */
export function nameProblem(views: readonly { id: string; name: string }[], name: string, id?: string): string {
  const wanted = name.trim()
  if (wanted === '') return 'Write a name.'
  if (wanted.length > 80) return 'A name has 80 letters at most.'
  if (id === undefined && views.length >= MOST_VIEWS) return `There are ${MOST_VIEWS} views already: delete one first.`
  const taken = views.some((one) => one.id !== id && one.name.toLowerCase() === wanted.toLowerCase())
  return taken ? `There is a view “${wanted}” already.` : ''
}

/** The views with this one in its place, or at the end, by name. */
export function withView(views: readonly SavedView[], view: SavedView): SavedView[] {
  return [...views.filter(({ id }) => id !== view.id), view].toSorted((a, b) => a.name.localeCompare(b.name, 'en-GB'))
}

/** How a list of one project is arranged, apart from its filter and its columns; never another project's. */
export const arrangement = z.object({
  sort: sortKeys,
  group: z.string().max(60).nullable(),
  /** Values whose groups are folded away. */
  collapsed: z.array(z.string().max(300)).max(2000),
})
export type Arrangement = z.infer<typeof arrangement>
export const plainArrangement: Arrangement = { sort: [], group: null, collapsed: [] }

/** Arrangements by project, those touched last at the end. */
export const arrangements = z.array(z.object({ projectId: z.string(), ...arrangement.shape })).max(50)
export type Arrangements = z.infer<typeof arrangements>

/** A preference has little room: so many projects are remembered, and so many groups folded away in each. */
const MOST = 12
const MOST_FOLDED = 300

/** The arrangements with this project's; the project left longest ago is forgotten. */
export function withArrangement(all: Arrangements, projectId: string, arranged: Arrangement): Arrangements {
  const collapsed = arranged.collapsed.filter((value) => value.length <= 300).slice(-MOST_FOLDED)
  return [...all.filter((one) => one.projectId !== projectId), { projectId, ...arranged, collapsed }].slice(-MOST)
}
