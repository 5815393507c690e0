import type { Control } from './control.ts'
import type { AssessedHazard } from './counts.ts'
import type { Rating } from './scheme.ts'
import { type ResidualStanding, type RiskContext, riskOf } from './standing.ts'

/** What one hazard would say if a control no longer held. */
export interface FallBack {
  id: string
  number: string
  name: string
  residual: { now: ResidualStanding; after: ResidualStanding }
  today: { now: Rating | null; after: Rating | null }
  /** Scores that would stand as "scored before changes". */
  unsettled: ('initial' | 'residual')[]
}

/**
 * The hazards that rest on a control, with what falls back by the rules of the log if it fails its verification. The
 * rules say nothing of how bad that is: a person has to look at each.
 */
export function ifItFails(control: Control, assessed: readonly AssessedHazard[], context: RiskContext): FallBack[] {
  const failed: Control = {
    ...control,
    steps: [
      ...control.steps,
      {
        id: control.id,
        state: 'failed verification',
        on: context.today,
        personId: null,
        note: '',
        reasonKind: null,
        evidenceIds: [],
        recordedAt: `${context.today}T00:00:00.000Z`,
      },
    ],
  }
  const without: RiskContext = { ...context, controls: new Map(context.controls).set(control.id, failed) }
  return assessed
    .filter(({ hazard }) => hazard.links.some(({ controlId }) => controlId === control.id))
    .map(({ hazard, risk: now }) => {
      const after = riskOf(hazard, without)
      return {
        id: hazard.id,
        number: hazard.number,
        name: hazard.name,
        residual: { now: now.residualStanding, after: after.residualStanding },
        today: { now: now.today, after: after.today },
        unsettled: (['initial', 'residual'] as const).filter(
          (stage) => now[stage].standing === 'confirmed' && after[stage].standing === 'scored before changes',
        ),
      }
    })
}
