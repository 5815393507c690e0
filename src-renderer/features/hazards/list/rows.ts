import { findingsByHazard } from '../../../../src-shared/checks/group-findings.ts'
import { type Control, type ControlState, stateOf } from '../../../../src-shared/domain/control.ts'
import { type Hazard, liveCauses } from '../../../../src-shared/domain/hazard.ts'
import { type HazardRisk, riskOf } from '../../../../src-shared/domain/standing.ts'
import { controlStateMark } from '../../../../src-shared/format/standing-words.ts'
import { nameOf, openFindings, type ProjectView } from '../../../project/project-context.ts'

/** One hazard as the grid shows it. The same object stays while nothing shown has changed. */
export interface HazardRow {
  id: string
  hazard: Hazard
  risk: HazardRisk
  causes: number
  /** Controls linked, each once, by state in the order of a control's life. */
  controls: number
  states: { state: ControlState; count: number }[]
  /** The same in words: `5: 2 verified, 3 proposed`. */
  controlWords: string
  owner: string
  findings: number
  errors: number
}

const ORDER = Object.keys(controlStateMark) as (ControlState | 'effective')[]

function linkedControls(hazard: Hazard, controls: ReadonlyMap<string, Control>): Control[] {
  const ids = new Set(hazard.links.map(({ controlId }) => controlId))
  return [...ids].flatMap((id) => {
    const control = controls.get(id)
    return control && control.archived === null ? [control] : []
  })
}

function statesOf(controls: Control[]): HazardRow['states'] {
  const counted = new Map<ControlState, number>()
  for (const control of controls) counted.set(stateOf(control), (counted.get(stateOf(control)) ?? 0) + 1)
  return ORDER.flatMap((state) => {
    const count = state === 'effective' ? undefined : counted.get(state)
    return count === undefined || state === 'effective' ? [] : [{ state, count }]
  })
}

/** Hazard → how many open findings and errors concern it. */
type Found = ReadonlyMap<string, { findings: number; errors: number }>

function countFindings(findings: ProjectView['findings']): Found {
  const open = findingsByHazard(openFindings(findings ?? []))
  return new Map(
    [...open].map(([id, found]) => [
      id,
      { findings: found.length, errors: found.filter(({ level }) => level === 'error').length },
    ]),
  )
}

const NOTHING_FOUND = { findings: 0, errors: 0 }

/**
 * Reads all hazards of a project as rows, candidates and archived ones too, keeping rows that did not change. A hazard's
 * risk is another object whenever its record, controls or evidence changed, so that nothing else need be compared: after
 * one change among 10,000 this makes one row instead of all.
 */
export function createRowReader(): (view: ProjectView) => HazardRow[] {
  let remembered = new Map<string, HazardRow>()
  let context: ProjectView['context'] | null = null
  let counted: { of: ProjectView['findings']; found: Found } | null = null
  return (view) => {
    const { snapshot, assessed, people } = view
    if (counted?.of !== view.findings) counted = { of: view.findings, found: countFindings(view.findings) }
    const { found } = counted
    const risks = new Map(assessed.map(({ hazard, risk }): [string, HazardRisk] => [hazard.id, risk]))
    const next = new Map<string, HazardRow>()
    const rows = snapshot.records.hazard.map((hazard): HazardRow => {
      const before = remembered.get(hazard.id)
      // Candidates and archived hazards are not among those assessed.
      const unchanged = before?.hazard === hazard && view.context === context
      const risk = risks.get(hazard.id) ?? (unchanged ? before.risk : riskOf(hazard, view.context))
      const owner = nameOf(people, hazard.ownerId)
      const { findings, errors } = found.get(hazard.id) ?? NOTHING_FOUND
      const same =
        before !== undefined &&
        before.hazard === hazard &&
        before.risk === risk &&
        before.owner === owner &&
        before.findings === findings &&
        before.errors === errors
      const row = same ? before : readRow(hazard, risk, view.context.controls, { owner, findings, errors })
      next.set(row.id, row)
      return row
    })
    remembered = next
    context = view.context
    return rows
  }
}

function readRow(
  hazard: Hazard,
  risk: HazardRisk,
  all: ReadonlyMap<string, Control>,
  more: Pick<HazardRow, 'owner' | 'findings' | 'errors'>,
): HazardRow {
  const controls = linkedControls(hazard, all)
  const states = statesOf(controls)
  const words = states.map(({ state, count }) => `${count} ${controlStateMark[state].word}`).join(', ')
  return {
    id: hazard.id,
    hazard,
    risk,
    causes: liveCauses(hazard).length,
    controls: controls.length,
    states,
    controlWords: controls.length === 0 ? 'none' : `${controls.length}: ${words}`,
    ...more,
  }
}

const searched = new WeakMap<HazardRow, string>()

/** Everything of a hazard that the quick search looks through, in small letters: its own texts, causes and controls. */
export function searchText(row: HazardRow, controls: ReadonlyMap<string, Control>): string {
  // Kept with the row, which is another one whenever any of this changed: putting 10,000 together at each key is felt.
  const known = searched.get(row)
  if (known !== undefined) return known
  const text = putTogether(row, controls)
  searched.set(row, text)
  return text
}

/**
 * Puts the searched texts together while nothing else is to do, so that the first letter typed finds them there. Answers
 * how to stop.
 */
export function prepareSearch(rows: readonly HazardRow[], controls: ReadonlyMap<string, Control>): () => void {
  let at = 0
  let asked = requestIdleCallback(work)
  function work(free: IdleDeadline): void {
    for (let row = rows[at]; row !== undefined && free.timeRemaining() > 1; row = rows[++at]) searchText(row, controls)
    if (at < rows.length) asked = requestIdleCallback(work)
  }
  return () => cancelIdleCallback(asked)
}

function putTogether({ hazard, owner }: HazardRow, controls: ReadonlyMap<string, Control>): string {
  const parts = [
    hazard.number,
    hazard.name,
    hazard.description,
    hazard.impact,
    hazard.category,
    hazard.careSetting,
    hazard.processStep,
    hazard.notes,
    hazard.status,
    owner,
    ...liveCauses(hazard).map(({ text }) => text),
    ...hazard.actions.map(({ text }) => text),
    ...hazard.references.map(({ label, text }) => `${label} ${text}`),
  ]
  for (const control of linkedControls(hazard, controls)) {
    parts.push(control.number, control.name, control.description)
  }
  return parts.join('\n').toLowerCase()
}
