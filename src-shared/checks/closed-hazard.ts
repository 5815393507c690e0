import { isEvidenced } from '../domain/standing.ts'
import { bothStandards, onHazard, perHazard } from './draft.ts'
import type { Check } from './finding.ts'
import { counted, listInWords } from './words.ts'

/** Closed, with actions still open. */
export const closedWithOpenActions: Check = {
  id: 'closed-with-open-actions',
  title: 'Closed hazards with open actions',
  rule: '9',
  level: 'warning',
  why: 'Closed means that all clinical risk management actions for the hazard are complete (guidance to DCB0129).',
  clauses: bothStandards('6.4.1'),
  run: perHazard((one) => {
    if (one.hazard.status !== 'Closed') return []
    const open = one.hazard.actions.filter(({ done }) => done === null)
    if (open.length === 0) return []
    return [
      onHazard(one, {
        field: 'status',
        message: `${one.hazard.number}: Closed, with ${counted(open.length, 'open action')}.`,
        values: [one.hazard.status, open.map(({ id }) => id)],
      }),
    ]
  }),
}

/** Closed, with controls that are not verified, effective and evidenced. */
export const closedWithUnfinishedControls: Check = {
  id: 'closed-with-unfinished-controls',
  title: 'Closed hazards with unfinished controls',
  rule: '9',
  level: 'warning',
  why: 'A hazard whose controls are not all verified, effective here and evidenced still has work to do.',
  clauses: bothStandards('6.3.2', '6.3.3', '6.4.1'),
  run: perHazard((one, { context }) => {
    if (one.hazard.status !== 'Closed' || one.accepted) return []
    const unfinished = one.links.filter(({ link, control }) => !isEvidenced(link, control, context))
    const numbers = [...new Set(unfinished.map(({ control }) => control.number))]
    if (numbers.length === 0) return []
    return [
      onHazard(one, {
        field: 'status',
        partId: 'links',
        message: `${one.hazard.number}: Closed, with ${counted(numbers.length, 'control')} not evidenced (${listInWords(numbers)}).`,
        values: [one.hazard.status, unfinished.map(({ link, control }) => [link.id, control.steps.at(-1)?.id ?? null])],
      }),
    ]
  }),
}
