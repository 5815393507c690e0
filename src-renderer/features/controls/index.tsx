import { Button } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo, useState } from 'react'
import { controlState, controlType } from '../../../src-shared/domain/control.ts'
import { formatNumber } from '../../../src-shared/format/numbers.ts'
import { controlStateMark, controlTypeWord } from '../../../src-shared/format/standing-words.ts'
import { useCommand } from '../../api/commands.ts'
import { type Chip, Chips } from '../../components/Chips.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { DenseGrid } from '../../components/grid/DenseGrid.tsx'
import { useLetterKey } from '../../components/letter-keys.ts'
import { NameDialog } from '../../components/NameDialog.tsx'
import { PageHeader } from '../../components/PageHeader.tsx'
import { QuickSearch } from '../../components/QuickSearch.tsx'
import record from '../../components/record.module.css'
import { SplitPane } from '../../components/SplitPane.tsx'
import { useProject } from '../../project/project-context.ts'
import { ControlPane } from './ControlPane.tsx'
import { controlColumns } from './columns.tsx'
import { controlRows, filterRows, particularFilters } from './control-rows.ts'

const opens = ['number']

/** The register of controls: a grid, and beside it one control with every hazard and cause it touches. */
export function Page() {
  const { projectId, snapshot, people, organisations, today, canWrite } = useProject()
  const search = useSearch({ from: '/projects/$projectId/controls' })
  const navigate = useNavigate({ from: '/projects/$projectId/controls' })
  const run = useCommand()
  const [adding, setAdding] = useState(false)
  useLetterKey('n', canWrite ? () => setAdding(true) : null)

  const rows = useMemo(
    () => controlRows(snapshot, { people, organisations, today }),
    [snapshot, people, organisations, today],
  )
  const show = useMemo(() => new Set((search.show ?? '').split(',').filter(Boolean)), [search.show])
  const shown = useMemo(() => filterRows(rows, search.q ?? '', show), [rows, search.q, show])
  const columns = useMemo(
    () => controlColumns({ canWrite, people: [...people.values()], organisations: [...organisations.values()] }),
    [canWrite, people, organisations],
  )
  const open = useCallback(
    (id: string | undefined) =>
      void navigate({ search: (now) => ({ ...now, record: id, field: undefined, part: undefined }) }),
    [navigate],
  )
  const live = rows.filter(({ control }) => control.archived === null)
  const chosen = rows.find(({ id }) => id === search.record)

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

  return (
    <>
      <PageHeader
        title="Controls"
        count={live.length}
        actions={canWrite && <Button onClick={() => setAdding(true)}>New control</Button>}
      >
        <QuickSearch
          label="Search controls, hazards, causes"
          value={search.q ?? ''}
          onChange={(q) => void navigate({ search: (now) => ({ ...now, q: q === '' ? undefined : q }), replace: true })}
        />
        <span className={record.dimmed} aria-live="polite">
          {shown.length === live.length && !show.has('archived') ? '' : `${formatNumber(shown.length)} shown`}
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
          </div>
          <SplitPane
            name="controls"
            first={50}
            list={
              <DenseGrid
                label="Register of controls"
                rows={shown}
                columns={columns}
                opens={opens}
                chosenId={chosen?.id ?? null}
                nothing="No control fits the search and filters."
                onOpen={(row) => open(row.id)}
                onStepBack={() => open(undefined)}
                onEdit={(row, column, value) => {
                  const patch = { [column]: column !== 'name' && value === '' ? null : value }
                  void run('control.update', { id: row.id, patch })
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
