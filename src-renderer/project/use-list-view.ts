import { useCallback, useEffect, useMemo, useRef } from 'react'
import { z } from 'zod'
import { usePreference } from '../api/preferences.ts'
import {
  type ColumnLayout,
  columnLayout,
  completeLayout,
  type KeptColumn,
  onlyColumns,
} from '../components/listing/column-layout.ts'
import {
  type Arrangement,
  type Arrangements,
  arrangements,
  type BuiltInView,
  type ListState,
  listState,
  plainArrangement,
  type SavedView,
  sameState,
  savedViews,
  withArrangement,
  withView,
} from '../components/listing/views.ts'

type Filter = ListState['filter']

/** What a list tells of itself; constants and memoised values, but for the filter. */
export interface ListPlace {
  list: 'hazards' | 'controls'
  projectId: string
  first: readonly KeptColumn[]
  builtIn: readonly BuiltInView[]
  /** The filters' part of the address. */
  filter: Filter
  /** Id of the view chosen, as the address holds it. */
  chosenId: string | undefined
  /** Puts filter and chosen view into the address. */
  go: (filter: Filter, chosenId: string | undefined) => void
}

const noLayout: ColumnLayout | null = null
const noViews: SavedView[] = []
const noArrangements: Arrangements = []
const keptLayout = columnLayout.nullable()
/** How the list was before a view was chosen, for the way back. */
const before = z.object({ projectId: z.string(), state: listState }).nullable()
const nothingBefore: z.infer<typeof before> = null

/** How one list is looked at: columns of the person working, arrangement of the project, and saved views. */
export function useListView(place: ListPlace) {
  const { list, projectId, first, builtIn, filter, chosenId, go } = place
  const [kept, setKept] = usePreference(`${list}.columns`, keptLayout, noLayout)
  const [arranged, setArranged] = usePreference(`${list}.arranged`, arrangements, noArrangements)
  const [own, setOwn] = usePreference(`${list}.views`, savedViews, noViews)
  const [was, setWas] = usePreference(`${list}.before`, before, nothingBefore)

  // Undo of a removal may come after other changes to the views.
  const latest = useRef(own)
  useEffect(() => {
    latest.current = own
  })

  const layout = useMemo(() => completeLayout(kept, first), [kept, first])
  const arrangement: Arrangement = useMemo(
    () => arranged.find((one) => one.projectId === projectId) ?? plainArrangement,
    [arranged, projectId],
  )
  const arrange = useCallback(
    (patch: Partial<Arrangement>) => {
      const { sort, group, collapsed } = { ...arrangement, ...patch }
      setArranged(withArrangement(arranged, projectId, { sort, group, collapsed }))
    },
    [arranged, arrangement, projectId, setArranged],
  )

  const offered = useMemo(
    (): SavedView[] =>
      builtIn.map(({ columns, fit = false, ...view }) => ({
        ...view,
        columns: columns === null ? { ...completeLayout(null, first), fit } : onlyColumns(columns, first, fit),
      })),
    [builtIn, first],
  )
  const views = [...offered, ...own]
  const chosen = views.find(({ id }) => id === chosenId) ?? null
  const state: ListState = { filter, sort: arrangement.sort, group: arrangement.group, columns: layout }
  const changed = chosen !== null && !sameState(state, { ...chosen, columns: completeLayout(chosen.columns, first) })

  function show({ sort, group, columns, filter: wanted }: ListState, id: string | undefined): void {
    setKept(columns)
    arrange({ sort, group, collapsed: [] })
    go(wanted, id)
  }

  return {
    layout,
    setLayout: setKept,
    arrangement,
    arrange,
    builtIn: offered,
    own,
    chosen,
    changed,
    /** Whether a view is one of the person's, which can be changed. */
    isOwn: (id: string) => own.some((one) => one.id === id),
    choose: (id: string): void => {
      const view = views.find((one) => one.id === id)
      if (view === undefined) return
      if (chosen === null) setWas({ projectId, state })
      show(view, id)
    },
    /** Back to how the list was before a view was chosen. */
    leave: (): void => {
      const plain: ListState = { filter: {}, sort: [], group: null, columns: null }
      const { columns } = was?.state ?? plain
      show(was?.projectId === projectId ? was.state : { ...plain, columns }, undefined)
    },
    saveAs: (name: string): void => {
      const id = crypto.randomUUID()
      setOwn(withView(own, { id, name: name.trim(), ...state }))
      go(filter, id)
    },
    /** Keeps how the list is now under the chosen view's name. */
    update: (): void => {
      if (chosen !== null) setOwn(withView(own, { id: chosen.id, name: chosen.name, ...state }))
    },
    rename: (id: string, name: string): void => {
      const view = own.find((one) => one.id === id)
      if (view !== undefined) setOwn(withView(own, { ...view, name: name.trim() }))
    },
    remove: (view: SavedView): void => {
      setOwn(own.filter(({ id }) => id !== view.id))
      if (view.id === chosenId) go(filter, undefined)
    },
    putBack: (view: SavedView): void => {
      setOwn(withView(latest.current, view))
    },
  }
}

export type ListView = ReturnType<typeof useListView>
