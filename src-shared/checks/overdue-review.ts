import { bothStandards, onHazard, perHazard } from './draft.ts'
import type { Check } from './finding.ts'
import { dayInWords } from './words.ts'

/** A hazard whose next review has passed. */
export const reviewOverdue: Check = {
  id: 'review-overdue',
  title: 'Hazards past their review date',
  rule: '14',
  level: 'warning',
  why: 'The day set for the next review of this hazard has passed.',
  clauses: ['DCB0129 2.6.1', 'DCB0129 3.3.1', 'DCB0160 2.7.1', 'DCB0160 3.3.1'],
  run: perHazard((one, { today }) => {
    const { nextReview, number } = one.hazard
    if (nextReview === null || nextReview >= today) return []
    return [
      onHazard(one, {
        field: 'nextReview',
        message: `${number}: its review was due on ${dayInWords(nextReview)}.`,
        values: [nextReview],
      }),
    ]
  }),
}

/** A dated action past its day. */
export const actionOverdue: Check = {
  id: 'action-overdue',
  title: 'Overdue actions',
  rule: '14',
  level: 'warning',
  why: 'The day set for this action has passed and it is not recorded as done.',
  clauses: bothStandards('3.3.1'),
  run: perHazard((one, { today }) =>
    one.hazard.actions.flatMap((action) =>
      action.done !== null || action.due === null || action.due >= today
        ? []
        : [
            onHazard(one, {
              field: 'actions',
              partId: action.id,
              message: `${one.hazard.number}: an action was due on ${dayInWords(action.due)}: "${action.text.slice(0, 80)}${action.text.length > 80 ? '…' : ''}".`,
              values: [action.text, action.due],
            }),
          ],
    ),
  ),
}
