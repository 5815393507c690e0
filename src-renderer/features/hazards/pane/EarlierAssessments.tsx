import { currentAssessment, type Stage } from '../../../../src-shared/domain/assessment.ts'
import type { Hazard } from '../../../../src-shared/domain/hazard.ts'
import { lookUp } from '../../../../src-shared/domain/scheme.ts'
import { formatDay, formatMoment } from '../../../../src-shared/format/dates.ts'
import { Disclosure } from '../../../components/Disclosure.tsx'
import { RatingChip } from '../../../components/RatingChip.tsx'
import { nameOf, useProject } from '../../../project/project-context.ts'
import classes from './pane.module.css'

/** Assessments that the present one took the place of, newest first; nothing where there are none. */
export function EarlierAssessments({ hazard, stage }: { hazard: Hazard; stage: Stage }) {
  const { people, snapshot } = useProject()
  const { scheme } = snapshot.project
  const current = currentAssessment(hazard, stage)
  const earlier = hazard.assessments.filter((made) => made.stage === stage && made !== current).reverse()
  if (earlier.length === 0) return null
  return (
    <Disclosure summary={`Earlier assessments (${earlier.length})`}>
      <ol className={classes.plain}>
        {earlier.map((made) => (
          <li key={made.id}>
            <RatingChip rating={lookUp(scheme, made.severity, made.likelihood)} /> {made.severity ?? 'not scored'} ×{' '}
            {made.likelihood ?? 'not scored'}
            <span className={classes.dimmed}>
              {made.origin === 'imported' ? ', imported' : ''}
              {made.assessedBy.length > 0 && `, by ${made.assessedBy.map((id) => nameOf(people, id)).join(', ')}`}
              {made.assessedOn !== null && `, assessed on ${formatDay(made.assessedOn)}`}, recorded{' '}
              {formatMoment(made.recordedAt)}
            </span>
            {[made.severityReason, made.likelihoodReason, made.justification]
              .filter((text) => text !== '')
              .map((text) => (
                <p key={text} className={classes.text}>
                  {text}
                </p>
              ))}
          </li>
        ))}
      </ol>
    </Disclosure>
  )
}
