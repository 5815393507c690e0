import type { KeyboardEvent } from 'react'
import type { Stage } from '../../../../src-shared/domain/assessment.ts'
import type { Result } from '../../../../src-shared/domain/result.ts'
import type { ResidualStanding, ScoredStage } from '../../../../src-shared/domain/standing.ts'
import { RatingChip } from '../../../components/RatingChip.tsx'
import { useProject } from '../../../project/project-context.ts'
import { WordPick } from '../pane/WordPick.tsx'
import classes from './workshop.module.css'

/** Severity and likelihood of one stage by digit or letter, with the rating that they give. */
export function ScoreLine(props: {
  stage: Stage
  scored: ScoredStage | null
  /** Of a residual score: claimed or evidenced. */
  standing?: ResidualStanding
  onSave: (axis: 'severity' | 'likelihood', word: string | null) => Promise<Result<unknown>>
  onSecond: () => void
  onDone: () => void
  onKey: (event: KeyboardEvent) => boolean
}) {
  const { stage, scored } = props
  const { scheme } = useProject().snapshot.project
  const title = stage === 'initial' ? 'Initial' : 'Residual'
  return (
    <fieldset className={classes.score}>
      <legend>
        {stage === 'initial' ? '○' : '●'} {title}
      </legend>
      <WordPick
        name={`${stage} severity`}
        label={`${title} severity`}
        words={scheme.severity.map(({ word }) => word)}
        value={scored?.assessment?.severity ?? null}
        onSave={(word) => props.onSave('severity', word)}
        onNext={props.onSecond}
        onKey={props.onKey}
      />
      <WordPick
        name={`${stage} likelihood`}
        label={`${title} likelihood`}
        words={scheme.likelihood.map(({ word }) => word)}
        value={scored?.assessment?.likelihood ?? null}
        onSave={(word) => props.onSave('likelihood', word)}
        onNext={props.onDone}
        onKey={props.onKey}
      />
      <RatingChip
        rating={scored?.rating ?? null}
        {...(props.standing === undefined ? {} : { residual: props.standing })}
      />
    </fieldset>
  )
}
