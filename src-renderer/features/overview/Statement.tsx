import { Link } from '@tanstack/react-router'
import { holdersOf } from '../../../src-shared/domain/project.ts'
import { isLive } from '../../../src-shared/domain/record.ts'
import { formatDay } from '../../../src-shared/format/dates.ts'
import { nameOf, useProject } from '../../project/project-context.ts'
import classes from './overview.module.css'

const WORDS = {
  'not yet given': 'Not yet given',
  recommend: 'Recommend',
  'recommend with conditions': 'Recommend with conditions',
  'do not recommend': 'Do not recommend',
} as const

/** The clinical safety officer's own statement and what the board is asked, in words that a person wrote. */
export function Statement() {
  const { snapshot, people, today, projectId } = useProject()
  const { project, records } = snapshot
  const given = records.safetyStatement.filter(isLive).at(-1)
  const decisions = records.boardDecision.filter(isLive)
  const conditions = (given?.conditions ?? '').split('\n').filter((line) => line.trim() !== '')
  const officers = holdersOf(project, 'clinical safety officer', today).map((id) => nameOf(people, id))
  const by = [nameOf(people, given?.personId ?? null), formatDay(given?.date ?? null)].filter(Boolean).join(', ')
  const documents = (words: string) => (
    <Link to="/projects/$projectId/documents" params={{ projectId }}>
      {words}
    </Link>
  )
  return (
    <div className={classes.pair}>
      <section aria-labelledby="overview-statement">
        <h2 id="overview-statement" className={classes.over}>
          Clinical safety officer's statement
        </h2>
        <p className={classes.said}>
          <strong>{WORDS[given?.recommendation ?? 'not yet given']}</strong>
          {given !== undefined && given.recommendation !== 'not yet given' && (
            <span className={classes.dimmed}> {by === '' ? 'by whom and when: not recorded' : by}</span>
          )}
        </p>
        {given?.text ? <p className={classes.said}>{given.text}</p> : null}
        {conditions.length > 0 && (
          <>
            <p className={classes.conditions}>Conditions</p>
            <ol className={classes.numbered}>
              {conditions.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ol>
          </>
        )}
        <p className={classes.legend}>
          {documents('Written under Documents')}
          {officers.length === 0 ? '. No clinical safety officer is recorded.' : `, by ${officers.join(', ')}.`}
        </p>
      </section>
      <section aria-labelledby="overview-decisions">
        <h2 id="overview-decisions" className={classes.over}>
          Decisions asked of the board
        </h2>
        {decisions.length === 0 ? (
          <p className={classes.said}>Not recorded. {documents('Write what the board is asked to decide')}.</p>
        ) : (
          <ol className={classes.numbered}>
            {decisions.map(({ id, decision }) => (
              <li key={id}>{decision}</li>
            ))}
          </ol>
        )}
      </section>
    </div>
  )
}
