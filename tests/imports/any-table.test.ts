import { describe, expect, it } from 'vitest'
import type { GridSheet } from '../../src-main/imports/grid.ts'
import { makePreview } from '../../src-main/imports/mappings/index.ts'
import type { ImportOptions } from '../../src-shared/domain/import-options.ts'
import { type ImportPreview, importPreview } from '../../src-shared/domain/import-preview.ts'
import { gridOfSheets, sheetOf } from '../support/grids.ts'
import { exampleScheme } from '../support/scheme.ts'

function previewOf(sheets: GridSheet | GridSheet[], options: Partial<ImportOptions> = {}): ImportPreview {
  const whole = { sheet: null, mapping: null, scale: null, ...options }
  const made = makePreview(gridOfSheets(...[sheets].flat()), exampleScheme, whole)
  if (!made.ok) throw new Error(made.error.message)
  return importPreview.parse(made.value)
}

const fields = ({ columns }: ImportPreview) => columns.map(({ field }) => field)
const texts = (of: { text: string }[]) => of.map(({ text }) => text)

describe('a log with titles above and a key below, scored by numbers', () => {
  const sheet = sheetOf([
    ['A made-up safety log of a supplier'],
    ['Manufacturer: Somebody Ltd'],
    [],
    [
      'ID',
      'Hazard',
      'Cause',
      'Effect',
      'Init L',
      'Init S',
      'Init Risk',
      'Existing Controls',
      'Further Mitigations',
      'Res L',
      'Res S',
      'Residual Risk',
      'Status',
      'Reviewer',
    ],
    [
      'H01',
      'Wrong dose shown',
      'Unit not shown; rounding',
      'Overdose',
      3,
      4,
      12,
      'Unit beside the figure',
      'Second check',
      2,
      4,
      8,
      'Open',
      'Pharmacy',
    ],
    ['H02', 'Letter lost', 'Queue full', 'Delay', 2, 3, 6, 'None', 'Alarm', 1, 3, 3, 'Done (v2)', 'Nursing'],
    [],
    ['Risk scoring key:'],
    ['≤ 4 = Acceptable'],
    ['Likelihood: 1 Very low · 2 Low'],
  ])
  const log = previewOf(sheet)

  it('finds the headings, the hazards and the end', () => {
    expect(log.hazards.map(({ number, name }) => [number.text, name.text])).toEqual([
      ['H01', 'Wrong dose shown'],
      ['H02', 'Letter lost'],
    ])
    expect(log.unsure).toEqual([])
    expect(log.leftOut.map(({ cell }) => cell)).toEqual(expect.arrayContaining(['A1', 'A2', 'A8', 'A9', 'A10', 'H6']))
  })

  it('divides causes at semicolons and keeps what no field takes', () => {
    const [first, second] = log.hazards
    expect(texts(first?.causes ?? [])).toEqual(['Unit not shown', 'rounding'])
    expect(first?.controls.map(({ column, text, cause }) => [column, text, cause])).toEqual([
      ['existing', 'Unit beside the figure', null],
      ['additional', 'Second check', null],
    ])
    expect(second?.controls.map(({ text, cause }) => [text, cause])).toEqual([['Alarm', 0]])
    expect(first?.otherFields.map(({ label, text, cell }) => [label, text, cell])).toEqual([
      ['Reviewer', 'Pharmacy', 'N5'],
    ])
    expect(second?.status).toBeNull()
    expect(second?.otherFields.map(({ label, text }) => [label, text])).toContainEqual(['Status', 'Done (v2)'])
  })

  it('turns no product into a rating', () => {
    expect(log.scale).toMatchObject({ kind: 'product', direction: 'higher is worse', decided: false, differs: [] })
    for (const { initial, residual } of log.hazards) {
      for (const one of [initial, residual]) {
        expect(one).toMatchObject({ severity: null, likelihood: null, ratingByScheme: null, ratingDiffers: false })
      }
    }
    expect(log.hazards[0]?.initial).toMatchObject({ severityShown: '4', likelihoodShown: '3', ratingShown: '12' })
    expect(log.findings.filter(({ rule }) => rule === 'scale-undecided')).toHaveLength(1)
  })

  it('scores by the words that a person set against theirs, and by no others', () => {
    const mapped = previewOf(sheet, {
      scale: { choice: 'map', severity: { '4': 'Major' }, likelihood: { '3': 'Medium', '2': 'Low', '1': 'Very Low' } },
    })
    expect(mapped.hazards[0]?.initial).toMatchObject({ severity: 'Major', likelihood: 'Medium', ratingDiffers: false })
    // Half an assessment is none: what was set for one axis alone waits with the originals.
    expect(mapped.hazards[1]?.initial).toMatchObject({
      severity: null,
      likelihood: null,
      severityShown: '3',
      likelihoodShown: '2',
    })
    expect(mapped.findings.filter(({ cell, rule }) => cell === 'F6' && rule === 'scale-undecided')).toEqual([
      {
        rule: 'scale-undecided',
        hazard: 'H02',
        cell: 'F6',
        message:
          'H02: of the initial score only the likelihood has a word of the scheme, so it comes in unscored; what the log shows is kept: 3 × 2, rating 6.',
      },
    ])
    expect(mapped.findings.filter(({ cell }) => cell === 'E6')).toEqual([])
  })
})

it.each([
  ['merged', [null, null], ['A2:A4', 'B2:B4']],
  ['blank', [null, null], []],
  ['repeated', ['R1', 'Wrong patient'], []],
] as const)('one row a cause, its id and name %s', (_, again, merges) => {
  const log = previewOf(
    sheetOf(
      [
        ['Ref', 'Hazard title', 'Causes', 'Controls in place', 'Owner'],
        ['R1', 'Wrong patient', 'Same names', 'Date of birth asked', 'Ward'],
        [...again, 'List not refreshed', 'Refresh each minute', null],
        [...again, 'Interrupted', 'N/A', null],
        ['R2', 'Second hazard', 'A cause', 'A control', 'Desk'],
      ],
      { merges: [...merges] },
    ),
  )
  expect(log.hazards.map(({ number, causes }) => [number.text, texts(causes)])).toEqual([
    ['R1', ['Same names', 'List not refreshed', 'Interrupted']],
    ['R2', ['A cause']],
  ])
  expect(log.hazards[0]?.controls.map(({ text, cause, cell }) => [text, cause, cell])).toEqual([
    ['Date of birth asked', 0, 'D2'],
    ['Refresh each minute', 1, 'D3'],
  ])
  expect(log.findings.filter(({ rule }) => rule === 'uncontrolled-cause')).toHaveLength(1)
})

it('rows of one hazard that are scored differently leave it unscored, with all scores kept', () => {
  const log = previewOf(
    sheetOf([
      ['No', 'Hazard', 'Cause', 'Severity', 'Likelihood'],
      ['1', 'Wrong patient', 'One', 'Major', 'Low'],
      ['1', 'Wrong patient', 'Two', 'Minor', 'Low'],
      ['2', 'Another', 'Three', 'Major', 'Low'],
    ]),
  )
  expect(log.hazards[0]?.initial).toMatchObject({ severity: null, likelihood: null, severityShown: 'Major\nMinor' })
  expect(log.hazards[1]?.initial).toMatchObject({ severity: 'Major', likelihood: 'Low' })
  expect(log.findings.some(({ hazard, message }) => hazard === '1' && message.includes('several initial scores'))).toBe(
    true,
  )
})

it('headings over two rows: the scores of each assessment under its group', () => {
  const log = previewOf(
    sheetOf(
      [
        ['ID', 'Hazard', 'Causes', 'Pre-mitigation', null, null, 'Mitigations', 'Post-mitigation', null, null],
        [null, null, null, 'S', 'L', 'R', null, 'S', 'L', 'R'],
        ['1', 'Wrong patient', 'Names', 'Major', 'Low', 3, 'Ask', 'Major', 'Very Low', 2],
      ],
      { merges: ['A1:A2', 'B1:B2', 'C1:C2', 'D1:F1', 'G1:G2', 'H1:J1'] },
    ),
  )
  expect(fields(log)).toEqual([
    'Hazard number',
    'Hazard name',
    'Causes',
    'Severity (initial)',
    'Likelihood (initial)',
    'Rating (initial)',
    'Existing controls',
    'Severity (residual)',
    'Likelihood (residual)',
    'Rating (residual)',
  ])
  expect(log.scale.decided).toBe(true)
  expect(log.hazards[0]?.residual).toMatchObject({ severity: 'Major', likelihood: 'Very Low', ratingShown: '2' })
})

it('an FMEA sheet: failure modes are hazards, and its risk priority number is never a rating', () => {
  const log = previewOf(
    sheetOf([
      [
        'Process step',
        'Potential failure mode',
        'Potential effects of failure',
        'SEV',
        'Potential causes',
        'OCC',
        'Current controls',
        'DET',
        'RPN',
        'Recommended actions',
        'Responsibility',
        'SEV',
        'OCC',
        'DET',
        'RPN',
      ],
      [
        'Order',
        'Wrong drug chosen',
        'Harm',
        8,
        'List too long',
        4,
        'Pharmacist',
        3,
        96,
        'Shorten list',
        'Lead',
        8,
        2,
        3,
        48,
      ],
      ['Give', 'Dose doubled', 'Harm', 9, 'Two charts', 2, 'None', 5, 90, 'One chart', 'Lead', 9, 1, 5, 45],
    ]),
  )
  expect(fields(log).slice(0, 7)).toEqual([
    'Other field of the hazard',
    'Hazard name',
    'Clinical impact',
    'Severity (initial)',
    'Causes',
    'Likelihood (initial)',
    'Existing controls',
  ])
  expect(log.hazards).toHaveLength(2)
  expect(log.scale).toMatchObject({ kind: 'product of three', decided: false })
  expect(log.hazards[0]?.initial).toMatchObject({ severityShown: '8', likelihoodShown: '4', ratingShown: '96' })
  expect(log.hazards[0]?.residual).toMatchObject({ severityShown: '8', likelihoodShown: '2', ratingShown: '48' })
})

it('a scale whose 1 is the worst is seen as such', () => {
  const log = previewOf(
    sheetOf([
      [
        'ID',
        'Hazard',
        'Cause',
        'Initial severity',
        'Initial likelihood',
        'Initial risk',
        'Residual severity',
        'Residual likelihood',
        'Residual risk',
      ],
      ['1', 'A', 'x', '1 - Catastrophic', '2', 'high', '1 - Catastrophic', '4', 'medium'],
      ['2', 'B', 'x', '4 - Significant', '3', 'medium', '5 - Minor', '5', 'low'],
    ]),
  )
  expect(log.scale).toMatchObject({ direction: 'lower is worse', decided: false })
})

it('words of this project with ratings of another matrix stay unscored, and rows that break that matrix are named', () => {
  const log = previewOf(
    sheetOf([
      ['ID', 'Hazard', 'Cause', 'Severity', 'Likelihood', 'Risk'],
      ['1', 'A', 'x', 'Major', 'Low', 'Moderate'],
      ['2', 'B', 'x', 'Major', 'Low', 'Moderate'],
      ['3', 'C', 'x', 'Major', 'Low', 'High'],
    ]),
  )
  expect(log.scale).toMatchObject({ kind: 'lookup', decided: false })
  expect(log.scale.knownAs?.name).toContain('five words')
  expect(
    log.findings.filter(({ rule }) => rule === 'scale-contradicts').map(({ hazard, cell }) => [hazard, cell]),
  ).toEqual([['3', 'F4']])
})

it('Japanese headings and texts', () => {
  const log = previewOf(
    sheetOf([
      [
        '番号',
        'ハザード',
        '原因',
        '影響',
        '初期 重大度',
        '初期 発生頻度',
        '対策',
        '残留 重大度',
        '残留 発生頻度',
        '備考',
      ],
      ['1', '患者の取り違え', '同姓同名；確認不足', '誤投薬', '4', '3', '生年月日の確認', '4', '1', 'なし'],
    ]),
  )
  expect(log.hazards[0]).toMatchObject({ name: { text: '患者の取り違え' }, impact: { text: '誤投薬' } })
  expect(texts(log.hazards[0]?.causes ?? [])).toEqual(['同姓同名', '確認不足'])
  expect(log.hazards[0]?.initial).toMatchObject({ severityShown: '4', likelihoodShown: '3' })
  expect(log.hazards[0]?.residual).toMatchObject({ severityShown: '4', likelihoodShown: '1' })
})

it('a drop-down list far below the log, cells without a heading and a second sheet make no hazards', () => {
  const log = previewOf([
    sheetOf(
      [
        ['Name', 'Role'],
        ['Somebody', 'Nurse'],
      ],
      { name: 'People' },
    ),
    sheetOf([
      ['Hazard number', 'Hazard type', 'Hazard name', 'Possible causes', 'Suggested actions to mitigate hazard'],
      ['7', 'General', 'One', 'Because', 'Do this', null, 'Major'],
      ['61\n', 'General ', 'Two', 'Because', 'Do that'],
      ...Array.from({ length: 20 }, () => []),
      [null, null, 'Dropdown list', null, 'How to change it'],
      [null, null, 'General'],
      [null, null, 'Special'],
    ]),
  ])
  expect(log.sheet).toBe('Log')
  expect(log.hazards.map(({ number }) => number.text)).toEqual(['7', '61'])
  expect(log.hazards[0]?.otherFields.map(({ label, text }) => [label, text])).toEqual([
    ['Column G (no heading)', 'Major'],
  ])
})

it('what a person says of the columns stands over what was recognised', () => {
  const sheet = sheetOf([
    ['Thing', 'Text', 'Why', 'More'],
    ['1', 'Wrong patient', 'Names', 'kept'],
  ])
  expect(previewOf(sheet)).toMatchObject({ hazards: [], missing: [expect.stringContaining('name or the description')] })
  const log = previewOf(sheet, {
    mapping: {
      format: 'hazard-ledger-column-mapping',
      version: 1,
      sheet: 'Log',
      headerRow: 1,
      columns: [
        { column: 'A', field: 'number' },
        { column: 'B', field: 'name' },
        { column: 'C', field: 'causes' },
      ],
    },
  })
  expect(log.hazards[0]).toMatchObject({ number: { text: '1' }, name: { text: 'Wrong patient' } })
  expect(log.hazards[0]?.otherFields.map(({ label, text }) => [label, text])).toEqual([['More', 'kept']])
})

it('nothing of the source is lost: every cell is read, kept with its hazard or listed', () => {
  const sheet = sheetOf([
    ['Title'],
    ['ID', 'Hazard', 'Cause', 'Odd column', 'Severity', 'Likelihood'],
    ['1', 'A', '1) x 2) y', 'kept', 'Major', 'Low'],
    ['Section B'],
    ['2', 'B', 'None', null, 'Minor', 'Low', 'stray'],
    [],
    ['Key'],
  ])
  const log = previewOf(sheet)
  const named = JSON.stringify(log.hazards) + JSON.stringify(log.leftOut) + JSON.stringify(log.columns)
  for (const { text } of sheet.cells) expect(named).toContain(JSON.stringify(text).slice(1, -1))
  expect(log.hazards).toHaveLength(2)
})
