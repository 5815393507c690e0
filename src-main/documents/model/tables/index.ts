import type { LiveTableKey } from '../../../../src-shared/format/live-fields.ts'
import type { Block } from '../../document.ts'
import { approvals } from '../approvals-section.ts'
import { answeredFindings, openFindings } from '../findings-tables.ts'
import { revisionHistory } from '../front-sheet.ts'
import { archivedTable, hazardsInitial, hazardsResidual, residualNotAccepted } from '../hazard-tables.ts'
import type { LogView } from '../log-view.ts'
import { schemeBlocks } from '../scheme-tables.ts'
import { stageMatrix } from '../summary-tables.ts'
import { controlsByState, controlsRegister, evidenceList } from './control-tables.ts'
import {
  configurationTable,
  decisionsTable,
  hazardLogReference,
  milestonesTable,
  peopleAndRoles,
} from './project-tables.ts'
import {
  assumptionsTable,
  benefitAnalysesTable,
  constraintsTable,
  handOversTable,
  planTable,
  sessionsTable,
  supplierEvidenceTable,
  testIssuesTable,
  thirdPartiesTable,
} from './register-tables.ts'
import { transferredHazards } from './transferred-hazards.ts'

/** Every table that a section of the report can hold, by its key in the standards pack and in `[[table:KEY]]`. */
export const liveTables: Record<LiveTableKey, (view: LogView) => Block[]> = {
  'answered-findings': (view) => [answeredFindings(view)],
  approvals: (view) => approvals(view, 'safety-case'),
  'archived-hazards': (view) => [archivedTable(view)],
  assumptions: assumptionsTable,
  'benefit-analyses': benefitAnalysesTable,
  configuration: configurationTable,
  constraints: constraintsTable,
  'controls-by-state': controlsByState,
  'controls-register': controlsRegister,
  'decisions-for-the-board': decisionsTable,
  'evidence-list': evidenceList,
  'hand-overs': handOversTable,
  'hazard-log-reference': hazardLogReference,
  'hazards-initial': (view) => [hazardsInitial(view)],
  'matrix-initial': (view) => stageMatrix(view, 'initial'),
  'matrix-residual': (view) => stageMatrix(view, 'residual'),
  milestones: milestonesTable,
  'open-findings': openFindings,
  'people-and-roles': peopleAndRoles,
  plan: planTable,
  'residual-not-accepted': (view) => [residualNotAccepted(view)],
  'residual-risks': (view) => [hazardsResidual(view)],
  scheme: (view) => schemeBlocks(view.snapshot.project.scheme),
  sessions: sessionsTable,
  'supplier-evidence': supplierEvidenceTable,
  'test-issues': testIssuesTable,
  'third-parties': thirdPartiesTable,
  'transferred-hazards': transferredHazards,
  'version-history': (view) => [revisionHistory(view, 'safety-case')],
}

/** The table of a key, or undefined where there is none of that name. */
export function liveTable(key: string): ((view: LogView) => Block[]) | undefined {
  return Object.hasOwn(liveTables, key) ? liveTables[key as LiveTableKey] : undefined
}
