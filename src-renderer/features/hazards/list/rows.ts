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

/** Reads all hazards of a project as rows, candidates and archived ones too, keeping rows that did not change. */
export function createRowReader(): (view: ProjectView) => HazardRow[] {
  let remembered = new Map<string, HazardRow>()
  return ({ snapshot, assessed, context, people, findings }) => {
    const byHazard = findingsByHazard(openFindings(findings ?? []))
    const risks = new Map(assessed.map(({ hazard, risk }): [string, HazardRisk] => [hazard.id, risk]))
    const rows = snapshot.records.hazard.map((hazard): HazardRow => {
      const before = remembered.get(hazard.id)
      const found = byHazard.get(hazard.id) ?? []
      const controls = linkedControls(hazard, context.controls)
      const states = statesOf(controls)
      const words = states.map(({ state, count }) => `${count} ${controlStateMark[state].word}`).join(', ')
      const row: HazardRow = {
        id: hazard.id,
        hazard,
        risk: risks.get(hazard.id) ?? riskOf(hazard, context),
        causes: liveCauses(hazard).length,
        controls: controls.length,
        states,
        controlWords: controls.length === 0 ? 'none' : `${controls.length}: ${words}`,
        owner: nameOf(people, hazard.ownerId),
        findings: found.length,
        errors: found.filter(({ level }) => level === 'error').length,
      }
      const same =
        before !== undefined &&
        before.hazard === hazard &&
        before.risk === row.risk &&
        before.controlWords === row.controlWords &&
        before.owner === row.owner &&
        before.findings === row.findings &&
        before.errors === row.errors
      return same ? before : row
    })
    remembered = new Map(rows.map((row): [string, HazardRow] => [row.id, row]))
    return rows
  }
}

/** Everything of a hazard that the quick search looks through, in small letters: its own texts, causes and controls. */
export function searchText({ hazard, owner }: HazardRow, controls: ReadonlyMap<string, Control>): string {
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
