import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useEffect, useMemo } from 'react'
import { formatCount, formatNumber } from '../../../src-shared/format/numbers.ts'
import { failureOf, useFoundHistory, useStatus } from '../../api/queries.ts'
import { EmptyState } from '../../components/EmptyState.tsx'
import { PageHeader } from '../../components/PageHeader.tsx'
import { ProblemPanel } from '../../components/ProblemPanel.tsx'
import { QuickSearch } from '../../components/QuickSearch.tsx'
import { Reading } from '../../components/Reading.tsx'
import { useProject } from '../../project/project-context.ts'
import { undoWords, useUndo } from '../../project/use-undo.tsx'
import { AsItWas } from './AsItWas.tsx'
import { BeforeHere } from './BeforeHere.tsx'
import { ChangeLine } from './ChangeLine.tsx'
import { ExportHistory } from './ExportHistory.tsx'
import { Filters } from './Filters.tsx'
import { byDay } from './filter.ts'
import classes from './history.module.css'
import { useAsked } from './use-asked.ts'
import { namesOf } from './words.ts'

/** As many are looked for at once, however far back they stand. */
const ENOUGH = 50

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

type Found = NonNullable<ReturnType<typeof useFoundHistory>['data']>

/** How many changes are shown, of how many, and how far back was looked. */
function countWords({ entries, matching, all, lookedTo }: Found, isFiltered: boolean): string {
  const shown = formatNumber(entries.length)
  const whole = formatCount(all, 'change')
  if (!isFiltered) return lookedTo === null ? `${whole}.` : `${whole}, the newest ${shown} of them shown.`
  if (matching !== null) {
    const passing = `${formatNumber(matching)} of ${whole} ${matching === 1 ? 'passes' : 'pass'} the filter`
    return matching === entries.length ? `${passing}.` : `${passing}, the newest ${shown} of them shown.`
  }
  return lookedTo === null
    ? `${shown} of ${whole} ${entries.length === 1 ? 'passes' : 'pass'} the filter.`
    : `${shown} found so far among ${whole}, looked through back to change ${formatNumber(lookedTo)}.`
}

/** Every change of the project, newest first, with old and new values. */
export function Page() {
  const { projectId, snapshot, past } = useProject()
  const today = useStatus().data?.today ?? ''
  const { asked, text, setText, change, isFiltered, clear } = useAsked()
  const history = useFoundHistory(asked)
  const { hasNextPage, isFetching, fetchNextPage } = history
  const names = useMemo(() => namesOf(snapshot), [snapshot])
  const found = history.data
  const entries = useMemo(() => found?.entries ?? [], [found])
  const bySeq = useMemo(() => new Map(entries.map((entry) => [entry.seq, entry])), [entries])
  const failure = failureOf(history)

  // Words are looked for some thousand changes at a time: it goes on by itself until there is enough to show.
  const isLooking = asked.filter.words !== '' && hasNextPage && entries.length < ENOUGH
  useEffect(() => {
    if (isLooking && !isFetching) void fetchNextPage()
  }, [isLooking, isFetching, fetchNextPage])

  return (
    <>
      <PageHeader title="History" actions={<UndoActions />}>
        <QuickSearch
          label="Search the changes"
          value={text}
          onChange={(next) => {
            setText(next)
            change({ words: next })
          }}
        />
        <AsItWas latest={today} />
        <ExportHistory asked={asked} disabled={entries.length === 0} />
      </PageHeader>
      <Filters asked={asked} today={today} onChange={change} onClear={isFiltered ? clear : null} />
      {failure !== null && <ProblemPanel failure={failure} onRetry={() => void history.refetch()} />}
      {failure === null && (
        <div className={classes.page}>
          {found !== undefined && (
            <p className={classes.note}>
              <output aria-live="polite">{countWords(found, isFiltered)}</output>{' '}
              {past !== null && 'What came later is no part of it. '}
              {asked.recordId !== null && (
                <>
                  Changes of {names.get(asked.recordId) ?? 'one record'} only.{' '}
                  <Link to="/projects/$projectId/history" params={{ projectId }} search={{}}>
                    Show the whole project
                  </Link>
                </>
              )}
            </p>
          )}
          {found === undefined && <Reading>the history</Reading>}
          {found !== undefined && entries.length === 0 && !isLooking && (
            <EmptyState
              {...(isFiltered
                ? {
                    action: (
                      <Button variant="default" onClick={clear}>
                        Show all changes
                      </Button>
                    ),
                  }
                : {})}
            >
              {isFiltered
                ? 'No change passes these filters.'
                : 'Nothing was changed yet. Each change will stand here, with old and new values.'}
            </EmptyState>
          )}
          {byDay(entries).map((day) => (
            <section key={day.day} aria-label={day.day}>
              <h2 className={classes.day}>{day.day}</h2>
              <ol className={classes.changes}>
                {day.entries.map((entry) => (
                  <ChangeLine key={entry.seq} entry={entry} names={names} bySeq={bySeq} />
                ))}
              </ol>
            </section>
          ))}
          {found !== undefined && (
            <footer className={classes.foot}>
              {hasNextPage && (
                <Button variant="default" loading={history.isFetchingNextPage} onClick={() => void fetchNextPage()}>
                  Load earlier changes
                </Button>
              )}
              <p className={classes.note}>
                There is no log-in: people are as stated on this computer, with the account of the operating system
                beside the name. Each change carries the hash of the one before; an alteration shows against the hash in
                an issued document kept elsewhere.
              </p>
            </footer>
          )}
          {found !== undefined && asked.recordId === null && <BeforeHere names={names} />}
        </div>
      )}
    </>
  )
}
