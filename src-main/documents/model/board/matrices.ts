import { type MatrixCounts, matrixCounts } from '../../../../src-shared/domain/counts.ts'
import { formatCount } from '../../../../src-shared/format/numbers.ts'
import type { Block, Cell, Inline, TableBlock } from '../../document.ts'
import { cell, joined, label, ratingFill } from '../blocks.ts'
import type { LogView } from '../log-view.ts'
import { countsMatrix } from '../scheme-tables.ts'

/** Caption and row heading by which the self-check finds the counts again. */
export const BOARD_MATRICES = 'Hazards in the risk matrix: initial, today and residual'
export const BOARD_UNSCORED = 'Not scored'

/** More severity words than this and three matrices do not stand side by side on a sheet. */
const SIDE_BY_SIDE = 6

const STAGES = ['initial', 'today', 'residual'] as const
const STAGE_WORD = { initial: 'Initial', today: 'Today', residual: 'Residual' } as const
const STAGE_TITLE = {
  initial: 'Initial clinical risk',
  today: "Today's risk",
  residual: 'Residual clinical risk',
} as const

/** The three matrices beside each other with their sums: each adds up to all hazards (clinical-rules 12). */
export function boardMatrices(view: LogView): Block[] {
  const { scheme } = view.snapshot.project
  const counted = STAGES.map((stage) => matrixCounts(view.assessed, view.snapshot, stage))
  if (scheme.severity.length <= SIDE_BY_SIDE) return [sideBySide(view, counted)]
  return STAGES.map((stage, index) =>
    countsMatrix(scheme, {
      caption: `${BOARD_MATRICES} (${STAGE_WORD[stage].toLowerCase()}; ${sumWords(view, index, counted[index])})`,
      summary: `Number of hazards for each pair of severity and likelihood: ${stage}.`,
      at: (likelihood, severity) => {
        const all = counted[index]?.cells[likelihood]?.[severity]?.all ?? 0
        return all === 0 ? [] : [String(all)]
      },
    }),
  )
}

function sideBySide(view: LogView, counted: MatrixCounts[]): TableBlock {
  const { scheme } = view.snapshot.project
  const width = scheme.severity.length
  const heads = STAGES.map((stage) => cell(STAGE_TITLE[stage], { columnSpan: width, align: 'centre', bold: true }))
  const severities = STAGES.flatMap(() =>
    scheme.severity.map(({ word }) => cell(word, { turned: true, align: 'centre' })),
  )
  const body = scheme.likelihood.map((word, row) => [
    label(word.word),
    ...counted.flatMap(({ cells }) =>
      scheme.severity.map((_severity, column): Cell => {
        const rating = scheme.ratings.find(({ number }) => number === scheme.lookup[row]?.[column])
        if (rating === undefined) return cell('–', { align: 'centre' })
        return cell([cellWords(cells[row]?.[column]?.all ?? 0, rating.number)], {
          align: 'centre',
          fill: ratingFill(rating),
        })
      }),
    ),
  ])
  const sums = (name: string, of: (index: number) => string) => [
    label(name),
    ...STAGES.map((_stage, index) => cell(of(index), { columnSpan: width, align: 'centre' })),
  ]
  return {
    kind: 'table',
    caption: BOARD_MATRICES,
    summary:
      'Three matrices side by side. Each cell has the number of hazards and, in brackets, the rating. Below each stand the hazards that are not scored and the sum, which is all hazards.',
    columns: [{ share: 15 }, ...severities.map(() => ({ share: 85 / severities.length }))],
    headerRows: [[cell('Likelihood ↓   Severity →', { rowSpan: 2 }), ...heads], severities],
    rows: [
      ...body.toReversed(),
      sums('In the matrix', (index) => scoredWords(view, index, counted[index])),
      sums(BOARD_UNSCORED, (index) => unscoredWords(view, index, counted[index])),
      sums('All hazards', () => String(view.counts.hazards)),
    ],
    size: 'small',
    keepTogether: true,
  }
}

/** `3 (4)`, and only the rating in brackets where there is no hazard. */
function cellWords(hazards: number, rating: number): Inline[] {
  return hazards === 0 ? [`(${rating})`] : [{ text: String(hazards), bold: true }, ` (${rating})`]
}

const countedIn = ({ cells }: MatrixCounts) => cells.flat().reduce((sum, { all }) => sum + all, 0)

/** `27: 9 evidenced, 18 claimed`: never a number without what it rests on. */
function scoredWords({ counts }: LogView, index: number, of: MatrixCounts | undefined): string {
  if (of === undefined) return ''
  const all = countedIn(of)
  const unconfirmed = of.cells.flat().reduce((sum, one) => sum + one.unconfirmed, 0)
  const evidenced = of.cells.flat().reduce((sum, one) => sum + one.evidenced, 0)
  const { standing } = counts
  const conditional = standing['claimed, conditional on transfer']
  const parts = [
    [],
    [`${evidenced} at the residual, ${all - evidenced} at the initial`],
    [
      `${evidenced} evidenced`,
      `${standing.claimed} claimed`,
      conditional > 0 && `${conditional} conditional on transfer`,
    ],
  ][index]
  const told = joined([...(parts ?? []), unconfirmed > 0 && `${unconfirmed} not confirmed`])
  return told === '' ? String(all) : `${all}: ${told}`
}

function unscoredWords({ counts }: LogView, index: number, of: MatrixCounts | undefined): string {
  const unscored = of?.unscored ?? 0
  const none = index === 2 ? counts.standing['no control needed'] : 0
  if (none === 0) return String(unscored)
  return none === unscored ? `${unscored}, no control needed` : `${unscored}, of which ${none} with no control needed`
}

function sumWords(view: LogView, index: number, of: MatrixCounts | undefined): string {
  return of === undefined
    ? ''
    : `${countedIn(of)} in the matrix and ${unscoredWords(view, index, of)} not scored make ${formatCount(view.counts.hazards, 'hazard')}`
}
