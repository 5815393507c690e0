import type { Control } from '../domain/control.ts'
import type { AssessedHazard } from '../domain/counts.ts'
import { counts, type Hazard } from '../domain/hazard.ts'
import type { HazardRisk, RiskContext } from '../domain/standing.ts'

/** What a picture of one hazard is made from. */
export interface HazardInput {
  hazard: Hazard
  risk: HazardRisk
  context: RiskContext
  /** Control id → hazards that count and have it linked. */
  sharing: ReadonlyMap<string, number>
}

/** How many hazards that count rest on each control. */
export function hazardsByControl(hazards: readonly Hazard[]): Map<string, number> {
  const sharing = new Map<string, number>()
  for (const hazard of hazards.filter(counts)) {
    for (const id of new Set(hazard.links.map(({ controlId }) => controlId))) {
      sharing.set(id, (sharing.get(id) ?? 0) + 1)
    }
  }
  return sharing
}

/** What the pictures of a whole log are made from: hazards that count with their risk, and what it was read in. */
export interface LogInput {
  assessed: readonly AssessedHazard[]
  context: RiskContext
  /** Controls that are not archived, in the order of the register. */
  controls: readonly Control[]
}
