import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useId, useState } from 'react'
import type { HistoryEntry } from '../../../src-shared/contract/exchange.ts'
import { formatTime } from '../../../src-shared/format/dates.ts'
import { formatNumber } from '../../../src-shared/format/numbers.ts'
import { useProject } from '../../project/project-context.ts'
import { ChangeRecords } from './ChangeRecords.tsx'
import classes from './history.module.css'
import { isNamed, isUndone, type Names, undoWords, whoMade } from './words.ts'

function Marks({ entry, bySeq }: { entry: HistoryEntry; bySeq: ReadonlyMap<number, HistoryEntry> }) {
  const words = undoWords(entry, bySeq)
  if (words === '') return null
  return (
    <span className={classes.mark}>
      <span aria-hidden>{isUndone(entry, bySeq) || entry.command === 'change.undo' ? '↶ ' : '↷ '}</span>
      {words}
    </span>
  )
}

/** One change: when, who, what, why; opened it shows every record with old and new values, and its hash. */
export function ChangeLine(props: {
  entry: HistoryEntry
  names: Names
  /** The changes that were read, by their place: what took back what. */
  bySeq: ReadonlyMap<number, HistoryEntry>
  /** Made in another workspace: this one has no log as it was then. */
  elsewhere?: boolean
}) {
  const { entry, names, bySeq, elsewhere = false } = props
  const { projectId } = useProject()
  const [open, setOpen] = useState(false)
  const id = useId()
  return (
    <li className={`${classes.change} ${isUndone(entry, bySeq) ? classes.takenBack : ''}`}>
      <div className={classes.line}>
        <time dateTime={entry.at} className={classes.time}>
          {formatTime(entry.at)}
        </time>
        <button
          type="button"
          className={classes.summary}
          aria-expanded={open}
          aria-controls={id}
          onClick={() => setOpen(!open)}
        >
          {open ? <IconChevronDown size={16} aria-hidden /> : <IconChevronRight size={16} aria-hidden />}
          <span>{entry.summary}</span>
        </button>
        <Marks entry={entry} bySeq={bySeq} />
        <span
          className={classes.who}
          title={`As stated on ${elsewhere ? entry.computer : 'this computer'}; account of the operating system beside it`}
        >
          {whoMade(entry)}
          {isNamed(entry) && <span className={classes.dimmed}> ({entry.account})</span>}
        </span>
        <code className={classes.hash} title="Beginning of the change's hash; the whole stands under the change">
          {entry.hash.slice(0, 8)}
        </code>
        <span className={classes.seq}>{formatNumber(entry.seq)}</span>
      </div>
      {entry.reason !== '' && <p className={classes.reason}>Reason: {entry.reason}</p>}
      <div id={id} hidden={!open} className={classes.details}>
        {open && (
          <>
            <ChangeRecords records={entry.records} names={names} />
            {entry.recordCount > entry.records.length && (
              <p className={classes.dimmed}>
                {formatNumber(entry.records.length)} of {formatNumber(entry.recordCount)} records of this change are
                shown, hazards first.
              </p>
            )}
            <p className={classes.dimmed}>
              Change {formatNumber(entry.seq)},{' '}
              {isNamed(entry) ? `stated by ${entry.actor}, account ${entry.account}` : whoMade(entry)} on{' '}
              {entry.computer}. Hash <code>{entry.hash}</code>
            </p>
            {!elsewhere && (
              <p className={classes.dimmed}>
                <Link to="/projects/$projectId/overview" params={{ projectId }} search={{ at: entry.seq }}>
                  Show the log as it was then
                </Link>
              </p>
            )}
          </>
        )}
      </div>
    </li>
  )
}
