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
  return Object.fromEntries(factList(hazard, controls))
}

/** One fact: its key and fingerprint. */
export type Fact = readonly [key: string, value: string]

/** As {@link factsOf}, as a list: far cheaper to make and to compare than an object with forty keys of its own. */
export function factList(hazard: Hazard, controls: ReadonlyMap<string, Control>): Fact[] {
  const facts: Fact[] = [
    ['description', fingerprint(hazard.description)],
    ['impact', fingerprint(hazard.impact)],
  ]
  for (const cause of liveCauses(hazard)) facts.push([`cause:${cause.id}`, fingerprint(cause.text)])
  const told = new Set<string>()
  for (const link of hazard.links) {
    facts.push([
      `link:${link.id}`,
      fingerprint(JSON.stringify([link.controlId, link.causeId, link.standing, link.remains, link.acts])),
    ])
    facts.push([`effect:${link.id}`, link.effectiveness === 'effective' ? '1' : '0'])
    const control = controls.get(link.controlId)
    if (control === undefined || told.has(control.id)) continue
    // A control may answer several causes; it is one fact.
    told.add(control.id)
    facts.push([`control:${control.id}`, printOf(control)])
    facts.push([`progress:${control.id}`, String(progressOf(stateOf(control)))])
  }
  return facts
}

const prints = new WeakMap<Control, string>()

/** Fingerprint of what a control says, worked out once: several hazards rest on it. */
function printOf(control: Control): string {
  const known = prints.get(control)
  if (known !== undefined) return known
  const made = fingerprint(JSON.stringify([control.name, control.description, control.type, control.archived !== null]))
  prints.set(control, made)
  return made
}

/** Whether facts of then are exactly those of now; most often they are. */
export function sameFacts(then: Record<string, string>, now: readonly Fact[]): boolean {
  let count = 0
  for (const key in then) if (Object.hasOwn(then, key)) count++
  return count === now.length && now.every(([key, value]) => then[key] === value)
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
