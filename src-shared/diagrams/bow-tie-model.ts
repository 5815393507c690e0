import type { Control, ControlState } from '../domain/control.ts'
import { carriesRisk, stateOf } from '../domain/control.ts'
import { type Cause, type ControlLink, liveCauses } from '../domain/hazard.ts'
import { pastedEntries } from '../domain/list-entries.ts'
import { formatCount } from '../format/numbers.ts'
import { controlStateMark } from '../format/standing-words.ts'
import type { HazardInput } from './log-input.ts'

/** A control as it stands on a line of the bow-tie. */
export interface LinkedControl {
  /** The links it stands for: one before the hazard; after it those that say the same of the same control. */
  links: ControlLink[]
  control: Control
  state: ControlState | 'effective'
  /** `verified and effective`, `verified, not effective here`, `archived`. */
  stateWord: string
  /** False where no residual risk rests on it: it is struck through. */
  isCounted: boolean
  /** Existing or additional, how it acts where that is not plain from its place, other hazards. */
  notes: string[]
}

/** A line on the left: a cause, or the hazard as a whole, and what stands between it and the hazard. */
export interface CauseLine {
  id: string
  /** Null for the hazard as a whole. */
  cause: Cause | null
  controls: LinkedControl[]
  /** What the line says where nothing on it counts; empty where something does. */
  openWords: string
}

export interface Effect {
  id: string
  text: string
  /** Where it is written. */
  field: 'impact' | 'harmKindId'
}

/** A bow-tie before it is laid out. */
export interface BowTie {
  lines: CauseLine[]
  recovery: LinkedControl[]
  effects: Effect[]
}

const STANDING_ORDER: Record<ControlLink['standing'], number> = { existing: 0, additional: 1, 'not stated': 2 }

const STANDING_WORD: Record<ControlLink['standing'], string> = {
  existing: 'existing',
  additional: 'additional',
  'not stated': 'existing or additional not stated',
}

/**
 * Whether a link's control stands after the hazard, and not before it. One that limits the harm does. One that detects
 * stands by what it answers: a cause, and it notices the slip before there is a hazard, so it is the last on that
 * cause's line; the hazard as a whole, and it notices the hazard before there is harm, so it is the first after it.
 * One that removes the hazard, and one of which nobody said how it acts, stand before it.
 */
function isAfter(link: ControlLink): boolean {
  return link.acts === 'limits the harm' || (link.acts === 'detects' && link.causeId === null)
}

function linked(input: HazardInput, links: ControlLink[], isRecovery: boolean): LinkedControl | null {
  const [link] = links
  const control = link && input.context.controls.get(link.controlId)
  if (!link || !control) return null
  const kept = stateOf(control)
  const state = kept === 'verified' && link.effectiveness === 'effective' ? 'effective' : kept
  const others = (input.sharing.get(control.id) ?? 1) - 1
  const numbers = links.flatMap(({ causeId }) => input.hazard.causes.filter(({ id }) => id === causeId))
  const acts =
    link.acts === 'not stated'
      ? 'how it acts not stated'
      : link.acts === 'prevents the cause' || (link.acts === 'limits the harm' && isRecovery)
        ? ''
        : link.acts
  return {
    links,
    control,
    state,
    stateWord:
      control.archived !== null
        ? 'archived'
        : (state === 'not stated' ? 'state not stated' : controlStateMark[state].word) +
          (link.effectiveness === 'not effective' ? ', not effective here' : ''),
    isCounted: carriesRisk(control),
    notes: [
      carriesRisk(control) ? '' : 'not counted',
      STANDING_WORD[link.standing] + (link.standing === 'existing' && link.remains === 'no' ? ', does not remain' : ''),
      acts,
      isRecovery && numbers.length > 0
        ? `answers ${numbers.length === 1 ? 'cause' : 'causes'} ${numbers.map(({ number }) => number).join(', ')}`
        : '',
      others > 0 ? `also on ${formatCount(others, 'other hazard')}` : '',
    ].filter((note) => note !== ''),
  }
}

/** Existing before additional; what detects comes last before the hazard and first after it; else as linked. */
function inOrder(links: ControlLink[], isRecovery: boolean): ControlLink[] {
  const rank = (link: ControlLink) =>
    STANDING_ORDER[link.standing] + ((link.acts === 'detects') === isRecovery ? 0 : 10)
  return links.toSorted((one, other) => rank(one) - rank(other))
}

/** Links after the hazard, those together that say the same of the same control for several causes. */
function together(links: ControlLink[]): ControlLink[][] {
  const groups = new Map<string, ControlLink[]>()
  for (const link of links) {
    const key = JSON.stringify([link.controlId, link.standing, link.remains, link.acts, link.effectiveness])
    groups.set(key, [...(groups.get(key) ?? []), link])
  }
  return [...groups.values()]
}

/** The potential clinical impact as single effects where it is written as a list, else whole. */
function effectsOf(impact: string): string[] {
  const entries = pastedEntries(impact)
  return entries.length > 1 ? entries : [impact.trim()].filter((text) => text !== '')
}

const present = (one: LinkedControl | null): one is LinkedControl => one !== null

/** Reads a hazard into the lines of its bow-tie: every live cause once, every link to a control once. */
export function readBowTie(input: HazardInput): BowTie {
  const { hazard, risk } = input
  const causes = liveCauses(hazard)
  // A link may still name a cause that was archived since: it answers the hazard then.
  const causeOf = (link: ControlLink) => (causes.some(({ id }) => id === link.causeId) ? link.causeId : null)
  const before = hazard.links.filter((link) => !isAfter(link))
  const after = hazard.links.filter(isAfter)
  const line = (cause: Cause | null): CauseLine => {
    const controls = inOrder(
      before.filter((link) => causeOf(link) === (cause?.id ?? null)),
      false,
    )
      .map((link) => linked(input, [link], false))
      .filter(present)
    const later = cause !== null && after.some(({ causeId }) => causeId === cause.id)
    const none = controls.length === 0 ? 'no control' : 'no control that counts'
    return {
      id: cause === null ? 'whole' : `cause:${cause.id}`,
      cause,
      controls,
      openWords: controls.some(({ isCounted }) => isCounted) ? '' : later ? `${none} before the hazard` : none,
    }
  }
  const whole = line(null)
  const made = risk.residual.assessment?.harmKindId ?? risk.initial.assessment?.harmKindId ?? null
  const kind = input.context.scheme.harmKinds.find(({ id }) => id === made)
  const effects: Effect[] = effectsOf(hazard.impact).map((text, index) => ({
    id: `effect:${index + 1}`,
    text,
    field: 'impact',
  }))
  if (effects.length === 0)
    effects.push({ id: 'effect:1', text: 'Potential clinical impact not recorded', field: 'impact' })
  if (kind) effects.push({ id: 'harm', text: `Kind of harm scored: ${kind.text}`, field: 'harmKindId' })
  return {
    lines: [...causes.map(line), ...(whole.controls.length > 0 ? [whole] : [])],
    recovery: together(inOrder(after, true))
      .map((links) => linked(input, links, true))
      .filter(present),
    effects,
  }
}
