import { stateOf } from '../domain/control.ts'
import { bothStandards, onControl } from './draft.ts'
import type { Check } from './finding.ts'
import { listInWords } from './words.ts'

/** From how many hazards on a shared control is worth a look. */
const MANY = 4

/** One control whose failure would reach many hazards at once. */
export const commonMode: Check = {
  id: 'common-mode',
  title: 'Controls that many hazards rest on',
  rule: '8',
  level: 'notice',
  why: 'If this control fails, all these hazards lose it together. Their likelihoods are not independent.',
  clauses: bothStandards('6.1.2'),
  run: ({ answering }) =>
    answering
      .filter(({ hazards }) => hazards.length >= MANY)
      .map((one) => {
        const numbers = one.hazards.map(({ hazard }) => hazard.number)
        const finding = onControl(one, {
          field: '',
          message: `${one.control.number}: ${numbers.length} hazards rest on it (${listInWords(numbers)}).`,
          values: [one.hazards.map(({ hazard }) => hazard.id), stateOf(one.control)],
        })
        // It is about the log, not about the first of its hazards.
        return { ...finding, hazardId: null }
      }),
}
