import { Link } from '@tanstack/react-router'
import { type OutstandingItem, outstandingBefore } from '../../../src-shared/domain/outstanding.ts'
import { formatDay } from '../../../src-shared/format/dates.ts'
import { formatCount, formatNumber } from '../../../src-shared/format/numbers.ts'
import { controlStateMark } from '../../../src-shared/format/standing-words.ts'
import { nameOf, useProject } from '../../project/project-context.ts'
import { More, useShortList } from './More.tsx'
import classes from './overview.module.css'
import { daysBetween } from './words.ts'

/** What is needed before the next go-live milestone and not done, with owner and day; overdue ones first. */
export function Needed() {
  const { snapshot, today, people, projectId } = useProject()
  const { milestone, items, notVerified, undated } = outstandingBefore(snapshot, today)
  const list = useShortList(items)
  const overdue = items.filter((one) => one.overdue).length
  const days = milestone?.date ? daysBetween(today, milestone.date) : 0
  return (
    <section aria-labelledby="overview-needed" className={classes.block}>
      <h2 id="overview-needed" className={classes.over}>
        {milestone === null ? 'Overdue' : 'Needed before the next go-live and not done'}
      </h2>
      <p className={classes.said}>
        {milestone === null ? (
          <>
            No go-live milestone to come is recorded:{' '}
            <Link to="/projects/$projectId/settings" params={{ projectId }}>
              Settings
            </Link>{' '}
            has them. Without one only what is overdue is listed.
          </>
        ) : (
          <>
            <strong>{milestone.name}</strong>, {formatDay(milestone.date)} (
            {days === 0 ? 'today' : `in ${formatCount(days, 'day')}`}). {formatCount(items.length, 'line')},{' '}
            {formatNumber(overdue)} overdue.
          </>
        )}
      </p>
      {items.length > 0 && (
        <table className={`${classes.table} ${classes.list}`}>
          <caption>Controls not implemented and actions not done, overdue ones first</caption>
          <thead>
            <tr>
              <th scope="col" style={{ width: '50%' }}>
                What
              </th>
              <th scope="col">State</th>
              <th scope="col">Owner</th>
              <th scope="col">Day</th>
            </tr>
          </thead>
          <tbody>
            {list.shown.map((one) => (
              <tr key={one.key}>
                <td>
                  <ItemLink one={one} projectId={projectId} /> {one.text}
                </td>
                <td className={classes.word}>
                  {one.state === null ? (
                    'action'
                  ) : (
                    <>
                      <span aria-hidden>{controlStateMark[one.state].mark}</span> {controlStateMark[one.state].word}
                    </>
                  )}
                </td>
                <td>{nameOf(people, one.ownerId) || <span className={classes.dimmed}>nobody named</span>}</td>
                <td>{one.overdue ? <strong>Overdue: {formatDay(one.day)}</strong> : formatDay(one.day)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <More list={list} what="line" />
      <p className={classes.legend}>
        {notVerified.length > 0 && (
          <>
            Implemented and not yet verified:{' '}
            {notVerified.map(({ id, number }, index) => (
              <span key={id}>
                {index > 0 && ', '}
                <Link to="/projects/$projectId/controls" params={{ projectId }} search={{ record: id }}>
                  {number}
                </Link>
              </span>
            ))}
            .{' '}
          </>
        )}
        {undated.controls + undated.actions > 0 &&
          `With neither a day nor a milestone: ${formatCount(undated.controls, 'control')} not implemented, ${formatCount(undated.actions, 'action')} not done.`}
      </p>
    </section>
  )
}

function ItemLink({ one, projectId }: { one: OutstandingItem; projectId: string }) {
  return one.kind === 'control' ? (
    <Link to="/projects/$projectId/controls" params={{ projectId }} search={{ record: one.id }}>
      {one.number}
    </Link>
  ) : (
    <Link to="/projects/$projectId/hazards" params={{ projectId }} search={{ hazard: one.id }}>
      {one.number}
    </Link>
  )
}
