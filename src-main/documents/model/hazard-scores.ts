import type { Assessment, Stage } from '../../../src-shared/domain/assessment.ts'
import { explainChange } from '../../../src-shared/domain/change-explained.ts'
import type { AssessedHazard } from '../../../src-shared/domain/counts.ts'
import type { ScoredStage } from '../../../src-shared/domain/standing.ts'
import { changeSentences } from '../../../src-shared/format/change-explained-words.ts'
import { formatDay } from '../../../src-shared/format/dates.ts'
import {
  changesSinceScore,
  differenceSentence,
  NOT_RECORDED,
  residualStandingWord,
} from '../../../src-shared/format/standing-words.ts'
import type { Cell, Inline, TableBlock } from '../document.ts'
import { cell, joined, label, ratingCell, recorded, sentence } from './blocks.ts'
import type { LogView } from './log-view.ts'
import { capital } from './summary-tables.ts'

/** Row heading of the ratings and beginning of the table's title: the self-check reads both. */
export const SCORES_OF = 'Clinical risk of '
export const RATING_ROW = 'Rating'

/** The words that stand where a stage has no rating. */
export function withoutRating(stage: ScoredStage, noneNeeded: boolean): string {
  if (stage.standing === 'incomplete') {
    return `Not scored: incomplete (${stageWords(stage.assessment)})`
  }
  return noneNeeded ? 'Not scored: no control needed' : 'Not scored'
}

/** `Major severity, Low likelihood`. */
export function stageWords(made: Assessment | null): string {
  if (made === null) return NOT_RECORDED
  return `severity ${made.severity ?? 'not given'}, likelihood ${made.likelihood ?? 'not given'}`
}

/** How a score stands, in a sentence: with the list of changes where the facts moved on under it. */
export function standingWords(stage: ScoredStage): string {
  if (stage.standing === 'scored before changes') {
    return `Scored before these changes: ${changesSinceScore(stage.changes)}`
  }
  if (stage.standing === 'imported, not confirmed') return 'Score imported, not confirmed'
  if (stage.standing === 'confirmed') return 'Score confirmed'
  return ''
}

/** Initial, residual and today's risk of one hazard side by side, with standing and reasons underneath. */
export function hazardScores(view: LogView, { hazard, risk }: AssessedHazard): TableBlock {
  const noneNeeded = risk.residualStanding === 'no control needed'
  const stages = { initial: risk.initial, residual: risk.residual } as const
  const row = (name: string, of: (stage: ScoredStage, at: Stage) => Cell, today: Cell = cell('')) => [
    label(name),
    of(stages.initial, 'initial'),
    of(stages.residual, 'residual'),
    today,
  ]
  const difference = (at: Stage) =>
    risk.differences
      .filter(({ score }) => score.stage === at)
      .map((one): Inline[] => {
        const confirmed = one.score.differenceConfirmed
        const answer =
          confirmed === null
            ? 'not confirmed by a person'
            : `confirmed by ${recorded(view.personName(confirmed.by))}: ${recorded(confirmed.reason)}`
        return [{ text: capital(differenceSentence(one)), bold: true }, `; ${answer}.`]
      })
  const rows = [
    row(
      RATING_ROW,
      (stage, at) => ratingCell(stage.rating, withoutRating(stage, at === 'residual' && noneNeeded)),
      ratingCell(risk.today, 'Not scored'),
    ),
    row(
      'Severity and likelihood',
      ({ assessment }) => cell(capital(stageWords(assessment))),
      cell(
        risk.residualStanding === 'evidenced'
          ? 'The residual, since it is evidenced'
          : 'The initial, since the residual is not evidenced',
      ),
    ),
    row('Standing', (stage, at) => {
      const residual = at === 'residual' && risk.residualStanding !== 'not scored' ? risk.residualStanding : null
      const lines = [
        standingWords(stage),
        residual === null || residual === 'imported, not confirmed' ? '' : capital(residualStandingWord[residual]),
      ]
      const said = lines.filter((line) => line !== '')
      return cell(said.length === 0 ? 'Not scored' : said.map(sentence).join(' '))
    }),
    row('Reasons', ({ assessment }) => reasons(assessment)),
    ...changeRow(view, { hazard, risk }),
    row('Acceptability', ({ assessment }) => acceptance(assessment)),
    row('Assessed', ({ assessment }) => assessedBy(view, assessment)),
  ]
  if (hazard.sourceScores.length > 0) {
    rows.push(row('Source', (_stage, at) => sourceCell(view, hazard.sourceScores, at, difference(at))))
  }
  return {
    kind: 'table',
    caption: '',
    summary: `${hazard.number}: initial, residual and today's clinical risk with standing and reasons.`,
    columns: [{ share: 11 }, { share: 37.5 }, { share: 37.5 }, { share: 14 }],
    headerRows: [
      [
        cell(`${SCORES_OF}${hazard.number}`),
        cell('Initial clinical risk'),
        cell('Residual clinical risk'),
        cell("Today's risk"),
      ],
    ],
    rows: mergeToday(rows),
    size: 'small',
  }
}

/** Which controls are said to carry the difference between the two scores, under both; nothing where one is missing. */
function changeRow(view: LogView, { hazard, risk }: AssessedHazard): Cell[][] {
  if (risk.initial.rating === null || risk.residual.rating === null) return []
  const sentences = changeSentences(explainChange(hazard, risk, view.context), view.context)
  return [[label('Initial to residual'), cell(sentences, { columnSpan: 2 })]]
}

/** Today's risk is a figure and under it a sentence, beside all that is said of the two scores. */
function mergeToday(rows: Cell[][]): Cell[][] {
  return rows.map((row, index) => {
    const today = row[3]
    if (index === 1 && today !== undefined) return [...row.slice(0, 3), { ...today, rowSpan: rows.length - 1 }]
    return index < 1 ? row : row.slice(0, 3)
  })
}

function reasons(made: Assessment | null): Cell {
  if (made === null || `${made.severityReason}${made.likelihoodReason}`.trim() === '') return cell(NOT_RECORDED)
  return cell([
    [{ text: 'Severity: ', bold: true }, recorded(made.severityReason)],
    [{ text: 'Likelihood: ', bold: true }, recorded(made.likelihoodReason)],
  ])
}

function acceptance(made: Assessment | null): Cell {
  if (made === null) return cell(NOT_RECORDED)
  const stated = made.acceptability === 'not stated' ? NOT_RECORDED : capital(made.acceptability)
  return cell(made.justification === '' ? stated : [`${sentence(stated)} ${made.justification}`])
}

function assessedBy(view: LogView, made: Assessment | null): Cell {
  if (made === null) return cell(NOT_RECORDED)
  const session = view.live('session').find(({ id }) => id === made.sessionId)
  const who = joined([...made.assessedBy.map(view.personName), session?.title])
  const harm = view.snapshot.project.scheme.harmKinds.find(({ id }) => id === made.harmKindId)
  const patients = made.patients === null ? '' : made.patients === 'one' ? 'one patient' : 'more than one patient'
  const said = joined([who, formatDay(made.assessedOn)])
  const confirmer = made.origin === 'imported' && made.confirmedAt !== null ? view.personName(made.confirmedBy) : ''
  return cell(
    [
      recorded(said),
      confirmer === '' ? '' : `Imported; confirmed by ${confirmer}`,
      joined([harm?.text, patients]) === '' ? '' : `Harm rated: ${joined([harm?.text, patients], '; ')}`,
    ].filter((line) => line !== ''),
  )
}

function sourceCell(
  view: LogView,
  scores: AssessedHazard['hazard']['sourceScores'],
  at: Stage,
  differences: Inline[][],
): Cell {
  const lines = scores
    .filter(({ stage }) => stage === at)
    .map((score): Inline[] => {
      const from = view.live('import').find(({ id }) => id === score.importId)
      const cells = joined([score.cells.severity, score.cells.likelihood, score.cells.rating])
      const shown = joined([
        score.severityShown,
        score.likelihoodShown,
        score.ratingShown && `rating ${score.ratingShown}`,
      ])
      return [
        `${from?.fileName ?? 'Source'}${cells === '' ? '' : ` (${cells})`} showed: ${shown === '' ? 'nothing' : shown}.`,
      ]
    })
  return lines.length === 0 ? cell(NOT_RECORDED) : cell([...lines, ...differences])
}
