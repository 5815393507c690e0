import { Button } from '@mantine/core'
import { Link, useNavigate } from '@tanstack/react-router'
import { EmptyState } from '../../components/EmptyState.tsx'
import { openFindings, useProject } from '../../project/project-context.ts'
import classes from './overview.module.css'

/** An overview of nothing: what to do first, and which errors the project as a whole already has. */
export function Empty() {
  const { projectId, canWrite, findings, counts } = useProject()
  const navigate = useNavigate()
  const errors =
    findings === null
      ? []
      : openFindings(findings).filter(({ level, hazardId }) => level === 'error' && hazardId === null)
  return (
    <>
      <EmptyState
        action={
          <div className={classes.actions}>
            <Button onClick={() => void navigate({ to: '/projects/$projectId/hazards', params: { projectId } })}>
              {canWrite ? 'Write the first hazard' : 'Go to the hazards'}
            </Button>
            {canWrite && (
              <Button
                variant="default"
                onClick={() => void navigate({ to: '/import', search: { project: projectId } })}
              >
                Import a hazard log
              </Button>
            )}
          </div>
        }
      >
        {counts.candidates === 0
          ? 'The log has no hazard yet. With the first one scored, its matrices and lists stand here.'
          : `The log has no hazard yet, only candidates (${counts.candidates}). With the first one taken into the log and scored, its matrices and lists stand here.`}
      </EmptyState>
      <section aria-labelledby="overview-first" className={classes.first}>
        <h2 id="overview-first" className={classes.over}>
          What the project needs beside hazards
        </h2>
        <ul className={classes.numbered}>
          {errors.map(({ key, message }) => (
            <li key={key}>{message}</li>
          ))}
        </ul>
        <p className={classes.said}>
          {errors.length > 0 && (
            <>
              <Link to="/projects/$projectId/checks" params={{ projectId }}>
                Checks
              </Link>{' '}
              leads to each.{' '}
            </>
          )}
          <Link to="/projects/$projectId/settings" params={{ projectId }}>
            Settings
          </Link>{' '}
          has the system, the go-live milestones and the risk scheme;{' '}
          <Link to="/projects/$projectId/people" params={{ projectId }}>
            People
          </Link>{' '}
          who holds which role.
        </p>
      </section>
    </>
  )
}
