import type { AssessedHazard } from '../../src-shared/domain/counts.ts'
import { counts as doesCount, type Hazard } from '../../src-shared/domain/hazard.ts'
import { riskContext, type Snapshot } from '../../src-shared/domain/snapshot.ts'
import { type RiskContext, riskOf } from '../../src-shared/domain/standing.ts'

interface Remembered {
  hazard: Hazard
  /** What its risk rests on outside the hazard, in a fixed order. */
  rests: unknown[]
  assessed: AssessedHazard
}

function restsOn(hazard: Hazard, context: RiskContext): unknown[] {
  return [
    context.scheme,
    context.organisationId,
    context.today,
    ...hazard.links.flatMap((link) => [
      context.controls.get(link.controlId),
      ...link.evidenceIds.map((id) => context.evidence.get(id)),
    ]),
  ]
}

/**
 * Reads the risk of every hazard that counts, keeping what it read for hazards whose record, controls and evidence are
 * still the same objects. Equal to `assessedHazards` of the shared rules. One assessor a project.
 */
export function createAssessor(): (
  snapshot: Snapshot,
  today: string,
) => { context: RiskContext; assessed: AssessedHazard[] } {
  let remembered = new Map<string, Remembered>()
  return (snapshot, today) => {
    const context = riskContext(snapshot, today)
    const next = new Map<string, Remembered>()
    const assessed = snapshot.records.hazard.filter(doesCount).map((hazard) => {
      const rests = restsOn(hazard, context)
      const before = remembered.get(hazard.id)
      const same =
        before !== undefined &&
        before.hazard === hazard &&
        before.rests.length === rests.length &&
        before.rests.every((one, index) => one === rests[index])
      const kept = same ? before : { hazard, rests, assessed: { hazard, risk: riskOf(hazard, context) } }
      next.set(hazard.id, kept)
      return kept.assessed
    })
    remembered = next
    return { context, assessed }
  }
}
