import { bothStandards, onHazard, perHazard } from './draft.ts'
import type { Check } from './finding.ts'
import { fromTo, movementOf, scoreValues } from './movement.ts'

/** A severity that falls without a word on why. */
export const severityLoweredWithoutReason: Check = {
  id: 'severity-lowered-without-reason',
  title: 'Severity lowered without a reason',
  rule: '2',
  level: 'warning',
  why: 'Most controls make harm less likely, not less severe. A lower severity needs a recorded reason.',
  clauses: bothStandards('6.1.4'),
  run: perHazard((one, { context }) => {
    const { severity } = movementOf(one, context.scheme)
    if (severity === null || severity >= 0 || one.risk.residual.assessment?.severityReason !== '') return []
    return [
      onHazard(one, {
        field: 'residual.severityReason',
        message: `${one.hazard.number}: the severity falls ${fromTo(one, 'severity')} without a reason.`,
        values: scoreValues(one),
      }),
    ]
  }),
}

/** A severity that falls although no additional control limits the harm or removes the hazard (clinical-rules 9). */
export const severityLoweredWithoutLimit: Check = {
  id: 'severity-lowered-without-limiting-control',
  title: 'Severity lowered with no control that limits the harm',
  rule: 'severity-lowered',
  level: 'warning',
  why: 'A control that prevents a cause or detects an error changes the likelihood. Only one that limits the harm or removes the hazard lowers the severity.',
  clauses: bothStandards('6.1.4'),
  run: perHazard((one, { context }) => {
    const { severity } = movementOf(one, context.scheme)
    if (severity === null || severity >= 0) return []
    // An existing control already counts in the initial severity.
    const limits = one.links.some(
      ({ link }) =>
        link.standing !== 'existing' && (link.acts === 'limits the harm' || link.acts === 'removes the hazard'),
    )
    if (limits) return []
    return [
      onHazard(one, {
        field: 'links',
        message: `${one.hazard.number}: the severity falls ${fromTo(one, 'severity')}, but no additional control is said to limit the harm or remove the hazard.`,
        values: [scoreValues(one), one.links.map(({ link }) => [link.id, link.standing, link.acts])],
      }),
    ]
  }),
}
