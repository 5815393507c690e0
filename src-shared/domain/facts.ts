import type { Assessment } from './assessment.ts'
import { type Control, progressOf, stateOf } from './control.ts'
import { fingerprint } from './fingerprint.ts'
import { type Hazard, liveCauses } from './hazard.ts'

/**
 * What an assessment of a hazard rests on: its description, impact, causes, control links and the controls behind
 * them, each as a fingerprint, kept inside the assessment. A score does not outlive its facts (clinical-rules 4).
 *
 * Keys: `description`, `impact`, `cause:ID`, `link:ID`, `control:ID`, and as steps that may only rise
 * `progress:ID` with how far the control was and `effect:ID` with whether it was found effective on the link.
 */
export function factsOf(hazard: Hazard, controls: ReadonlyMap<string, Control>): Record<string, string> {
  const facts: Record<string, string> = {
    description: fingerprint(hazard.description),
    impact: fingerprint(hazard.impact),
  }
  for (const cause of liveCauses(hazard)) facts[`cause:${cause.id}`] = fingerprint(cause.text)
  for (const link of hazard.links) {
    facts[`link:${link.id}`] = fingerprint(
      JSON.stringify([link.controlId, link.causeId, link.standing, link.remains, link.acts]),
    )
    facts[`effect:${link.id}`] = link.effectiveness === 'effective' ? '1' : '0'
    const control = controls.get(link.controlId)
    if (control) {
      facts[`control:${control.id}`] = fingerprint(
        JSON.stringify([control.name, control.description, control.type, control.archived !== null]),
      )
      facts[`progress:${control.id}`] = String(progressOf(stateOf(control)))
    }
  }
  return facts
}

/**
 * Fact of an assessment whose words a new version of the scheme rates differently; holds the version before. It is
 * never a fact of now, so that the assessment shows the change until a named person confirms or re-scores it.
 */
export const SCHEME_MOVED = 'scheme'

/** One thing that changed under a score. */
export interface FactChange {
  what: 'description' | 'impact' | 'cause' | 'control link' | 'control' | 'scheme'
  id: string | null
  how: 'added' | 'changed' | 'removed' | 'fell back'
}

const NAMES = {
  cause: 'cause',
  link: 'control link',
  control: 'control',
  progress: 'control',
  effect: 'control link',
} as const

/**
 * What was added, changed, removed or fell back since an assessment was made; empty while it stands on its facts.
 * A control that progresses, or is found effective, is no change: a residual score is made in view of controls still
 * to come and of their working.
 */
export function changesSince(made: Assessment, hazard: Hazard, controls: ReadonlyMap<string, Control>): FactChange[] {
  return changesBetween(made.facts, factsOf(hazard, controls))
}

/** As {@link changesSince}, from the facts of then and of now. */
export function changesBetween(then: Record<string, string>, now: Record<string, string>): FactChange[] {
  const changes: FactChange[] = []
  for (const key of new Set([...Object.keys(then), ...Object.keys(now)])) {
    const before = then[key]
    const after = now[key]
    if (before === after) continue
    const [prefix = '', id = null] = key.split(':')
    if (prefix === 'description' || prefix === 'impact' || prefix === SCHEME_MOVED) {
      changes.push({ what: prefix, id: null, how: 'changed' })
    } else if (prefix === 'progress' || prefix === 'effect') {
      if (before !== undefined && after !== undefined && Number(after) < Number(before)) {
        changes.push({ what: NAMES[prefix], id, how: 'fell back' })
      }
    } else {
      const how = before === undefined ? 'added' : after === undefined ? 'removed' : 'changed'
      const what = NAMES[prefix as keyof typeof NAMES]
      // A link added or removed says it once; the control behind it need not say it again.
      if (what === 'control' && how !== 'changed') continue
      changes.push({ what, id, how })
    }
  }
  return changes
}
