import { EVIDENCED_LEGEND, TODAY_LEGEND } from '../../../src-shared/format/standing-words.ts'
import { PageHeader } from '../../components/PageHeader.tsx'
import { ExportBoardPage } from '../../project/ExportMenu.tsx'
import { LogStanding } from '../../project/LogStanding.tsx'
import { useProject } from '../../project/project-context.ts'
import { FindingLines, StatusLines, Waiting } from './Attention.tsx'
import { Changed } from './Changed.tsx'
import { ControlTable } from './ControlTable.tsx'
import { Empty } from './Empty.tsx'
import { MatrixPanel } from './MatrixPanel.tsx'
import { Needed } from './Needed.tsx'
import { NotAccepted } from './NotAccepted.tsx'
import classes from './overview.module.css'
import { RatingTable } from './RatingTable.tsx'
import { Statement } from './Statement.tsx'
import { Trend } from './trend/Trend.tsx'

/**
 * The log on one page, for a board and for the officer at work: the three matrices, what is needed before the next
 * go-live, what is not accepted, what changed, what is asked. It says what is recorded, never whether it is enough.
 */
export function Page() {
  const { snapshot, counts } = useProject()
  const { system, standards } = snapshot.project
  const about = [[system.name, system.version].filter(Boolean).join(' '), standards.join(' and ')]
  const isEmpty = counts.hazards === 0
  return (
    <>
      <PageHeader title="Overview" actions={!isEmpty && <ExportBoardPage />}>
        <span className={classes.about}>{about.filter(Boolean).join(', ')}</span>
        <LogStanding />
      </PageHeader>
      {!isEmpty && <Waiting />}
      {isEmpty ? (
        <Empty />
      ) : (
        <div className={classes.page}>
          <Statement />
          <div className={classes.matrices}>
            <MatrixPanel stage="initial" />
            <MatrixPanel stage="today" />
            <MatrixPanel stage="residual" />
            <p className={`${classes.legend} ${classes.whole}`}>
              In each cell the rating, and in bold the hazards. {TODAY_LEGEND} {EVIDENCED_LEGEND}
            </p>
          </div>
          <div className={classes.pair}>
            <Needed />
            <NotAccepted />
          </div>
          <Changed />
          <div className={classes.middle}>
            {/* Nothing in it takes the focus, and where there is little room it scrolls. */}
            {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
            <section aria-label="Hazards by rating, the table" tabIndex={0}>
              <RatingTable />
            </section>
            <div>
              <FindingLines />
            </div>
            <div>
              <StatusLines />
            </div>
          </div>
          <ControlTable />
          <Trend />
        </div>
      )}
    </>
  )
}
