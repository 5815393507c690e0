import type { Stage } from '../../../src-shared/domain/assessment.ts'
import type { AssessedHazard } from '../../../src-shared/domain/counts.ts'
import { liveCauses } from '../../../src-shared/domain/hazard.ts'
import type { ScoredStage } from '../../../src-shared/domain/standing.ts'
import { formatDay } from '../../../src-shared/format/dates.ts'
import { hazardStatusWord, residualStandingWord } from '../../../src-shared/format/standing-words.ts'
import type { Cell, TableBlock } from '../document.ts'
import { cell, dataTable, joined, ratingCell, recorded } from './blocks.ts'
import { withoutRating } from './hazard-scores.ts'
import { hazardBookmark } from './hazard-section.ts'
import type { LogView } from './log-view.ts'
import { capital } from './summary-tables.ts'

/** Captions by which the self-check finds the tables that list every hazard. */
export const HAZARDS_AT_A_GLANCE = 'Hazards at a glance'
export const HAZARDS_INITIAL = 'Initial clinical risk of every hazard'
export const HAZARDS_RESIDUAL = 'Residual clinical risk of every hazard'
/** Column headings that the self-check reads. */
export const COLUMN = {
  number: 'No.',
  status: 'Status',
  initial: 'Initial',
  residual: 'Residual',
} as const

const numberCell = (view: LogView, { hazard }: AssessedHazard, linked: boolean): Cell =>
  cell([
    [
      linked
        ? { text: hazard.number, bold: true, link: { bookmark: hazardBookmark(hazard.id) } }
        : { text: hazard.number, bold: true },
    ],
  ])

/** A rating with what stands against it: its standing, and the rating that the source showed (clinical-rules 2, 4). */
const stageCell = ({ risk }: AssessedHazard, at: Stage, noneNeeded = false): Cell => {
  const stage = risk[at]
  const filled = ratingCell(stage.rating, withoutRating(stage, noneNeeded))
  const shown = risk.differences.filter(({ score }) => score.stage === at).map(({ score }) => score.ratingShown.trim())
  const marks = [
    stage.standing === 'confirmed' || stage.rating === null ? '' : capital(stage.standing),
    ...shown.map((rating) => `Source showed ${rating}`),
  ].filter((mark) => mark !== '')
  return { ...filled, text: [...filled.text, ...marks.map((text) => [{ text, italic: true }])] }
}

/** Every hazard in one line: status, owner, the three ratings and what the residual rests on. */
export function hazardsAtAGlance(view: LogView): TableBlock {
  return dataTable({
    caption: HAZARDS_AT_A_GLANCE,
    summary:
      "Every hazard with its status, owner, initial, today's and residual rating and what the residual rests on.",
    size: 'small',
    columns: [
      { title: COLUMN.number, share: 8 },
      { title: 'Hazard', share: 33 },
      { title: COLUMN.status, share: 10 },
      { title: 'Owner', share: 12 },
      { title: COLUMN.initial, share: 12 },
      { title: 'Today', share: 12 },
      { title: COLUMN.residual, share: 12 },
      { title: 'Residual standing', share: 11 },
    ],
    rows: view.assessed.map((one) => [
      numberCell(view, one, true),
      one.hazard.name,
      hazardStatusWord[one.hazard.status],
      recorded(view.personName(one.hazard.ownerId)),
      stageCell(one, 'initial'),
      ratingCell(one.risk.today, 'Not scored'),
      stageCell(one, 'residual', one.risk.residualStanding === 'no control needed'),
      capital(residualStandingWord[one.risk.residualStanding]),
    ]),
  })
}

/** Every hazard with what it could do to patients and how many causes it has: what the report says was identified. */
export function hazardsIdentified(view: LogView): TableBlock {
  return dataTable({
    caption: 'Hazards, potential clinical impact and causes',
    summary: 'Every hazard with its potential clinical impact and how many causes are recorded for it.',
    size: 'small',
    columns: [
      { title: COLUMN.number, share: 12 },
      { title: 'Hazard', share: 34 },
      { title: 'Potential clinical impact', share: 44 },
      { title: 'Causes', share: 10, align: 'centre' },
    ],
    rows: view.assessed.map((one) => [
      numberCell(view, one, false),
      one.hazard.name,
      recorded(one.hazard.impact),
      String(liveCauses(one.hazard).length),
    ]),
  })
}

/** Every hazard with its initial risk, for the report. */
export function hazardsInitial(view: LogView): TableBlock {
  return dataTable({
    caption: HAZARDS_INITIAL,
    summary: 'Every hazard with its status, severity, likelihood and initial rating.',
    size: 'small',
    columns: [
      { title: COLUMN.number, share: 12 },
      { title: 'Hazard', share: 40 },
      { title: COLUMN.status, share: 14 },
      { title: 'Severity, likelihood', share: 17 },
      { title: COLUMN.initial, share: 17 },
    ],
    rows: view.assessed.map((one) => [
      numberCell(view, one, false),
      one.hazard.name,
      hazardStatusWord[one.hazard.status],
      wordsCell(one.risk.initial),
      stageCell(one, 'initial'),
    ]),
  })
}

function wordsCell({ assessment }: ScoredStage): Cell {
  return cell([assessment?.severity ?? 'Not given', assessment?.likelihood ?? 'Not given'])
}

/** Every hazard with its residual risk, what it rests on, and why it is accepted. */
export function hazardsResidual(view: LogView): TableBlock {
  return dataTable({
    caption: HAZARDS_RESIDUAL,
    summary: 'Every hazard with its residual rating, its standing, and the reason it is judged acceptable.',
    size: 'small',
    columns: [
      { title: COLUMN.number, share: 11 },
      { title: 'Hazard', share: 25 },
      { title: COLUMN.residual, share: 15 },
      { title: 'Rests on', share: 13 },
      { title: 'Acceptability and reason', share: 36 },
    ],
    rows: view.assessed.map((one) => {
      const noneNeeded = one.risk.residualStanding === 'no control needed'
      const judged = noneNeeded ? one.risk.initial.assessment : one.risk.residual.assessment
      const stated = judged === null || judged.acceptability === 'not stated' ? '' : capital(judged.acceptability)
      return [
        numberCell(view, one, false),
        one.hazard.name,
        stageCell(one, 'residual', noneNeeded),
        capital(residualStandingWord[one.risk.residualStanding]),
        recorded(joined([stated, judged?.justification], ': ')),
      ]
    }),
  })
}

/** Hazards whose residual rating the scheme does not let be accepted. */
export function residualNotAccepted(view: LogView): TableBlock {
  const blocked = view.assessed.filter(
    ({ risk }) =>
      risk.residual.rating !== null &&
      (risk.residual.rating.blocksIssue || risk.residual.assessment?.acceptability === 'not acceptable'),
  )
  return dataTable({
    caption: 'Residual clinical risk that cannot be accepted as it stands',
    summary: 'Hazards whose residual rating blocks an issue, or that were judged not acceptable.',
    size: 'small',
    columns: [
      { title: COLUMN.number, share: 12 },
      { title: 'Hazard', share: 38 },
      { title: 'Residual rating', share: 18 },
      { title: 'Judgement and reason', share: 32 },
    ],
    rows: blocked.map((one) => [
      numberCell(view, one, false),
      one.hazard.name,
      stageCell(one, 'residual'),
      recorded(
        joined(
          [
            one.risk.residual.assessment?.acceptability === 'not stated'
              ? ''
              : capital(one.risk.residual.assessment?.acceptability ?? ''),
            one.risk.residual.assessment?.justification,
          ],
          ': ',
        ),
      ),
    ]),
  })
}

/** Hazards with a name only, which stand outside every count. */
export function candidatesTable(view: LogView): TableBlock {
  return dataTable({
    caption: 'Candidate hazards',
    summary: 'Hazards that have a name only and stand outside the counts.',
    size: 'small',
    columns: [
      { title: COLUMN.number, share: 14 },
      { title: 'Name', share: 46 },
      { title: 'Raised', share: 16 },
      { title: 'Notes', share: 24 },
    ],
    rows: view.snapshot.records.hazard
      .filter((one) => one.candidate && one.archived === null)
      .map((one) => [one.number, one.name, recorded(formatDay(one.raisedOn)), recorded(one.notes)]),
  })
}

/** Hazards raised in error, merged or set aside: their numbers are never used again. */
export function archivedTable(view: LogView): TableBlock {
  return dataTable({
    caption: 'Archived hazards',
    summary: 'Hazards outside the log with the reason; their numbers are never used again.',
    size: 'small',
    columns: [
      { title: COLUMN.number, share: 12 },
      { title: 'Name', share: 36 },
      { title: 'How and when', share: 20 },
      { title: 'Reason', share: 32 },
    ],
    rows: view.snapshot.records.hazard
      .filter((one) => one.archived !== null)
      .map((one) => [
        one.number,
        one.name,
        joined([capital(one.archived?.how ?? ''), formatDay((one.archived?.at ?? '').slice(0, 10))]),
        recorded(one.archived?.reason),
      ]),
  })
}
