import { Button, Select } from '@mantine/core'
import { Link, useSearch } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { formatCount, formatNumber } from '../../../src-shared/format/numbers.ts'
import { failureOf, useHistory } from '../../api/queries.ts'
import { EmptyState } from '../../components/EmptyState.tsx'
import { PageHeader } from '../../components/PageHeader.tsx'
import { ProblemPanel } from '../../components/ProblemPanel.tsx'
import { QuickSearch } from '../../components/QuickSearch.tsx'
import { Reading } from '../../components/Reading.tsx'
import { useProject } from '../../project/project-context.ts'
import { undoWords, useUndo } from '../../project/use-undo.tsx'
import { ChangeLine } from './ChangeLine.tsx'
import { byDay, filterHistory } from './filter.ts'
import classes from './history.module.css'
import { namesOf, whoMade } from './words.ts'

function UndoActions() {
  const { projectId, canWrite } = useProject()
  const { undo, redo, undoable, redoable } = useUndo(projectId, canWrite)
  if (!canWrite) return null
  return (
    <>
      <Button
        variant="default"
        disabled={undoable === null}
        title={undoWords('Undo', undoable)}
        className={classes.step ?? ''}
        onClick={undo}
      >
        {undoWords('Undo', undoable)}
      </Button>
      <Button
        variant="default"
        disabled={redoable === null}
        title={undoWords('Redo', redoable)}
        className={classes.step ?? ''}
        onClick={redo}
      >
        {undoWords('Redo', redoable)}
      </Button>
    </>
  )
}

/** Every change of the project, newest first, with old and new values. */
export function Page() {
  const { projectId, snapshot } = useProject()
  const search = useSearch({ from: '/projects/$projectId/history' })
  const history = useHistory(projectId, search.record ?? null)
  const [text, setText] = useState(search.q ?? '')
  const [kind, setKind] = useState<string | null>(null)
  const [actor, setActor] = useState<string | null>(null)
  const names = useMemo(() => namesOf(snapshot), [snapshot])
  const all = useMemo(() => history.data ?? [], [history.data])
  const shown = useMemo(() => filterHistory(all, { text, kind, actor }), [all, text, kind, actor])
  const bySeq = useMemo(() => new Map(all.map((entry) => [entry.seq, entry])), [all])
  const kinds = useMemo(() => [...new Set(all.flatMap(({ records }) => records.map((one) => one.kind)))].sort(), [all])
  const actors = useMemo(() => {
    const words = new Map(all.map((one) => [one.actor, whoMade(one)]))
    return [...words].map(([value, label]) => ({ value, label })).sort((a, b) => a.label.localeCompare(b.label))
  }, [all])
  const failure = failureOf(history)
  const filtered = text !== '' || kind !== null || actor !== null

  return (
    <>
      <PageHeader title="History" actions={<UndoActions />}>
        <QuickSearch label="Search the changes" value={text} onChange={setText} />
        <Select
          aria-label="Kind of record"
          placeholder="All records"
          w={150}
          data={kinds.map((value) => ({ value, label: value.charAt(0).toUpperCase() + value.slice(1) }))}
          value={kind}
          onChange={setKind}
          clearable
        />
        <Select
          aria-label="Person"
          placeholder="All people"
          w={170}
          data={actors}
          value={actor}
          onChange={setActor}
          clearable
        />
      </PageHeader>
      {failure !== null && <ProblemPanel failure={failure} onRetry={() => void history.refetch()} />}
      {failure === null && (
        <div className={classes.page}>
          {search.record !== undefined && (
            <p className={classes.note}>
              Changes of {names.get(search.record) ?? 'one record'} only.{' '}
              <Link to="/projects/$projectId/history" params={{ projectId }} search={{}}>
                Show the whole project
              </Link>
            </p>
          )}
          {history.data === undefined && <Reading>the history</Reading>}
          {history.data !== undefined && shown.length === 0 && (
            <EmptyState
              {...(filtered
                ? {
                    action: (
                      <Button
                        variant="default"
                        onClick={() => {
                          setText('')
                          setKind(null)
                          setActor(null)
                        }}
                      >
                        Show all changes
                      </Button>
                    ),
                  }
                : {})}
            >
              {filtered
                ? 'No change among those read passes these filters.'
                : 'Nothing was changed yet. Each change will stand here, with old and new values.'}
            </EmptyState>
          )}
          {byDay(shown).map((day) => (
            <section key={day.day} aria-label={day.day}>
              <h2 className={classes.day}>{day.day}</h2>
              <ol className={classes.changes}>
                {day.entries.map((entry) => (
                  <ChangeLine key={entry.seq} entry={entry} names={names} bySeq={bySeq} />
                ))}
              </ol>
            </section>
          ))}
          {history.data !== undefined && (
            <footer className={classes.foot}>
              {history.hasNextPage && (
                <Button
                  variant="default"
                  loading={history.isFetchingNextPage}
                  onClick={() => void history.fetchNextPage()}
                >
                  Load earlier changes
                </Button>
              )}
              <p className={classes.note}>
                {filtered
                  ? `${formatNumber(shown.length)} of ${formatCount(all.length, 'change')} read`
                  : formatCount(all.length, 'change')}
                {history.hasNextPage ? '; there are earlier ones. ' : '. '}
                There is no log-in: people are as stated on this computer, with the account of the operating system
                beside the name. Each change carries the hash of the one before; an alteration shows against the hash in
                an issued document kept elsewhere.
              </p>
            </footer>
          )}
        </div>
      )}
    </>
  )
}
