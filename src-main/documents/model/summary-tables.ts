import { matrixCounts, type RatingCounts } from '../../../src-shared/domain/counts.ts'
import type { HazardStatus } from '../../../src-shared/domain/hazard.ts'
import type { ResidualStanding } from '../../../src-shared/domain/standing.ts'
import { formatCount } from '../../../src-shared/format/numbers.ts'
import {
  EVIDENCED_LEGEND,
  hazardStatusWord,
  residualStandingMeaning,
  residualStandingWord,
  TODAY_LEGEND,
} from '../../../src-shared/format/standing-words.ts'
import type { Block, TableBlock } from '../document.ts'
import { cell, dataTable, joined, label, paragraph, ratingCell } from './blocks.ts'
import type { LogView } from './log-view.ts'
import { countsMatrix } from './scheme-tables.ts'

/** Captions by which the self-check finds the tables it counts again. */
export const RATING_SUMMARY = 'Hazards by rating'
export const STATUS_SUMMARY = 'Hazards by status'

/** Row headings of the summary that are not ratings. */
export const UNSCORED = 'Not scored'
const ALL = 'All hazards'
const UNCONFIRMED = 'Of these, imported and not confirmed'

/** Hazards by rating: initial, today, residual; each column's sum is the number of hazards. */
export function ratingSummary(view: LogView): Block[] {
  const { counts, snapshot } = view
  const evidenced = evidencedByRating(view)
  const columns: RatingCounts[] = [counts.initial, counts.today, counts.residual]
  const rows = snapshot.project.scheme.ratings.toReversed().map((rating) => {
    const key = String(rating.number)
    return [
      ratingCell(rating, '', { header: true }),
      ...columns.map(({ byRating }) => String(byRating[key] ?? 0)),
      String(evidenced.get(rating.number) ?? 0),
    ]
  })
  return [
    dataTable({
      caption: RATING_SUMMARY,
      keepTogether: true,
      summary:
        'How many hazards have each rating: initially, today and as residual risk. Each column adds up to all hazards.',
      columns: [
        { title: 'Rating', share: 36 },
        { title: 'Initial', share: 16, align: 'centre' },
        { title: 'Today', share: 16, align: 'centre' },
        { title: 'Residual', share: 16, align: 'centre' },
        { title: 'Residual, of which evidenced', share: 16, align: 'centre' },
      ],
      rows: [
        ...rows,
        [label(UNSCORED), ...columns.map(({ unscored }) => String(unscored)), '–'],
        [
          label(ALL),
          ...columns.map(() => cell(String(counts.hazards), { bold: true })),
          String(counts.standing.evidenced),
        ],
        [label(UNCONFIRMED), ...columns.map(({ unconfirmed }) => String(unconfirmed)), '–'],
      ],
    }),
    paragraph(
      joined(
        [
          counts.standing['no control needed'] > 0 &&
            `${formatCount(counts.standing['no control needed'], 'hazard')} without a residual score ${counts.standing['no control needed'] === 1 ? 'needs' : 'need'} none: the initial risk is accepted with its reason.`,
          TODAY_LEGEND,
          EVIDENCED_LEGEND,
        ],
        ' ',
      ),
      'note',
    ),
  ]
}

function evidencedByRating({ assessed }: LogView): Map<number, number> {
  const found = new Map<number, number>()
  for (const { risk } of assessed) {
    const rating = risk.residual.rating
    if (rating !== null && risk.residualStanding === 'evidenced')
      found.set(rating.number, (found.get(rating.number) ?? 0) + 1)
  }
  return found
}

/** Every standing of a residual risk, the best supported first. */
export const STANDINGS: ResidualStanding[] = [
  'evidenced',
  'claimed, conditional on transfer',
  'claimed',
  'imported, not confirmed',
  'no control needed',
  'not scored',
]

/** How far the residual risks are supported by their controls. */
export function standingSummary({ counts }: LogView): TableBlock {
  return dataTable({
    caption: 'What the residual risks rest on',
    keepTogether: true,
    summary: 'How many residual risks are evidenced, claimed or conditional on another organisation.',
    columns: [
      { title: 'Standing', share: 34 },
      { title: 'Hazards', share: 14, align: 'centre' },
      { title: 'Meaning', share: 52 },
    ],
    rows: STANDINGS.map((standing) => [
      label(capital(residualStandingWord[standing])),
      String(counts.standing[standing]),
      residualStandingMeaning[standing],
    ]),
  })
}

/** First letter as a capital. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** Hazards by status, with what each status means and how sure that is. */
export function statusSummary(view: LogView): TableBlock {
  const { counts, pack, snapshot } = view
  const underDcb0160 = snapshot.project.standards.includes('DCB0160')
  const order: HazardStatus[] = ['Open', 'Transferred', 'Closed', 'not stated']
  const meaningOf = (status: HazardStatus) => {
    const found = pack.statuses.find((one) => one.status === status)
    if (found === undefined) return 'No status is recorded; the hazard counts as Open.'
    return joined([found.meaning, underDcb0160 && found.cautionUnderDcb0160], ' ')
  }
  return dataTable({
    caption: STATUS_SUMMARY,
    keepTogether: true,
    summary: 'How many hazards have each status, with the meaning of the status.',
    columns: [
      { title: 'Status', share: 30 },
      { title: 'Hazards', share: 14, align: 'centre' },
      { title: 'Meaning', share: 56 },
    ],
    rows: [
      ...order.map((status) => [label(hazardStatusWord[status]), String(counts.status[status]), meaningOf(status)]),
      [label(ALL), cell(String(counts.hazards), { bold: true }), 'Closed hazards stay in every count.'],
    ],
  })
}

/** Hazards in the matrix at one stage, and how many stand in no cell; together all hazards. */
export function stageMatrix(view: LogView, at: 'initial' | 'residual'): Block[] {
  const { assessed, snapshot, counts } = view
  const { cells, unscored } = matrixCounts(assessed, snapshot, at)
  const scored = counts.hazards - unscored
  const unconfirmed = cells.flat().reduce((sum, one) => sum + one.unconfirmed, 0)
  return [
    countsMatrix(snapshot.project.scheme, {
      caption:
        at === 'initial'
          ? 'Hazards by initial clinical risk in the matrix'
          : 'Hazards by residual clinical risk in the matrix',
      summary: `Number of hazards for each pair of severity and likelihood, ${at} clinical risk, with the rating in brackets.`,
      at: (likelihood, severity) => {
        const one = cells[likelihood]?.[severity]
        if (one === undefined || one.all === 0) return []
        const lines = [String(one.all)]
        if (at === 'residual') lines.push(`${one.evidenced} evidenced`)
        if (one.unconfirmed > 0) lines.push(`${one.unconfirmed} not confirmed`)
        return lines
      },
    }),
    paragraph(
      joined(
        [
          `${formatCount(scored, 'hazard')} in the matrix and ${formatCount(unscored, 'hazard')} not scored make ${counts.hazards} in all.`,
          unconfirmed > 0 && `${formatCount(unconfirmed, 'score')} imported and not confirmed.`,
          'The rating stands in brackets in each cell.',
          at === 'residual' && EVIDENCED_LEGEND,
        ],
        ' ',
      ),
      'note',
    ),
  ]
}
