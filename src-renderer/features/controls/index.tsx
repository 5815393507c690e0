import { Button } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import type { GridApi } from 'ag-grid-community'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { controlState, controlType } from '../../../src-shared/domain/control.ts'
import { formatNumber } from '../../../src-shared/format/numbers.ts'
import { controlStateMark, controlTypeWord } from '../../../src-shared/format/standing-words.ts'
import { useCommand } from '../../api/commands.ts'
import { type Chip, Chips } from '../../components/Chips.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { DenseGrid } from '../../components/grid/DenseGrid.tsx'
import { GridSelection } from '../../components/grid/grid-selection.ts'
import { useLetterKey } from '../../components/letter-keys.ts'
import { ColumnsPanel } from '../../components/listing/ColumnsPanel.tsx'
import { FacetFilter } from '../../components/listing/FacetFilter.tsx'
import { GroupMenu } from '../../components/listing/GroupMenu.tsx'
import { ShownOrder, useShownOrder } from '../../components/listing/shown-order.ts'
import { useBulk } from '../../components/listing/use-bulk.ts'
import { NameDialog } from '../../components/NameDialog.tsx'
import { PageHeader } from '../../components/PageHeader.tsx'
import { QuickSearch } from '../../components/QuickSearch.tsx'
import record from '../../components/record.module.css'
import { SplitPane } from '../../components/SplitPane.tsx'
import { ExportExtract } from '../../project/ExportMenu.tsx'
import { filterInWords } from '../../project/filter-words.ts'
import { useProject } from '../../project/project-context.ts'
import { SavedViews } from '../../project/SavedViews.tsx'
import { ControlBulk } from './ControlBulk.tsx'
import { ControlPane } from './ControlPane.tsx'
import { controlColumns } from './columns.tsx'
import { type ControlRow, controlRows, particularFilters } from './control-rows.ts'
import { useControlList, wrappingTexts } from './list/use-control-list.ts'
import { ControlMap } from './map/ControlMap.tsx'
import { useControlOwner } from './use-control-owner.ts'

const opens = ['number']

/** The register of controls: a grid, and beside it one control with every hazard and cause it touches. */
export function Page() {
  const { projectId, snapshot, people, organisations, today, canWrite } = useProject()
  const search = useSearch({ from: '/projects/$projectId/controls' })
  const navigate = useNavigate({ from: '/projects/$projectId/controls' })
  const run = useCommand()
  const [adding, setAdding] = useState(false)
  const [selection] = useState(() => new GridSelection<ControlRow>())
  const bulk = useBulk(selection, canWrite)
  const owner = useControlOwner(canWrite ? () => setAdding(true) : null, canWrite ? bulk.open : null)
  useLetterKey('n', canWrite ? () => setAdding(true) : null)

  const rows = useMemo(
    () => controlRows(snapshot, { people, organisations, today }),
    [snapshot, people, organisations, today],
  )
  const show = useMemo(() => new Set((search.show ?? '').split(',').filter(Boolean)), [search.show])
  const columns = useMemo(
    () =>
      controlColumns({
        canWrite,
        people: [...people.values()],
        organisations: [...organisations.values()],
        milestones: snapshot.project.milestones,
      }),
    [canWrite, people, organisations, snapshot.project.milestones],
  )
  const [api, setApi] = useState<GridApi<ControlRow> | null>(null)
  const list = useControlList(rows, columns, api)
  const { shown } = list
  const [order] = useState(() => new ShownOrder<ControlRow>())
  const inOrder = useShownOrder(order, shown)
  const open = useCallback(
    (id: string | undefined) =>
      void navigate({ search: (now) => ({ ...now, record: id, field: undefined, part: undefined }) }),
    [navigate],
  )
  const live = rows.filter(({ control }) => control.archived === null)
  const chosen = rows.find(({ id }) => id === search.record)

  function focusGrid(): void {
    const at = api?.getFocusedCell()
    if (api !== null && at) api.setFocusedCell(at.rowIndex, at.column)
  }

  function toggle(key: string): void {
    const next = new Set(show)
    if (!next.delete(key)) next.add(key)
    const words = [...next].join(',')
    void navigate({ search: (now) => ({ ...now, show: words === '' ? undefined : words }), replace: true })
  }

  const particular = Object.entries(particularFilters)
    .map(([key, { word, holds }]) => ({ key, word, count: (key === 'archived' ? rows : live).filter(holds).length }))
    .filter(({ key, count }) => count > 0 || show.has(key))
  const states: Chip[] = controlState.options
    .map((state) => ({
      key: `state:${state}`,
      word: `${controlStateMark[state].mark} ${controlStateMark[state].word}`,
      count: live.filter((row) => row.state === state).length,
    }))
    .filter(({ key, count }) => count > 0 || show.has(key))
  const types: Chip[] = controlType.options
    .map((type) => ({
      key: `type:${type}`,
      word: controlTypeWord[type],
      count: live.filter(({ control }) => control.type === type).length,
    }))
    .filter(({ key, count }) => count > 0 || show.has(key))
  const milestones: Chip[] = snapshot.project.milestones
    .map(({ id, name }) => ({
      key: `milestone:${id}`,
      word: name,
      count: live.filter(({ control }) => control.milestoneId === id).length,
    }))
    .filter(({ key, count }) => count > 0 || show.has(key))

  // Back from the map, the focus stands where one went to it.
  const mapButton = useRef<HTMLButtonElement>(null)
  const isMap = search.view === 'map'
  const wasMap = useRef(isMap)
  useEffect(() => {
    if (wasMap.current && !isMap) mapButton.current?.focus()
    wasMap.current = isMap
  }, [isMap])
  function toMap(on: boolean): void {
    void navigate({ search: (now) => ({ ...now, view: on ? 'map' : undefined, record: on ? now.record : undefined }) })
  }
  if (isMap) {
    return (
      <ControlMap
        chosenId={search.record}
        onChoose={(id) => void navigate({ search: (now) => ({ ...now, record: id }), replace: true })}
        onStepBack={() => toMap(false)}
      />
    )
  }

  return (
    <>
      <PageHeader
        title="Controls"
        count={live.length}
        actions={
          <>
            <ColumnsPanel
              layout={list.view.layout}
              words={list.words}
              onChange={list.view.setLayout}
              onFirst={() => list.view.setLayout(null)}
            />
            <ExportExtract
              what="controls"
              ids={inOrder}
              filter={filterInWords(search.q, [
                ...[...particular, ...states, ...types, ...milestones].filter(({ key }) => show.has(key)),
                ...list.chips,
              ])}
            />
            <Button ref={mapButton} variant="default" onClick={() => toMap(true)}>
              Map
            </Button>
            {canWrite && <Button onClick={() => setAdding(true)}>New control</Button>}
          </>
        }
      >
        <QuickSearch
          label="Search controls, hazards, causes"
          value={search.q ?? ''}
          onChange={(q) => void navigate({ search: (now) => ({ ...now, q: q === '' ? undefined : q }), replace: true })}
        />
        <FacetFilter facets={list.filtering} wanted={list.wanted} rowsFor={list.rowsFor} onChange={list.ask} />
        <GroupMenu
          facets={list.facets}
          chosen={list.view.arrangement.group}
          onChoose={(group) => list.view.arrange({ group, collapsed: [] })}
          onFold={list.foldAll}
        />
        <SavedViews view={list.view} />
        <span className={record.dimmed} aria-live="polite">
          {shown.length === live.length && !show.has('archived')
            ? ''
            : `${formatNumber(shown.length)} of ${formatNumber(live.length)} shown`}
        </span>
      </PageHeader>
      {rows.length === 0 ? (
        <EmptyState action={canWrite && <Button onClick={() => setAdding(true)}>New control</Button>}>
          No controls are recorded yet. A control is written once and linked to every cause that it answers.
        </EmptyState>
      ) : (
        <>
          <div className={record.bar}>
            <Chips label="Particular controls" chips={particular} on={show} onToggle={toggle} />
            <Chips label="State" chips={states} on={show} onToggle={toggle} />
            <Chips label="Type" chips={types} on={show} onToggle={toggle} />
            <Chips label="Needed before" chips={milestones} on={show} onToggle={toggle} />
            <Chips
              label="Filters"
              chips={list.chips}
              on={new Set(list.chips.map(({ key }) => key))}
              onToggle={(key) => list.chips.find((one) => one.key === key)?.takeAway()}
            />
          </div>
          {bulk.ids !== null && (
            <ControlBulk
              key={bulk.ids.join()}
              ids={bulk.ids}
              rows={rows}
              onClose={() => {
                bulk.close()
                focusGrid()
              }}
            />
          )}
          <SplitPane
            name="controls"
            first={50}
            list={
              <DenseGrid
                label="Register of controls"
                list={list}
                columns={columns}
                textOf={wrappingTexts}
                onReady={(ready) => {
                  setApi(ready)
                  if (ready !== null) order.attach(ready)
                }}
                opens={opens}
                chosenId={chosen?.id ?? null}
                nothing="No control fits the search and filters."
                onOpen={(row) => open(row.id)}
                onStepBack={() => open(undefined)}
                selection={selection}
                owner={owner}
                onEdit={(id, column, value) => {
                  const text = column === 'name' ? (value ?? '') : value === '' ? null : value
                  return run('control.update', { id, patch: { [column]: text } }, { quiet: true })
                }}
              />
            }
            pane={
              chosen && (
                <ControlPane key={chosen.id} row={chosen} focusField={search.field} onClose={() => open(undefined)} />
              )
            }
          />
        </>
      )}
      <NameDialog
        opened={adding}
        onClose={() => setAdding(false)}
        title="New control"
        label="What is done"
        helpKey="control.name"
        action="Add the control"
        onMake={async (name) => {
          const made = await run('control.create', { projectId, values: { name } }, { quiet: true })
          if (made.ok && made.value.id !== null) open(made.value.id)
          return made
        }}
      />
    </>
  )
}
