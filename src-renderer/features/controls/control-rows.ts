import { type Control, type ControlState, carriesRisk, isOverdue, stateOf } from '../../../src-shared/domain/control.ts'
import type { ControlLink, Hazard } from '../../../src-shared/domain/hazard.ts'
import type { Snapshot } from '../../../src-shared/domain/snapshot.ts'
import { controlStateMark, controlTypeWord } from '../../../src-shared/format/standing-words.ts'

/** From how many hazards on a control is worth a look (check `common-mode`). */
export const SHARED_BY_MANY = 4

/** One link of a control with the hazard that it stands on. */
export interface LinkOnHazard {
  hazard: Hazard
  link: ControlLink
}

/** One control of the register, with what is worked out from the log. */
export interface ControlRow {
  id: string
  control: Control
  state: ControlState
  links: LinkOnHazard[]
  hazards: number
  /** Links on which the control is judged effective. */
  effective: number
  overdue: boolean
  organisation: string
  owner: string
  milestone: string
  /** Everything that the quick search looks in, in lower case. */
  text: string
}

interface Names {
  people: ReadonlyMap<string, { name: string }>
  organisations: ReadonlyMap<string, { name: string }>
  today: string
}

/** Links of every control on hazards that are not archived (candidates too), in the order of the log. */
export function linksByControl(snapshot: Snapshot): Map<string, LinkOnHazard[]> {
  const found = new Map<string, LinkOnHazard[]>()
  for (const hazard of snapshot.records.hazard) {
    if (hazard.archived !== null) continue
    for (const link of hazard.links) {
      const own = found.get(link.controlId)
      if (own) own.push({ hazard, link })
      else found.set(link.controlId, [{ hazard, link }])
    }
  }
  return found
}

/** The register of controls, archived ones too. */
export function controlRows(snapshot: Snapshot, { people, organisations, today }: Names): ControlRow[] {
  const links = linksByControl(snapshot)
  const { milestones } = snapshot.project
  return snapshot.records.control.map((control) => {
    const own = links.get(control.id) ?? []
    const state = stateOf(control)
    const organisation = organisations.get(control.organisationId ?? '')?.name ?? ''
    const owner = people.get(control.ownerId ?? '')?.name ?? ''
    const milestone = milestones.find(({ id }) => id === control.milestoneId)?.name ?? ''
    const causes = own.flatMap(({ hazard, link }) => hazard.causes.filter(({ id }) => id === link.causeId))
    return {
      id: control.id,
      control,
      state,
      links: own,
      hazards: new Set(own.map(({ hazard }) => hazard.id)).size,
      effective: own.filter(({ link }) => link.effectiveness === 'effective').length,
      overdue: isOverdue(control, milestones, today),
      organisation,
      owner,
      milestone,
      text: [
        control.number,
        control.name,
        control.description,
        controlTypeWord[control.type],
        controlStateMark[state].word,
        organisation,
        owner,
        milestone,
        ...own.map(({ hazard }) => `${hazard.number} ${hazard.name}`),
        ...causes.map(({ text }) => text),
        ...control.steps.map(({ note }) => note),
      ]
        .join('\n')
        .toLowerCase(),
    }
  })
}

/** What the chips filter by: `state:verified`, `type:training`, and the five below. */
export const particularFilters = {
  overdue: { word: 'Overdue', holds: (row: ControlRow) => row.overdue },
  open: {
    word: 'Not implemented',
    holds: (row: ControlRow) => carriesRisk(row.control) && row.state !== 'implemented' && row.state !== 'verified',
  },
  unlinked: { word: 'Not linked to any hazard', holds: (row: ControlRow) => row.links.length === 0 },
  shared: {
    word: `Shared by ${SHARED_BY_MANY} hazards or more`,
    holds: (row: ControlRow) => row.hazards >= SHARED_BY_MANY,
  },
  archived: { word: 'Archived', holds: (row: ControlRow) => row.control.archived !== null },
} as const
export type ParticularFilter = keyof typeof particularFilters

/**
 * Rows that the search and the chips leave: any of the states, types and milestones, and every one of the others. Every word
 * of the search must be there. Archived controls are shown only where asked for.
 */
export function filterRows(rows: readonly ControlRow[], search: string, show: ReadonlySet<string>): ControlRow[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean)
  const chosen = (prefix: string) =>
    [...show].filter((key) => key.startsWith(prefix)).map((key) => key.slice(prefix.length))
  const states = chosen('state:')
  const types = chosen('type:')
  const milestones = chosen('milestone:')
  const particular = (Object.keys(particularFilters) as ParticularFilter[]).filter((key) => show.has(key))
  return rows.filter(
    (row) =>
      (row.control.archived === null || show.has('archived')) &&
      words.every((word) => row.text.includes(word)) &&
      (states.length === 0 || states.includes(row.state)) &&
      (types.length === 0 || types.includes(row.control.type)) &&
      (milestones.length === 0 || milestones.includes(row.control.milestoneId ?? '')) &&
      particular.every((key) => particularFilters[key].holds(row)),
  )
}
