import { Link } from '@tanstack/react-router'
import { type Control, type ControlState, carriesRisk, isOverdue, stateOf } from '../../../src-shared/domain/control.ts'
import { formatDay } from '../../../src-shared/format/dates.ts'
import { formatNumber } from '../../../src-shared/format/numbers.ts'
import { controlStateMark } from '../../../src-shared/format/standing-words.ts'
import { useProject } from '../../project/project-context.ts'
import classes from './overview.module.css'
import { daysTo } from './words.ts'

/** States of a control that risk rests on, in the order of its life. */
const STATES: ControlState[] = ['not stated', 'proposed', 'agreed', 'implemented', 'verified', 'failed verification']
/** Still to be done: neither implemented nor verified. */
const DONE: ReadonlySet<ControlState> = new Set(['implemented', 'verified'])

/** Controls by go-live milestone and state, with the days that are left and what is overdue. */
export function ControlTable() {
  const { snapshot, today, projectId } = useProject()
  const { milestones } = snapshot.project
  const live = snapshot.records.control.filter(({ archived }) => archived === null)
  const carrying = live.filter(carriesRisk)
  const stopped = live.length - carrying.length
  const byDate = milestones.toSorted((a, b) => (a.date ?? '9999').localeCompare(b.date ?? '9999'))
  const known = new Set(milestones.map(({ id }) => id))
  const isOpen = (one: Control) => !DONE.has(stateOf(one))

  const rows = [
    ...byDate.map((one) => {
      const controls = carrying.filter(({ milestoneId }) => milestoneId === one.id)
      return {
        key: one.id,
        name: one.name,
        date: formatDay(one.date),
        days: daysTo(one.date, today, controls.filter(isOpen).length),
        controls,
      }
    }),
    {
      key: 'none',
      name: 'No milestone',
      date: '',
      days: '',
      controls: carrying.filter(({ milestoneId }) => milestoneId === null || !known.has(milestoneId)),
    },
    { key: 'all', name: 'All controls', date: '', days: '', controls: carrying },
  ]
  const figure = (value: number) => (value === 0 ? <span className={classes.zero}>0</span> : formatNumber(value))
  return (
    <div>
      <table className={`${classes.table} ${classes.lastIsSum}`}>
        <caption>Controls by go-live milestone and state</caption>
        <thead>
          <tr>
            <th scope="col">Needed before</th>
            <th scope="col">Go-live</th>
            {STATES.map((state) => (
              <th key={state} scope="col" className={classes.right}>
                <span aria-hidden>{controlStateMark[state].mark}</span>{' '}
                {state === 'failed verification' ? 'failed' : controlStateMark[state].word}
              </th>
            ))}
            <th scope="col" className={`${classes.right} ${classes.divided}`}>
              open
            </th>
            <th scope="col" className={classes.right}>
              overdue
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, name, date, days, controls }) => (
            <tr key={key}>
              <th scope="row">
                {key === 'none' || controls.length === 0 ? (
                  name
                ) : (
                  <Link
                    to="/projects/$projectId/controls"
                    params={{ projectId }}
                    search={key === 'all' ? {} : { show: `milestone:${key}` }}
                  >
                    {name}
                  </Link>
                )}
              </th>
              <td>
                {days !== '' && (date === '' ? days : <strong>{days}</strong>)}{' '}
                <span className={classes.dimmed}>{date}</span>
              </td>
              {STATES.map((state) => (
                <td key={state} className={classes.right}>
                  {figure(controls.filter((one) => stateOf(one) === state).length)}
                </td>
              ))}
              <td className={`${classes.right} ${classes.divided}`}>{figure(controls.filter(isOpen).length)}</td>
              <td className={classes.right}>
                {figure(controls.filter((one) => isOverdue(one, milestones, today)).length)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={classes.legend}>
        Open: neither implemented nor verified. Overdue: open and past its own date or its milestone's.
        {stopped > 0 && ` Not counted: ${formatNumber(stopped)} rejected or withdrawn.`}
        {milestones.length === 0 && ' No go-live milestone is recorded; Settings has them.'}
      </p>
    </div>
  )
}
