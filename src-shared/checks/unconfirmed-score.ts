import { changesInWords } from './changes-in-words.ts'
import { bothStandards, onHazard, perHazard } from './draft.ts'
import type { Check } from './finding.ts'

const STAGES = ['initial', 'residual'] as const
const SHOWN_CHANGES = 12

/** A score made elsewhere that no named person has confirmed (clinical-rules 1). */
export const importedNotConfirmed: Check = {
  id: 'score-imported',
  title: 'Imported scores that nobody has confirmed',
  rule: 'imported-score',
  level: 'warning',
  why: 'A score that came in with a file is not an assessment by anybody here until a named person confirms it or scores again.',
  clauses: bothStandards('4.4.1', '4.1.2'),
  run: perHazard((one) =>
    STAGES.flatMap((stage) => {
      const { standing, assessment, rating } = one.risk[stage]
      if (standing !== 'imported, not confirmed') return []
      return [
        onHazard(one, {
          field: `${stage}.confirmed`,
          message: `${one.hazard.number}: the ${stage} rating ${rating?.number ?? ''} is not confirmed by a named person.`,
          values: [assessment?.id],
        }),
      ]
    }),
  ),
}

/** A score whose facts have changed since (clinical-rules 4). */
export const scoredBeforeChanges: Check = {
  id: 'scored-before-changes',
  title: 'Scores older than what they rest on',
  rule: 'scored-before-changes',
  level: 'warning',
  why: 'A score does not outlive its facts: what it rests on has changed since, and nobody has confirmed it or scored again.',
  clauses: bothStandards('4.4.1', '6.1.4'),
  // Not kept by hazard: it may name controls that the hazard no longer links.
  run: ({ assessed, context }) =>
    assessed.flatMap((one) =>
      STAGES.flatMap((stage) => {
        const { standing, assessment, changes, rating } = one.risk[stage]
        if (standing !== 'scored before changes') return []
        const words = changesInWords(changes, one.hazard, context.controls)
        const shown =
          words.length > SHOWN_CHANGES
            ? [...words.slice(0, SHOWN_CHANGES), `${words.length - SHOWN_CHANGES} more changes`]
            : words
        return [
          onHazard(one, {
            field: `${stage}.confirmed`,
            message: `${one.hazard.number}: the ${stage} rating ${rating?.number ?? ''} was scored before these changes: ${shown.join('; ')}.`,
            // The texts themselves: a further change to the same cause opens the finding again.
            values: [
              assessment?.id,
              changes,
              one.hazard.description,
              one.hazard.impact,
              one.causes.map(({ id, text }) => [id, text]),
              one.links.map(({ link, control }) => [link, control.name, control.description, control.type]),
            ],
          }),
        ]
      }),
    ),
}
