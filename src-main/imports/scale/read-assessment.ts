import type { ScaleChoice } from '../../../src-shared/domain/import-options.ts'
import type { PreviewAssessment } from '../../../src-shared/domain/import-preview.ts'
import type { OwnScheme } from '../../../src-shared/domain/import-scale.ts'
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

/** How scores are read: as the project's own words, by a person's map, by their own scheme, or not at all. */
export interface ScoreReading {
  /** The scheme that words are read into: the project's, or theirs where it is kept. */
  scheme: Scheme
  decided: boolean
  choice: ScaleChoice | null
  /** What their words are in their own scheme. */
  own: OwnScheme['read']
}

/** An assessment as shown and, only where the scale is decided, as the project's words. A rating is never computed back. */
export function tableAssessment(shown: ShownAssessment, reading: ScoreReading): PreviewAssessment {
  const { scheme } = reading
  const read = {
    severity: wordOf(shown.severity, 'severity', reading),
    likelihood: wordOf(shown.likelihood, 'likelihood', reading),
  }
  // Half an assessment is none where the words are not the project's own.
  const { severity, likelihood } = isHalf(read, reading.choice) ? { severity: null, likelihood: null } : read
  const ratingByScheme = lookUp(scheme, severity, likelihood)?.number ?? null
  const number = ratingNumber(shown.rating, reading)
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

/** Whether words that a map or their own scheme gives hold one axis of two. */
function isHalf(
  { severity, likelihood }: Pick<PreviewAssessment, 'severity' | 'likelihood'>,
  choice: ScaleChoice | null,
) {
  const translated = choice?.choice === 'map' || choice?.choice === 'own'
  return translated && (severity === null) !== (likelihood === null)
}

/** The one axis of which a word was read where the other was not, so that the assessment comes in unscored; null otherwise. */
export function halfRead(
  shown: Pick<ShownAssessment, 'severity' | 'likelihood'>,
  reading: ScoreReading,
): 'severity' | 'likelihood' | null {
  const severity = wordOf(shown.severity, 'severity', reading)
  const likelihood = wordOf(shown.likelihood, 'likelihood', reading)
  if (!isHalf({ severity, likelihood }, reading.choice)) return null
  return severity === null ? 'likelihood' : 'severity'
}

/** The number of a rating as a log shows it, in the scheme that it is read by; null where it has none there. */
function ratingNumber(shown: string, { choice, own }: ScoreReading): number | null {
  // A mapped scale rates by its own numbers: comparing those with ours would say nothing.
  if (choice?.choice === 'map') return null
  return choice?.choice === 'own' ? given(own.rating, shown) : shownRating(shown)
}

function wordOf(shown: string, axis: 'severity' | 'likelihood', reading: ScoreReading): string | null {
  if (!reading.decided || shown === '') return null
  const { choice, scheme } = reading
  if (choice?.choice === 'own') return given(reading.own[axis], shown)
  if (choice?.choice !== 'map') return shownWord(scheme[axis], shown)
  const wanted = given(choice[axis], shown)
  return wanted === null ? null : shownWord(scheme[axis], wanted)
}

function given<T>(from: Readonly<Record<string, T>>, key: string): T | null {
  return Object.hasOwn(from, key) ? (from[key] ?? null) : null
}
