import type { Control } from './control.ts'
import type { ControlLink, Hazard } from './hazard.ts'
import { rank } from './scheme.ts'
import { carryingLinks, type HazardRisk, type RiskContext } from './standing.ts'

export type Axis = 'severity' | 'likelihood'
export type WayOfActing = ControlLink['acts']

/** Which axis a way of acting can lower: only what limits harm or removes the hazard makes it less severe (rule 9). */
const MOVES: Record<WayOfActing, readonly Axis[]> = {
  'prevents the cause': ['likelihood'],
  detects: ['likelihood'],
  'limits the harm': ['severity'],
  'removes the hazard': ['severity', 'likelihood'],
  'not stated': [],
}

/** Whether a control that acts so can lower the axis. */
export function actsOn(acts: WayOfActing, axis: Axis): boolean {
  return MOVES[acts].includes(axis)
}

/** A control with the links through which it acts in one way on the hazard. */
export interface ActingControl {
  control: Control
  acts: WayOfActing
  links: ControlLink[]
}

/** One axis between the initial and the residual score. */
export interface AxisChange {
  axis: Axis
  from: string | null
  to: string | null
  /** Steps on the axis, negative is better; null where a word is missing or unknown. */
  steps: number | null
  /** Controls that act on this axis. */
  because: ActingControl[]
  /** It fell although no control that counts acts on it. */
  unsupported: boolean
}

/**
 * What lies between the initial and the residual risk of a hazard. Existing controls count in the initial risk already
 * and so explain no difference; rejected, withdrawn and archived ones carry nothing.
 */
export interface ChangeExplained {
  axes: [severity: AxisChange, likelihood: AxisChange]
  /** Nobody has said how these act, so they explain neither axis. */
  silent: ActingControl[]
  /** These act on an axis alone that did not fall. */
  idle: ActingControl[]
  /** Existing controls, already in the initial risk. */
  existing: ActingControl[]
}

/** Explains the difference between both scores of a hazard by the links of its controls. */
export function explainChange(hazard: Hazard, risk: HazardRisk, context: RiskContext): ChangeExplained {
  const carrying = carryingLinks(hazard, context.controls)
  const counting = acting(carrying.filter(({ link }) => link.standing !== 'existing'))
  const axis = (name: Axis): AxisChange => {
    const from = risk.initial.assessment?.[name] ?? null
    const to = risk.residual.assessment?.[name] ?? null
    const [at, then] = [rank(context.scheme[name], from), rank(context.scheme[name], to)]
    const steps = at < 0 || then < 0 ? null : then - at
    const because = counting.filter(({ acts }) => actsOn(acts, name))
    return { axis: name, from, to, steps, because, unsupported: (steps ?? 0) < 0 && because.length === 0 }
  }
  const axes: ChangeExplained['axes'] = [axis('severity'), axis('likelihood')]
  const scored = axes.every(({ steps }) => steps !== null)
  return {
    axes,
    silent: counting.filter(({ acts }) => acts === 'not stated'),
    idle: counting.filter(
      ({ acts }) =>
        scored && acts !== 'not stated' && !axes.some((one) => (one.steps ?? 0) < 0 && actsOn(acts, one.axis)),
    ),
    existing: acting(carrying.filter(({ link }) => link.standing === 'existing')),
  }
}

/** Links put together by control and way of acting, in the order in which they stand. */
function acting(links: readonly { link: ControlLink; control: Control }[]): ActingControl[] {
  const found = new Map<string, ActingControl>()
  for (const { link, control } of links) {
    const key = `${control.id} ${link.acts}`
    const known = found.get(key)
    if (known === undefined) found.set(key, { control, acts: link.acts, links: [link] })
    else known.links.push(link)
  }
  return [...found.values()]
}
