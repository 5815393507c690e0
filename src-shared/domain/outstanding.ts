import { type Control, type ControlState, carriesRisk, progressOf, stateOf } from './control.ts'
import { counts } from './hazard.ts'
import type { Project } from './project.ts'
import type { Snapshot } from './snapshot.ts'

export type Milestone = Project['milestones'][number]

/** Something that has to be done and is not. */
export interface OutstandingItem {
  kind: 'control' | 'action'
  /** The control's id, or that of the hazard which the action belongs to. */
  id: string
  /** Unique in the list. */
  key: string
  /** Visible number of the control, or of the hazard of an action. */
  number: string
  text: string
  ownerId: string | null
  /** Its own day; without one its milestone's; null where neither is recorded. */
  day: string | null
  milestone: Milestone | null
  overdue: boolean
  /** State of a control; null for an action. */
  state: ControlState | null
  /** Visible numbers of the hazards it answers. */
  hazards: string[]
}

/** What is needed before the next go-live milestone and not done. */
export interface Outstanding {
  /** The next milestone with a day, or null where none is to come. */
  milestone: Milestone | null
  /** Not implemented or not done, and needed by then or overdue: overdue first, then by day. */
  items: OutstandingItem[]
  /** Controls needed by then that are implemented and not yet verified. */
  notVerified: Control[]
  /** Not implemented, or not done, with neither a day nor a milestone: nobody can say whether they are needed by then. */
  undated: { controls: number; actions: number }
}

/** The next go-live milestone: the first whose day has not passed, or null where none is to come. */
export function nextMilestone({ milestones }: Pick<Project, 'milestones'>, today: string): Milestone | null {
  const coming = milestones.filter(({ date }) => date !== null && date >= today)
  return coming.toSorted((a, b) => (a.date ?? '').localeCompare(b.date ?? ''))[0] ?? null
}

/**
 * What has to be done before the next go-live milestone and is not: controls that risk rests on and that are not
 * implemented, and actions on hazards. What was due before counts too, and says that it is overdue. Without a milestone
 * to come only what is overdue is told.
 */
export function outstandingBefore(of: Snapshot, today: string): Outstanding {
  const { milestones } = of.project
  const milestone = nextMilestone(of.project, today)
  const limit = milestone?.date ?? null
  const hazards = of.records.hazard.filter(counts)
  const numbersOf = new Map<string, string[]>()
  for (const { number, links } of hazards) {
    for (const id of new Set(links.map(({ controlId }) => controlId))) {
      numbersOf.set(id, [...(numbersOf.get(id) ?? []), number])
    }
  }
  const isNeeded = (day: string | null) => day !== null && (day < today || (limit !== null && day <= limit))
  const found: Outstanding = { milestone, items: [], notVerified: [], undated: { controls: 0, actions: 0 } }
  for (const control of of.records.control.filter(carriesRisk)) {
    const state = stateOf(control)
    const own = milestones.find(({ id }) => id === control.milestoneId) ?? null
    // The earlier of the two: a control is late as soon as either day has passed.
    const day = [control.due, own?.date ?? null].filter((one) => one !== null).toSorted()[0] ?? null
    const needed = isNeeded(day) || (own !== null && own.id === milestone?.id)
    if (progressOf(state) >= progressOf('implemented')) {
      if (state === 'implemented' && needed) found.notVerified.push(control)
    } else if (needed) {
      found.items.push({
        kind: 'control',
        id: control.id,
        key: control.id,
        number: control.number,
        text: control.name,
        ownerId: control.ownerId,
        day,
        milestone: own,
        overdue: day !== null && day < today,
        state,
        hazards: numbersOf.get(control.id) ?? [],
      })
    } else if (day === null) found.undated.controls++
  }
  for (const hazard of hazards) {
    for (const action of hazard.actions) {
      if (action.done !== null) continue
      if (action.due === null) found.undated.actions++
      else if (isNeeded(action.due)) {
        found.items.push({
          kind: 'action',
          id: hazard.id,
          key: action.id,
          number: hazard.number,
          text: action.text,
          ownerId: action.ownerId,
          day: action.due,
          milestone: null,
          overdue: action.due < today,
          state: null,
          hazards: [hazard.number],
        })
      }
    }
  }
  const last = '9999-12-31'
  found.items.sort((a, b) => (a.day ?? last).localeCompare(b.day ?? last) || a.number.localeCompare(b.number))
  return found
}
