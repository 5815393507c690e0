import type { ControlState, ControlType } from '../domain/control.ts'
import type { FactChange } from '../domain/facts.ts'
import type { HazardStatus } from '../domain/hazard.ts'
import type { ResidualStanding, ScoreStanding, SourceDifference } from '../domain/standing.ts'

/** Stands under every table or chart that tells claimed from evidenced (clinical-rules 11). */
export const EVIDENCED_LEGEND = 'Evidenced means that the controls are evidenced, not that the score is right.'

/** Stands beside today's risk (clinical-rules 12). */
export const TODAY_LEGEND =
  "Today's risk is the residual clinical risk where it is evidenced, else the initial; it is this product's figure, not the standards'."

/** What stands where a record has nothing (clinical-rules 25). */
export const NOT_RECORDED = 'Not recorded'

/** Said where the checks find nothing: never "safe" or "all clear". */
export const NO_FINDINGS = 'No rule is broken. The rules cannot tell whether hazards are missing or scores are right.'

/** The mark beside a score; empty for a confirmed one, which needs none. */
export const scoreStandingWord: Record<ScoreStanding, string> = {
  'not scored': 'not scored',
  incomplete: 'incomplete',
  'imported, not confirmed': 'imported, not confirmed',
  'scored before changes': 'scored before changes',
  confirmed: '',
}

export const residualStandingWord: Record<ResidualStanding, string> = {
  'not scored': 'not scored',
  'imported, not confirmed': 'imported, not confirmed',
  claimed: 'claimed',
  'claimed, conditional on transfer': 'claimed, conditional on transfer',
  evidenced: 'evidenced',
  'no control needed': 'no control needed',
}

/** What each standing of a residual risk says, in a sentence. */
export const residualStandingMeaning: Record<ResidualStanding, string> = {
  evidenced: 'Every control it rests on is verified, judged effective here, and backed by evidence that is in date.',
  claimed: 'At least one of its controls is not verified, not judged effective here, or lacks evidence in date.',
  'claimed, conditional on transfer': 'Only controls of another organisation are outstanding.',
  'imported, not confirmed': 'The residual score came with an import and nobody has confirmed it.',
  'no control needed': 'The initial risk is accepted with its reason; no residual is asked for.',
  'not scored': 'There is no residual score.',
}

/** Shape and word of each state of a control; `effective` belongs to the link and is shown after `verified`. */
export const controlStateMark: Record<ControlState | 'effective', { mark: string; word: string }> = {
  'not stated': { mark: '·', word: 'not stated' },
  proposed: { mark: '○', word: 'proposed' },
  agreed: { mark: '◔', word: 'agreed' },
  implemented: { mark: '◑', word: 'implemented' },
  verified: { mark: '◕', word: 'verified' },
  effective: { mark: '●', word: 'verified and effective' },
  rejected: { mark: '✕', word: 'rejected' },
  'failed verification': { mark: '!', word: 'failed verification' },
  withdrawn: { mark: '–', word: 'withdrawn' },
}

export const controlTypeWord: Record<ControlType, string> = {
  design: 'Design',
  test: 'Test',
  'business process change': 'Business process change',
  training: 'Training',
  information: 'Information',
  'not stated': 'Not stated',
}

/** `Not stated` counts as Open and is shown as not stated (clinical-rules 16). */
export const hazardStatusWord: Record<HazardStatus, string> = {
  Open: 'Open',
  Transferred: 'Transferred',
  Closed: 'Closed',
  'not stated': 'Not stated (counts as Open)',
}

/** What changed under a score, one phrase: `cause added, control link changed`. */
export function changesSinceScore(changes: FactChange[]): string {
  const told = new Map<string, number>()
  for (const { what, how } of changes) {
    const phrase = `${what} ${how}`
    told.set(phrase, (told.get(phrase) ?? 0) + 1)
  }
  return [...told].map(([phrase, times]) => (times > 1 ? `${phrase} (${times})` : phrase)).join(', ')
}

/** `2 by the matrix; source showed 3, cell P7`. */
export function differenceSentence({ byScheme, score }: SourceDifference): string {
  const cell = score.cells.rating === '' ? '' : `, cell ${score.cells.rating}`
  return `${byScheme.number} by the matrix; source showed ${score.ratingShown.trim()}${cell}`
}
