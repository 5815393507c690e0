import type { ScaleChoice } from '../../../src-shared/domain/import-options.ts'
import type { PreviewAssessment } from '../../../src-shared/domain/import-preview.ts'
import { lookUp, type Scheme } from '../../../src-shared/domain/scheme.ts'
import { shownRating, shownWord } from './scheme-words.ts'

/** The three cells of one assessment, as a log shows them. */
export interface ShownAssessment {
  severity: string
  likelihood: string
  rating: string
  cells: PreviewAssessment['cells']
  formula: string | null
}

/** How scores are read: as the project's own words, by a person's map, or not at all. */
export interface ScoreReading {
  scheme: Scheme
  decided: boolean
  choice: ScaleChoice | null
}

/** An assessment as shown and, only where the scale is decided, as the project's words. A rating is never computed back. */
export function tableAssessment(shown: ShownAssessment, reading: ScoreReading): PreviewAssessment {
  const { scheme } = reading
  const severity = wordOf(shown.severity, 'severity', reading)
  const likelihood = wordOf(shown.likelihood, 'likelihood', reading)
  const ratingByScheme = lookUp(scheme, severity, likelihood)?.number ?? null
  // A mapped scale rates by its own numbers: comparing those with ours would say nothing.
  const number = reading.choice?.choice === 'map' ? null : shownRating(shown.rating)
  return {
    severity,
    likelihood,
    severityShown: shown.severity,
    likelihoodShown: shown.likelihood,
    ratingShown: shown.rating,
    ratingByScheme,
    ratingDiffers: ratingByScheme !== null && number !== null && number !== ratingByScheme,
    cells: shown.cells,
    formula: shown.formula,
    formulaDiffers: null,
  }
}

function wordOf(shown: string, axis: 'severity' | 'likelihood', reading: ScoreReading): string | null {
  if (!reading.decided || shown === '') return null
  const { choice, scheme } = reading
  if (choice?.choice !== 'map') return shownWord(scheme[axis], shown)
  const wanted = Object.hasOwn(choice[axis], shown) ? choice[axis][shown] : undefined
  return wanted === undefined ? null : shownWord(scheme[axis], wanted)
}
