import { Button } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import type { GridApi } from 'ag-grid-community'
import { useCallback, useMemo, useRef, useState } from 'react'
import { formatCount } from '../../../src-shared/format/numbers.ts'
import { EmptyState } from '../../components/EmptyState.tsx'
import { GridSelection } from '../../components/grid/grid-selection.ts'
import { KeyHint } from '../../components/KeyHint.tsx'
import { useLetterKey } from '../../components/letter-keys.ts'
import { ColumnsPanel } from '../../components/listing/ColumnsPanel.tsx'
import { ShownOrder, useShownOrder } from '../../components/listing/shown-order.ts'
import { BULK_KEYS, useBulk } from '../../components/listing/use-bulk.ts'
import { PageHeader } from '../../components/PageHeader.tsx'
import { SplitPane } from '../../components/SplitPane.tsx'
import { ExportExtract } from '../../project/ExportMenu.tsx'
import { filterInWords } from '../../project/filter-words.ts'
import { usePageActions } from '../../project/page-actions.ts'
import { useProject } from '../../project/project-context.ts'
import { BowTieView } from './bowtie/BowTieView.tsx'
import { useBowTie } from './bowtie/use-bow-tie.ts'
import { HazardBulk } from './bulk/HazardBulk.tsx'
import { HazardGrid } from './grid/HazardGrid.tsx'
import classes from './hazards.module.css'
import { FilterChips } from './list/FilterChips.tsx'
import { NewHazard } from './list/NewHazard.tsx'
import { QuickSearch } from './list/QuickSearch.tsx'
import { createRowReader, type HazardRow } from './list/rows.ts'
import { useHazardsSearch } from './list/use-hazards-search.ts'
import { usePageKeys } from './list/use-page-keys.ts'
import { HazardPane } from './pane/HazardPane.tsx'
import { ListBar } from './views/ListBar.tsx'
import { useHazardList } from './views/use-hazard-list.ts'

/** Kept while other pages are shown: reading 10,000 rows anew on the way back is felt. */
const readRows = createRowReader()

/** How long the keyboard rests on a row before the hazard beside the list follows, in milliseconds. */
const FOLLOW = 120

/** Puts the focus on the heading of the hazard shown. */
function focusPane(): void {
  requestAnimationFrame(() => document.querySelector<HTMLElement>('[data-hazard-heading]')?.focus())
}

/** Hazards of the open project: the log as a grid, one hazard beside it or as a page. */
export function Page() {
  const project = useProject()
  const { snapshot, counts, canWrite, projectId } = project
  const [search, change] = useHazardsSearch()
  const navigate = useNavigate()
  const rows = useMemo(() => readRows(project), [project])
  const [adding, setAdding] = useState(false)
  const [api, setApi] = useState<GridApi<HazardRow> | null>(null)
  const [selection] = useState(() => new GridSelection<HazardRow>())
  const list = useHazardList(rows, search, change, api)
  const { shown, chips } = list
  const [order] = useState(() => new ShownOrder<HazardRow>())
  const inOrder = useShownOrder(order, shown)
  const bulk = useBulk(selection, canWrite)
  usePageActions(
    canWrite
      ? [{ id: 'bulk', words: 'Change the hazards selected', also: 'bulk edit many', hint: BULK_KEYS, run: bulk.open }]
      : [],
  )
  const searchField = useRef<HTMLInputElement>(null)
  const following = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const chosen = rows.find(({ id }) => id === search.hazard) ?? null
  const asPage = chosen !== null && search.view === 'page'
  const bowTie = useBowTie(search, change, {
    current: () => chosen?.id ?? focusedRow(api),
    onLeft: focusPane,
  })

  const open = useCallback(
    (id: string, { page }: { page: boolean }) => {
      clearTimeout(following.current)
      change({ hazard: id, view: page ? 'page' : 'pane', field: undefined, part: undefined })
      focusPane()
    },
    [change],
  )

  function focusGrid(): void {
    if (api === null || api.isDestroyed()) return
    const node = chosen === null ? undefined : api.getRowNode(chosen.id)
    const at = api.getFocusedCell()
    api.setFocusedCell(node?.rowIndex ?? at?.rowIndex ?? 0, at?.column ?? 'name')
  }

  function close(): void {
    change({ hazard: undefined, view: undefined, field: undefined, part: undefined })
    if (!asPage) focusGrid()
  }

  /** Escape: from the page back to the pane beside the list, from there to the list alone. */
  function stepBack(): void {
    if (chosen === null) return
    if (bowTie.isOn) bowTie.stepBack()
    else if (asPage) {
      change({ view: 'pane' })
      focusPane()
    } else close()
  }

  function follow(id: string): void {
    clearTimeout(following.current)
    if (chosen === null || chosen.id === id || asPage) return
    following.current = setTimeout(
      () => change({ hazard: id, field: undefined, part: undefined }, { replace: true }),
      FOLLOW,
    )
  }

  const create = canWrite ? () => setAdding(true) : undefined
  const toWorkshop = () => void navigate({ to: '/projects/$projectId/workshop', params: { projectId } })
  useLetterKey('w', canWrite ? toWorkshop : null)
  useLetterKey('n', bowTie.isOn ? null : (create ?? null))
  usePageKeys({
    search: () => searchField.current?.focus(),
    across: () => {
      const inGrid = document.activeElement?.closest('[role="grid"], [role="treegrid"]')
      if (inGrid && chosen !== null) focusPane()
      else focusGrid()
    },
  })

  const pane =
    chosen === null ? null : (
      <HazardPane
        key={chosen.id}
        row={chosen}
        asPage={asPage}
        lead={search.field === undefined ? null : { field: search.field, part: search.part ?? null }}
        onPage={() => {
          change({ view: asPage ? 'pane' : 'page' })
          focusPane()
        }}
        onClose={bowTie.isOn ? bowTie.stepBack : close}
        onStepBack={stepBack}
        onBowTie={bowTie.isOn ? null : bowTie.show}
        onOpen={(id) => open(id, { page: asPage })}
        neighbours={neighboursOf(inOrder, chosen.id)}
      />
    )
  if (asPage) return <div className={classes.page}>{pane}</div>
  if (bowTie.isOn && chosen !== null) {
    return (
      <BowTieView
        key={chosen.id}
        row={chosen}
        pane={pane}
        place={bowTie.place}
        neighbours={neighboursOf(inOrder, chosen.id)}
        onPlace={bowTie.open}
        onStepBack={bowTie.stepBack}
        onHazard={(id) => change({ hazard: id, field: undefined, part: undefined })}
      />
    )
  }

  const empty = snapshot.records.hazard.length === 0
  return (
    <>
      <PageHeader
        title="Hazards"
        count={counts.hazards}
        actions={
          <>
            <ColumnsPanel
              layout={list.view.layout}
              words={list.words}
              onChange={list.view.setLayout}
              onFirst={() => list.view.setLayout(null)}
            />
            <ExportExtract what="hazards" ids={inOrder} filter={filterInWords(search.q, chips)} />
            {canWrite && (
              <Button variant="default" onClick={toWorkshop} title="w or Alt+W">
                Workshop
              </Button>
            )}
            {canWrite && (
              <Button onClick={create} title="n or Alt+N">
                New hazard
              </Button>
            )}
          </>
        }
      >
        <QuickSearch value={search.q ?? ''} change={change} field={searchField} onDown={focusGrid} />
        <ListBar list={list} search={search} change={change} />
        <output className={classes.counted}>{countWords(shown, rows, counts.candidates)}</output>
      </PageHeader>
      <FilterChips chips={chips} change={change} />
      {bulk.ids !== null && (
        <HazardBulk
          key={bulk.ids.join()}
          ids={bulk.ids}
          rows={rows}
          onClose={() => {
            bulk.close()
            focusGrid()
          }}
        />
      )}
      {adding && (
        <NewHazard
          onAdded={(id) => requestAnimationFrame(() => showRow(api, id))}
          onClose={() => {
            setAdding(false)
            focusGrid()
          }}
        />
      )}
      {empty && !adding && (
        <EmptyState
          action={
            canWrite && (
              <>
                <Button onClick={create}>
                  New hazard&ensp;
                  <KeyHint keys="n" />
                </Button>
                <Button
                  variant="default"
                  onClick={() => void navigate({ to: '/import', search: { project: projectId } })}
                >
                  Import a hazard log
                </Button>
              </>
            )
          }
        >
          No hazards yet: write the first one, paste rows of a workbook under the headings below, or import a hazard
          log.
        </EmptyState>
      )}
      <SplitPane
        name="hazards"
        first={45}
        list={
          <div className={classes.list}>
            {shown.length === 0 && !empty && (
              <EmptyState
                action={
                  <Button
                    variant="default"
                    onClick={() =>
                      void navigate({ to: '/projects/$projectId/hazards', params: { projectId }, search: {} })
                    }
                  >
                    Show all hazards
                  </Button>
                }
              >
                No hazard fits the search and filters.
              </EmptyState>
            )}
            <HazardGrid
              list={list}
              chosenId={chosen?.id ?? null}
              onOpen={open}
              selection={selection}
              onLink={(id) => change({ hazard: id, view: 'pane', field: 'links', part: undefined })}
              onNew={create ?? null}
              onBulk={canWrite ? bulk.open : null}
              onStepBack={stepBack}
              onRow={follow}
              onReady={(ready) => {
                setApi(ready)
                if (ready !== null) order.attach(ready)
              }}
            />
          </div>
        }
        pane={pane}
      />
    </>
  )
}

/** The hazards before and after one, in the order of the list as it is filtered and sorted. */
function neighboursOf(ids: readonly string[], id: string): { before: string | null; after: string | null } {
  const at = ids.indexOf(id)
  return { before: ids[at - 1] ?? null, after: at < 0 ? null : (ids[at + 1] ?? null) }
}

function countWords(shown: readonly HazardRow[], rows: readonly HazardRow[], candidates: number): string {
  const live = rows.filter(({ hazard }) => hazard.archived === null).length
  const narrowed = shown.length !== live
  return [
    narrowed ? `${shown.length} of ${live} shown` : '',
    candidates > 0 ? formatCount(candidates, 'candidate') : '',
  ]
    .filter((word) => word !== '')
    .join(' · ')
}

/** The hazard of the row that the list stands on. */
function focusedRow(api: GridApi<HazardRow> | null): string | null {
  if (api === null || api.isDestroyed()) return null
  const at = api.getFocusedCell()
  return at === null ? null : (api.getDisplayedRowAtIndex(at.rowIndex)?.id ?? null)
}

function showRow(api: GridApi<HazardRow> | null, id: string): void {
  if (api === null || api.isDestroyed()) return
  const node = api.getRowNode(id)
  if (node !== undefined) api.ensureNodeVisible(node)
}
