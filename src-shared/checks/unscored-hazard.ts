import { bothStandards, onHazard, perHazard } from './draft.ts'
import type { Check } from './finding.ts'

/** No initial score of ours. */
export const initialNotScored: Check = {
  id: 'initial-not-scored',
  title: 'Hazards without an initial score',
  rule: 'not-scored',
  level: 'warning',
  why: 'Severity, likelihood and the resulting clinical risk are estimated for each hazard.',
  clauses: bothStandards('4.4.1'),
  run: perHazard((one) =>
    one.risk.initial.standing !== 'not scored'
      ? []
      : [
          onHazard(one, {
            field: 'initial.severity',
            message: `${one.hazard.number}: the initial risk is not scored.`,
            values: [one.hazard.sourceScores.length],
          }),
        ],
  ),
}

/** No residual score, although the initial risk is not accepted. Silent until there is an initial one. */
export const residualNotScored: Check = {
  id: 'residual-not-scored',
  title: 'Hazards without a residual score',
  rule: 'not-scored',
  level: 'warning',
  why: 'The residual risk is evaluated for each hazard whose initial risk is not accepted with its reason.',
  clauses: bothStandards('6.1.4', '5.1.2'),
  run: perHazard((one) => {
    const { initial, residual } = one.risk
    if (one.accepted || residual.standing !== 'not scored' || initial.standing === 'not scored') return []
    return [
      onHazard(one, {
        field: 'residual.severity',
        message: `${one.hazard.number}: the residual risk is not scored.`,
        values: [initial.rating?.number ?? null],
      }),
    ]
  }),
}
