import { currentAssessment, type Stage } from '../../../../src-shared/domain/assessment.ts'
import type { Hazard } from '../../../../src-shared/domain/hazard.ts'
import type { HazardRisk } from '../../../../src-shared/domain/standing.ts'
import { RatingChip } from '../../../components/RatingChip.tsx'
import { SelectField } from '../../../components/SelectField.tsx'
import { LongTextField } from '../../../components/TextField.tsx'
import { useProject } from '../../../project/project-context.ts'
import { Acceptance } from './Acceptance.tsx'
import { Assessors } from './Assessors.tsx'
import { EarlierAssessments } from './EarlierAssessments.tsx'
import { HarmHelper } from './HarmHelper.tsx'
import { useHazardCommands } from './hazard-commands.ts'
import { PanelScores } from './PanelScores.tsx'
import classes from './pane.module.css'
import { Place } from './place.tsx'
import { SourceScores } from './SourceScores.tsx'
import { StandingPanel } from './StandingPanel.tsx'

/** One assessment: the two words, the rating looked up, a reason for each, and who stands for it. */
export function StageForm({ hazard, stage, risk }: { hazard: Hazard; stage: Stage; risk: HazardRisk }) {
  const { scheme } = useProject().snapshot.project
  const { score } = useHazardCommands(hazard.id)
  const { assessment, rating, standing } = risk[stage]
  const title = stage === 'initial' ? 'Initial clinical risk' : 'Residual clinical risk'
  const words = (axis: 'severity' | 'likelihood') => scheme[axis].map(({ word }) => ({ value: word, label: word }))
  const before = hazard.assessments.findLast(
    (made) => made.stage === stage && made !== currentAssessment(hazard, stage),
  )
  // A reason explains one score: it goes with the score, and the field says where it went.
  const emptied = (reason: 'severityReason' | 'likelihoodReason') =>
    assessment?.[reason] === '' && before !== undefined && before[reason] !== ''
      ? { hint: 'Emptied with the score that it explained; the words stand under “Earlier assessments” below.' }
      : {}
  return (
    <section className={classes.stage} aria-label={title}>
      <h3>
        {stage === 'initial' ? '○' : '●'} {title}
      </h3>
      <p className={classes.ratingLine}>
        <RatingChip
          rating={rating}
          standing={standing}
          {...(stage === 'residual' ? { residual: risk.residualStanding } : {})}
        />
      </p>
      {rating !== null && <p className={classes.legend}>{rating.text}</p>}
      <StandingPanel hazard={hazard} stage={stage} scored={risk[stage]} />
      <SourceScores hazard={hazard} stage={stage} risk={risk} />
      <div className={classes.pair}>
        <Place field={`${stage}.severity`}>
          <SelectField
            label="Severity"
            helpKey="assessment.severity"
            value={assessment?.severity ?? null}
            choices={words('severity')}
            placeholder="Not scored"
            clearable
            onSave={(severity) => score(stage, { severity })}
          />
        </Place>
        <Place field={`${stage}.likelihood`}>
          <SelectField
            label="Likelihood"
            helpKey="assessment.likelihood"
            value={assessment?.likelihood ?? null}
            choices={words('likelihood')}
            placeholder="Not scored"
            clearable
            onSave={(likelihood) => score(stage, { likelihood })}
          />
        </Place>
      </div>
      <HarmHelper stage={stage} assessment={assessment} score={score} />
      <Place field={`${stage}.severityReason`}>
        <LongTextField
          label="Why this severity"
          helpKey="assessment.severityReason"
          {...emptied('severityReason')}
          minRows={1}
          value={assessment?.severityReason ?? ''}
          onSave={(severityReason) => score(stage, { severityReason })}
        />
      </Place>
      <Place field={`${stage}.likelihoodReason`}>
        <LongTextField
          label="Why this likelihood"
          helpKey="assessment.likelihoodReason"
          {...emptied('likelihoodReason')}
          minRows={1}
          value={assessment?.likelihoodReason ?? ''}
          onSave={(likelihoodReason) => score(stage, { likelihoodReason })}
        />
      </Place>
      <Acceptance stage={stage} assessment={assessment} rating={rating} score={score} />
      <Assessors stage={stage} assessment={assessment} score={score} />
      <PanelScores hazardId={hazard.id} stage={stage} assessment={assessment} score={score} />
      <EarlierAssessments hazard={hazard} stage={stage} />
    </section>
  )
}
