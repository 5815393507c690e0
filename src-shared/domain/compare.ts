import { type ControlState, progressOf, stateOf } from './control.ts'
import { type AssessedHazard, assessInSteps } from './counts.ts'
import { counts, type Hazard, type HazardStatus } from './hazard.ts'
import type { Rating } from './scheme.ts'
import type { Snapshot } from './snapshot.ts'
import { initialAccepted, type ResidualStanding } from './standing.ts'
import { allAtOnce } from './steps.ts'

/** A record as a list of changes names it. */
export interface ChangedRecord {
  id: string
  number: string
  name: string
}

export type ComparedStage = 'initial' | 'residual'

/** What became different between two states of one project, hazard by hazard and control by control. */
export interface LogChanges {
  /** Hazards that count now and did not before: new ones, and candidates taken into the log. */
  added: ChangedRecord[]
  /** Hazards that counted before and are archived, merged or candidates now, with the reason recorded. */
  removed: (ChangedRecord & { how: string; reason: string })[]
  closed: ChangedRecord[]
  transferred: ChangedRecord[]
  /** Closed or transferred before, and open again. */
  reopened: (ChangedRecord & { before: HazardStatus })[]
  /** Hazards of both states whose rating differs; null where there was or is none. */
  rescored: (ChangedRecord & { stage: ComparedStage; before: Rating | null; after: Rating | null })[]
  /** Hazards of both states whose residual risk rests on something else now: claimed, evidenced… */
  standing: (ChangedRecord & { before: ResidualStanding; after: ResidualStanding; better: boolean })[]
  /** Hazards whose residual risk was accepted, or the acceptance taken back. */
  accepted: ChangedRecord[]
  noLongerAccepted: ChangedRecord[]
  controlsAdded: ChangedRecord[]
  /** Controls a step nearer to verified. */
  controlsProgressed: (ChangedRecord & { before: ControlState; after: ControlState })[]
  /** Controls that fell back, failed, or were rejected or withdrawn. */
  controlsFellBack: (ChangedRecord & { before: ControlState; after: ControlState })[]
  controlsRemoved: ChangedRecord[]
}

/** How much a residual risk is supported, least first; what cannot be ordered is between. */
const SUPPORT: Record<ResidualStanding, number> = {
  'not scored': 0,
  'imported, not confirmed': 1,
  claimed: 2,
  'claimed, conditional on transfer': 3,
  evidenced: 4,
  'no control needed': 4,
}

/**
 * Compares two states of one project. Each is read on its own day and under its own scheme, so that a rating that moved
 * because the scheme did is told as well.
 *
 * @param before null where the project did not exist yet: everything in it is new then
 * @param days calendar days on which the two are read
 */
export function compareSnapshots(
  before: Snapshot | null,
  after: Snapshot,
  days: { before: string; after: string },
): LogChanges {
  return allAtOnce(compareInSteps(before, after, days))
}

/** As {@link compareSnapshots}, in steps of a few milliseconds. */
export function* compareInSteps(
  before: Snapshot | null,
  after: Snapshot,
  days: { before: string; after: string },
): Generator<void, LogChanges> {
  const found: LogChanges = {
    added: [],
    removed: [],
    closed: [],
    transferred: [],
    reopened: [],
    rescored: [],
    standing: [],
    accepted: [],
    noLongerAccepted: [],
    controlsAdded: [],
    controlsProgressed: [],
    controlsFellBack: [],
    controlsRemoved: [],
  }
  const then = before === null ? [] : yield* assessInSteps(before, days.before)
  const was = new Map(then.map((one): [string, AssessedHazard] => [one.hazard.id, one]))
  for (const now of yield* assessInSteps(after, days.after)) {
    const earlier = was.get(now.hazard.id)
    if (earlier === undefined) found.added.push(named(now.hazard))
    else compareHazard(earlier, now, found)
  }
  const hazardsNow = new Map(after.records.hazard.map((one): [string, Hazard] => [one.id, one]))
  for (const { hazard } of was.values()) {
    const now = hazardsNow.get(hazard.id)
    if (now !== undefined && counts(now)) continue
    const how = now?.archived?.how ?? (now?.candidate === true ? 'a candidate again' : 'taken back')
    found.removed.push({ ...named(now ?? hazard), how, reason: now?.archived?.reason ?? '' })
  }
  compareControls(before, after, found)
  return found
}

/** Whether nothing became different. */
export function isUnchanged(changes: LogChanges): boolean {
  return Object.values(changes).every((list: readonly unknown[]) => list.length === 0)
}

function named({ id, number, name }: ChangedRecord): ChangedRecord {
  return { id, number, name }
}

function compareHazard(before: AssessedHazard, now: AssessedHazard, found: LogChanges): void {
  const one = named(now.hazard)
  const [was, is] = [before.hazard.status, now.hazard.status]
  if (was !== is) {
    if (is === 'Closed') found.closed.push(one)
    else if (is === 'Transferred') found.transferred.push(one)
    else if (was === 'Closed' || was === 'Transferred') found.reopened.push({ ...one, before: was })
  }
  for (const stage of ['initial', 'residual'] as const) {
    const [earlier, later] = [before.risk[stage].rating, now.risk[stage].rating]
    if (earlier?.number !== later?.number) found.rescored.push({ ...one, stage, before: earlier, after: later })
  }
  const [stood, stands] = [before.risk.residualStanding, now.risk.residualStanding]
  if (stood !== stands) {
    found.standing.push({ ...one, before: stood, after: stands, better: SUPPORT[stands] > SUPPORT[stood] })
  }
  const [acceptedThen, acceptedNow] = [isAccepted(before), isAccepted(now)]
  if (acceptedNow && !acceptedThen) found.accepted.push(one)
  if (acceptedThen && !acceptedNow) found.noLongerAccepted.push(one)
}

function isAccepted(one: AssessedHazard): boolean {
  return whyNotAccepted(one) === null
}

/** Why a hazard's residual clinical risk does not stand accepted. */
export type NotAccepted =
  | 'no residual score'
  | 'not acceptable at this rating'
  | 'judged not acceptable'
  | 'not judged'
  | 'accepted without the reason it needs'
  | 'imported, not confirmed'
  | 'accepted before later changes'

/**
 * Why the residual clinical risk of a hazard does not stand accepted, or null where it does: judged acceptable by a
 * person, with the reason its rating needs, on the facts as they are; or the initial risk is, so that none is asked for
 * (5.1.2).
 */
export function whyNotAccepted({ risk }: AssessedHazard): NotAccepted | null {
  if (risk.residualStanding === 'no control needed') return null
  const { rating, assessment, standing } = risk.residual
  if (rating === null || assessment === null) return initialAccepted(risk.initial) ? null : 'no residual score'
  if (standing === 'imported, not confirmed') return 'imported, not confirmed'
  if (rating.blocksIssue) return 'not acceptable at this rating'
  if (assessment.acceptability === 'not acceptable') return 'judged not acceptable'
  if (assessment.acceptability === 'not stated') return 'not judged'
  if (rating.needsReason && assessment.justification.trim() === '') return 'accepted without the reason it needs'
  return standing === 'scored before changes' ? 'accepted before later changes' : null
}

function compareControls(before: Snapshot | null, after: Snapshot, found: LogChanges): void {
  const was = new Map((before?.records.control ?? []).map((one) => [one.id, one]))
  for (const control of after.records.control) {
    const earlier = was.get(control.id)
    const stoodBefore = earlier !== undefined && earlier.archived === null
    if (control.archived !== null) {
      if (stoodBefore) found.controlsRemoved.push(named(control))
      continue
    }
    if (!stoodBefore) {
      found.controlsAdded.push(named(control))
      continue
    }
    const [stood, stands] = [stateOf(earlier), stateOf(control)]
    if (stood === stands) continue
    const step = { ...named(control), before: stood, after: stands }
    if (progressOf(stands) > progressOf(stood)) found.controlsProgressed.push(step)
    else found.controlsFellBack.push(step)
  }
  const now = new Set(after.records.control.map(({ id }) => id))
  for (const control of was.values()) {
    if (control.archived === null && !now.has(control.id)) found.controlsRemoved.push(named(control))
  }
}
