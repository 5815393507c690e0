import { Workbook } from '@cj-tech-master/excelts'
import type { GridSheet } from '../../src-main/imports/grid.ts'
import { sheetOf } from './grids.ts'

type Rows = (string | number | null)[][]
/** Severity, likelihood and rating, initial then residual. */
type Scores = [string | number, string | number, string | number, string | number, string | number, string | number]

const HEADINGS = [
  'Ref',
  'Hazard',
  'Cause',
  'Effect',
  'Existing controls',
  'Initial severity',
  'Initial likelihood',
  'Initial rating',
  'Residual severity',
  'Residual likelihood',
  'Residual rating',
]

/** A made-up log with these scores, one hazard a row. */
export function scoredRows(scores: readonly Scores[]): Rows {
  return [
    HEADINGS,
    ...scores.map((six, at) => [
      `W-${at + 1}`,
      `Made-up hazard ${at + 1}`,
      `Cause ${at + 1} of a made-up log`,
      `What happens then, ${at + 1}`,
      `Check ${at + 1} on the ward`,
      ...six,
    ]),
  ]
}

/** A matrix with severity across and the worst likelihood first, as most are drawn; its words and cells in that order. */
export function matrixRows(
  severity: readonly (string | number)[],
  rows: readonly [string | number, ...(string | number | null)[]][],
): Rows {
  return [[null, 'Severity'], ['Likelihood', ...severity], ...rows]
}

/** A ward's scale of four words: its own matrix with a key to it, one rating that the matrix does not give (W-3, H4). */
export const WARD_SCORES: Scores[] = [
  ['Severe', 'Monthly', 4, 'Severe', 'Yearly', 3],
  ['Moderate', 'Weekly', 4, 'Moderate', 'Yearly', 2],
  ['Mild', 'Weekly', 3, 'None', 'Monthly', 1],
  ['Moderate', 'Monthly', 3, 'Mild', 'Monthly', 2],
]
export const WARD_MATRIX: Rows = [
  ...matrixRows(
    ['None', 'Mild', 'Moderate', 'Severe'],
    [
      ['Daily', 2, 3, 4, 4],
      ['Weekly', 1, 2, 4, 4],
      ['Monthly', 1, 2, 3, 4],
      ['Yearly', 1, 1, 2, 3],
    ],
  ),
  [],
  ['Severity', 'What it means'],
  ['None', 'No harm came to the patient'],
  ['Mild', 'Harm that passes without treatment'],
  ['Moderate', 'Harm that needs treatment'],
  ['Severe', 'Harm that lasts, or death'],
  [],
  ['Risk rating', 'What is to be done'],
  [1, 'Acceptable as it is'],
  [2, 'Acceptable with the ward manager’s word'],
  [3, 'To be brought down. The board hears of it'],
  [4, 'Unacceptable'],
]

/** The ward's log and its matrix as sheets. */
export function wardLog(matrix: Rows = WARD_MATRIX): GridSheet[] {
  return [sheetOf(scoredRows(WARD_SCORES)), sheetOf(matrix, { name: 'How we score' })]
}

/** The ward's log as the bytes of a workbook. */
export async function wardWorkbook(matrix: Rows = WARD_MATRIX): Promise<Uint8Array> {
  const workbook = new Workbook()
  for (const [name, rows] of [
    ['Log', scoredRows(WARD_SCORES)],
    ['How we score', matrix],
  ] as const) {
    const sheet = workbook.addWorksheet(name)
    rows.forEach((row, r) => {
      row.forEach((value, c) => {
        if (value !== null) sheet.getCell(r + 1, c + 1).value = value
      })
    })
  }
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}
