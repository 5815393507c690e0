import { rank } from '../domain/scheme.ts'
import type { CheckedHazard } from './checked-log.ts'
import { bothStandards, onHazard, perHazard } from './draft.ts'
import type { Check } from './finding.ts'

const STAGES = ['initial', 'residual'] as const
const AXES = ['severity', 'likelihood'] as const

/** The words of both stages, with the axis they stand on. */
function wordsOf(one: CheckedHazard) {
  return STAGES.flatMap((stage) => {
    const { assessment } = one.risk[stage]
    return assessment ? AXES.map((axis) => ({ stage, axis, assessment, word: assessment[axis] })) : []
  })
}

/** A score with one word of two. */
export const scoreIncomplete: Check = {
  id: 'score-incomplete',
  title: 'Scores with a word missing',
  rule: '1',
  level: 'warning',
  why: 'A rating is looked up from a severity and a likelihood. With one of them missing the hazard has no rating.',
  clauses: bothStandards('4.4.1'),
  run: perHazard((one) =>
    wordsOf(one).flatMap(({ stage, axis, assessment, word }) => {
      const other = assessment[axis === 'severity' ? 'likelihood' : 'severity']
      if (word !== null || other === null) return []
      return [
        onHazard(one, {
          field: `${stage}.${axis}`,
          message: `${one.hazard.number}, ${stage} score: the ${axis} is missing, so there is no rating.`,
          values: [assessment.severity, assessment.likelihood],
        }),
      ]
    }),
  ),
}

/** A score in a word that the project's scheme does not have. */
export const scoreWordUnknown: Check = {
  id: 'score-word-unknown',
  title: 'Score words that the scheme does not have',
  rule: '1',
  level: 'error',
  why: 'A score in words of another scheme has no rating in this one.',
  clauses: bothStandards('4.4.1'),
  run: perHazard((one, { context }) =>
    wordsOf(one).flatMap(({ stage, axis, word }) =>
      word === null || rank(context.scheme[axis], word) >= 0
        ? []
        : [
            onHazard(one, {
              field: `${stage}.${axis}`,
              message: `${one.hazard.number}, ${stage} score: the scheme has no ${axis} "${word}".`,
              values: [word, context.scheme.id, context.scheme.version],
            }),
          ],
    ),
  ),
}

/** A source whose word was not read as one of the scheme's: the log may have been scored on another scheme. */
export const sourceWordUnknown: Check = {
  id: 'source-word-unknown',
  title: 'Words of a source that the scheme does not have',
  rule: '18',
  level: 'warning',
  why: 'A source scored on another scheme cannot be compared with ratings of this one.',
  clauses: bothStandards('4.4.1', '3.2.1'),
  run: perHazard((one, { context }) =>
    one.hazard.sourceScores.flatMap((score) =>
      AXES.flatMap((axis) => {
        const shown = score[`${axis}Shown`].trim()
        if (shown === '' || score[axis] !== null) return []
        return [
          onHazard(one, {
            field: `${score.stage}.${axis}`,
            partId: score.importId,
            message: `${one.hazard.number}, ${score.stage} score: the source showed the ${axis} "${shown}", cell ${score.cells[axis]}, which the scheme does not have.`,
            values: [shown, context.scheme.id, context.scheme.version],
          }),
        ]
      }),
    ),
  ),
}
