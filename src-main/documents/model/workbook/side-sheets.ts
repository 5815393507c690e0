import type { LogLayout } from '../../../../src-shared/contract/exchange.ts'
import type { HazardStatus } from '../../../../src-shared/domain/hazard.ts'
import { counts } from '../../../../src-shared/domain/hazard.ts'
import { formatDay } from '../../../../src-shared/format/dates.ts'
import { formatCount } from '../../../../src-shared/format/numbers.ts'
import {
  EVIDENCED_LEGEND,
  hazardStatusWord,
  NOT_RECORDED,
  residualStandingWord,
  TODAY_LEGEND,
} from '../../../../src-shared/format/standing-words.ts'
import type { Inline, SheetCell, SheetModel, TableBlock } from '../../document.ts'
import { approvals } from '../approvals-section.ts'
import { joined, ratingFill, ratingWords, recorded } from '../blocks.ts'
import { findingsLine } from '../board-summary.ts'
import { phaseWords, revisionHistory, standardsWords } from '../front-sheet.ts'
import { documentReference, documentTitle, pageMark, positionWords, provenance, statusLine } from '../identity.ts'
import type { LogView } from '../log-view.ts'
import { capital, STANDINGS } from '../summary-tables.ts'

const LABEL_FILL = { background: 'E8EDEE', text: '212B32' }
const text = (value: string): SheetCell => ({ value, wrap: true })
const label = (value: string): SheetCell => ({ value, bold: true, wrap: true, fill: LABEL_FILL })
const plain = (value: string, bold = true): SheetCell => ({ value, bold })

/** A sheet that begins with the mark of a draft. */
export function sideSheet(view: LogView, name: string, widths: number[], rows: SheetCell[][]): SheetModel {
  return {
    name,
    orientation: 'portrait',
    header: pageMark(view),
    columns: widths.map((width) => ({ width })),
    rows: [[plain(pageMark(view))], [], ...rows],
    frozenRows: 0,
    frozenColumns: 0,
    lists: [],
  }
}

const LAYOUT_WORDS: Record<LogLayout, string> = {
  hazards: "The 19-column layout of NHS Digital's published logs",
  causes: "The columns of NHS Digital's published logs, with a row for each cause",
}

/** Front sheet: what the log is, its counts, and what the layout cannot hold. */
export function frontSheetOf(view: LogView, layout: LogLayout): SheetModel {
  const { project } = view.snapshot
  const details: [string, string][] = [
    ['Document', documentTitle['hazard-log']],
    ['Reference', documentReference(view, 'hazard-log')],
    ['Version and status', statusLine(view, 'hazard-log')],
    ...provenance(view).map((line): [string, string] => ['Held against', line]),
    ['Date', formatDay(view.today)],
    ['Organisation', view.organisationName(project.organisationId)],
    ['Programme', project.programme],
    ['Project', project.name],
    ['Health IT system', joined([project.system.name, project.system.version], ' ')],
    ['Supplier', view.organisationName(project.system.supplierId)],
    ['Standards', standardsWords(view)],
    ['Lifecycle phase', phaseWords(view)],
    ['Layout', LAYOUT_WORDS[layout]],
    ['Taken from', positionWords(view)],
    ['Findings', findingsLine(view)],
  ]
  return sideSheet(
    view,
    'Front sheet',
    [38, 96],
    [
      ...details.map(([name, value]) => [label(name), text(recorded(value))]),
      [],
      [plain('Hazards')],
      ...countRows(view),
      [],
      [plain('What this layout cannot hold')],
      ...cannotHold(view).map(([name, value]) => [label(name), text(value)]),
    ],
  )
}

function countRows({ counts: counted, snapshot }: LogView): SheetCell[][] {
  const statuses: HazardStatus[] = ['Open', 'Transferred', 'Closed', 'not stated']
  return [
    [label('Hazards'), text(String(counted.hazards))],
    ...statuses.map((status) => [label(hazardStatusWord[status]), text(String(counted.status[status]))]),
    ...snapshot.project.scheme.ratings.toReversed().map((rating): SheetCell[] => {
      const key = String(rating.number)
      return [
        { value: ratingWords(rating), bold: true, wrap: true, fill: ratingFill(rating) },
        text(
          `Initial ${counted.initial.byRating[key] ?? 0}, today ${counted.today.byRating[key] ?? 0}, residual ${counted.residual.byRating[key] ?? 0}`,
        ),
      ]
    }),
    [
      label('Not scored'),
      text(
        `Initial ${counted.initial.unscored}, today ${counted.today.unscored}, residual ${counted.residual.unscored}`,
      ),
    ],
    [
      label('Imported, not confirmed'),
      text(`Initial ${counted.initial.unconfirmed}, residual ${counted.residual.unconfirmed}`),
    ],
    [label('What the residual risks rest on'), text(standingsOf(counted))],
    [label('Candidates, outside the counts'), text(String(counted.candidates))],
    [label('Archived, outside the counts'), text(String(counted.archived))],
    [label('Legend'), text(`${EVIDENCED_LEGEND} ${TODAY_LEGEND}`)],
  ]
}

/** `9 evidenced, 15 claimed, 1 no control needed`. */
function standingsOf({ standing }: LogView['counts']): string {
  const told = STANDINGS.filter((one) => standing[one] > 0).map(
    (one) => `${standing[one]} ${residualStandingWord[one]}`,
  )
  return told.length === 0 ? NOT_RECORDED : told.join('; ')
}

/** What is on record and has no column of its own: said here, so that nobody takes the sheet for the whole. */
function cannotHold(view: LogView): [string, string][] {
  const links = view.snapshot.records.hazard.filter(counts).flatMap((hazard) => hazard.links)
  const additional = links.filter(({ standing }) => standing !== 'existing')
  const entries = (of: typeof links) => formatCount(of.length, 'entry', 'entries')
  const ofType = (type: string) =>
    entries(additional.filter(({ controlId }) => view.controlOf(controlId)?.type === type))
  const unstated = entries(links.filter(({ standing }) => standing === 'not stated'))
  return [
    ['Types of existing controls', 'The layout gives existing controls no type.'],
    ['Information controls', `${ofType('information')} under Business Process Change, each beginning "Information:".`],
    [
      'Controls without a type',
      `${ofType('not stated')} under Business Process Change, each beginning "Type not stated:".`,
    ],
    ['Existing or additional not stated', `${unstated} among the additional controls; nobody has said which they are.`],
    ['Controls for the hazard as a whole', 'They are numbered beyond the last cause.'],
    ['Several controls for one cause', 'The number of the cause stands before each.'],
    [
      'Rejected, withdrawn and failed controls',
      'They keep their place, each beginning with its state; no residual risk rests on the first two.',
    ],
    [
      'Numbers and owners of controls, their organisations, dates, states and evidence',
      'Only in the Word document and in the workspace; the notes count how many are verified and effective.',
    ],
    ['Reasons for scores, acceptability, who assessed and when', 'Only in the Word document and in the workspace.'],
    [
      'Category, care setting, process step, references, next review',
      'Only in the Word document and in the workspace.',
    ],
    ["Today's risk", 'Counted above; it has no column.'],
    [
      'Texts',
      'A line within an entry that begins with a number has a dot before it, so that it is not taken for the next entry.',
    ],
  ]
}

/** Version history with approvals, as the document's front sheet has them. */
export function versionSheet(view: LogView): SheetModel {
  const rows = (table: TableBlock): SheetCell[][] =>
    [...table.headerRows, ...table.rows].map((cells, index) =>
      cells.map((one) => {
        const words = one.text.map(plainWords).join('\n')
        return index < table.headerRows.length ? label(words) : text(words)
      }),
    )
  return sideSheet(
    view,
    'Version history',
    [28, 34, 60, 40],
    [
      ...rows(revisionHistory(view, 'hazard-log')),
      [],
      [plain('Approvals')],
      ...approvals(view, 'hazard-log').flatMap((block) => (block.kind === 'table' ? rows(block) : [])),
    ],
  )
}

const plainWords = (line: readonly Inline[]) => line.map((one) => (typeof one === 'string' ? one : one.text)).join('')

/** Matrix, words and ratings. */
export function matrixSheet(view: LogView): SheetModel {
  const { scheme } = view.snapshot.project
  const matrix = scheme.likelihood
    .map((word, row): SheetCell[] => [
      label(word.word),
      ...scheme.severity.map((_severity, column): SheetCell => {
        const rating = scheme.ratings.find(({ number }) => number === scheme.lookup[row]?.[column])
        return rating === undefined
          ? text('')
          : { value: rating.number, bold: true, wrap: true, fill: ratingFill(rating) }
      }),
    ])
    .toReversed()
  const span = scheme.severity.length
  const wide = (value: string): SheetCell => ({ ...text(value), columnSpan: span })
  const words = (axis: 'severity' | 'likelihood') =>
    scheme[axis].toReversed().map((one): SheetCell[] => [label(one.word), wide(recorded(one.definition))])
  return {
    ...sideSheet(
      view,
      'Risk matrix',
      [26, ...scheme.severity.map(() => 18)],
      [
        [plain(`${scheme.title}, version ${scheme.version}`)],
        [label('Source'), wide(scheme.source)],
        [label('Convention'), wide(recorded(scheme.convention))],
        [],
        [label('Likelihood ↓  Severity →'), ...scheme.severity.map(({ word }) => label(word))],
        ...matrix,
        [],
        [plain('Likelihood')],
        ...words('likelihood'),
        [],
        [plain('Severity')],
        ...words('severity'),
        [],
        [plain('Acceptability')],
        ...scheme.ratings
          .toReversed()
          .map((rating): SheetCell[] => [
            { value: ratingWords(rating), bold: true, wrap: true, fill: ratingFill(rating) },
            wide(recorded(rating.text)),
          ]),
      ],
    ),
    orientation: 'landscape',
  }
}

/** Assumptions, dependencies and operational constraints. */
export function assumptionsSheet(view: LogView): SheetModel {
  const rows = view
    .live('assumption')
    .map((one) => [text(capital(one.kind)), text(recorded(one.text)), text(recorded(view.personName(one.ownerId)))])
  return sideSheet(
    view,
    'Assumptions',
    [24, 70, 26],
    [[label('Kind'), label('Assumption'), label('Owner')], ...(rows.length > 0 ? rows : [[text(NOT_RECORDED)]])],
  )
}

/** What stands outside the counts, with reasons; and the findings that somebody answered. */
export function outsideSheet(view: LogView): SheetModel {
  const hazards = view.snapshot.records.hazard
  const candidates = hazards.filter((one) => one.candidate && one.archived === null)
  const archived = hazards.filter((one) => one.archived !== null)
  const answered = view.findings.filter(({ answer }) => answer !== null)
  const or = (rows: SheetCell[][]): SheetCell[][] => (rows.length > 0 ? rows : [[text(NOT_RECORDED)]])
  return sideSheet(
    view,
    'Outside the log',
    [16, 60, 50],
    [
      [plain('Candidate hazards, outside the counts')],
      ...or(candidates.map((one) => [text(one.number), text(one.name), text(recorded(one.notes))])),
      [],
      [plain('Archived hazards')],
      ...or(
        archived.map((one) => [
          text(one.number),
          text(one.name),
          text(
            joined([
              capital(one.archived?.how ?? ''),
              formatDay((one.archived?.at ?? '').slice(0, 10)),
              recorded(one.archived?.reason),
            ]),
          ),
        ]),
      ),
      [],
      [plain('Answered findings')],
      ...or(
        answered.map(({ level, message, answer }) => [
          text(capital(level)),
          text(message),
          text(
            joined(
              [
                recorded(answer?.reason),
                recorded(view.personName(answer?.personId ?? null)),
                formatDay(answer?.on ?? null),
              ],
              '; ',
            ),
          ),
        ]),
      ),
    ],
  )
}
