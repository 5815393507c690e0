import { bothStandards, onHazard, perHazard } from './draft.ts'
import type { Check } from './finding.ts'

/** A hazard that nobody owns. */
export const hazardWithoutOwner: Check = {
  id: 'hazard-without-owner',
  title: 'Hazards without an owner',
  rule: '9',
  level: 'warning',
  why: 'A hazard that nobody owns is followed up by nobody.',
  clauses: bothStandards('3.3.1', '2.2.1'),
  run: perHazard((one) =>
    one.hazard.ownerId !== null
      ? []
      : [
          onHazard(one, {
            field: 'ownerId',
            message: `${one.hazard.number}: no owner is named.`,
            values: [one.hazard.name],
          }),
        ],
  ),
}

/** A hazard without a status: counted as Open. */
export const statusNotStated: Check = {
  id: 'status-not-stated',
  title: 'Hazards whose status is not stated',
  rule: '9',
  level: 'warning',
  why: 'A hazard without a status counts as Open, and is printed as not stated.',
  clauses: bothStandards('3.3.1'),
  run: perHazard((one) =>
    one.hazard.status !== 'not stated'
      ? []
      : [
          onHazard(one, {
            field: 'status',
            message: `${one.hazard.number}: the status is not stated.`,
            values: [one.hazard.name],
          }),
        ],
  ),
}
