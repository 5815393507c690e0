import { counts as doesCount, type Hazard, type HazardStatus, liveCauses } from './hazard.ts'
import type { Snapshot } from './snapshot.ts'
import { riskContext } from './snapshot.ts'
import { type HazardRisk, type ResidualStanding, riskOf } from './standing.ts'
import { allAtOnce } from './steps.ts'

/** Hazards per rating number, with those that have none or whose score is not confirmed told apart. */
export interface RatingCounts {
  /** Rating number as text → hazards with that rating, confirmed or not. */
  byRating: Record<string, number>
  /** Hazards without a rating at this stage. */
  unscored: number
  /** Of those with a rating: imported and not confirmed. */
  unconfirmed: number
}

/** The figures that screens, the command line and documents print; their sums equal all hazards. */
export interface LogCounts {
  hazards: number
  candidates: number
  archived: number
  causes: number
  controls: number
  evidence: number
  status: Record<HazardStatus, number>
  initial: RatingCounts
  residual: RatingCounts
  today: RatingCounts
  standing: Record<ResidualStanding, number>
  /** Hazards with a difference from their source that nobody confirmed. */
  differences: number
}

/** A hazard with its risk read once. */
export interface AssessedHazard {
  hazard: Hazard
  risk: HazardRisk
}

/** Every hazard that counts, with its risk, in the order of the log. */
export function assessedHazards(of: Snapshot, today: string): AssessedHazard[] {
  return allAtOnce(assessInSteps(of, today))
}

/** Hazards rated between two steps: a millisecond or two. */
const STEP = 50

/** As {@link assessedHazards}, in steps of a few milliseconds. */
export function* assessInSteps(of: Snapshot, today: string): Generator<void, AssessedHazard[]> {
  const context = riskContext(of, today)
  const assessed: AssessedHazard[] = []
  for (const hazard of of.records.hazard) {
    if (!doesCount(hazard)) continue
    assessed.push({ hazard, risk: riskOf(hazard, context) })
    if (assessed.length % STEP === 0) yield
  }
  return assessed
}

/**
 * Counts a snapshot on a day.
 * @param assessed the hazards with their risk, where the caller has read them already
 */
export function countLog(of: Snapshot, today: string, assessed = assessedHazards(of, today)): LogCounts {
  const tally = (): RatingCounts => ({
    byRating: Object.fromEntries(of.project.scheme.ratings.map(({ number }) => [String(number), 0])),
    unscored: 0,
    unconfirmed: 0,
  })
  const counted: LogCounts = {
    hazards: assessed.length,
    candidates: of.records.hazard.filter((one) => one.archived === null && one.candidate).length,
    archived: of.records.hazard.filter((one) => one.archived !== null).length,
    causes: assessed.reduce((sum, { hazard }) => sum + liveCauses(hazard).length, 0),
    controls: of.records.control.filter((one) => one.archived === null).length,
    evidence: of.records.evidence.filter((one) => one.archived === null).length,
    status: { Open: 0, Transferred: 0, Closed: 0, 'not stated': 0 },
    initial: tally(),
    residual: tally(),
    today: tally(),
    standing: {
      'not scored': 0,
      'imported, not confirmed': 0,
      claimed: 0,
      'claimed, conditional on transfer': 0,
      evidenced: 0,
      'no control needed': 0,
    },
    differences: 0,
  }
  const add = (to: RatingCounts, rating: { number: number } | null, unconfirmed: boolean) => {
    if (!rating) to.unscored++
    else {
      const key = String(rating.number)
      to.byRating[key] = (to.byRating[key] ?? 0) + 1
      if (unconfirmed) to.unconfirmed++
    }
  }
  for (const { hazard, risk } of assessed) {
    counted.status[hazard.status]++
    add(counted.initial, risk.initial.rating, risk.initial.standing === 'imported, not confirmed')
    add(counted.residual, risk.residual.rating, risk.residual.standing === 'imported, not confirmed')
    add(counted.today, risk.today, risk.initial.standing === 'imported, not confirmed')
    counted.standing[risk.residualStanding]++
    if (risk.differences.some(({ confirmed }) => !confirmed)) counted.differences++
  }
  return counted
}

/** Hazards per cell of the matrix at one stage: `counts[likelihood][severity]`, in the scheme's order. */
export interface MatrixCounts {
  cells: { all: number; evidenced: number; unconfirmed: number }[][]
  /** Hazards that stand in no cell. */
  unscored: number
}

/**
 * Counts a stage into the matrix; the sum of the cells and `unscored` is the number of hazards. Today each hazard stands
 * where its residual is, where that is evidenced, else where its initial is.
 */
export function matrixCounts(
  assessed: readonly AssessedHazard[],
  of: Snapshot,
  at: 'initial' | 'today' | 'residual',
): MatrixCounts {
  const { severity, likelihood } = of.project.scheme
  const cells = likelihood.map(() => severity.map(() => ({ all: 0, evidenced: 0, unconfirmed: 0 })))
  let unscored = 0
  for (const { risk } of assessed) {
    const isEvidenced = risk.residualStanding === 'evidenced'
    const { assessment, rating, standing } = risk[at === 'today' ? (isEvidenced ? 'residual' : 'initial') : at]
    const row = likelihood.findIndex(({ word }) => word === assessment?.likelihood)
    const column = severity.findIndex(({ word }) => word === assessment?.severity)
    const cell = cells[row]?.[column]
    if (!rating || !cell) {
      unscored++
      continue
    }
    cell.all++
    if (at !== 'initial' && isEvidenced) cell.evidenced++
    if (standing === 'imported, not confirmed') cell.unconfirmed++
  }
  return { cells, unscored }
}
