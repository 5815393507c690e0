import type { ActingControl, AxisChange, ChangeExplained, WayOfActing } from '../domain/change-explained.ts'
import { stateOf } from '../domain/control.ts'
import { isEvidenced, type RiskContext } from '../domain/standing.ts'
import { formatCount } from './numbers.ts'
import { controlStateMark } from './standing-words.ts'

/** What one control does and what several do. */
const DOES: Record<Exclude<WayOfActing, 'not stated'>, [one: string, several: string]> = {
  'prevents the cause': ['prevents the cause', 'prevent the cause'],
  detects: ['detects', 'detect'],
  'limits the harm': ['limits the harm', 'limit the harm'],
  'removes the hazard': ['removes the hazard', 'remove the hazard'],
}

/** The state of a control on the links through which it acts: effective only where it is so on each of them. */
export function actingState({ control, links }: ActingControl, context: RiskContext): keyof typeof controlStateMark {
  return links.every((link) => isEvidenced(link, control, context)) ? 'effective' : stateOf(control)
}

/** `CTL-007 ◕ verified`. */
function named(one: ActingControl, context: RiskContext): string {
  const { mark, word } = controlStateMark[actingState(one, context)]
  return `${one.control.number} ${mark} ${word}`
}

/** `2 controls prevent the cause: CTL-007 ◕ verified, CTL-009 ○ proposed`, for each way of acting. */
function reasons(because: readonly ActingControl[], context: RiskContext): string[] {
  return (Object.keys(DOES) as (keyof typeof DOES)[]).flatMap((acts) => {
    const those = because.filter((one) => one.acts === acts)
    if (those.length === 0) return []
    const does = DOES[acts][those.length === 1 ? 0 : 1]
    return [`${formatCount(those.length, 'control')} ${does}: ${those.map((one) => named(one, context)).join(', ')}`]
  })
}

const SUPPORTS = {
  severity: 'no additional control is said to limit the harm or remove the hazard',
  likelihood: 'no additional control is said to prevent the cause, detect or remove the hazard',
}

/** `Severity`, `Likelihood`. */
export function axisName({ axis }: Pick<AxisChange, 'axis'>): string {
  return axis === 'severity' ? 'Severity' : 'Likelihood'
}

/** What happened on an axis: `Likelihood High → Low: 2 controls prevent the cause: CTL-007 ◕ verified, …`. */
export function axisSentence(change: AxisChange, context: RiskContext): string {
  const name = axisName(change)
  const { from, to, steps } = change
  if (steps === null) return `${name}: ${from ?? 'not scored'} → ${to ?? 'not scored'}.`
  if (steps === 0) return `${name} unchanged: ${from}.`
  if (steps > 0) return `${name} ${from} → ${to}: it rises.`
  const because = change.unsupported ? SUPPORTS[change.axis] : reasons(change.because, context).join('; ')
  return `${name} ${from} → ${to}: ${because}.`
}

/** What does not fit together, one sentence each: it is for a person to mend or to explain. */
export function changeDoubts(explained: ChangeExplained): string[] {
  const numbers = (those: readonly ActingControl[]) =>
    [...new Set(those.map(({ control }) => control.number))].join(', ')
  const { silent, idle } = explained
  return [
    ...(silent.length === 0 ? [] : [`How ${numbers(silent)} acts is not stated, so it explains neither axis.`]),
    ...(['limits the harm', 'removes the hazard', 'prevents the cause', 'detects'] as const).flatMap((acts) => {
      const those = idle.filter((one) => one.acts === acts)
      if (those.length === 0) return []
      const axis =
        acts === 'limits the harm' ? 'the severity' : acts === 'removes the hazard' ? 'neither word' : 'the likelihood'
      const fell = acts === 'removes the hazard' ? 'fell' : 'did not fall'
      return [`${numbers(those)} ${DOES[acts][those.length === 1 ? 0 : 1]}, but ${axis} ${fell}.`]
    }),
  ]
}

/** The whole in sentences: the twin of its picture. */
export function changeSentences(explained: ChangeExplained, context: RiskContext): string[] {
  const { axes, existing } = explained
  return [
    ...axes.map((one) => axisSentence(one, context)),
    ...changeDoubts(explained),
    ...(existing.length === 0
      ? []
      : [`Already in the initial risk: ${existing.map((one) => named(one, context)).join(', ')}.`]),
  ]
}
