import { type NotAccepted, whyNotAccepted } from '../../../../src-shared/domain/compare.ts'
import { type OutstandingItem, outstandingBefore } from '../../../../src-shared/domain/outstanding.ts'
import { changeLines, notAcceptedWord } from '../../../../src-shared/format/board-words.ts'
import { formatDay } from '../../../../src-shared/format/dates.ts'
import { formatCount } from '../../../../src-shared/format/numbers.ts'
import { controlStateMark, NOT_RECORDED } from '../../../../src-shared/format/standing-words.ts'
import type { Block, TableBlock } from '../../document.ts'
import { cell, dataTable, joined, paragraph, ratingCell, recorded } from '../blocks.ts'
import type { RecentChanges } from '../build-board-page.ts'
import { withoutRating } from '../hazard-scores.ts'
import type { LogView } from '../log-view.ts'
import { capital } from '../summary-tables.ts'

/** Lines of a list; what is beyond is counted under it, with the place where it stands whole. */
const LINES = 10
/** Longest text of a line; the record has the whole. */
const TEXT = 110
/** Visible numbers named in a line of changes. */
const NUMBERS = 14

/** Not implemented or not done, and needed before the next go-live milestone. */
export function outstandingTable(view: LogView): Block[] {
  const { milestone, items, notVerified, undated } = outstandingBefore(view.snapshot, view.today)
  const overdue = items.filter((one) => one.overdue).length
  const controls = items.filter(({ kind }) => kind === 'control').length
  const caption =
    milestone === null
      ? 'Overdue; no go-live milestone to come is recorded'
      : `Needed before ${milestone.name}, ${formatDay(milestone.date)}, and not done`
  return [
    dataTable({
      caption,
      summary: 'Controls not implemented and actions not done, with owner and day; overdue ones first.',
      size: 'small',
      columns: [
        { title: 'No.', share: 10 },
        { title: 'What', share: 44 },
        { title: 'State', share: 14 },
        { title: 'Owner', share: 14 },
        { title: 'Day', share: 18 },
      ],
      rows: items
        .slice(0, LINES)
        .map((one) => [
          cell(one.number, { bold: true }),
          joined(
            [clip(one.text), one.kind === 'control' && one.hazards.length > 0 && `(${numbers(one.hazards, 4)})`],
            ' ',
          ),
          one.state === null
            ? 'Action, open'
            : `${controlStateMark[one.state].mark} ${capital(controlStateMark[one.state].word)}`,
          recorded(view.personName(one.ownerId)),
          dayCell(one),
        ]),
    }),
    paragraph(
      joined(
        [
          `${formatCount(items.length, 'line')} in all: ${formatCount(controls, 'control')} not implemented, ${formatCount(items.length - controls, 'action')} not done; ${overdue} overdue.`,
          items.length > LINES && `The first ${LINES} are shown; the hazard log has the others.`,
          notVerified.length > 0 &&
            `${formatCount(notVerified.length, 'control')} implemented and not yet verified: ${numbers(notVerified.map(({ number }) => number))}.`,
          undated.controls + undated.actions > 0 &&
            `With neither a day nor a milestone: ${formatCount(undated.controls, 'control')} not implemented, ${formatCount(undated.actions, 'action')} not done.`,
        ],
        ' ',
      ),
      'note',
    ),
  ]
}

function dayCell({ day, overdue }: OutstandingItem) {
  if (day === null) return cell(NOT_RECORDED)
  return overdue ? cell([[{ text: `Overdue: ${formatDay(day)}`, bold: true }]]) : cell(formatDay(day))
}

/** Residual risks that do not stand accepted, the worst first, each with why. */
export function notAcceptedTable(view: LogView): Block[] {
  const found = view.assessed
    .flatMap((one) => {
      const why = whyNotAccepted(one)
      return why === null ? [] : [{ one, why }]
    })
    .toSorted((a, b) => (b.one.risk.residual.rating?.number ?? 0) - (a.one.risk.residual.rating?.number ?? 0))
  const table: TableBlock = dataTable({
    caption: 'Residual clinical risk not accepted',
    summary: 'Hazards whose residual clinical risk does not stand accepted, the highest rating first, each with why.',
    size: 'small',
    columns: [
      { title: 'No.', share: 10 },
      { title: 'Hazard', share: 44 },
      { title: 'Residual', share: 18 },
      { title: 'Why', share: 28 },
    ],
    rows: found
      .slice(0, LINES)
      .map(({ one, why }) => [
        cell(one.hazard.number, { bold: true }),
        clip(one.hazard.name),
        ratingCell(one.risk.residual.rating, capital(withoutRating(one.risk.residual, false))),
        capital(notAcceptedWord[why]),
      ]),
  })
  const isRated = found.some(({ one }) => one.risk.residual.rating !== null)
  const shown = isRated ? `${LINES} with the highest rating` : `first ${LINES}`
  const note =
    found.length === 0
      ? 'Every hazard that counts has a residual clinical risk that a person accepted, or none is asked for.'
      : joined(
          [
            `${found.length} of ${formatCount(view.counts.hazards, 'hazard')}: ${byReason(found.map(({ why }) => why))}.`,
            found.length > LINES && `The ${shown} are shown; the hazard log has the others.`,
          ],
          ' ',
        )
  return found.length === 0
    ? [paragraph([{ text: 'Residual clinical risk not accepted: ', bold: true }, note])]
    : [table, paragraph(note, 'note')]
}

function byReason(reasons: readonly NotAccepted[]): string {
  return [...new Set(reasons)]
    .map((why) => `${reasons.filter((one) => one === why).length} ${notAcceptedWord[why]}`)
    .join(', ')
}

/** What became different lately, one line a kind of change: what got worse stands beside what got better. */
export function changesTable({ since, begun, changes }: RecentChanges): Block[] {
  const lines = changeLines(changes)
  const caption = `Changed since ${formatDay(since)}, in 30 days`
  if (lines.length === 0) return [paragraph([{ text: `${caption}: `, bold: true }, 'nothing that this page tells.'])]
  return [
    dataTable({
      caption,
      summary: 'What was added, closed, scored anew, progressed or fell back, with the numbers of the records.',
      size: 'small',
      columns: [
        { title: 'What', share: 32 },
        { title: 'Number', share: 10, align: 'right' },
        { title: 'Which', share: 58 },
      ],
      rows: lines.map(({ key, what, records }) => [
        what,
        String(records.length),
        begun && (key === 'added' || key === 'controlsAdded')
          ? 'The project was begun in these days: everything in it is new.'
          : joined(records.slice(0, NUMBERS).map(({ number, how }) => joined([number, how], ' '))) +
            (records.length > NUMBERS ? ` and ${records.length - NUMBERS} more` : ''),
      ]),
    }),
  ]
}

function numbers(all: readonly string[], most = NUMBERS): string {
  return all.length <= most ? all.join(', ') : `${all.slice(0, most).join(', ')} and ${all.length - most} more`
}

function clip(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length <= TEXT ? line : `${line.slice(0, TEXT - 1).trimEnd()}…`
}
