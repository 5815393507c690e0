import type { Control } from '../domain/control.ts'
import type { AssessedHazard } from '../domain/counts.ts'
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
 * What one reading of a log leaves for the next. A hazard is kept as it was read while its record, controls and evidence
 * are the same objects and nothing else that a look at one hazard may ask has changed.
 */
export interface KeptLog {
  surroundings: readonly unknown[]
  hazards: ReadonlyMap<string, CheckedHazard>
}

export const nothingKept: KeptLog = { surroundings: [], hazards: new Map() }

function surroundingsOf({ project, organisations, people, records }: Snapshot, today: string, due: CheckInput['due']) {
  // Hazards, controls and answers change most: hazards and the controls they link are compared one by one.
  const { hazard: _hazards, control: _controls, answer: _answers, ...others } = records
  return [today, due.implementation, due.verification, project, organisations, people, ...Object.values(others)]
}

/** Hazards read between two steps: a millisecond or two. */
const STEP = 200

/**
 * Reads a log once for all checks, in time proportional to its size; may be taken in steps. Candidates and archived
 * hazards are left out.
 *
 * @param today calendar day, `2026-03-03`
 * @param due what the project's phase expects already (from the standards pack)
 * @param assessed the hazards with their risk, where the caller has read them already
 * @param kept what the reading before left
 */
export function* readLog(
  snapshot: Snapshot,
  today: string,
  due: CheckInput['due'],
  assessed: readonly AssessedHazard[],
  kept: KeptLog,
): Generator<void, { input: CheckInput; kept: KeptLog }> {
  const context = riskContext(snapshot, today)
  const surroundings = surroundingsOf(snapshot, today, due)
  const stands =
    kept.surroundings.length === surroundings.length &&
    kept.surroundings.every((one, index) => one === surroundings[index])
  const checked: CheckedHazard[] = []
  for (const one of assessed) {
    const before = stands ? kept.hazards.get(one.hazard.id) : undefined
    checked.push(
      before?.hazard === one.hazard && before.risk === one.risk
        ? before
        : {
            ...one,
            accepted: initialAccepted(one.risk.initial),
            causes: liveCauses(one.hazard),
            links: carryingLinks(one.hazard, context.controls),
            causeNumbers: new Map(one.hazard.causes.map(({ id, number }): [string, number] => [id, number])),
          },
    )
    if (checked.length % STEP === 0) yield
  }
  const hazardsOf = new Map<string, Set<CheckedHazard>>()
  for (const [index, one] of checked.entries()) {
    if (index % STEP === 0) yield
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
  return {
    input: { snapshot, assessed: checked, answering, context, today, due },
    kept: { surroundings, hazards: new Map(checked.map((one): [string, CheckedHazard] => [one.hazard.id, one])) },
  }
}
