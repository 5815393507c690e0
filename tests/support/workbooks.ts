import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Workbook, type Worksheet } from '@cj-tech-master/excelts'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'

/** The headings of the 19-column layout, as its logs carry them. */
export const HEADINGS = [
  'Hazard Number',
  'Hazard Name',
  'Hazard Description',
  'Potential Clinical Impact',
  'Possible Causes',
  'Existing Controls',
  'Severity',
  'Likelihood',
  'Risk',
  'Design',
  'Test',
  'Training',
  'BPC',
  'Severity',
  'Likelihood',
  'Risk',
  'Summary of Actions/Notes',
  'Owner',
  'Status',
]

/** A made-up hazard in the order of {@link HEADINGS}; a formula is written `=…→shown`. */
type HazardRow = (string | number | null)[]

/** Reads the initial severity where the residual one belongs, as the logs this twin stands for do. */
const strayFormula = (row: number, shown: number): string =>
  `=IF(OR(ISBLANK(G${row}),ISBLANK(O${row})),"",INDEX('Risk Matrix'!$D$2:$H$6,MATCH('EPR Hazard Log'!O${row},Likelihood,0),MATCH('EPR Hazard Log'!G${row},Consequence,0)))→${shown}`

/**
 * Three made-up hazards with every trap of the real logs: a rating typed wrong, a residual formula that reads the
 * initial severity, unexplained drops of severity, blank owners and statuses, a cause without a control, an empty
 * entry, lists that begin late or stop early, "None" as filler and "None …" as text, a number in brackets inside a
 * text, an entry of two lines, a number without a space after it, and wordings that stand twice.
 */
export function trapRows(): HazardRow[] {
  return [
    [
      'EPR01',
      'Allergy not shown at prescribing',
      'The prescriber does not see a recorded allergy.',
      'Patient is given a drug they are allergic to.',
      '1) Allergy recorded as free text\n2) Banner hidden on small screens (1 to7)\n3) Interface to pharmacy delayed\n4)Allergy kept on paper',
      '1) Prescribing checks coded allergies\n2) None currently available (the banner is part of the frame).\n3) Queue is watched by the\nintegration team\n4) None',
      'Major',
      'Low',
      2,
      '1) Free text is flagged.\n2) None\n3) None',
      null,
      '4) Ward staff transcribe paper allergies on admission',
      '1) None\n2) NONE.\n3) None',
      'Significant',
      'Very Low',
      strayFormula(2, 2),
      '03/03/2026: Banner to be reviewed with the supplier.\nThe ward trial ran for two weeks.\n17/03/2026: Trial repeated on tablets.\n',
      null,
      null,
    ],
    [
      'EPR02',
      'Wrong patient record opened',
      'The record on screen belongs to another patient.',
      'Care is given to the wrong patient.',
      '1) Two patients of one name\n2) Record left open by a colleague\n3) Barcode misread',
      '1) Name alert \n2) Screen locks after five minutes\n',
      'Considerable',
      'Low',
      2,
      '2) Screen locks after five minutes.\n3)',
      '1) Regression test of the name alert',
      null,
      null,
      'Considerable',
      'Low',
      strayFormula(3, 2),
      null,
      null,
      null,
    ],
    [
      'EPR03',
      'Results reach the wrong inbox',
      'A result is filed to a clinician who has left.',
      'An abnormal result is not acted on.',
      '1) Leaver not removed\n2) Consultant code typed by hand',
      '1) Name alert\n2) Monthly report of unread results',
      'Major',
      'Low',
      3,
      null,
      null,
      null,
      '2) Leavers are reported weekly by human resources',
      'Significant',
      'Low',
      strayFormula(4, 3),
      'To be discussed.',
      null,
      null,
    ],
  ]
}

export interface LogOptions {
  rows?: HazardRow[]
  headings?: (string | null)[]
  /** Row of the headings; hazards follow. */
  headerRow?: number
  sheet?: string
  /** Changes the workbook before it is written. */
  change?: (workbook: Workbook, log: Worksheet) => void
  coverVersion?: number | string
}

/** A made-up hazard log in the 19-column layout with its usual sheets, as bytes of an .xlsx file. */
export async function nhsWorkbook(options: LogOptions = {}): Promise<Uint8Array> {
  const { rows = trapRows(), headings = HEADINGS, headerRow = 1, sheet = 'EPR Hazard Log' } = options
  const workbook = new Workbook()
  addCover(workbook, options.coverVersion ?? 1.6)
  addVersionHistory(workbook)
  const log = workbook.addWorksheet(sheet)
  headings.forEach((heading, index) => {
    if (heading !== null) log.getCell(headerRow, index + 1).value = heading
  })
  rows.forEach((row, rowIndex) => {
    row.forEach((value, index) => {
      const cell = log.getCell(headerRow + 1 + rowIndex, index + 1)
      const formula = typeof value === 'string' ? /^=(.*)→(.*)$/s.exec(value) : null
      if (formula !== null) cell.value = { formula: formula[1] ?? '', result: Number(formula[2]) }
      else if (value !== null) cell.value = value
    })
  })
  // Rich text, as people colour what they changed.
  const causes = log.getCell(headerRow + 1, 5)
  if (typeof causes.value === 'string' && causes.value.length > 20) {
    const text = causes.value
    causes.value = { richText: [{ text: text.slice(0, 20) }, { font: { italic: true }, text: text.slice(20) }] }
  }
  if (rows.length > 0) {
    log.dataValidations.add(`S${headerRow + 1}:S${headerRow + rows.length}`, {
      type: 'list',
      allowBlank: true,
      formulae: ['"Open,Closed,Transferred"'],
    })
  }
  addMatrix(workbook)
  addLists(workbook)
  options.change?.(workbook, log)
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}

function addCover(workbook: Workbook, version: number | string): void {
  const cover = workbook.addWorksheet('Cover Page')
  cover.getCell('A3').value = 'Hazard log of a made-up record system'
  cover.mergeCells('A3:D3')
  cover.getCell('A4').value = 'Programme'
  cover.getCell('B4').value = 'Made-up programme'
  cover.getCell('C4').value = 'Document Record Key'
  cover.mergeCells('C4:D4')
  cover.getCell('C5').value = 'KEY-7'
  cover.mergeCells('C5:D5')
  cover.getCell('A6').value = 'Owner'
  cover.getCell('B6').value = 'A. Person'
  cover.getCell('C6').value = 'Version'
  cover.getCell('D6').value = version
  cover.getCell('A7').value = 'Author'
  cover.getCell('B7').value = 'B. Person'
  cover.getCell('C7').value = 'Version Date'
  cover.getCell('D7').value = '07.02.2026'
}

function addVersionHistory(workbook: Workbook): void {
  const history = workbook.addWorksheet('Version History')
  history.getCell('A1').value = 'Amendment History'
  ;['Version', 'Date', 'Amendment History'].forEach((text, index) => (history.getCell(2, index + 1).value = text))
  const versions: [number, string, string][] = [
    [1, '12.01.2026', 'First issue'],
    [1.1000000000000001, '20.01.2026', 'Reviewed'],
    [1.7, '04.03.2026', 'Controls reviewed'],
  ]
  versions.forEach(([version, date, text], index) => {
    const row = history.getRow(3 + index)
    row.getCell(1).value = version
    row.getCell(1).numFmt = '0.0'
    row.getCell(2).value = date
    row.getCell(3).value = text
  })
  const people: [number, string, string][] = [
    [8, 'Reviewers', 'C. Person'],
    [14, 'Approved', 'D. Person'],
  ]
  for (const [row, heading, name] of people) {
    history.getCell(row, 1).value = heading
    history.getCell(row + 1, 1).value = 'This document must be seen by the following:'
    ;['Name', null, 'Title / Responsibility', 'Date', 'Version'].forEach((text, index) => {
      if (text !== null) history.getCell(row + 2, index + 1).value = text
    })
    history.getCell(row + 3, 1).value = name
    history.getCell(row + 3, 3).value = 'Clinical Safety Officer'
  }
}

function addMatrix(workbook: Workbook): void {
  const matrix = workbook.addWorksheet('Risk Matrix')
  const rows: [string, number[]][] = [
    ['Very High', [3, 4, 4, 5, 5]],
    ['High', [2, 3, 3, 4, 5]],
    ['Medium', [2, 2, 3, 3, 4]],
    ['Low', [1, 2, 2, 3, 4]],
    ['Very Low', [1, 1, 2, 2, 3]],
  ]
  matrix.getCell('B2').value = 'Likelihood'
  rows.forEach(([word, ratings], index) => {
    matrix.getCell(2 + index, 3).value = word
    ratings.forEach((rating, column) => (matrix.getCell(2 + index, 4 + column).value = rating))
  })
  ;['Minor', 'Significant', 'Considerable', 'Major', 'Catastrophic'].forEach(
    (word, column) => (matrix.getCell(7, 4 + column).value = word),
  )
  matrix.getCell('C10').value = 'Very high'
  matrix.getCell('D10').value = 'Happens in most cases of this made-up log'
  matrix.getCell('J2').value = 'Major '
}

function addLists(workbook: Workbook): void {
  const abbreviations = workbook.addWorksheet('Abbreviations & Acronyms')
  abbreviations.getCell('A1').value = 'Abbreviations and Acronyms'
  abbreviations.getCell('A2').value = 'EPR '
  abbreviations.getCell('B2').value = 'Electronic patient record'
  const references = workbook.addWorksheet('References')
  ;['Reference', 'Title', 'Version', 'Document No.'].forEach(
    (text, index) => (references.getCell(2, index + 1).value = text),
  )
  references.getCell('A3').value = 1
  references.getCell('B3').value = 'Made-up safety plan'
  const assumptions = workbook.addWorksheet('Assumptions')
  assumptions.getCell('A1').value = 'Assumptions'
  ;['Paper charts are kept until go-live.', 'Causes of many hazards are not repeated.'].forEach((text, index) => {
    assumptions.getCell(3 + 2 * index, 1).value = index + 1
    assumptions.getCell(3 + 2 * index, 2).value = text
  })
}

/** A workbook with the text of one of its parts changed, sizes and CRCs put right. */
export function editPart(workbook: Uint8Array, part: string, change: (xml: string) => string): Uint8Array {
  const parts = unzipSync(workbook)
  const content = parts[part]
  if (content === undefined)
    throw new Error(`The workbook has no part ${part}; it has ${Object.keys(parts).join(', ')}.`)
  parts[part] = strToU8(change(strFromU8(content)))
  return zipSync(parts)
}

/** A workbook without one of its parts. */
export function dropPart(workbook: Uint8Array, part: string): Uint8Array {
  const parts = unzipSync(workbook)
  if (!(part in parts)) throw new Error(`The workbook has no part ${part}.`)
  return zipSync(Object.fromEntries(Object.entries(parts).filter(([name]) => name !== part)))
}

/** Bytes written as a file of that name in a new temporary folder; its path. */
export function asFile(name: string, bytes: Uint8Array | string): string {
  const path = join(mkdtempSync(join(tmpdir(), 'hazard-ledger-import-')), name)
  writeFileSync(path, bytes)
  return path
}
