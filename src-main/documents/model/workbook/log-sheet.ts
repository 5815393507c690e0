import { type Control, stateOf } from '../../../../src-shared/domain/control.ts'
import type { AssessedHazard } from '../../../../src-shared/domain/counts.ts'
import type { Rating } from '../../../../src-shared/domain/scheme.ts'
import { carryingLinks, type ScoredStage } from '../../../../src-shared/domain/standing.ts'
import { differenceSentence, residualStandingWord } from '../../../../src-shared/format/standing-words.ts'
import type { SheetCell, SheetModel } from '../../document.ts'
import { joined, ratingFill, sentence } from '../blocks.ts'
import { standingWords } from '../hazard-scores.ts'
import { pageMark, versionWords } from '../identity.ts'
import type { LogView } from '../log-view.ts'
import { numberedCells } from './numbered-cells.ts'

export const LOG_SHEET = 'Hazard log'
/** Rows above the first hazard: the mark, the headings. */
export const LOG_TOP = 2

/**
 * The 19 columns of NHS Digital's published logs, in their order. Width in characters: printed on two A3 sheets side by
 * side, the hazard up to its initial risk on the left, the additional controls and the rest on the right.
 */
export const LOG_COLUMNS = [
  { key: 'number', heading: 'Hazard Number', width: 11 },
  { key: 'name', heading: 'Hazard Name', width: 24 },
  { key: 'description', heading: 'Hazard Description', width: 36 },
  { key: 'impact', heading: 'Potential Clinical Impact', width: 34 },
  { key: 'causes', heading: 'Possible Causes', width: 48 },
  { key: 'existing', heading: 'Existing Controls', width: 54 },
  { key: 'initialSeverity', heading: 'Severity (initial)', width: 13 },
  { key: 'initialLikelihood', heading: 'Likelihood (initial)', width: 11 },
  { key: 'initialRating', heading: 'Risk (initial)', width: 8 },
  { key: 'design', heading: 'Design', width: 40 },
  { key: 'test', heading: 'Test', width: 34 },
  { key: 'training', heading: 'Training', width: 28 },
  { key: 'businessProcessChange', heading: 'Business Process Change (BPC)', width: 40 },
  { key: 'residualSeverity', heading: 'Severity (residual)', width: 13 },
  { key: 'residualLikelihood', heading: 'Likelihood (residual)', width: 11 },
  { key: 'residualRating', heading: 'Risk (residual)', width: 8 },
  { key: 'notes', heading: 'Summary of Actions/Notes', width: 48 },
  { key: 'owner', heading: 'Owner', width: 16 },
  { key: 'status', heading: 'Status', width: 12 },
] as const
type Key = (typeof LOG_COLUMNS)[number]['key']

const HEADING_FILL = { background: 'E8EDEE', text: '212B32' }
const text = (value: string): SheetCell => ({ value: value === '' ? null : value, wrap: true })

/** The hazard log in the layout's own columns: what nobody scored stays blank. */
export function logSheet(view: LogView): SheetModel {
  const { scheme } = view.snapshot.project
  const last = view.assessed.length + LOG_TOP
  const column = (key: Key) => letter(LOG_COLUMNS.findIndex((one) => one.key === key))
  const range = (key: Key) => `${column(key)}${LOG_TOP + 1}:${column(key)}${Math.max(last, LOG_TOP + 1)}`
  const severity = scheme.severity.map(({ word }) => word)
  const likelihood = scheme.likelihood.map(({ word }) => word)
  return {
    name: LOG_SHEET,
    orientation: 'landscape',
    paper: 'A3',
    pagesWide: 2,
    header: pageMark(view),
    columns: LOG_COLUMNS.map(({ width }) => ({ width })),
    rows: [
      [{ value: `${pageMark(view)} · ${view.snapshot.project.name}, version ${versionWords(view)}`, bold: true }],
      LOG_COLUMNS.map(({ heading }) => ({ value: heading, bold: true, wrap: true, fill: HEADING_FILL })),
      ...view.assessed.map((one) => hazardRow(view, one)),
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
    autoFilter: `A${LOG_TOP}:${letter(LOG_COLUMNS.length - 1)}${Math.max(last, LOG_TOP)}`,
  }
}

/** Column letter of an index below 26. */
function letter(index: number): string {
  return String.fromCharCode(65 + index)
}

function hazardRow(view: LogView, assessed: AssessedHazard): SheetCell[] {
  const { hazard, risk } = assessed
  const cells = numberedCells(view, hazard)
  const values: Record<Key, SheetCell> = {
    number: { value: hazard.number, bold: true, wrap: true },
    name: text(hazard.name),
    description: text(hazard.description),
    impact: text(hazard.impact),
    causes: text(cells.causes),
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
    notes: text(notes(view, assessed)),
    owner: text(view.personName(hazard.ownerId)),
    status: text(hazard.status === 'not stated' ? 'Not stated' : hazard.status),
  }
  return LOG_COLUMNS.map(({ key }) => values[key])
}

function word({ assessment }: ScoredStage, axis: 'severity' | 'likelihood'): SheetCell {
  return text(assessment?.[axis] ?? '')
}

function rating(of: Rating | null): SheetCell {
  return of === null ? { value: null, wrap: true } : { value: of.number, bold: true, wrap: true, fill: ratingFill(of) }
}

/** Notes: how the scores stand, then the notes and dated actions of the hazard. */
function notes(view: LogView, assessed: AssessedHazard): string {
  const { hazard, risk } = assessed
  const lines = [
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
    hazard.notes,
    ...hazard.actions.map(({ text: what, ownerId, due, done }) => {
      const on = done ?? due
      const state = done !== null ? 'done' : due === null ? 'open, no due date' : due < view.today ? 'overdue' : 'due'
      return `${on === null ? '' : `${slashed(on)}: `}${sentence(what)} ${view.personName(ownerId) || 'No owner recorded'}; ${state}`
    }),
  ]
  return lines.filter((line) => line.trim() !== '').join('\n')
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
