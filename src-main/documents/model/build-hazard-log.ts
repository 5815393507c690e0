import { EVIDENCED_LEGEND } from '../../../src-shared/format/standing-words.ts'
import type { Block, DocumentModel } from '../document.ts'
import { heading, paragraph, withoutEmptyTables } from './blocks.ts'
import { boardSummary } from './board-summary.ts'
import { sinceLastIssue } from './changes-section.ts'
import { answeredFindings, openFindings } from './findings-tables.ts'
import { frontSheet, titleBlock } from './front-sheet.ts'
import { hazardSection } from './hazard-section.ts'
import { archivedTable, candidatesTable, hazardsAtAGlance } from './hazard-tables.ts'
import { documentFrame } from './identity.ts'
import { importsBlocks } from './imports-section.ts'
import { type DocumentInput, type LogView, viewLog } from './log-view.ts'
import { bowTieFigures } from './pictures.ts'
import { schemeMatrix, schemeWords } from './scheme-tables.ts'
import { ratingSummary, stageMatrix, standingSummary, statusSummary } from './summary-tables.ts'
import { controlsByState, controlsRegister, evidenceList } from './tables/control-tables.ts'
import { milestonesTable, peopleAndRoles } from './tables/project-tables.ts'
import {
  assumptionsTable,
  benefitAnalysesTable,
  constraintsTable,
  handOversTable,
  planTable,
  sessionsTable,
  testIssuesTable,
} from './tables/register-tables.ts'

/**
 * The hazard log as a document: front sheet, contents, the matrix with its definitions before any score, the summary,
 * then every hazard whole, what stands outside the counts, findings, registers and imports.
 */
export function buildHazardLog(input: DocumentInput): DocumentModel {
  const view = viewLog(input)
  const { scheme } = view.snapshot.project
  return {
    ...documentFrame(view, 'hazard-log'),
    sections: [
      {
        orientation: 'portrait',
        blocks: [
          titleBlock(view, 'hazard-log'),
          ...frontSheet(view, 'hazard-log'),
          { kind: 'contents', depth: 2, newPage: true },
          heading(1, '1  How clinical risk is scored', 'scheme', true),
          ...schemeWords(scheme),
          heading(2, '1.1  Matrix and ratings', 'matrix', true),
          ...schemeMatrix(scheme),
          ...summary(view),
        ],
      },
      { orientation: 'landscape', blocks: hazardPages(view) },
      { orientation: 'portrait', blocks: registers(view) },
    ],
  }
}

function summary(view: LogView): Block[] {
  return [
    heading(1, '2  Summary', 'summary', true),
    boardSummary(view),
    ...ratingSummary(view),
    heading(2, '2.1  Hazards in the matrix', 'matrices', true),
    ...stageMatrix(view, 'initial'),
    ...stageMatrix(view, 'residual'),
    heading(2, '2.2  Status and standing', 'status'),
    statusSummary(view),
    standingSummary(view),
    ...controlsByState(view),
  ]
}

function hazardPages(view: LogView): Block[] {
  return [
    heading(1, '3  Hazards at a glance', 'at-a-glance'),
    hazardsAtAGlance(view),
    heading(1, '4  Hazards in full', 'hazards', true),
    paragraph(
      `Causes keep their numbers; the controls stand beside the cause they answer. State of a control: ○ proposed, ◔ agreed, ◑ implemented, ◕ verified, ● verified and effective here. ${EVIDENCED_LEGEND}`,
      'note',
    ),
    ...(view.assessed.length === 0 ? [paragraph('Hazards: not recorded.')] : []),
    ...view.assessed.flatMap((one, index) => [...hazardSection(view, one, index > 0), ...bowTieFigures(view, one)]),
    heading(1, '5  Controls', 'controls', true),
    ...controlsRegister(view),
  ]
}

function registers(view: LogView): Block[] {
  return [
    heading(1, '6  Evidence', 'evidence'),
    ...evidenceList(view),
    heading(1, '7  Outside the counts', 'outside'),
    ...withoutEmptyTables([candidatesTable(view), archivedTable(view)]),
    heading(1, '8  Findings', 'findings', true),
    ...openFindings(view),
    answeredFindings(view),
    heading(1, '9  Plan, people, assumptions and records', 'records'),
    ...planTable(view),
    ...withoutEmptyTables([
      ...milestonesTable(view),
      ...peopleAndRoles(view),
      ...sessionsTable(view),
      ...assumptionsTable(view),
      ...constraintsTable(view),
      ...testIssuesTable(view),
      ...handOversTable(view),
      ...benefitAnalysesTable(view),
    ]),
    heading(1, '10  Imports', 'imports'),
    ...importsBlocks(view),
    ...sinceLastIssue(view, '11  Changes since the last issue'),
  ]
}
