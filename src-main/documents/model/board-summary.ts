import type { FindingLevel } from '../../../src-shared/checks/finding.ts'
import { isOpen } from '../../../src-shared/checks/run-checks.ts'
import { carriesRisk, isOverdue, progressOf, stateOf } from '../../../src-shared/domain/control.ts'
import { formatCount } from '../../../src-shared/format/numbers.ts'
import { NO_FINDINGS, NOT_RECORDED } from '../../../src-shared/format/standing-words.ts'
import type { Cell, TableBlock } from '../document.ts'
import { cell, detailTable, joined, ratingWords, sentence } from './blocks.ts'
import type { LogView } from './log-view.ts'

/** Numbers named in a line of the summary; the rest is counted. */
const NAMED = 12

/** What a board must know and decide, in a table of five lines. */
export function boardSummary(view: LogView): TableBlock {
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
      ['Decisions asked', decisionsLine(view)],
    ],
  })
}

function hazardsLine({ counts }: LogView): string {
  const { status } = counts
  return joined(
    [
      `${formatCount(counts.hazards, 'hazard')}: ${joined([
        `${status.Open} open`,
        `${status.Transferred} transferred`,
        `${status.Closed} closed`,
        status['not stated'] > 0 && `${status['not stated']} with no status stated (counted as open)`,
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
      return at.length === 0
        ? []
        : [`Residual ${ratingWords(rating)}: ${named(at.map(({ hazard }) => hazard.number))}.`]
    })
  const rest = snapshot.project.scheme.ratings
    .filter(({ blocksIssue }) => !blocksIssue)
    .toReversed()
    .map((rating) => `${counts.residual.byRating[String(rating.number)] ?? 0} of ${ratingWords(rating)}`)
  return cell([
    ...(lines.length > 0 ? lines : ['No hazard has a residual rating that blocks an issue.']),
    `${joined(rest)}; ${counts.residual.unscored} without a residual score${
      counts.standing['no control needed'] > 0 ? ` (${counts.standing['no control needed']} of these needs none)` : ''
    }.`,
  ])
}

function restsLine({ counts }: LogView): string {
  const { standing } = counts
  return joined(
    [
      `${standing.evidenced} evidenced, ${standing['claimed, conditional on transfer']} conditional on another organisation's controls, ${standing.claimed} claimed only.`,
      counts.residual.unconfirmed + counts.initial.unconfirmed > 0 &&
        `${counts.initial.unconfirmed} initial and ${counts.residual.unconfirmed} residual scores were imported and are not confirmed.`,
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
  return cell([
    `${toImplement} of ${formatCount(controls.length, 'control')} not recorded as implemented (${overdue} overdue), ${toVerify} implemented and not yet verified.`,
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

function decisionsLine(view: LogView): Cell {
  const decisions = view.live('boardDecision')
  if (decisions.length === 0) return cell(NOT_RECORDED)
  return cell(decisions.map(({ decision }, index) => `${index + 1}. ${sentence(decision)}`))
}

/** Numbers listed, at most twelve, the rest counted. */
export function named(numbers: readonly string[]): string {
  const shown = numbers.slice(0, NAMED).join(', ')
  return numbers.length <= NAMED ? shown : `${shown} and ${numbers.length - NAMED} more`
}
