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

/** A log with the risk of every hazard that counts. */
export interface AssessedLog {
  context: RiskContext
  assessed: AssessedHazard[]
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
export class Assessor {
  #remembered = new Map<string, Remembered>()
  /** What the hazards remembered were compared with last: while these are the same, each rests on what it did. */
  #compared: readonly unknown[] = []
  #context: RiskContext | null = null

  /**
   * @param most how many hazards may be read anew, about 0.05 ms each
   * @returns null where more would have to be: then {@link prepare} first
   */
  read(snapshot: Snapshot, today: string, most = Number.POSITIVE_INFINITY): AssessedLog | null {
    const { context, same } = this.#look(snapshot, today)
    const next = new Map<string, Remembered>()
    const assessed: AssessedHazard[] = []
    let fresh = 0
    for (const hazard of snapshot.records.hazard) {
      if (!doesCount(hazard)) continue
      let kept = this.#known(hazard, context, same)
      if (kept === null) {
        if (++fresh > most) return null
        kept = readHazard(hazard, context)
      }
      next.set(hazard.id, kept)
      assessed.push(kept.assessed)
    }
    this.#remembered = next
    this.#compared = comparedBy(snapshot, today)
    this.#context = context
    return { context, assessed }
  }

  /** Reads hazards that `read` would have to, in pieces: `pause` is awaited after each. */
  async prepare(snapshot: Snapshot, today: string, pause: () => Promise<void> | undefined): Promise<void> {
    const { context, same } = this.#look(snapshot, today)
    // Given up halfway, what is remembered rests on two different registers: compared one by one the next time.
    if (!same) this.#compared = []
    for (const hazard of snapshot.records.hazard) {
      if (!doesCount(hazard) || this.#known(hazard, context, same) !== null) continue
      this.#remembered.set(hazard.id, readHazard(hazard, context))
      await pause()
    }
  }

  #look(snapshot: Snapshot, today: string): { context: RiskContext; same: boolean } {
    const now = comparedBy(snapshot, today)
    const same = this.#compared.length > 0 && now.every((one, index) => one === this.#compared[index])
    // The maps of 15,000 controls and of evidence are made again only where one of them changed.
    return same && this.#context !== null
      ? { context: this.#context, same }
      : { context: riskContext(snapshot, today), same }
  }

  #known(hazard: Hazard, context: RiskContext, same: boolean): Remembered | null {
    const before = this.#remembered.get(hazard.id)
    if (before === undefined || before.hazard !== hazard) return null
    if (same) return before
    const rests = restsOn(hazard, context)
    return before.rests.length === rests.length && before.rests.every((one, index) => one === rests[index])
      ? before
      : null
  }
}

function comparedBy({ project, records }: Snapshot, today: string): readonly unknown[] {
  return [project.scheme, project.organisationId, today, records.control, records.evidence]
}

function readHazard(hazard: Hazard, context: RiskContext): Remembered {
  return { hazard, rests: restsOn(hazard, context), assessed: { hazard, risk: riskOf(hazard, context) } }
}
