import { Button } from '@mantine/core'
import { useMemo } from 'react'
import type { OutputOf } from '../../../src-shared/contract/index.ts'
import { formatMoment } from '../../../src-shared/format/dates.ts'
import { formatCount, formatNumber } from '../../../src-shared/format/numbers.ts'
import { failureOf, usePackageOrigin, usePackedHistory } from '../../api/queries.ts'
import { Disclosure } from '../../components/Disclosure.tsx'
import { ProblemPanel } from '../../components/ProblemPanel.tsx'
import { Reading } from '../../components/Reading.tsx'
import { useProject } from '../../project/project-context.ts'
import { ChangeLine } from './ChangeLine.tsx'
import { byDay } from './filter.ts'
import classes from './history.module.css'
import type { Names } from './words.ts'

type Origin = NonNullable<OutputOf<'package.origin'>>
type Told = OutputOf<'package.history'>

/** What was changed before the project came into this workspace; nothing for one that began here. */
export function BeforeHere({ names }: { names: Names }) {
  const { projectId } = useProject()
  const query = usePackageOrigin(projectId)
  const origin = query.data ?? null
  const failure = failureOf(query)
  if (failure !== null) return <ProblemPanel failure={failure} onRetry={() => void query.refetch()} />
  if (origin === null) return null
  return (
    <section className={classes.before} aria-labelledby="before-here">
      <h2 id="before-here">Before this workspace, as the package tells it</h2>
      <p className={classes.note}>
        This project came in on {formatMoment(origin.takenAt)}, in a package. What was changed until then is told by
        that package and can only be read. It is no part of this workspace’s own chain of changes, and search and
        filters do not reach it.
      </p>
      <Disclosure summary="Show what was changed before">
        <Changes origin={origin} names={names} />
      </Disclosure>
    </section>
  )
}

function Changes({ origin, names }: { origin: Origin; names: Names }) {
  const { projectId } = useProject()
  const history = usePackedHistory(projectId)
  const failure = failureOf(history)
  const { entries = [], told = null } = history.data ?? {}
  const ledgers = useMemo(() => {
    const indexes = [...new Set(entries.map(({ ledger }) => ledger))]
    return indexes.map((ledger) => {
      const own = entries.filter((entry) => entry.ledger === ledger)
      return { ledger, own, bySeq: new Map(own.map((entry) => [entry.seq, entry])) }
    })
  }, [entries])
  if (told === null) {
    return failure === null ? (
      <Reading>the history in the package</Reading>
    ) : (
      <ProblemPanel failure={failure} onRetry={() => void history.refetch()} />
    )
  }
  return (
    <>
      <p className={classes.note}>
        {formatCount(told.all, 'change')} told; {formatNumber(entries.length)} shown, the newest first. Package made on{' '}
        {formatMoment(told.madeAt)} by {told.product.name} {told.product.version}.
      </p>
      <Checked origin={origin} told={told} />
      {ledgers.map(({ ledger, own, bySeq }) => (
        <div key={ledger}>
          {told.ledgers.length > 1 && (
            <h3>
              {ledger === told.ledgers.length - 1
                ? 'The workspace that made the package'
                : `Workspace ${formatNumber(ledger + 1)} of ${formatNumber(told.ledgers.length)}, in order of time`}
            </h3>
          )}
          {byDay(own).map(({ day, entries: ofDay }) => (
            <section key={day} aria-label={`${day}, before this workspace`}>
              <h3 className={classes.day}>{day}</h3>
              <ol className={classes.changes}>
                {ofDay.map((entry) => (
                  <ChangeLine key={entry.seq} entry={entry} names={names} bySeq={bySeq} elsewhere />
                ))}
              </ol>
            </section>
          ))}
        </div>
      ))}
      {failure !== null && <ProblemPanel failure={failure} onRetry={() => void history.fetchNextPage()} />}
      {history.hasNextPage && failure === null && (
        <Button variant="default" loading={history.isFetchingNextPage} onClick={() => void history.fetchNextPage()}>
          Load earlier changes of the package
        </Button>
      )}
    </>
  )
}

/** What of it was checked, and what nothing here can tell. */
function Checked({ origin, told }: { origin: Origin; told: Told }) {
  const gaps = told.ledgers.reduce((sum, { changes, following }) => sum + Math.max(0, changes - 1 - following), 0)
  return (
    <ul className={classes.checked}>
      <li>Checked when it was taken in: each change agrees with its own hash, and each record with the hash of it.</li>
      <li>
        Checked just now: the text of the package, {origin.fileName}, is the one that was kept then, SHA-256{' '}
        <code>{origin.sha256}</code>.
      </li>
      <li>
        Not checked:{' '}
        {gaps === 0
          ? 'each change names the hash of the one before it, but whether others were left out before the first or after the last'
          : `${formatCount(gaps, 'change')} ${gaps === 1 ? 'follows' : 'follow'} on one that is not in the package (other projects’ changes are not); whether more was left out`}{' '}
        can be told only in the workspace it came from, by the head of its ledger:{' '}
        {told.ledgers.map(({ head }, index) => (
          <span key={head.hash}>
            {index > 0 && '; '}change {formatNumber(head.seq)}, <code>{head.hash}</code>
          </span>
        ))}
        .
      </li>
    </ul>
  )
}
