import { Link } from '@tanstack/react-router'
import { type ChangeLine, changeLines } from '../../../src-shared/format/board-words.ts'
import { formatDay } from '../../../src-shared/format/dates.ts'
import { formatNumber } from '../../../src-shared/format/numbers.ts'
import { failureOf, useRecentChanges } from '../../api/queries.ts'
import { ProblemPanel } from '../../components/ProblemPanel.tsx'
import { useProject } from '../../project/project-context.ts'
import { More, useShortList } from './More.tsx'
import classes from './overview.module.css'

/** How far back changes are told, in days; the board page tells as many. */
const DAYS = 30

/** What became different in 30 days: what got worse beside what got better, each with the way to its record. */
export function Changed() {
  const { projectId, past } = useProject()
  const reading = useRecentChanges(projectId, DAYS, past?.point)
  const failure = failureOf(reading)
  const answer = reading.data
  const lines = answer === undefined ? [] : changeLines(answer.changes)
  return (
    <section aria-labelledby="overview-changed" className={classes.block}>
      <h2 id="overview-changed" className={classes.over}>
        Changed in {DAYS} days
      </h2>
      {failure !== null && <ProblemPanel failure={failure} onRetry={() => void reading.refetch()} />}
      {failure === null && answer === undefined && <output className={classes.said}>The ledger is being read…</output>}
      {answer !== undefined && (
        <p className={classes.said}>
          Since {formatDay(answer.since)}.{' '}
          {answer.begun && 'The project was begun in these days: everything in it is new. '}
          {lines.length === 0 && 'No hazard or control was added, closed, scored anew or moved on.'}
        </p>
      )}
      {lines.length > 0 && (
        <table className={`${classes.table} ${classes.list}`}>
          <caption>What was added, closed, scored anew, progressed or fell back</caption>
          <thead>
            <tr>
              <th scope="col">What</th>
              <th scope="col" className={classes.right}>
                Number
              </th>
              <th scope="col">Which</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <tr key={line.what}>
                <th scope="row">{line.what}</th>
                <td className={classes.right}>{formatNumber(line.records.length)}</td>
                <td>
                  <Mentions line={line} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

function Mentions({ line }: { line: ChangeLine }) {
  const { projectId } = useProject()
  const list = useShortList(line.records)
  return (
    <>
      {list.shown.map(({ id, number, name, how }, index) => (
        <span key={`${id} ${how}`}>
          {index > 0 && ', '}
          {line.of === 'hazard' ? (
            <Link to="/projects/$projectId/hazards" params={{ projectId }} search={{ hazard: id }} title={name}>
              {number}
            </Link>
          ) : (
            <Link to="/projects/$projectId/controls" params={{ projectId }} search={{ record: id }} title={name}>
              {number}
            </Link>
          )}
          {how !== '' && ` ${how}`}
        </span>
      ))}{' '}
      <More list={list} what={line.of} />
    </>
  )
}
