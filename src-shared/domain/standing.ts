import { type Assessment, currentAssessment, type SourceScore, type Stage } from './assessment.ts'
import { type Control, carriesRisk, stateOf } from './control.ts'
import { type Evidence, isCurrent } from './evidence.ts'
import { changesBetween, type Fact, type FactChange, factList, sameFacts } from './facts.ts'
import type { ControlLink, Hazard } from './hazard.ts'
import { lookUp, type Rating, type Scheme } from './scheme.ts'

/** What the rules need to know around one hazard. */
export interface RiskContext {
  scheme: Scheme
  /** Organisation whose safety case it is. */
  organisationId: string | null
  controls: ReadonlyMap<string, Control>
  evidence: ReadonlyMap<string, Evidence>
  /** Calendar day. */
  today: string
}

/** How a score stands, apart from what it says. */
export type ScoreStanding =
  | 'not scored'
  | 'incomplete'
  | 'imported, not confirmed'
  | 'scored before changes'
  | 'confirmed'

/** A stage of a hazard as it is shown everywhere: words, rating looked up, standing. */
export interface ScoredStage {
  assessment: Assessment | null
  rating: Rating | null
  standing: ScoreStanding
  /** What changed since, where `standing` is `scored before changes`. */
  changes: FactChange[]
}

/** Reads one stage of a hazard: the rating is looked up here and nowhere else. */
export function scoredStage(
  hazard: Hazard,
  at: Stage,
  context: RiskContext,
  facts: () => readonly Fact[] = () => factList(hazard, context.controls),
): ScoredStage {
  const made = currentAssessment(hazard, at) ?? null
  if (!made || (made.severity === null && made.likelihood === null)) {
    return { assessment: made, rating: null, standing: 'not scored', changes: [] }
  }
  const rating = lookUp(context.scheme, made.severity, made.likelihood)
  if (!rating) return { assessment: made, rating: null, standing: 'incomplete', changes: [] }
  if (made.confirmedAt === null) return { assessment: made, rating, standing: 'imported, not confirmed', changes: [] }
  const now = facts()
  const changes = sameFacts(made.facts, now) ? [] : changesBetween(made.facts, Object.fromEntries(now))
  return { assessment: made, rating, standing: changes.length > 0 ? 'scored before changes' : 'confirmed', changes }
}

/** How far a residual risk is supported by its controls (clinical-rules 11). */
export type ResidualStanding =
  | 'not scored'
  | 'imported, not confirmed'
  | 'claimed'
  | 'claimed, conditional on transfer'
  | 'evidenced'
  | 'no control needed'

/** Links whose control still carries risk, with that control. */
export function carryingLinks(
  hazard: Hazard,
  controls: ReadonlyMap<string, Control>,
): { link: ControlLink; control: Control }[] {
  return hazard.links.flatMap((link) => {
    const control = controls.get(link.controlId)
    return control && carriesRisk(control) ? [{ link, control }] : []
  })
}

/** One link's control verified, effective on this link, with evidence present and not past its review-by day. */
export function isEvidenced(link: ControlLink, control: Control, context: RiskContext): boolean {
  return (
    stateOf(control) === 'verified' &&
    link.effectiveness === 'effective' &&
    link.evidenceIds.some((id) => {
      const piece = context.evidence.get(id)
      return piece !== undefined && isCurrent(piece, context.today)
    })
  )
}

/** Initial risk accepted with the reason its rating needs: 6.1 to 6.3 do not apply (DCB0129 5.1.2). */
export function initialAccepted({ assessment, rating, standing }: ScoredStage): boolean {
  return (
    rating !== null &&
    (standing === 'confirmed' || standing === 'scored before changes') &&
    assessment?.acceptability === 'acceptable' &&
    !rating.blocksIssue &&
    (!rating.needsReason || assessment.justification !== '')
  )
}

/** Everything that screens, checks and documents say about a hazard's risk; derived, never stored. */
export interface HazardRisk {
  initial: ScoredStage
  residual: ScoredStage
  residualStanding: ResidualStanding
  /** The residual where it is evidenced, else the initial: this product's figure, not the standards'. */
  today: Rating | null
  /** Differences between what a source showed and the scheme's lookup that no person has confirmed. */
  differences: SourceDifference[]
}

/** Where a source's shown rating is not what the scheme's lookup gives for its words (clinical-rules 2). */
export interface SourceDifference {
  score: SourceScore
  byScheme: Rating
  confirmed: boolean
}

/** The differences between source and scheme on one hazard, confirmed or not. */
export function sourceDifferences(hazard: Hazard, scheme: Scheme): SourceDifference[] {
  return hazard.sourceScores.flatMap((score) => {
    const byScheme = lookUp(scheme, score.severity, score.likelihood)
    const shown = score.ratingShown.trim()
    if (!byScheme || shown === '' || isShownAs(byScheme, shown)) return []
    return [{ score, byScheme, confirmed: score.differenceConfirmed !== null }]
  })
}

/** Whether a source that shows this shows the rating: by its number, or by the word that a scheme of the source's has for it. */
function isShownAs({ number, label }: Rating, shown: string): boolean {
  if (shown === String(number)) return true
  const quoted = /^“(.*)”$/.exec(label)?.[1]?.toLowerCase()
  return quoted !== undefined && [quoted, `${number} ${quoted}`, `${quoted} (${number})`].includes(shown.toLowerCase())
}

/** Reads a hazard's risk in its context. */
export function riskOf(hazard: Hazard, context: RiskContext): HazardRisk {
  // Both stages are read against the same facts, which are costly in a large log.
  let read: Fact[] | undefined
  const facts = () => (read ??= factList(hazard, context.controls))
  const initial = scoredStage(hazard, 'initial', context, facts)
  const residual = scoredStage(hazard, 'residual', context, facts)
  const residualStanding = standingOfResidual(hazard, initial, residual, context)
  return {
    initial,
    residual,
    residualStanding,
    today: residualStanding === 'evidenced' ? residual.rating : initial.rating,
    differences: sourceDifferences(hazard, context.scheme),
  }
}

function standingOfResidual(
  hazard: Hazard,
  initial: ScoredStage,
  residual: ScoredStage,
  context: RiskContext,
): ResidualStanding {
  // A score made elsewhere claims nothing of ours until a named person confirms it (clinical-rules 1).
  if (residual.standing === 'imported, not confirmed') return residual.standing
  if (residual.rating === null) return initialAccepted(initial) ? 'no control needed' : 'not scored'
  const links = carryingLinks(hazard, context.controls)
  const outstanding = links.filter(({ link, control }) => !isEvidenced(link, control, context))
  if (links.length > 0 && outstanding.length === 0) return 'evidenced'
  const others = outstanding.filter(
    ({ control }) => control.organisationId !== null && control.organisationId !== context.organisationId,
  )
  if (outstanding.length > 0 && others.length === outstanding.length && context.organisationId !== null) {
    return 'claimed, conditional on transfer'
  }
  return 'claimed'
}
