import { bothStandards, onHazard, perHazard } from './draft.ts'
import type { Check } from './finding.ts'

const STAGES = ['initial', 'residual'] as const

/** A confirmed score that names nobody who assessed, neither people nor a session (clinical-rules 3). */
export const assessorMissing: Check = {
  id: 'assessor-missing',
  title: 'Scores that name no assessor',
  rule: 'no-assessor',
  level: 'warning',
  why: 'Who assessed a risk is recorded apart from who typed it: people of several disciplines, with a clinical safety officer among them.',
  clauses: bothStandards('4.1.2', '2.4.1'),
  run: perHazard((one) =>
    STAGES.flatMap((stage) => {
      const { assessment, rating } = one.risk[stage]
      if (!rating || !assessment || assessment.confirmedAt === null) return []
      if (assessment.assessedBy.length > 0 || assessment.sessionId !== null) return []
      return [
        onHazard(one, {
          field: `${stage}.assessedBy`,
          message: `${one.hazard.number}: the ${stage} score names no assessor.`,
          values: [assessment.id],
        }),
      ]
    }),
  ),
}

/** A confirmed score without the day it was made. */
export const assessmentDateMissing: Check = {
  id: 'assessment-date-missing',
  title: 'Scores without a date',
  rule: 'no-assessor',
  level: 'notice',
  why: 'The day of an assessment is recorded apart from the time it was typed.',
  clauses: bothStandards('4.4.1'),
  run: perHazard((one) =>
    STAGES.flatMap((stage) => {
      const { assessment, rating } = one.risk[stage]
      if (!rating || !assessment || assessment.confirmedAt === null || assessment.assessedOn !== null) return []
      return [
        onHazard(one, {
          field: `${stage}.assessedOn`,
          message: `${one.hazard.number}: the ${stage} score has no date of assessment.`,
          values: [assessment.id],
        }),
      ]
    }),
  ),
}
