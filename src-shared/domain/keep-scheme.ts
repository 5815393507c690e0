import type { Hazard } from './hazard.ts'

/** What a scheme of a file would re-rate, were it the project's. */
function isScored({ assessments, sourceScores, archived }: Hazard): boolean {
  if (archived?.how === 'undone') return false
  // What a source showed in words of the scheme is compared with its matrix as well.
  return (
    assessments.length > 0 || sourceScores.some(({ severity, likelihood }) => severity !== null || likelihood !== null)
  )
}

/**
 * Why a project cannot take the scheme of a log that comes into it, in British sentences; null where it can. Taken in the
 * same step as the hazards, it must not re-rate anything that is scored already (clinical-rules 15).
 *
 * @param isVersion the log is another version of one that the project has
 */
export function whySchemeStays(hazards: readonly Hazard[], isVersion: boolean): string | null {
  const scored = hazards.filter(isScored).map(({ number }) => number)
  const [first] = scored
  if (first !== undefined) {
    const which = scored.length === 1 ? first : `${first} and ${scored.length - 1} more`
    return `The project has hazards scored by its own scheme (${which}), and another scheme would rate them anew. Start a project of its own for this log, or set their words against ours.`
  }
  if (isVersion) {
    return 'The project has an earlier version of this log, whose hazards stand unscored. Start a project of its own for this log, or set their words against ours.'
  }
  return null
}
