import { Link } from '@tanstack/react-router'
import { formatTime } from '../../src-shared/format/dates.ts'
import { formatCount, formatNumber } from '../../src-shared/format/numbers.ts'
import { useStatus } from '../api/queries.ts'
import { type Saving, useSaving } from '../api/saving.ts'
import { LogStanding } from '../project/LogStanding.tsx'
import { openFindings, useProject } from '../project/project-context.ts'
import { BesideMenu } from './BesideMenu.tsx'
import classes from './frame.module.css'

function savingWords(saving: Saving): string {
  if (saving.state === 'saved') return `saved at ${formatTime(saving.at)}`
  if (saving.state === 'refused') return `not changed: ${saving.message}`
  return { 'nothing yet': 'everything is saved', saving: 'saving…', 'not saved': 'the last change was not saved' }[
    saving.state
  ]
}

/** The line at the foot: saved or not, who works in which role, findings, version, position in the ledger. */
export function StatusLine() {
  const { snapshot, findings, findingsFailure, today, projectId, past } = useProject()
  const saving = useSaving()
  const status = useStatus()
  const { project, position } = snapshot
  const personId = status.data?.personId ?? null
  const roles = project.roles
    .filter((held) => held.personId === personId && (held.from ?? '') <= today && (held.to ?? '9999') >= today)
    .map(({ role }) => role)
  const person = status.data?.personName ?? null
  return (
    <footer className={classes.status} aria-label="Status">
      <output
        title={savingWords(saving)}
        className={`${classes.saving} ${saving.state === 'not saved' ? classes.notSaved : ''}`}
      >
        {savingWords(saving)}
      </output>
      <span aria-hidden>·</span>
      <span className={classes.worker}>
        {person === null
          ? `nobody named, account ${status.data?.account ?? ''}`
          : [person, ...new Set(roles)].join(', ')}
      </span>
      <span aria-hidden>·</span>
      <Link to="/projects/$projectId/checks" params={{ projectId }}>
        {findings !== null
          ? formatCount(openFindings(findings).length, 'finding')
          : findingsFailure === null
            ? 'findings being read'
            : 'the findings could not be read'}
      </Link>
      {past === null && (
        <>
          <span aria-hidden>·</span>
          <LogStanding small />
        </>
      )}
      <span className={classes.spacer} />
      <BesideMenu />
      <span aria-hidden>·</span>
      {project.version !== '' && (
        <>
          <span>version {project.version}</span>
          <span aria-hidden>·</span>
        </>
      )}
      <span>change {formatNumber(position.seq)}</span>
    </footer>
  )
}
