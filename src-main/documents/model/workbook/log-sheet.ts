import { type Control, stateOf } from '../../../../src-shared/domain/control.ts'
import type { AssessedHazard } from '../../../../src-shared/domain/counts.ts'
import { type Cause, type Hazard, liveCauses } from '../../../../src-shared/domain/hazard.ts'
import { MARK_HEADINGS } from '../../../../src-shared/domain/returned-workbook.ts'
import type { Rating } from '../../../../src-shared/domain/scheme.ts'
import { carryingLinks, type ScoredStage } from '../../../../src-shared/domain/standing.ts'
import { differenceSentence, residualStandingWord } from '../../../../src-shared/format/standing-words.ts'
import type { SheetCell, SheetModel } from '../../document.ts'
import { joined, ratingFill, sentence } from '../blocks.ts'
import { standingWords } from '../hazard-scores.ts'
import { pageMark, versionWords } from '../identity.ts'
import type { LogView } from '../log-view.ts'
import { columnsOf, LOG_SHEET, LOG_TOP, type LogKey, type LogLayout } from './log-columns.ts'
import { CONTROL_COLUMNS, controlLines, numberedCells, numberedText } from './numbered-cells.ts'
import { ratingFills, ratingLookup } from './rating-lookup.ts'
import { rowMarks } from './row-marks.ts'

/** A row of the log, and what it is a row of. */
export interface LogRow {
  hazard: Hazard
  /** In the layout of causes: the cause; null for what answers the hazard as a whole, or a hazard without causes. */
  cause: Cause | null
  cells: Record<LogKey, SheetCell>
  /** What stands before and behind the hazard's own notes in their cell. */
  aroundNotes: { before: string; behind: string }
}

const HEADING_FILL = { background: 'E8EDEE', text: '212B32' }
const text = (value: string): SheetCell => ({ value: value === '' ? null : value, wrap: true })

/**
 * The hazard log in the layout's own columns: what nobody scored stays blank. Hidden at the end of each row stands what
 * it is a row of, so that the sheet can be brought back once people have worked on it.
 */
export function logSheet(view: LogView, layout: LogLayout = 'hazards'): SheetModel {
  const { scheme } = view.snapshot.project
  const columns = columnsOf[layout]
  const rows = logRows(view, layout)
  const last = rows.length + LOG_TOP
  const range = (key: LogKey) => {
    // Some rows below the last are for what people add.
    return `${column(key)}${LOG_TOP + 1}:${column(key)}${last + SPARE}`
  }
  const column = (key: LogKey) => letter(columns.findIndex((one) => one.key === key))
  const lookupOf = (key: LogKey, row: number) => {
    const stage = key === 'initialRating' ? 'initial' : key === 'residualRating' ? 'residual' : null
    if (stage === null) return {}
    const cells = {
      severity: `${column(`${stage}Severity`)}${row}`,
      likelihood: `${column(`${stage}Likelihood`)}${row}`,
    }
    return { lookup: ratingLookup(scheme, cells) }
  }
  const severity = scheme.severity.map(({ word }) => word)
  const likelihood = scheme.likelihood.map(({ word }) => word)
  return {
    name: LOG_SHEET,
    orientation: 'landscape',
    paper: 'A3',
    pagesWide: 2,
    header: pageMark(view),
    columns: [...columns.map(({ width }) => ({ width })), ...MARK_HEADINGS.map(() => ({ width: 20, hidden: true }))],
    rows: [
      [{ value: `${pageMark(view)} · ${view.snapshot.project.name}, version ${versionWords(view)}`, bold: true }],
      [...columns.map(({ heading }) => heading), ...MARK_HEADINGS].map((heading) => ({
        value: heading,
        bold: true,
        wrap: true,
        fill: HEADING_FILL,
      })),
      ...rows.map((row, index) => [
        ...columns.map(({ key }) => ({
          ...row.cells[key],
          ...(FIXED.includes(key) ? { locked: true } : {}),
          ...lookupOf(key, LOG_TOP + 1 + index),
        })),
        ...rowMarks(view, layout, row).map((value) => ({ value, locked: true })),
      ]),
    ],
    frozenRows: LOG_TOP,
    frozenColumns: 2,
    lists: [
      { range: range('initialSeverity'), values: severity },
      { range: range('initialLikelihood'), values: likelihood },
      { range: range('residualSeverity'), values: severity },
      { range: range('residualLikelihood'), values: likelihood },
      { range: range('status'), values: ['Open', 'Closed', 'Transferred', 'Not stated'] },
    ],
    protected: true,
    fills: [ratingFills(scheme, range('initialRating')), ratingFills(scheme, range('residualRating'))],
    autoFilter: `A${LOG_TOP}:${letter(columns.length - 1)}${Math.max(last, LOG_TOP)}`,
  }
}

/** What is not read back. */
const FIXED: LogKey[] = ['number', 'causeNumber', 'initialRating', 'residualRating']

/** Rows below the log in which the choices are offered as well. */
const SPARE = 50

/** Column letter of an index below 26. */
function letter(index: number): string {
  return String.fromCharCode(65 + index)
}

/** The rows of the log; of each hazard one, or one for each cause and one for what answers it as a whole. */
export function logRows(view: LogView, layout: LogLayout): LogRow[] {
  return view.assessed.flatMap((assessed) => {
    const row = hazardRow(view, assessed)
    return layout === 'hazards' ? [row] : causeRows(view, row)
  })
}

function causeRows(view: LogView, row: LogRow): LogRow[] {
  const lines = controlLines(view, row.hazard)
  const only = (numbers: (number: number) => boolean) =>
    Object.fromEntries(
      CONTROL_COLUMNS.map((column) => [column, text(numberedText(lines[column].filter((one) => numbers(one.number))))]),
    )
  const causes = liveCauses(row.hazard)
  const ofCause = causes.map((cause) => ({
    ...row,
    cause,
    cells: {
      ...row.cells,
      ...only((number) => number === cause.number),
      causeNumber: { value: cause.number, wrap: true },
      cause: text(cause.text),
    },
  }))
  const numbers = new Set(causes.map(({ number }) => number))
  const wholes = CONTROL_COLUMNS.some((column) => lines[column].some(({ number }) => !numbers.has(number)))
  if (causes.length > 0 && !wholes) return ofCause
  return [...ofCause, { ...row, cells: { ...row.cells, ...only((number) => !numbers.has(number)) } }]
}

function hazardRow(view: LogView, assessed: AssessedHazard): LogRow {
  const { hazard, risk } = assessed
  const cells = numberedCells(view, hazard)
  const aroundNotes = around(view, assessed)
  const { before, behind } = aroundNotes
  const values: Record<LogKey, SheetCell> = {
    number: { value: hazard.number, bold: true, wrap: true },
    name: text(hazard.name),
    description: text(hazard.description),
    impact: text(hazard.impact),
    causes: text(cells.causes),
    causeNumber: text(''),
    cause: text(''),
    existing: text(cells.existing),
    initialSeverity: word(risk.initial, 'severity'),
    initialLikelihood: word(risk.initial, 'likelihood'),
    initialRating: rating(risk.initial.rating),
    design: text(cells.design),
    test: text(cells.test),
    training: text(cells.training),
    businessProcessChange: text(cells.businessProcessChange),
    residualSeverity: word(risk.residual, 'severity'),
    residualLikelihood: word(risk.residual, 'likelihood'),
    residualRating: rating(risk.residual.rating),
    notes: text(notesBetween(before, hazard.notes, behind)),
    owner: text(view.personName(hazard.ownerId)),
    status: text(hazard.status === 'not stated' ? 'Not stated' : hazard.status),
  }
  return { hazard, cause: null, cells: values, aroundNotes }
}

/** The hazard's notes in their cell, a line of their own where there are others. */
export function notesBetween(before: string, notes: string, behind: string): string {
  return [before, notes, behind].filter((part) => part !== '').join('\n')
}

function word({ assessment }: ScoredStage, axis: 'severity' | 'likelihood'): SheetCell {
  return text(assessment?.[axis] ?? '')
}

function rating(of: Rating | null): SheetCell {
  return of === null ? { value: null, wrap: true } : { value: of.number, bold: true, wrap: true, fill: ratingFill(of) }
}

/** Around the notes: before them how the scores stand, behind them the dated actions of the hazard. */
function around(view: LogView, assessed: AssessedHazard): LogRow['aroundNotes'] {
  const { hazard, risk } = assessed
  const standings = [
    residualLine(view, assessed),
    risk.initial.standing === 'confirmed' || risk.initial.standing === 'not scored'
      ? ''
      : `Initial: ${standingWords(risk.initial)}`,
    risk.residual.standing === 'confirmed' || risk.residual.standing === 'not scored'
      ? ''
      : `Residual: ${standingWords(risk.residual)}`,
    ...risk.differences.map(
      (one) => `${one.score.stage === 'initial' ? 'Initial' : 'Residual'} rating ${differenceSentence(one)}`,
    ),
  ]
  const actions = hazard.actions.map(({ text: what, ownerId, due, done }) => {
    const on = done ?? due
    const state = done !== null ? 'done' : due === null ? 'open, no due date' : due < view.today ? 'overdue' : 'due'
    return `${on === null ? '' : `${slashed(on)}: `}${sentence(what)} ${view.personName(ownerId) || 'No owner recorded'}; ${state}`
  })
  const lines = (of: string[]) => of.filter((line) => line.trim() !== '').join('\n')
  return { before: lines(standings), behind: lines(actions) }
}

/** `2026-03-03` → `03/03/2026`, as the published logs date their notes. */
function slashed(day: string): string {
  return day.split('-').toReversed().join('/')
}

/** `Residual claimed: 3 of 5 controls verified, 1 effective`, counting each control once (clinical-rules 27). */
export function residualLine(view: LogView, { hazard, risk }: AssessedHazard): string {
  const carrying = carryingLinks(hazard, view.context.controls)
  const controls = new Map(carrying.map(({ control }): [string, Control] => [control.id, control]))
  const all = [...controls.values()]
  const verified = all.filter((one) => stateOf(one) === 'verified').length
  const effective = all.filter(({ id }) =>
    carrying.filter(({ control }) => control.id === id).every(({ link }) => link.effectiveness === 'effective'),
  ).length
  const standing = residualStandingWord[risk.residualStanding]
  return joined([`Residual ${standing}: ${verified} of ${all.length} controls verified`, `${effective} effective`])
}
