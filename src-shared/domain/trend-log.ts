import { type Control, carriesRisk, isOverdue, progressOf, stateOf } from './control.ts'
import type { Evidence } from './evidence.ts'
import { counts, type Hazard } from './hazard.ts'
import type { Project } from './project.ts'
import { type RiskContext, riskOf } from './standing.ts'
import type { Trend, TrendDay } from './trend.ts'

/** A record of a kind that the trend rests on. */
export type TrendRecord =
  | { kind: 'project'; record: Project }
  | { kind: 'hazard'; record: Hazard }
  | { kind: 'control'; record: Control }
  | { kind: 'evidence'; record: Evidence }

interface Read {
  /** Number of today's risk; null where it has none. */
  rating: number | null
  isUnconfirmed: boolean
  /** Day on which evidence of it runs out, so that it must be read again; null for never. */
  again: string | null
}

const dayAfter = (day: string) => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10)

/** The first of the days by which a control is needed; null where none is said. */
function neededBy(of: Control, milestones: Project['milestones']): string | null {
  const dates = [of.due, milestones.find(({ id }) => id === of.milestoneId)?.date ?? null]
  return dates.filter((date) => date !== null).toSorted()[0] ?? null
}

/**
 * A log that is written again, day by day, and counted with the rules of the log. Only hazards that something changed
 * under are read again: {@link TrendLog.put} the records of a day, {@link TrendLog.settle} it, take its
 * {@link TrendLog.count}.
 */
export class TrendLog {
  #project: Project | null = null
  readonly #hazards = new Map<string, Hazard>()
  readonly #controls = new Map<string, Control>()
  readonly #evidence = new Map<string, Evidence>()
  /** Control or piece of evidence → hazards that rest on it. */
  readonly #restOn = new Map<string, Set<string>>()
  readonly #stale = new Set<string>()
  readonly #read = new Map<string, Read>()

  /** Takes a record as it stands from now on. One that Undo took back is in no count. */
  put({ kind, record }: TrendRecord): void {
    if (kind === 'project') {
      const before = this.#project
      this.#project = record
      const isOther = JSON.stringify(before?.scheme) !== JSON.stringify(record.scheme)
      if (isOther || before?.organisationId !== record.organisationId) {
        for (const id of this.#hazards.keys()) this.#stale.add(id)
      }
    } else if (kind === 'hazard') {
      this.#forgetRests(record.id)
      this.#stale.add(record.id)
      this.#hazards.set(record.id, record)
      for (const { controlId, evidenceIds } of record.links) {
        for (const id of [controlId, ...evidenceIds]) {
          const resting = this.#restOn.get(id)
          if (resting) resting.add(record.id)
          else this.#restOn.set(id, new Set([record.id]))
        }
      }
    } else {
      for (const id of this.#restOn.get(record.id) ?? []) this.#stale.add(id)
      if (kind === 'control') this.#controls.set(record.id, record)
      else this.#evidence.set(record.id, record)
      if (record.archived?.how === 'undone') (kind === 'control' ? this.#controls : this.#evidence).delete(record.id)
    }
  }

  #forgetRests(hazardId: string): void {
    for (const { controlId, evidenceIds } of this.#hazards.get(hazardId)?.links ?? []) {
      for (const id of [controlId, ...evidenceIds]) this.#restOn.get(id)?.delete(hazardId)
    }
  }

  /** Days before `day` on which evidence runs out, in order. */
  expiriesBefore(day: string): string[] {
    const days = new Set<string>()
    for (const { again } of this.#read.values()) if (again !== null && again < day) days.add(again)
    return [...days].toSorted()
  }

  /** Marks what must be read again on a day because evidence has run out. True where there is any. */
  expire(day: string): boolean {
    let found = false
    for (const [id, { again }] of this.#read) {
      if (again === null || again > day) continue
      this.#stale.add(id)
      found = true
    }
    return found
  }

  /**
   * Reads up to `most` of the hazards that changed, as they stand on a day.
   * @returns whether any are left
   */
  settle(day: string, most: number): boolean {
    const project = this.#project
    if (project === null) return false
    const context: RiskContext = {
      scheme: project.scheme,
      organisationId: project.organisationId,
      controls: this.#controls,
      evidence: this.#evidence,
      today: day,
    }
    let left = most
    for (const id of this.#stale) {
      if (left-- === 0) return true
      this.#stale.delete(id)
      const hazard = this.#hazards.get(id)
      if (hazard === undefined || !counts(hazard)) this.#read.delete(id)
      else {
        const risk = riskOf(hazard, context)
        this.#read.set(id, {
          rating: risk.today?.number ?? null,
          isUnconfirmed: risk.initial.standing === 'imported, not confirmed',
          again: this.#runsOut(hazard, day),
        })
      }
    }
    return false
  }

  #runsOut(hazard: Hazard, day: string): string | null {
    let first: string | null = null
    for (const { evidenceIds } of hazard.links) {
      for (const id of evidenceIds) {
        const until = this.#evidence.get(id)?.reviewBy ?? null
        if (until !== null && until >= day && (first === null || until < first)) first = until
      }
    }
    return first === null ? null : dayAfter(first)
  }

  /** Counts the log as it is settled. */
  count(day: string): TrendDay {
    const milestones = this.#project?.milestones ?? []
    const counted: TrendDay = {
      day,
      hazards: this.#read.size,
      byRating: {},
      unscored: 0,
      controls: 0,
      done: 0,
      due: 0,
      overdue: 0,
    }
    for (const { rating, isUnconfirmed } of this.#read.values()) {
      if (rating === null) counted.unscored++
      else {
        const tally = (counted.byRating[String(rating)] ??= { confirmed: 0, unconfirmed: 0 })
        tally[isUnconfirmed ? 'unconfirmed' : 'confirmed']++
      }
    }
    for (const control of this.#controls.values()) {
      if (!carriesRisk(control)) continue
      counted.controls++
      if (progressOf(stateOf(control)) >= progressOf('implemented')) counted.done++
      if ((neededBy(control, milestones) ?? '9999') <= day) counted.due++
      if (isOverdue(control, milestones, day)) counted.overdue++
    }
    return counted
  }

  /** How the controls of now come to be due after a day, adding up from those that are due by it. */
  planned(day: string): Trend['planned'] {
    const milestones = this.#project?.milestones ?? []
    const needed = [...this.#controls.values()]
      .filter(carriesRisk)
      .flatMap((control) => neededBy(control, milestones) ?? [])
      .toSorted()
    const days: Trend['planned'] = []
    needed.forEach((date, index) => {
      if (date > day && date !== needed[index + 1]) days.push({ day: date, due: index + 1 })
    })
    return days
  }
}
