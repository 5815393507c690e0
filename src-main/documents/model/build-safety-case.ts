import { isOpen } from '../../../src-shared/checks/run-checks.ts'
import type { OutlineSection } from '../../../src-shared/domain/standards-pack.ts'
import { fillLiveFields, type LiveValues, splitAtTables } from '../../../src-shared/format/live-fields.ts'
import { NOT_RECORDED } from '../../../src-shared/format/standing-words.ts'
import type { Block, DocumentModel } from '../document.ts'
import { heading, keptWithNext, paragraph, prose } from './blocks.ts'
import { boardSummary } from './board-summary.ts'
import { clauseLine } from './clause-line.ts'
import { frontSheet, phaseWords, titleBlock } from './front-sheet.ts'
import { documentFrame, systemWords, versionWords } from './identity.ts'
import { type DocumentInput, type LogView, viewLog } from './log-view.ts'
import { firstPage, safetyStatementBlocks } from './safety-statement.ts'
import { ratingSummary, standingSummary, statusSummary } from './summary-tables.ts'
import { liveTable } from './tables/index.ts'
import { environmentTable, intendedUseTable, systemTable } from './tables/project-tables.ts'

/** Records that stand in a section whether or not somebody wrote a text there: they are its content. */
const RECORDS: Record<string, (view: LogView) => Block[]> = {
  'executive-summary': (view) => [
    boardSummary(view),
    ...ratingSummary(view),
    statusSummary(view),
    standingSummary(view),
  ],
  'lifecycle-phase': (view) => [paragraph(`This report belongs to the phase: ${phaseWords(view)}.`)],
  'system-description': systemTable,
  'intended-use': intendedUseTable,
  'operational-environment': environmentTable,
  'clinical-safety-officer-statement': safetyStatementBlocks,
}
/** Sections whose records say what the text would: without a text nothing is missing. */
const RECORDS_SUFFICE = new Set([
  'system-description',
  'intended-use',
  'operational-environment',
  'clinical-safety-officer-statement',
  'decisions-asked',
  'document-approval',
  'release-configuration',
])

/**
 * The clinical safety case report: page one with the clinical safety officer's statement and what the board is asked,
 * the front sheet, then the sections of the standards pack that the project's standards ask for.
 */
export function buildSafetyCase(input: DocumentInput): DocumentModel {
  const view = viewLog(input)
  return {
    ...documentFrame(view, 'safety-case'),
    sections: [
      {
        orientation: 'portrait',
        blocks: [
          titleBlock(view, 'safety-case'),
          ...firstPage(view),
          heading(1, 'Front sheet', 'front-sheet', true),
          ...frontSheet(view, 'safety-case'),
          { kind: 'contents', depth: 2 },
          ...body(view),
        ],
      },
    ],
  }
}

/** Sections that the project's standards ask for. */
function outlineOf({ pack, snapshot }: LogView): OutlineSection[] {
  return pack.outline.filter((section) => section.standards.some((id) => snapshot.project.standards.includes(id)))
}

function body(view: LogView): Block[] {
  const outline = outlineOf(view)
  const values = liveValues(view)
  const texts = new Map(view.live('narrative').map(({ section, text }): [string, string] => [section, text]))
  return outline.flatMap((section, index) => {
    const isHead = outline.some(({ number }) => section.number !== '' && number.startsWith(`${section.number}.`))
    const isSub = section.number.includes('.')
    const title = section.number === '' ? section.title : `${section.number}  ${section.title}`
    return [
      heading(isSub ? 2 : 1, title, `section-${section.id}`, index === 0),
      ...clauseLine(view, section),
      ...sectionBlocks(view, section, texts.get(section.id) ?? '', values, isHead),
    ]
  })
}

/** The text with its live fields and tables, then the tables of the section that the text did not place. */
function sectionBlocks(
  view: LogView,
  section: OutlineSection,
  written: string,
  values: LiveValues,
  isHead: boolean,
): Block[] {
  const placed = new Set<string>()
  const text = splitAtTables(written).flatMap((part): Block[] => {
    if ('text' in part) return prose(fillLiveFields(part.text, values))
    placed.add(part.table)
    return liveTable(part.table)?.(view) ?? []
  })
  const records = RECORDS[section.id]?.(view) ?? []
  const tables = section.tables.filter((key) => !placed.has(key)).flatMap((key) => liveTable(key)?.(view) ?? [])
  const isComplete = text.length > 0 || isHead || RECORDS_SUFFICE.has(section.id)
  const missing = [
    tables.length + records.length > 0
      ? keptWithNext(paragraph(`Text of this section: ${NOT_RECORDED.toLowerCase()}.`))
      : paragraph(`${NOT_RECORDED}.`),
  ]
  return [...text, ...(isComplete ? [] : missing), ...records, ...tables]
}

function liveValues(view: LogView): LiveValues {
  const { project } = view.snapshot
  return {
    counts: view.counts,
    scheme: project.scheme,
    openFindings: view.findings.filter(isOpen).length,
    projectName: project.name,
    systemName: systemWords(view),
    organisationName: view.organisationName(project.organisationId) || NOT_RECORDED,
    version: versionWords(view),
    today: view.today,
  }
}
