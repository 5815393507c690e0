import type { ScaleChoice } from '../../../src-shared/domain/import-options.ts'
import type { ImportFinding, PreviewAssessment, PreviewHazard } from '../../../src-shared/domain/import-preview.ts'
import type { ImportScale } from '../../../src-shared/domain/import-scale.ts'
import { lookUp, type Scheme } from '../../../src-shared/domain/scheme.ts'
import { tableAssessment } from './read-assessment.ts'
import { readScale, type ShownScore } from './read-scale.ts'
import { shownRating, shownWord } from './scheme-words.ts'

const STAGES = ['initial', 'residual'] as const

/** What a hazard is called in findings and lists. */
export function labelOf({ number, row }: PreviewHazard): string {
  return number.text === '' ? `Row ${row}` : number.text
}

/**
 * Stands between the scores of a file and the project: scores come in as the project's words only where they are those, or
 * where a person set words against words; otherwise the hazard is unscored, and what was shown stays (clinical-rules 1, 2).
 */
export function guardScale(
  hazards: readonly PreviewHazard[],
  scheme: Scheme,
  choice: ScaleChoice | null,
): { hazards: PreviewHazard[]; scale: ImportScale; findings: ImportFinding[] } {
  const reading = readScale(hazards.flatMap(shownScores), scheme, choice)
  const { decided } = reading
  const read = (shown: PreviewAssessment): PreviewAssessment => {
    const { severityShown: severity, likelihoodShown: likelihood, ratingShown: rating } = shown
    // Several scores in one are never one: see the rows of a hazard that disagree.
    const several = severity.includes('\n') || likelihood.includes('\n')
    return {
      ...tableAssessment({ ...shown, severity, likelihood, rating }, { scheme, choice, decided: decided && !several }),
      formulaDiffers: shown.formulaDiffers,
    }
  }
  const guarded = hazards.map((hazard) => ({
    ...hazard,
    initial: read(hazard.initial),
    residual: read(hazard.residual),
  }))
  const differs = ratingsThatDiffer(hazards, scheme, choice)
  const findings: ImportFinding[] = decided
    ? []
    : [
        {
          rule: 'scale-undecided',
          hazard: null,
          cell: '',
          message: `The hazards come in unscored, with what the log shows kept beside each. ${reading.why}`,
        },
        ...reading.contradictions.map(
          ({ hazard, cell, message }): ImportFinding => ({ rule: 'scale-contradicts', hazard, cell, message }),
        ),
      ]
  return { hazards: guarded, scale: { ...reading, differs }, findings }
}

/**
 * Ratings that this project would give otherwise: a number other than its own; or, where a log rates in words, a word other
 * than the one that log mostly uses for scores which this project rates alike.
 */
function ratingsThatDiffer(
  hazards: readonly PreviewHazard[],
  scheme: Scheme,
  choice: ScaleChoice | null,
): ImportScale['differs'] {
  if (choice?.choice === 'map') return []
  const rated = hazards.flatMap((hazard) =>
    STAGES.flatMap((stage) => {
      const { severityShown, likelihoodShown, ratingShown, cells } = hazard[stage]
      const words = [shownWord(scheme.severity, severityShown), shownWord(scheme.likelihood, likelihoodShown)] as const
      const byScheme = lookUp(scheme, ...words)?.number
      if (byScheme === undefined || ratingShown === '') return []
      return [{ hazard: labelOf(hazard), stage, cell: cells.rating, shown: ratingShown, byScheme }]
    }),
  )
  const usual = new Map<number, string>()
  for (const { number } of scheme.ratings) {
    const words = rated.filter(({ byScheme, shown }) => byScheme === number && shownRating(shown) === null)
    const counts = new Map<string, number>()
    for (const { shown } of words) counts.set(shown.toLowerCase(), (counts.get(shown.toLowerCase()) ?? 0) + 1)
    const [most] = [...counts].sort(([, a], [, b]) => b - a)
    if (most !== undefined) usual.set(number, most[0])
  }
  return rated.filter(({ shown, byScheme }) => {
    const number = shownRating(shown)
    return number === null ? shown.toLowerCase() !== usual.get(byScheme) : number !== byScheme
  })
}

function shownScores(hazard: PreviewHazard): ShownScore[] {
  return STAGES.flatMap((stage) => {
    const { severityShown, likelihoodShown, ratingShown, cells } = hazard[stage]
    if (severityShown === '' && likelihoodShown === '' && ratingShown === '') return []
    // Rows of one hazard that disagree say nothing of the scale.
    if (`${severityShown}${likelihoodShown}`.includes('\n')) return []
    return [
      {
        hazard: labelOf(hazard),
        stage,
        severity: severityShown,
        likelihood: likelihoodShown,
        rating: ratingShown,
        cell: cells.rating || cells.severity,
      },
    ]
  })
}
