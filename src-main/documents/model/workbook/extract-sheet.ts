import { levelWords } from '../../../../src-shared/checks/run-checks.ts'
import type { ExtractRequest } from '../../../../src-shared/contract/exchange.ts'
import { liveCauses } from '../../../../src-shared/domain/hazard.ts'
import { formatDay } from '../../../../src-shared/format/dates.ts'
import {
  controlTypeWord,
  hazardStatusWord,
  residualStandingWord,
} from '../../../../src-shared/format/standing-words.ts'
import type { SheetCell, SheetModel, WorkbookModel } from '../../document.ts'
import { ratingFill, ratingWords } from '../blocks.ts'
import { byOwner, dueLine, hazardsOn, stateLine, whatIsMissing } from '../extract/owners.ts'
import { type ExtractView, extractFrame, extractMark, filterWords, viewExtract } from '../extract/request.ts'
import { COLUMN } from '../hazard-tables.ts'
import { positionWords } from '../identity.ts'
import type { DocumentInput } from '../log-view.ts'
import { capital } from '../summary-tables.ts'

/** First heading of the list, by which the self-check finds it. */
export const EXTRACT_FIRST = COLUMN.number

const text = (value: string): SheetCell => ({ value, wrap: true })
const head = (value: string): SheetCell => ({
  value,
  bold: true,
  wrap: true,
  fill: { background: 'E8EDEE', text: '212B32' },
})

type Rating = ExtractView['chosen'][number]['risk']['today']
const rated = (rating: Rating): SheetCell =>
  rating === null
    ? text('Not scored')
    : { value: ratingWords(rating), bold: true, wrap: true, fill: ratingFill(rating) }

/** An extract as one sheet: its filter and n of m above the list and at the top of every printed page. */
export function buildExtractWorkbook(input: DocumentInput, request: ExtractRequest): WorkbookModel {
  const view = viewExtract(input, request)
  const { title, company, author, created } = extractFrame(view).properties
  const [name, columns, rows] = { hazards, controls, findings }[request.what](view)
  const top: SheetCell[][] = [
    [{ value: extractMark(view), bold: true }],
    [{ value: `Filter: ${filterWords(view)}` }],
    [{ value: `Taken from ${positionWords(view)}, ${formatDay(view.today)}` }],
    [],
    columns.map(([heading]) => head(heading)),
  ]
  const sheet: SheetModel = {
    name,
    orientation: 'landscape',
    header: extractMark(view),
    columns: columns.map(([, width]) => ({ width })),
    rows: [...top, ...rows],
    frozenRows: top.length,
    frozenColumns: 1,
    lists: [],
    autoFilter: `A${top.length}:${String.fromCharCode(64 + columns.length)}${top.length + rows.length}`,
  }
  return { properties: { title, company, author, created }, sheets: [sheet], names: [] }
}

type List = [name: string, columns: [heading: string, width: number][], rows: SheetCell[][]]

function hazards(view: ExtractView): List {
  return [
    'Hazards',
    [
      [COLUMN.number, 12],
      ['Hazard', 44],
      [COLUMN.status, 14],
      ['Owner', 20],
      [COLUMN.initial, 18],
      ['Today', 18],
      [COLUMN.residual, 18],
      ['Residual standing', 20],
      ['Description', 50],
      ['Potential clinical impact', 50],
      ['Causes', 50],
      ['Next review', 16],
    ],
    view.chosen.map(({ hazard, risk }) => [
      text(hazard.number),
      text(hazard.name),
      text(hazardStatusWord[hazard.status]),
      text(view.personName(hazard.ownerId)),
      rated(risk.initial.rating),
      rated(risk.today),
      rated(risk.residual.rating),
      text(capital(residualStandingWord[risk.residualStanding])),
      text(hazard.description),
      text(hazard.impact),
      text(
        liveCauses(hazard)
          .map((cause) => `${cause.number}) ${cause.text}`)
          .join('\n'),
      ),
      text(formatDay(hazard.nextReview)),
    ]),
  ]
}

function controls(view: ExtractView): List {
  return [
    'Controls',
    [
      [COLUMN.number, 12],
      ['Owner', 22],
      ['Control', 50],
      ['Description', 50],
      ['Type', 18],
      ['Organisation', 24],
      ['Hazards', 24],
      ['Due', 24],
      ['State', 24],
      ['Still missing', 44],
    ],
    byOwner(view, view.controls).flatMap(({ name, controls: own }) =>
      own.map((one) => [
        text(one.number),
        text(name),
        text(one.name),
        text(one.description),
        text(controlTypeWord[one.type]),
        text(view.organisationName(one.organisationId)),
        text(hazardsOn(view, one).join(', ')),
        text(dueLine(view, one)),
        text(stateLine(one)),
        text(whatIsMissing(view, one).join('\n')),
      ]),
    ),
  ]
}

function findings(view: ExtractView): List {
  return [
    'Findings',
    [
      [COLUMN.number, 8],
      ['Level', 12],
      ['Hazard', 40],
      ['Finding', 60],
      ['Why it matters', 50],
      ['Answer', 50],
    ],
    view.chosenFindings.map((one, index) => {
      const hazard = view.hazardOf(one.hazardId)
      return [
        text(String(index + 1)),
        text(capital(levelWords[one.level].one)),
        text(hazard === undefined ? 'The project as a whole' : `${hazard.number}  ${hazard.name}`),
        text(one.message),
        text(one.why),
        text(
          one.answer === null
            ? ''
            : `${view.personName(one.answer.personId)}, ${formatDay(one.answer.on)}: ${one.answer.reason}`,
        ),
      ]
    }),
  ]
}
