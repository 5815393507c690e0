import { isLive } from '../domain/record.ts'
import { bothStandards, onProject } from './draft.ts'
import type { Check } from './finding.ts'
import { counted } from './words.ts'

/** How many hazards are only named, and so in no count and under no check. */
export const candidatesNotChecked: Check = {
  id: 'candidates-not-checked',
  title: 'Candidates that no check looks at',
  rule: 'candidates',
  level: 'notice',
  why: 'A candidate is only a name. It is in no count, no matrix and under no check until it is taken up or set aside with a reason.',
  clauses: bothStandards('4.3.1'),
  run: (input) => {
    const candidates = input.snapshot.records.hazard.filter((one) => isLive(one) && one.candidate)
    if (candidates.length === 0) return []
    return [
      onProject(input, {
        message: `${counted(candidates.length, 'candidate')} ${candidates.length === 1 ? 'stands' : 'stand'} outside the counts and the checks.`,
        values: [candidates.map(({ id }) => id)],
        place: { field: 'hazards' },
      }),
    ]
  },
}
