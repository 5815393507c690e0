import { Button } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { EmptyState } from '../../components/EmptyState.tsx'
import { PageHeader } from '../../components/PageHeader.tsx'
import { useProject } from '../../project/project-context.ts'
import { FindingLines, StatusLines, Waiting } from './Attention.tsx'
import { ControlTable } from './ControlTable.tsx'
import { MatrixPanel } from './MatrixPanel.tsx'
import classes from './overview.module.css'
import { RatingTable } from './RatingTable.tsx'

/** The log on one page: matrices, ratings, controls, findings. It says what is recorded, never whether it is enough. */
export function Page() {
  const { snapshot, counts, projectId, canWrite } = useProject()
  const navigate = useNavigate()
  const { system, standards } = snapshot.project
  const about = [[system.name, system.version].filter(Boolean).join(' '), standards.join(' and ')]
  return (
    <>
      <PageHeader title="Overview">
        <span className={classes.about}>{about.filter(Boolean).join(', ')}</span>
      </PageHeader>
      <Waiting />
      {counts.hazards === 0 ? (
        <EmptyState
          action={
            <div className={classes.actions}>
              <Button onClick={() => void navigate({ to: '/projects/$projectId/hazards', params: { projectId } })}>
                Go to the hazards
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
          The log has no hazard yet.
        </EmptyState>
      ) : (
        <div className={classes.page}>
          <MatrixPanel stage="initial" />
          <MatrixPanel stage="residual" />
          <div className={classes.middle}>
            <div>
              <RatingTable />
            </div>
            <div>
              <FindingLines />
            </div>
            <div>
              <StatusLines />
            </div>
          </div>
          <div className={classes.wide}>
            <ControlTable />
          </div>
        </div>
      )}
    </>
  )
}
