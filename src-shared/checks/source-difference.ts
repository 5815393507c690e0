import { bothStandards, onHazard, perHazard } from './draft.ts'
import type { Check } from './finding.ts'

/** A rating that a source shows and the matrix does not give, which no person has looked at yet. */
export const sourceDifference: Check = {
  id: 'source-difference',
  title: 'Ratings that differ from what the source showed',
  rule: '1',
  level: 'error',
  why: 'The matrix of the log and the rating its author wrote do not agree. Both stand until a person confirms the difference on this hazard, with a reason.',
  clauses: bothStandards('4.4.1'),
  run: perHazard((one) =>
    one.risk.differences.flatMap(({ score, byScheme, confirmed }) =>
      confirmed
        ? []
        : [
            onHazard(one, {
              field: `${score.stage}.sourceRating`,
              partId: score.importId,
              message: `${one.hazard.number}, ${score.stage} rating: ${byScheme.number} by the matrix; the source showed ${score.ratingShown.trim()}, cell ${score.cells.rating}.`,
              values: [score.severity, score.likelihood, score.ratingShown, byScheme.number],
            }),
          ],
    ),
  ),
}
