import { rank, type Scheme } from '../domain/scheme.ts'
import type { CheckedHazard } from './checked-log.ts'

/** How far the residual score stands from the initial one, in steps of each axis; negative is better. */
export interface Movement {
  /** Null where one of the two words is missing or unknown. */
  severity: number | null
  likelihood: number | null
}

/** Reads the movement of a hazard's current scores on the project's scheme. */
export function movementOf(one: CheckedHazard, scheme: Scheme): Movement {
  const step = (axis: 'severity' | 'likelihood'): number | null => {
    const from = rank(scheme[axis], one.risk.initial.assessment?.[axis] ?? null)
    const to = rank(scheme[axis], one.risk.residual.assessment?.[axis] ?? null)
    return from < 0 || to < 0 ? null : to - from
  }
  return { severity: step('severity'), likelihood: step('likelihood') }
}

/** Whether the residual score is better than the initial one in either word. */
export function isImproved(one: CheckedHazard, scheme: Scheme): boolean {
  const { severity, likelihood } = movementOf(one, scheme)
  return (severity ?? 0) < 0 || (likelihood ?? 0) < 0
}

/** The words of both stages: what checks on a change of score looked at. */
export function scoreValues(one: CheckedHazard): (string | null)[] {
  const { initial, residual } = one.risk
  return [initial, residual].flatMap(({ assessment }) => [assessment?.severity ?? null, assessment?.likelihood ?? null])
}

/** `from Major to Significant`. */
export function fromTo(one: CheckedHazard, axis: 'severity' | 'likelihood'): string {
  return `from ${one.risk.initial.assessment?.[axis] ?? 'none'} to ${one.risk.residual.assessment?.[axis] ?? 'none'}`
}
