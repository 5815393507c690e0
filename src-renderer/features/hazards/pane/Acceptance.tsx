import type { Assessment, Stage } from '../../../../src-shared/domain/assessment.ts'
import type { Rating } from '../../../../src-shared/domain/scheme.ts'
import { SelectField } from '../../../components/SelectField.tsx'
import { LongTextField } from '../../../components/TextField.tsx'
import type { useHazardCommands } from './hazard-commands.ts'
import { Place } from './place.tsx'

type Score = ReturnType<typeof useHazardCommands>['score']

/** Whether the risk is accepted, with the justification that some ratings need; never set by itself. */
export function Acceptance(props: {
  stage: Stage
  assessment: Assessment | null
  rating: Rating | null
  score: Score
}) {
  const { stage, assessment, rating, score } = props
  const value = assessment?.acceptability ?? 'not stated'
  const blocked = rating?.blocksIssue === true
  const justification = assessment?.justification ?? ''
  const needed = rating?.needsReason === true && value === 'acceptable' && justification === ''
  const choices = [
    { value: 'not stated' as const, label: 'Not stated' },
    ...(blocked && value !== 'acceptable' ? [] : [{ value: 'acceptable' as const, label: 'Acceptable' }]),
    { value: 'not acceptable' as const, label: 'Not acceptable' },
  ]
  const hint = blocked
    ? { hint: `Rated ${rating.number} ${rating.label}: it cannot be marked acceptable.` }
    : rating?.needsReason === true
      ? { hint: `Rated ${rating.number} ${rating.label}: acceptable only with a reason.` }
      : {}
  return (
    <>
      <Place field={`${stage}.acceptability`}>
        <SelectField
          label="Acceptability"
          helpKey="assessment.acceptability"
          value={value}
          choices={choices}
          onSave={(acceptability) => score(stage, { acceptability: acceptability ?? 'not stated' })}
          {...hint}
        />
      </Place>
      {(value !== 'not stated' || justification !== '') && (
        <Place field={`${stage}.justification`}>
          <LongTextField
            label={needed ? 'Justification (needed for this rating)' : 'Justification'}
            helpKey="assessment.justification"
            minRows={1}
            value={justification}
            onSave={(text) => score(stage, { justification: text })}
          />
        </Place>
      )}
    </>
  )
}
