import type { DatabaseCounts } from '../../src-main/repositories/log-counts.ts'
import { aHazard, anAssessment, aSnapshot, scored } from '../support/builders.ts'

/** What the database of the log below would say; written by hand. */
export const database: DatabaseCounts = {
  hazards: [
    { number: 'HAZ-001', status: 'Open', initial: 3, residual: 2 },
    { number: 'HAZ-002', status: 'Closed', initial: 5, residual: null },
    { number: 'HAZ-003', status: 'not stated', initial: null, residual: null },
  ],
  causes: 3,
  controls: 0,
  evidence: 0,
  candidates: 0,
  archived: 0,
}
export const snapshot = aSnapshot({
  hazard: [
    scored(aHazard(1), [], [anAssessment('initial'), anAssessment('residual', { likelihood: 'Very Low' })]),
    scored(
      aHazard(2, { status: 'Closed' }),
      [],
      [anAssessment('initial', { severity: 'Catastrophic', likelihood: 'Very High' })],
    ),
    aHazard(3, { status: 'not stated' }),
  ],
})
