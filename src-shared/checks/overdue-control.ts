import { isOverdue } from '../domain/control.ts'
import { bothStandards, onControl } from './draft.ts'
import type { Check } from './finding.ts'
import { dayInWords } from './words.ts'

/** A control that is not in place although its day, or its milestone's, has passed. */
export const overdueControl: Check = {
  id: 'control-overdue',
  title: 'Overdue controls',
  rule: '5',
  level: 'warning',
  why: 'The day by which this control was needed has passed.',
  clauses: bothStandards('6.3.1'),
  run: ({ answering, snapshot, today }) => {
    const { milestones } = snapshot.project
    return answering.flatMap((one) => {
      const { control } = one
      if (!isOverdue(control, milestones, today)) return []
      const milestone = milestones.find(({ id }) => id === control.milestoneId)
      const passed =
        control.due !== null && control.due < today
          ? `due on ${dayInWords(control.due)}`
          : `needed before "${milestone?.name ?? ''}" on ${dayInWords(milestone?.date ?? '')}`
      return [
        onControl(one, {
          field: 'due',
          message: `${control.number}: ${passed}, and not implemented.`,
          values: [control.due, control.milestoneId, milestone?.date ?? null],
        }),
      ]
    })
  },
}
