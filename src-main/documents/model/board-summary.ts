import type { FindingLevel } from '../../../src-shared/checks/finding.ts'
import { isOpen } from '../../../src-shared/checks/run-checks.ts'
import { carriesRisk, isOverdue, progressOf, stateOf } from '../../../src-shared/domain/control.ts'
import type { AssessedHazard, LogCounts } from '../../../src-shared/domain/counts.ts'
import { formatCount } from '../../../src-shared/format/numbers.ts'
import { NO_FINDINGS, NOT_RECORDED } from '../../../src-shared/format/standing-words.ts'
import type { Cell, TableBlock } from '../document.ts'
import { cell, detailTable, joined, ratingWords, sentence } from './blocks.ts'
import type { LogView } from './log-view.ts'

/** Hazards given with their names in a line of the summary; of more the numbers stand alone. */
const NAMED = 5

/**
 * What a board must know and decide, in a table of five lines.
 *
 * @param decisions `counted` where page one lists them already
 */
export function boardSummary(view: LogView, decisions: 'listed' | 'counted' = 'listed'): TableBlock {
  return detailTable({
    caption: 'The position in five lines',
    summary:
      'Hazards, the risk that remains, what it rests on, the work outstanding, and the decisions asked of the board.',
    labelShare: 24,
    keepTogether: true,
    rows: [
      ['Hazards', hazardsLine(view)],
      ['Risk that remains', remainsLine(view)],
      ['What that rests on', restsLine(view)],
      ['Work outstanding', outstandingLine(view)],
      ['Decisions asked', decisionsLine(view, decisions)],
    ],
  })
}

function hazardsLine({ counts }: LogView): string {
  const { status } = counts
  const unstated = status['not stated']
  return joined(
    [
      `${formatCount(counts.hazards, 'hazard')}: ${joined([
        `${status.Open + unstated} open${unstated > 0 ? ` (${unstated} of these with no status stated)` : ''}`,
        `${status.Transferred} transferred`,
        `${status.Closed} closed`,
      ])}.`,
      counts.candidates > 0 && `${formatCount(counts.candidates, 'candidate')} with a name only, outside these counts.`,
      counts.archived > 0 && `${formatCount(counts.archived, 'hazard')} archived, listed with reasons.`,
    ],
    ' ',
  )
}

function remainsLine({ assessed, counts, snapshot }: LogView): Cell {
  const lines = snapshot.project.scheme.ratings
    .filter(({ blocksIssue }) => blocksIssue)
    .toReversed()
    .flatMap((rating) => {
      const at = assessed.filter(({ risk }) => risk.residual.rating?.number === rating.number)
      return at.length === 0 ? [] : [`Residual ${ratingWords(rating)}: ${namedHazards(at)}.`]
    })
  const blocking = snapshot.project.scheme.ratings.filter(({ blocksIssue }) => blocksIssue).toReversed()
  const refused = assessed.filter(
    ({ risk }) =>
      risk.residual.assessment?.acceptability === 'not acceptable' && risk.residual.rating?.blocksIssue !== true,
  )
  const rest = snapshot.project.scheme.ratings
    .filter(({ blocksIssue }) => !blocksIssue)
    .toReversed()
    .map((rating) => `${ratingWords(rating)}: ${counts.residual.byRating[String(rating.number)] ?? 0}`)
  return cell([
    ...(lines.length > 0
      ? lines
      : [
          `No residual rating of ${joined(
            blocking.map(({ number }) => String(number)),
            ' or ',
          )} is recorded.`,
        ]),
    ...(refused.length > 0 ? [`Also judged not acceptable: ${namedHazards(refused)}.`] : []),
    `Hazards by residual rating: ${joined([...rest, unscoredWords(counts)], '; ')}.`,
    ...(counts.residual.unconfirmed > 0
      ? [`${counts.residual.unconfirmed} of these residual ratings came with an import and nobody has confirmed them.`]
      : []),
  ])
}

/** `without a residual score: 3, of which 1 needs none`. */
function unscoredWords({ residual, standing }: LogCounts): string {
  const none = standing['no control needed']
  const aside = none === 0 ? '' : `, of which ${none} ${none === 1 ? 'needs' : 'need'} none`
  return `without a residual score: ${residual.unscored}${aside}`
}

function restsLine({ counts }: LogView): string {
  const { standing } = counts
  return joined(
    [
      `${joined([
        `${standing.evidenced} evidenced`,
        `${standing['claimed, conditional on transfer']} conditional on another organisation's controls`,
        `${standing.claimed} claimed only`,
        standing['imported, not confirmed'] > 0 && `${standing['imported, not confirmed']} imported and not confirmed`,
        standing['no control needed'] > 0 &&
          `${standing['no control needed']} ${standing['no control needed'] === 1 ? 'needs' : 'need'} no control`,
        standing['not scored'] > 0 && `${standing['not scored']} not scored`,
      ])}.`,
      counts.initial.unconfirmed > 0 &&
        `Of the initial scores, ${counts.initial.unconfirmed} came with an import and nobody has confirmed them.`,
      counts.differences > 0 &&
        `${formatCount(counts.differences, 'hazard')} where the source shows another rating than the matrix gives.`,
    ],
    ' ',
  )
}

function outstandingLine(view: LogView): Cell {
  const controls = view.live('control').filter(carriesRisk)
  const toImplement = controls.filter((one) => progressOf(stateOf(one)) < 3).length
  const toVerify = controls.filter((one) => progressOf(stateOf(one)) === 3).length
  const overdue = controls.filter((one) => isOverdue(one, view.snapshot.project.milestones, view.today)).length
  const set = view.live('control').length - controls.length
  return cell([
    `${toImplement} of ${formatCount(controls.length, 'control')} not recorded as implemented (${overdue} overdue), ${toVerify} implemented and not yet verified${
      set === 0 ? '' : `; ${set} more rejected or withdrawn`
    }.`,
    findingsLine(view),
  ])
}

/** `Open findings: 3 errors, 12 warnings, 5 notices.` */
export function findingsLine({ findings }: LogView): string {
  if (findings.length === 0) return NO_FINDINGS
  const open = findings.filter(isOpen)
  const count = (level: FindingLevel) => open.filter((one) => one.level === level).length
  const levels = [
    formatCount(count('error'), 'error'),
    formatCount(count('warning'), 'warning'),
    formatCount(count('notice'), 'notice'),
  ]
  const later = findings.filter((one) => one.answer === null && one.notYetDue).length
  const answered = findings.filter((one) => one.answer !== null).length
  return `Open findings: ${joined(levels)}. ${joined([`Answered: ${answered}`, `not yet due: ${later}`])}.`
}

function decisionsLine(view: LogView, how: 'listed' | 'counted'): Cell {
  const decisions = view.live('boardDecision')
  if (decisions.length === 0) return cell(NOT_RECORDED)
  if (how === 'counted')
    return cell(
      `${formatCount(decisions.length, 'decision')}, listed on page one; with their reasons after this summary.`,
    )
  return cell(decisions.map(({ decision }, index) => `${index + 1}. ${sentence(decision)}`))
}

/** Numbers with names while they are few; else numbers alone: never cut, since the board is to know which they are. */
function namedHazards(of: readonly AssessedHazard[]): string {
  return of.length <= NAMED
    ? joined(
        of.map(({ hazard }) => `${hazard.number} ${hazard.name}`),
        '; ',
      )
    : joined(of.map(({ hazard }) => hazard.number))
}
