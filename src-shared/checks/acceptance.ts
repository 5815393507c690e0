import { bothStandards, onHazard, perHazard } from './draft.ts'
import type { Check } from './finding.ts'

const STAGES = ['initial', 'residual'] as const

/** Accepted, without the reason that the rating needs. */
export const acceptedWithoutReason: Check = {
  id: 'accepted-without-reason',
  title: 'Risks accepted without the reason their rating needs',
  rule: '4',
  level: 'error',
  why: 'The scheme accepts a risk of this rating only with a recorded reason: further reduction is impractical, or its cost is out of proportion.',
  clauses: bothStandards('5.1.1', '6.1.4'),
  run: perHazard((one) =>
    STAGES.flatMap((stage) => {
      const { rating, assessment } = one.risk[stage]
      if (!rating?.needsReason || rating.blocksIssue) return []
      if (assessment?.acceptability !== 'acceptable' || assessment.justification !== '') return []
      return [
        onHazard(one, {
          field: `${stage}.justification`,
          message: `${one.hazard.number}: the ${stage} rating ${rating.number} (${rating.label}) is accepted without a reason.`,
          values: [rating.number, assessment.acceptability],
        }),
      ]
    }),
  ),
}

/** A rating about which nobody has said whether it is acceptable. */
export const acceptabilityNotStated: Check = {
  id: 'acceptability-not-stated',
  title: 'Ratings not said to be acceptable or not',
  rule: '4',
  level: 'warning',
  why: 'Each risk is evaluated against the acceptability criteria of the clinical risk management plan, before control and after it.',
  clauses: bothStandards('5.1.1', '6.1.4', '6.4.1'),
  run: perHazard((one) =>
    STAGES.flatMap((stage) => {
      const { rating, assessment } = one.risk[stage]
      if (!rating || assessment?.acceptability !== 'not stated') return []
      return [
        onHazard(one, {
          field: `${stage}.acceptability`,
          message: `${one.hazard.number}: whether the ${stage} rating ${rating.number} (${rating.label}) is acceptable is not stated.`,
          values: [rating.number],
        }),
      ]
    }),
  ),
}
