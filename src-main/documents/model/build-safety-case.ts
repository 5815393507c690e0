import { isOpen } from '../../../src-shared/checks/run-checks.ts'
import type { OutlineSection } from '../../../src-shared/domain/standards-pack.ts'
import { liveValuesOf } from '../../../src-shared/format/document-words.ts'
import {
  fillLiveFields,
  type LiveTableKey,
  type LiveValues,
  liveTableTitles,
  splitAtTables,
} from '../../../src-shared/format/live-fields.ts'
import { formatCount } from '../../../src-shared/format/numbers.ts'
import { isHeadSection, outlineFor, recordsSuffice } from '../../../src-shared/format/report-sections.ts'
import { NOT_RECORDED } from '../../../src-shared/format/standing-words.ts'
import type { Block, DocumentModel, Inline } from '../document.ts'
import { heading, keptWithNext, paragraph, prose, withoutEmptyTables } from './blocks.ts'
import { boardSummary } from './board-summary.ts'
import { sinceLastIssue } from './changes-section.ts'
import { clauseLine } from './clause-line.ts'
import { frontSheet, phaseWords, titleBlock } from './front-sheet.ts'
import { hazardsIdentified } from './hazard-tables.ts'
import { documentFrame } from './identity.ts'
import { type DocumentInput, type LogView, viewLog } from './log-view.ts'
import { controlMapFigures, trendFigures } from './pictures.ts'
import { firstPage, safetyStatementBlocks } from './safety-statement.ts'
import { ratingSummary, standingSummary, statusSummary } from './summary-tables.ts'
import { liveTable } from './tables/index.ts'
import { environmentTable, intendedUseTable, systemTable } from './tables/project-tables.ts'

/** Records that stand in a section whether or not somebody wrote a text there: they are its content. */
const RECORDS: Record<string, (view: LogView) => Block[]> = {
  'executive-summary': (view) => [
    boardSummary(view, 'counted'),
    ...ratingSummary(view),
    statusSummary(view),
    standingSummary(view),
  ],
  'lifecycle-phase': (view) => [paragraph(`This report belongs to the phase: ${phaseWords(view)}.`)],
  'system-description': systemTable,
  'intended-use': intendedUseTable,
  'operational-environment': environmentTable,
  'hazards-and-consequences': whereHazardsAre,
  'clinical-safety-officer-statement': safetyStatementBlocks,
}
/** Pictures that stand at the end of a section. */
const FIGURES: Record<string, (view: LogView) => Block[]> = {
  'choice-of-controls': controlMapFigures,
  'implementation-of-controls': trendFigures,
}
/** The section that sums up others: a table that another section holds is named there, not printed twice. */
const SUMMARY = 'executive-summary'

/** Tables that the self-check reads back: they stay, even empty. */
const LISTS_OF_HAZARDS = new Set(['hazards-initial', 'residual-risks'])

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
          // Before the contents, which explain themselves by it; after them it would stand on a page of its own.
          ...numberingNote(view),
          { kind: 'contents', depth: 2 },
          ...body(view),
          ...sinceLastIssue(view, 'Changes since the last issue'),
        ],
      },
    ],
  }
}

/** How much there is to tell of, and where all of it stands: “Not recorded” alone would deny hazards that are. */
function whereHazardsAre(view: LogView): Block[] {
  const { counts } = view
  if (counts.hazards === 0) return []
  const hazards = formatCount(counts.hazards, 'hazard')
  return [
    paragraph(
      `The log has ${hazards} with ${formatCount(counts.causes, 'cause')}. The hazard log that goes with this report gives each in full, with its causes and controls.`,
    ),
    hazardsIdentified(view),
  ]
}

/** Why a number is missing between two sections: one outline numbers the sections of both standards. */
function numberingNote({ pack, snapshot }: LogView): Block[] {
  const { standards } = snapshot.project
  const asked = new Set(outlineFor(pack, standards))
  const left = pack.outline.filter((section) => !asked.has(section) && section.number !== '')
  if (left.length === 0) return []
  const others = [...new Set(left.flatMap((section) => section.standards))].join(' and ')
  const numbers = left.map(({ number }) => number).join(', ')
  return [
    paragraph(
      `Sections are numbered as in one outline for both standards. ${left.length === 1 ? 'Section' : 'Sections'} ${numbers} ${left.length === 1 ? 'belongs' : 'belong'} to ${others} and ${left.length === 1 ? 'is' : 'are'} not part of this report.`,
      'note',
    ),
  ]
}

/** `6.3  Residual clinical risk`. */
function titleOf({ number, title }: OutlineSection): string {
  return number === '' ? title : `${number}  ${title}`
}

const bookmarkOf = ({ id }: OutlineSection) => `section-${id}`

function body(view: LogView): Block[] {
  const outline = outlineFor(view.pack, view.snapshot.project.standards)
  const values = liveValues(view)
  const texts = new Map(view.live('narrative').map(({ section, text }): [string, string] => [section, text]))
  return outline.flatMap((section, index) => {
    const isSub = section.number.includes('.')
    return [
      heading(isSub ? 2 : 1, titleOf(section), bookmarkOf(section), index === 0),
      ...clauseLine(view, section),
      ...sectionBlocks(view, section, outline, texts.get(section.id) ?? '', values),
    ]
  })
}

/** The text with its live fields and tables, then the tables of the section that the text did not place. */
function sectionBlocks(
  view: LogView,
  section: OutlineSection,
  outline: readonly OutlineSection[],
  written: string,
  values: LiveValues,
): Block[] {
  const placed = new Set<string>()
  const text = splitAtTables(written).flatMap((part): Block[] => {
    if ('text' in part) return prose(fillLiveFields(part.text, values))
    placed.add(part.table)
    return liveTable(part.table)?.(view) ?? []
  })
  const records = RECORDS[section.id]?.(view) ?? []
  const asked = section.tables.filter((key) => !placed.has(key))
  const homes = new Map(asked.map((key) => [key, homeOf(key, outline)]))
  const here = asked.filter((key) => homes.get(key) === section)
  const tables = here.flatMap((key) => {
    const blocks = liveTable(key)?.(view) ?? []
    return LISTS_OF_HAZARDS.has(key) ? blocks : withoutEmptyTables(blocks)
  })
  const isComplete = text.length > 0 || isHeadSection(section, outline) || recordsSuffice(section.id)
  const missing = [
    asked.length + records.length > 0
      ? keptWithNext(paragraph(`Text of this section: ${NOT_RECORDED.toLowerCase()}.`))
      : paragraph(`${NOT_RECORDED}.`),
  ]
  const elsewhere = [...new Set([...homes.values()].filter((home) => home !== undefined && home !== section))]
  return [
    ...text,
    ...(isComplete ? [] : missing),
    ...records,
    ...tables,
    ...(FIGURES[section.id]?.(view) ?? []),
    ...seeAlso(elsewhere, asked, here),
  ]
}

/** Where a table stands: the first section that asks for it, the summary last. */
function homeOf(key: string, outline: readonly OutlineSection[]): OutlineSection | undefined {
  const asking = outline.filter(({ tables }) => tables.some((one) => one === key))
  return asking.find(({ id }) => id !== SUMMARY) ?? asking[0]
}

/** Which tables stand in which other section, as links. */
function seeAlso(
  sections: readonly (OutlineSection | undefined)[],
  asked: readonly string[],
  here: readonly string[],
): Block[] {
  const links = sections.flatMap((section): Inline[] => {
    if (section === undefined) return []
    const titles = asked
      .filter((key) => !here.includes(key) && section.tables.includes(key))
      .map((key) => liveTableTitles[key as LiveTableKey])
    return [`${titles.join(', ')}: see `, { text: titleOf(section), link: { bookmark: bookmarkOf(section) } }, '. ']
  })
  return links.length === 0 ? [] : [paragraph(links, 'note')]
}

function liveValues(view: LogView): LiveValues {
  const { project } = view.snapshot
  return liveValuesOf({
    project,
    counts: view.counts,
    openFindings: view.findings.filter(isOpen).length,
    organisationName: view.organisationName(project.organisationId),
    today: view.today,
  })
}
