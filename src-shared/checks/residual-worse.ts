import { bothStandards, onHazard, perHazard } from './draft.ts'
import type { Check } from './finding.ts'
import { scoreValues } from './movement.ts'

/** A residual rating above the initial one. */
export const residualWorse: Check = {
  id: 'residual-worse',
  title: 'Residual ratings worse than the initial ones',
  rule: '2',
  level: 'error',
  why: 'The residual risk is what remains after control measures. Controls that raise the risk bring a hazard of their own, or one of the two scores is wrong.',
  clauses: bothStandards('6.1.4', '6.1.2'),
  run: perHazard((one) => {
    const { initial, residual } = one.risk
    if (!initial.rating || !residual.rating || residual.rating.number <= initial.rating.number) return []
    return [
      onHazard(one, {
        field: 'residual.severity',
        message: `${one.hazard.number}: the residual rating is ${residual.rating.number}, worse than the initial ${initial.rating.number}.`,
        values: scoreValues(one),
      }),
    ]
  }),
}
