import type { Snapshot } from '../../../src-shared/domain/snapshot.ts'
import { aSoundLog } from '../../support/builders.ts'

/** The first of a list that is known not to be empty. */
function at<T>(list: T[], index: number): T {
  const found = list[index]
  if (found === undefined) throw new Error(`The sound log has nothing at ${index}.`)
  return found
}

/** The parts of the sound log by name. */
function partsOf(log: Snapshot) {
  const { records, project, people } = log
  const hazard = at(records.hazard, 0)
  return {
    log,
    records,
    project,
    officer: at(people, 0),
    plan: at(records.plan, 0),
    /** HAZ-001, with two causes, two links and both scores. */
    hazard,
    initial: at(hazard.assessments, 0),
    residual: at(hazard.assessments, 1),
    /** CTL-001 on cause 1, CTL-002 on cause 2. */
    link: at(hazard.links, 0),
    otherLink: at(hazard.links, 1),
    control: at(records.control, 0),
    otherControl: at(records.control, 1),
    /** HAZ-002, whose initial risk is accepted. */
    accepted: at(records.hazard, 1),
    evidence: at(records.evidence, 0),
  }
}

/** The sound log with something changed in it. */
export function changed(change: (parts: ReturnType<typeof partsOf>) => void): Snapshot {
  const log = structuredClone(aSoundLog())
  change(partsOf(log))
  return log
}

/** What one check must find, and the nearest log in which it must not. */
export interface CheckTable {
  found: { when: string; in: Snapshot; says: string[]; notYetDue?: boolean; due?: Due }[]
  silent: { when: string; in: Snapshot }[]
}

/** What the phase expects already. */
export interface Due {
  implementation: boolean
  verification: boolean
}
