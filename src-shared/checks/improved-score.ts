import { progressOf, stateOf } from '../domain/control.ts'
import { bothStandards, onHazard, perHazard } from './draft.ts'
import type { Check } from './finding.ts'
import { isImproved, scoreValues } from './movement.ts'
import { counted, listInWords } from './words.ts'

/** A better residual score with nothing that could have made it better. */
export const improvedWithoutControl: Check = {
  id: 'improved-without-control',
  title: 'Scores improved with no additional control',
  rule: '3',
  level: 'warning',
  why: 'Existing controls already count in the initial risk. A residual risk is lower only because of additional ones.',
  clauses: bothStandards('6.1.1', '6.1.4'),
  run: perHazard((one, { context }) => {
    if (!isImproved(one, context.scheme)) return []
    if (one.links.some(({ link }) => link.standing !== 'existing')) return []
    const existing = one.links.length
    return [
      onHazard(one, {
        field: 'links',
        message: `${one.hazard.number}: the residual score is better than the initial one, but ${
          existing === 0 ? 'no control is linked' : 'all linked controls are existing ones'
        }.`,
        values: [scoreValues(one), one.links.map(({ link }) => link.id)],
      }),
    ]
  }),
}

/** A better residual score that rests on controls nobody has verified: claimed, not evidenced. */
export const improvedOnClaims: Check = {
  id: 'improved-on-claims',
  title: 'Scores improved on controls that nobody has verified',
  rule: '3',
  level: 'warning',
  why: 'A residual risk that rests on controls not yet in place and verified is a claim.',
  clauses: bothStandards('6.3.1', '6.3.2', '6.1.4'),
  run: perHazard((one, { context, due }) => {
    if (!isImproved(one, context.scheme)) return []
    const controls = [
      ...new Set(one.links.flatMap(({ link, control }) => (link.standing === 'existing' ? [] : [control]))),
    ]
    if (controls.length === 0 || controls.some((control) => stateOf(control) === 'verified')) return []
    const implemented = controls.filter((control) => progressOf(stateOf(control)) >= progressOf('implemented'))
    return [
      onHazard(one, {
        field: 'links',
        message: `${one.hazard.number}: the residual score is better than the initial one and rests on ${counted(controls.length, 'additional control')} (${listInWords(controls.map(({ number }) => number))}), of which ${
          implemented.length === 0 ? 'none is implemented' : `${implemented.length} implemented, none verified`
        }.`,
        values: [scoreValues(one), controls.map((control) => [control.id, stateOf(control)])],
        notYetDue: implemented.length === 0 ? !due.implementation : !due.verification,
      }),
    ]
  }),
}
