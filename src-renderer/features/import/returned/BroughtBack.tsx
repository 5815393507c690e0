import { Button, Tabs } from '@mantine/core'
import { type Dispatch, type ReactNode, type SetStateAction, useEffect, useMemo, useState } from 'react'
import type { Failure } from '../../../../src-shared/domain/result.ts'
import type { ChosenKeys, ReturnedWorkbook } from '../../../../src-shared/domain/returned-workbook.ts'
import { formatDay } from '../../../../src-shared/format/dates.ts'
import { formatCount, formatNumber } from '../../../../src-shared/format/numbers.ts'
import { ProblemPanel } from '../../../components/ProblemPanel.tsx'
import { ChangedRows } from './ChangedRows.tsx'
import { type Tally, tally } from './choice.ts'
import { CellsNotTaken, MissingHazards, RefusedRows } from './NotTaken.tsx'
import classes from './returned.module.css'

const LAYOUT = { hazards: 'a hazard a row', causes: 'a cause a row' } as const

/** What a log that was sent out of a project says otherwise now that it is brought back, and what of it is taken. */
export function BroughtBack(props: {
  returned: ReturnedWorkbook
  choice: ChosenKeys
  onChoice: Dispatch<SetStateAction<ChosenKeys>>
  busy: boolean
  failure: Failure | null
  /** To the choice of a file, which this one stays. */
  onAside: () => void
  onTake: () => void
}) {
  const { returned, choice, onChoice, onAside, busy } = props
  const { changed, refused, notTaken, missing, project } = returned
  const sum = useMemo(() => tally(returned, choice), [returned, choice])
  const [tab, setTab] = useState<string | null>(
    changed.length > 0 ? 'changes' : refused.length > 0 ? 'refused' : notTaken.length > 0 ? 'not-taken' : 'changes',
  )

  useEffect(() => {
    function hear(event: KeyboardEvent): void {
      const typing = event.target instanceof HTMLInputElement && event.target.type === 'text'
      if (event.key === 'Escape' && !event.defaultPrevented && !busy && !typing) onAside()
    }
    document.addEventListener('keydown', hear)
    return () => document.removeEventListener('keydown', hear)
  }, [onAside, busy])

  const parts: { key: string; word: string; count: number; content: ReactNode }[] = [
    {
      key: 'changes',
      word: 'Changes',
      count: changed.reduce((all, { changes }) => all + changes.length, 0),
      content:
        changed.length === 0 ? (
          <p className={classes.lead}>Nothing in it says otherwise than when it was sent, or than it stands here.</p>
        ) : (
          <ChangedRows rows={changed} choice={choice} onChoice={onChoice} />
        ),
    },
    { key: 'refused', word: 'Refused rows', count: refused.length, content: <RefusedRows refused={refused} /> },
    { key: 'not-taken', word: 'Not taken', count: notTaken.length, content: <CellsNotTaken notTaken={notTaken} /> },
    { key: 'missing', word: 'Without a row', count: missing.length, content: <MissingHazards missing={missing} /> },
  ]

  return (
    <>
      <div className={classes.top}>
        <p>
          {returned.file.name}, sheet “{returned.sheet}”, was sent out of <strong>{project.name}</strong>
          {returned.sentOn === null ? '' : ` on ${formatDay(returned.sentOn)}`}, with {LAYOUT[returned.layout]}. Each
          row is held against what was sent, and against the log as it stands now.
        </p>
        <Rows returned={returned} />
        <p>
          Is it to go somewhere else?{' '}
          <Button variant="subtle" size="compact-sm" onClick={onAside} disabled={busy}>
            Import it as any other log
          </Button>
        </p>
      </div>
      <Tabs value={tab} onChange={setTab} keepMounted={false} className={classes.tabs ?? ''}>
        <Tabs.List aria-label="Parts of what came back" className={classes.tabList ?? ''}>
          {parts.map(({ key, word, count }) => (
            <Tabs.Tab key={key} value={key}>
              {word} {formatNumber(count)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {parts.map(({ key, content }) => (
          <Tabs.Panel key={key} value={key} className={classes.panel ?? ''}>
            {content}
          </Tabs.Panel>
        ))}
      </Tabs>
      <div className={classes.bar}>
        {props.failure && <ProblemPanel failure={props.failure} />}
        <div className={classes.barLine}>
          <p className={classes.summary} aria-live="polite">
            <TakenWords sum={sum} project={project.name} />
          </p>
          <Button variant="default" onClick={onAside} disabled={busy}>
            Back
          </Button>
          <Button onClick={props.onTake} loading={busy} disabled={sum.changes === 0}>
            Take {formatCount(sum.changes, 'change')}
          </Button>
        </div>
      </div>
    </>
  )
}

/** How many rows there are of each sort. */
function Rows({ returned }: { returned: ReturnedWorkbook }) {
  const { rows, unchanged, nothingOfTheirOwn, changed, refused } = returned
  const added = changed.filter(({ isNew }) => isNew).length
  const counts: [string, number][] = [
    ['Rows', rows],
    ['Unchanged', unchanged],
    ['Changed', changed.length - added],
    ['New hazards', added],
    ...(nothingOfTheirOwn > 0 ? [['Not taken, or taken with another row', nothingOfTheirOwn] as [string, number]] : []),
    ['Refused', refused.length],
  ]
  return (
    <dl className={classes.counts}>
      {counts.map(([word, count]) => (
        <div key={word}>
          <dt>{word}</dt>
          <dd>{formatNumber(count)}</dd>
        </div>
      ))}
    </dl>
  )
}

function TakenWords({ sum, project }: { sum: Tally; project: string }) {
  if (sum.changes === 0) return <>Nothing is ticked, so there is nothing to take. Nothing was changed.</>
  const what = [
    ...(sum.changed > 0 ? [`in ${formatCount(sum.changed, 'hazard')}`] : []),
    ...(sum.added > 0 ? [`${sum.changed > 0 ? 'and ' : 'as '}${formatCount(sum.added, 'new hazard')}`] : []),
  ]
  return (
    <>
      <strong>
        {formatCount(sum.changes, 'change')} {what.join(' ')}
      </strong>{' '}
      into {project}.
      {sum.scores > 0 &&
        ` ${formatCount(sum.scores, 'score')} typed in the file ${sum.scores === 1 ? 'comes' : 'come'} in as not confirmed, until a named person confirms ${sum.scores === 1 ? 'it' : 'them'}.`}{' '}
      Nothing is taken out. A backup comes first.
    </>
  )
}
