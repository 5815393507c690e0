import type { AnsweredFinding } from '../../../src-shared/checks/finding.ts'
import { levelWords } from '../../../src-shared/checks/run-checks.ts'
import type { ExtractRequest } from '../../../src-shared/contract/exchange.ts'
import { formatDay } from '../../../src-shared/format/dates.ts'
import { formatCount } from '../../../src-shared/format/numbers.ts'
import { EVIDENCED_LEGEND, NOT_RECORDED } from '../../../src-shared/format/standing-words.ts'
import type { Block, DocumentModel, TableBlock } from '../document.ts'
import { cell, dataTable, heading, joined, paragraph, recorded } from './blocks.ts'
import { controlWords } from './control-words.ts'
import { byOwner, dueLine, hazardsOn, stateLine, whatIsMissing } from './extract/owners.ts'
import { type ExtractView, extractDetails, extractFrame, viewExtract } from './extract/request.ts'
import { hazardSection } from './hazard-section.ts'
import { hazardsAtAGlance } from './hazard-tables.ts'
import type { DocumentInput } from './log-view.ts'
import { bowTieFigures } from './pictures.ts'
import { capital } from './summary-tables.ts'

/** Column headings by which the self-check finds the lists of an extract. */
export const EXTRACT_COLUMN = { control: 'Control', finding: 'Finding' } as const

/** A filtered set of hazards, controls or findings, which says on every page that it is one (clinical-rules 27). */
export function buildExtract(input: DocumentInput, request: ExtractRequest): DocumentModel {
  const view = viewExtract(input, request)
  const title = { hazards: 'Hazards', controls: 'Controls by owner', findings: 'Findings' }[request.what]
  const body = { hazards: hazardPages, controls: controlLists, findings: findingList }[request.what]
  return {
    ...extractFrame(view),
    sections: [
      {
        orientation: 'landscape',
        blocks: [
          heading(1, `Extract: ${title}, ${view.snapshot.project.name}`, 'extract'),
          extractDetails(view),
          ...body(view),
        ],
      },
    ],
  }
}

function hazardPages(view: ExtractView): Block[] {
  return [
    hazardsAtAGlance({ ...view, assessed: view.chosen }),
    paragraph(EVIDENCED_LEGEND, 'note'),
    ...view.chosen.flatMap((one) => [...hazardSection(view, one, true), ...bowTieFigures(view, one)]),
  ]
}

/** One list an owner: what a person has to do, for which hazards, by when, and what is still missing. */
function controlLists(view: ExtractView): Block[] {
  const groups = byOwner(view, view.controls)
  return groups.flatMap(({ name, controls, overdue }, index): Block[] => [
    heading(
      2,
      `${name === '' ? 'Owner not recorded' : name}: ${formatCount(controls.length, 'control')}${overdue > 0 ? `, ${overdue} overdue` : ''}`,
      `owner-${index + 1}`,
      // Each owner's list can be handed over by itself.
      index > 0,
    ),
    ownersTable(view, name, controls),
  ])
}

function ownersTable(view: ExtractView, name: string, controls: ExtractView['controls']): TableBlock {
  return dataTable({
    caption: '',
    summary: `Controls of ${name === '' ? 'nobody yet' : name} with hazards, due day, state and what is missing.`,
    size: 'small',
    columns: [
      { title: EXTRACT_COLUMN.control, share: 36 },
      { title: 'Hazards', share: 14 },
      { title: 'Due', share: 15 },
      { title: 'State', share: 13 },
      { title: 'Still missing', share: 22 },
    ],
    rows: controls.map((one) => {
      const { name: words, more } = controlWords(one)
      const missing = whatIsMissing(view, one)
      return [
        cell([[{ text: one.number, bold: true }, `  ${words}`], ...(more === '' ? [] : [more])]),
        recorded(hazardsOn(view, one).join(', ')),
        dueLine(view, one),
        stateLine(one),
        missing.length === 0 ? 'Nothing recorded as missing' : cell(missing),
      ]
    }),
  })
}

function findingList(view: ExtractView): Block[] {
  return [
    dataTable({
      caption: 'Findings of the checks',
      summary: 'Each finding with its level, hazard, and its answer where it has one.',
      size: 'small',
      columns: [
        { title: 'Level', share: 10 },
        { title: 'Hazard', share: 22 },
        { title: EXTRACT_COLUMN.finding, share: 46 },
        { title: 'How it stands', share: 22 },
      ],
      rows: view.chosenFindings.map((one) => {
        const hazard = view.hazardOf(one.hazardId)
        return [
          cell(capital(levelWords[one.level].one), { bold: true }),
          hazard === undefined ? 'The project as a whole' : `${hazard.number}  ${hazard.name}`,
          cell([one.message, [{ text: one.why, italic: true }]]),
          standingOf(view, one),
        ]
      }),
    }),
    paragraph('The rules cannot tell whether hazards are missing or scores are right.', 'note'),
  ]
}

function standingOf(view: ExtractView, { answer, notYetDue, reopened }: AnsweredFinding): string {
  if (answer !== null) {
    return joined(
      ['Answered', view.personName(answer.personId), formatDay(answer.on), answer.reason || NOT_RECORDED],
      '; ',
    )
  }
  if (notYetDue) return "Not yet due in the project's phase"
  return reopened ? 'Open again: the values it was answered on have changed' : 'Open'
}
