import type { Control } from '../domain/control.ts'
import type { AssessedHazard } from '../domain/counts.ts'
import { assessedHazards } from '../domain/counts.ts'
import type { Cause, ControlLink } from '../domain/hazard.ts'
import { liveCauses } from '../domain/hazard.ts'
import { riskContext, type Snapshot } from '../domain/snapshot.ts'
import { carryingLinks, initialAccepted, type RiskContext } from '../domain/standing.ts'

/** A hazard that counts, with what many checks ask of it, read once. */
export interface CheckedHazard extends AssessedHazard {
  /** Its initial risk is accepted, so clauses 6.1 to 6.3 do not apply: the control rules are silent (5.1.2). */
  accepted: boolean
  causes: Cause[]
  /** Links whose control still carries risk, with that control. */
  links: { link: ControlLink; control: Control }[]
  /** Cause → its visible number, archived ones included. */
  causeNumbers: ReadonlyMap<string, number>
}

/** A control that at least one hazard rests on whose initial risk is not accepted, with those hazards. */
export interface AnsweringControl {
  control: Control
  hazards: CheckedHazard[]
}

/** What a check is given: the whole log, read once. */
export interface CheckInput {
  snapshot: Snapshot
  /** Every hazard that counts, with its risk, in the order of the log. */
  assessed: CheckedHazard[]
  /** Every control that some checked hazard rests on, in the order of the register. */
  answering: AnsweringControl[]
  context: RiskContext
  /** Calendar day. */
  today: string
  /** Whether the project's phase expects controls implemented / verified already. */
  due: { implementation: boolean; verification: boolean }
}

/**
 * Reads a log once for all checks, in time proportional to its size. Candidates and archived hazards are left out.
 *
 * @param today calendar day, `2026-03-03`
 * @param due what the project's phase expects already (from the standards pack)
 */
export function readLog(snapshot: Snapshot, today: string, due: CheckInput['due']): CheckInput {
  const context = riskContext(snapshot, today)
  const assessed = assessedHazards(snapshot, today).map(
    (one): CheckedHazard => ({
      ...one,
      accepted: initialAccepted(one.risk.initial),
      causes: liveCauses(one.hazard),
      links: carryingLinks(one.hazard, context.controls),
      causeNumbers: new Map(one.hazard.causes.map(({ id, number }): [string, number] => [id, number])),
    }),
  )
  const hazardsOf = new Map<string, Set<CheckedHazard>>()
  for (const one of assessed) {
    if (one.accepted) continue
    for (const { control } of one.links) {
      const hazards = hazardsOf.get(control.id)
      if (hazards) hazards.add(one)
      else hazardsOf.set(control.id, new Set([one]))
    }
  }
  const answering = snapshot.records.control.flatMap((control): AnsweringControl[] => {
    const hazards = hazardsOf.get(control.id)
    return hazards ? [{ control, hazards: [...hazards] }] : []
  })
  return { snapshot, assessed, answering, context, today, due }
}
