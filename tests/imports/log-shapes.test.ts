import { describe, expect, it } from 'vitest'
import type { GridSheet } from '../../src-main/imports/grid.ts'
import { makePreview } from '../../src-main/imports/mappings/index.ts'
import { withJoinedForms } from '../../src-main/imports/readers/joined-tables.ts'
import { recognisedOnly } from '../../src-shared/domain/import-options.ts'
import { type ImportPreview, importPreview } from '../../src-shared/domain/import-preview.ts'
import { gridOfSheets, sheetOf } from '../support/grids.ts'
import { exampleScheme } from '../support/scheme.ts'

// Made-up twins of shapes that logs are met in.

type Rows = Parameters<typeof sheetOf>[0]

function previewOf(rows: Rows, more: Partial<GridSheet> = {}): ImportPreview {
  const made = makePreview(gridOfSheets(sheetOf(rows, more)), exampleScheme, recognisedOnly)
  if (!made.ok) throw new Error(made.error.message)
  return importPreview.parse(made.value)
}

const names = ({ hazards }: ImportPreview) => hazards.map(({ name }) => name.text)
const fieldOf = ({ columns }: ImportPreview, letters: string) =>
  columns.find(({ column }) => column === letters)?.field ?? 'none'
const shown = ({ hazards }: ImportPreview) => hazards.map(({ initial }) => initial.severityShown)
const blankRows = (count: number): null[][] => Array.from({ length: count }, () => [])

const FMEA = ['Process step', 'Failure mode', 'Effect', 'S', 'O', 'D', 'RPN', 'Action']

describe('an FMEA sheet', () => {
  const log = previewOf([
    FMEA,
    ['Order', 'Wrong drug', 'Harm', 8, 4, 3, 96, 'Shorten the list'],
    ['Order', 'Wrong dose', 'Harm', 9, 2, 5, 90, 'One chart'],
    ['Give', 'Wrong dose', 'Overdose', 2, 2, 1, 4, 'Second check'],
  ])

  it('has a hazard for each failure mode of each step', () => {
    expect(log.hazards.map(({ name, otherFields }) => [otherFields[0]?.text, name.text])).toEqual([
      ['Order', 'Wrong drug'],
      ['Order', 'Wrong dose'],
      ['Give', 'Wrong dose'],
    ])
    expect(log.hazards[0]?.controls.map(({ column, text }) => [column, text])).toEqual([
      ['additional', 'Shorten the list'],
    ])
  })

  it('a product of three is never a rating', () => {
    expect(log.scale).toMatchObject({ kind: 'product of three', decided: false, own: { scheme: null } })
    expect(log.scale.why).toContain('three numbers multiplied')
    for (const { initial, residual } of log.hazards) {
      expect(initial).toMatchObject({ severity: null, likelihood: null, ratingByScheme: null, ratingDiffers: false })
      expect(residual).toMatchObject({ severity: null, ratingByScheme: null })
    }
    expect(log.hazards.map(({ initial }) => initial.ratingShown)).toEqual(['96', '90', '4'])
    // Detection is nobody's severity or likelihood.
    expect(log.hazards.map(({ otherFields }) => otherFields.at(-1))).toMatchObject(
      ['3', '5', '1'].map((text) => ({ label: 'D', text })),
    )
  })

  it('the same two scores with another third number contradict nothing', () => {
    const twice = previewOf([
      FMEA,
      ['Order', 'Wrong drug', 'Harm', 8, 4, 3, 96, 'Shorten the list'],
      ['Give', 'Late drug', 'Harm', 8, 4, 2, 64, 'Alarm'],
    ])
    expect(twice.scale).toMatchObject({ kind: 'product of three', contradictions: [] })
  })

  it('with its steps and modes merged over several causes', () => {
    const merged = previewOf(
      [
        [
          'Process Step',
          'Potential Failure Mode',
          'Potential Effect(s) of Failure',
          'Potential Cause(s)',
          'Current Process Controls',
          'RPN',
        ],
        ['1. Order', 'Wrong drug', 'Harm', 'Long list', 'Pharmacist', 96],
        [null, null, null, 'Similar names', 'Alert', 120],
        ['2. Give', 'Dose doubled', 'Harm', 'Two charts', 'None', 90],
      ],
      { merges: ['A2:A3', 'B2:B3', 'C2:C3'] },
    )
    expect(names(merged)).toEqual(['Wrong drug', 'Dose doubled'])
    expect(merged.hazards[0]?.controls.map(({ text, cause }) => [text, cause])).toEqual([
      ['Pharmacist', 0],
      ['Alert', 1],
    ])
    expect(merged.hazards[0]?.initial.ratingShown).toBe('96\n120')
  })
})

it('3,600 merged cells: 600 hazards of three causes each', () => {
  const merges: string[] = []
  const rows: (string | null)[][] = [['ID', 'Hazard', 'Effect', 'Cause', 'Control', 'Severity', 'Likelihood']]
  for (let index = 0; index < 600; index++) {
    const top = rows.length + 1
    rows.push([`H${index}`, `Hazard ${index}`, 'Harm', 'First', 'a', 'Major', 'Low'])
    rows.push([null, null, null, 'Second', 'b', null, null], [null, null, null, 'Third', 'c', null, null])
    for (const column of 'ABCFG') merges.push(`${column}${top}:${column}${top + 2}`)
    merges.push(`I${top}:J${top}`)
  }
  const log = previewOf(rows, { merges })
  expect(merges).toHaveLength(3600)
  expect(log.counts).toMatchObject({ hazards: 600, causes: 1800, controls: 1800 })
  expect(log.hazards[599]?.controls.map(({ cause }) => cause)).toEqual([0, 1, 2])
  expect(log.hazards.every(({ initial }) => initial.severity === 'Major')).toBe(true)
})

it.each([40, 200])('headings in row %i, below a title and an author', (row) => {
  const log = previewOf([
    ['Log of something'],
    ['Author', 'Somebody'],
    ...blankRows(row - 3),
    ['ID', 'Hazard', 'Cause', 'Severity', 'Likelihood'],
    ['1', 'A', 'x', 'Major', 'Low'],
  ])
  expect([log.proposal?.headerRow, names(log)]).toEqual([row, ['A']])
  expect(log.leftOut.map(({ cell }) => cell)).toEqual(['A1', 'A2', 'B2'])
})

it('a cover block on the same sheet that uses words of headings', () => {
  const log = previewOf(
    [
      ['Hazard log'],
      ['Product', 'Made-up', 'Version', '1.2', 'Status', 'Draft', 'Owner', 'A. Person'],
      ['Author', 'B', 'Date', '2026-01-01', 'Approved', 'No'],
      ['Purpose: hazards and causes of the product, their severity and likelihood'],
      [],
      ['Ref', 'Hazard', 'Cause', 'Effect', 'Controls', 'Severity', 'Likelihood', 'Risk'],
      ['1', 'A', 'x', 'e', 'c', 'Major', 'Low', 3],
    ],
    { merges: ['A1:H1', 'A4:H4'] },
  )
  expect([log.proposal?.headerRow, log.unsure, names(log)]).toEqual([6, [], ['A']])
  expect(log.columns[0]?.header).toBe('Ref')
})

describe('a log in sections', () => {
  const headings = ['Ref', 'Hazard', 'Cause', 'Severity', 'Likelihood', 'Mitigation']
  const hazard = (number: number) => [
    number,
    `Hazard ${number}`,
    `Cause ${number}`,
    'Major',
    'Low',
    `Control ${number}`,
  ]
  const log = previewOf([
    ['Hazard log of the maternity record'],
    [],
    ['Registration'],
    headings,
    hazard(1),
    hazard(2),
    ['Total', '2 hazards'],
    ['Closed hazards'],
    headings,
    hazard(3),
    [null, null, 'Cause 3, seen again', null, null, 'Control 3b'],
    ['Sub-total', 1],
    [],
    ['Approved by', 'A. Person', 'Date', '3 March 2026'],
  ])

  it('headings printed again, sums and who approved are no hazards', () => {
    expect(names(log)).toEqual(['Hazard 1', 'Hazard 2', 'Hazard 3'])
    expect(log.hazards[2]?.causes.map(({ text }) => text)).toEqual(['Cause 3', 'Cause 3, seen again'])
    const rows = new Set(log.leftOut.filter(({ reason }) => reason === 'row-not-a-hazard').map(({ cell }) => cell))
    for (const cell of ['A7', 'B7', 'A9', 'F9', 'A12', 'A14', 'D14']) expect(rows).toContain(cell)
  })

  it('words of the headings are none of the scale', () => {
    expect(shown(log)).toEqual(['Major', 'Major', 'Major'])
    expect(log.scale.decided).toBe(true)
  })

  it('a hazard keeps the heading of its section', () => {
    const section = ({ otherFields }: ImportPreview['hazards'][number]) =>
      otherFields.find(({ label }) => label === 'Section')
    expect(log.hazards.map((one) => [section(one)?.text, section(one)?.cell])).toEqual([
      ['Registration', 'A3'],
      ['Registration', 'A3'],
      ['Closed hazards', 'A8'],
    ])
  })

  it('a hazard that begins with such a word stays one', () => {
    const named = previewOf([
      headings,
      ['T1', 'Total dose is wrong', 'Cause', 'Major', 'Low', 'Control'],
      ['T2', 'Severity', 'Severity is not shown', 'Major', 'Low', 'Control'],
    ])
    expect(names(named)).toEqual(['Total dose is wrong', 'Severity'])
  })
})

describe('a workbook of several sheets', () => {
  const headings = ['ID', 'Hazard', 'Cause', 'Severity', 'Likelihood']

  it('says which other sheets look like a log and are not read', () => {
    const log = previewOf([headings, ['1', 'First', 'x', 'Major', 'Low'], ['2', 'Second', 'x', 'Major', 'Low']], {
      name: 'Open',
    })
    expect(log.notices).toEqual([])
    const both = makePreview(
      gridOfSheets(
        sheetOf([headings, ['1', 'First', 'x', 'Major', 'Low'], ['2', 'Second', 'x', 'Major', 'Low']], {
          name: 'Open',
        }),
        sheetOf([headings, ['3', 'Third', 'x', 'Major', 'Low']], { name: 'Closed' }),
      ),
      exampleScheme,
      recognisedOnly,
    )
    expect(both.ok && both.value.sheet).toBe('Open')
    expect(both.ok && both.value.notices).toEqual([
      expect.stringContaining('The sheet "Closed" looks like a hazard log'),
    ])
  })

  it('each the form of one hazard, is one log', () => {
    const form = (number: string) =>
      sheetOf(
        [
          ['Hazard number', number],
          ['Hazard name', `Name of ${number}`],
          ['Causes', 'Cause'],
          ['Severity', 'Major'],
          ['Likelihood', 'Low'],
          ['Controls', 'Control'],
        ],
        { name: number },
      )
    const cover = sheetOf(
      [
        ['Title', 'Log'],
        ['Owner', 'A. Person'],
        ['Status', 'Draft'],
      ],
      { name: 'Cover' },
    )
    const sheets = withJoinedForms([cover, form('H-1'), form('H-2')], 'Their log.xlsx')
    expect(sheets.map(({ name, partOf }) => [name, partOf])).toEqual([
      ['Their log: all forms', undefined],
      ['Cover', undefined],
      ['H-1', 'Their log: all forms'],
      ['H-2', 'Their log: all forms'],
    ])
    const made = makePreview(gridOfSheets(...sheets), exampleScheme, recognisedOnly)
    expect(made.ok && made.value.hazards.map(({ name, causes }) => [name.text, causes.length])).toEqual([
      ['Name of H-1', 1],
      ['Name of H-2', 1],
    ])
    expect(withJoinedForms([cover, form('H-1')], 'Log.xlsx')).toHaveLength(2)
  })
})

describe('columns that say the same', () => {
  const row = (number: string, severity: string | null, initial: string | null) => [
    number,
    `Hazard ${number}`,
    'Cause',
    severity,
    initial,
    'Low',
  ]
  const headings = ['Ref', 'Hazard', 'Cause', 'Severity', 'Initial severity', 'Likelihood']

  it('are one field where no row fills two of them', () => {
    const log = previewOf([headings, row('1', 'Major', null), row('2', null, 'Minor')])
    expect([fieldOf(log, 'D'), fieldOf(log, 'E')]).toEqual(['Severity (initial)', 'Severity (initial)'])
    expect(shown(log)).toEqual(['Major', 'Minor'])
  })

  it('are two where a row does', () => {
    const log = previewOf([headings, row('1', 'Major', 'Minor'), row('2', null, 'Minor')])
    expect(fieldOf(log, 'E')).toBe('Other field of the hazard')
  })
})

describe('one number for several hazards', () => {
  const headings = ['Item No', 'Failure mode', 'Cause', 'Severity', 'Occurrence', 'Controls']
  const late = ['Rate written late', 'Queue full', 6, 5, 'Queue is watched']
  const other = ['Rate written to another patient', 'Pump not linked again', 8, 6, 'Bar code']

  it('that of a step is told to stand twice, and no failure mode goes into another', () => {
    const log = previewOf([headings, ['2', ...other], ['2', ...late]])
    expect(names(log)).toEqual(['Rate written to another patient', 'Rate written late'])
    expect(shown(log)).toEqual(['8', '6'])
    expect(log.findings.map(({ message }) => message)).toContain('2: the hazard number stands twice (A2 and A3).')
  })

  it('that of a step merged over its failure modes', () => {
    const log = previewOf(
      [headings, ['2', ...other], [null, ...late], ['3', 'Screen blank', 'Power', 4, 2, 'Battery']],
      {
        merges: ['A2:A3'],
      },
    )
    expect(names(log)).toEqual(['Rate written to another patient', 'Rate written late', 'Screen blank'])
    expect(log.hazards.map(({ causes }) => causes.length)).toEqual([1, 1, 1])
  })

  it('with a slip in its name is one hazard still', () => {
    const log = previewOf([headings, ['2', ...late], ['2', 'Rate written  Late.', 'Network', 6, 5, 'Alarm']])
    expect(log.hazards.map(({ causes }) => causes.length)).toEqual([2])
  })
})

describe('one row a cause', () => {
  const headings = ['ID', 'Hazard', 'Cause', 'Control']
  const causes = (log: ImportPreview) => log.hazards.map((hazard) => hazard.causes.map(({ text }) => text))

  it.each([
    ['number and name left blank', [null, null, 'y', 'b']],
    ['the number left blank, the name repeated', [null, 'Wrong patient', 'y', 'b']],
    ['both repeated', ['1', 'Wrong patient', 'y', 'b']],
  ])('%s', (_what, second) => {
    const log = previewOf([headings, ['1', 'Wrong patient', 'x', 'a'], second, ['2', 'Wrong dose', 'z', 'c']])
    expect(causes(log)).toEqual([['x', 'y'], ['z']])
  })

  it('numbers that nobody filled in divide nothing', () => {
    const log = previewOf([headings, [null, 'Wrong patient', 'x', 'a'], [null, 'Wrong dose', 'z', 'c']])
    expect(names(log)).toEqual(['Wrong patient', 'Wrong dose'])
  })
})

describe('lists to choose from', () => {
  const headings = ['ID', 'Hazard', 'Cause', 'Status', null, null, 'Lists', 'Severity']

  it('right of the log and below it are no scores and no hazards', () => {
    const log = previewOf([
      headings,
      ['1', 'A', 'x', 'Open', null, null, 'Open', 'Minor'],
      [null, null, 'y', null, null, null, 'Closed', 'Significant'],
      ['2', 'B', 'z', 'Closed', null, null, 'Transferred', 'Considerable'],
      [null, null, null, null, null, null, null, 'Major'],
      [null, null, null, null, null, null, null, 'Catastrophic'],
      ...blankRows(3),
      [null, 'Status values'],
      [null, 'Open'],
      [null, 'Closed'],
    ])
    expect(names(log)).toEqual(['A', 'B'])
    expect(shown(log)).toEqual(['', ''])
    expect(log.hazards.flatMap(({ otherFields }) => otherFields)).toEqual([])
    expect(log.leftOut.map(({ cell }) => cell)).toEqual(expect.arrayContaining(['G1', 'G2', 'H2', 'H6', 'B10', 'B12']))
  })

  it('as long as the log is, with what each word means', () => {
    const words = ['Minor', 'Significant', 'Considerable', 'Major', 'Catastrophic']
    const log = previewOf([
      ['ID', 'Hazard', 'Cause', null, 'Severity', 'Meaning'],
      ...words.map((word, index) => [
        `${index}`,
        `Hazard ${index}`,
        'x',
        null,
        word,
        `A long text that says what ${word} means`,
      ]),
    ])
    expect(shown(log)).toEqual(['', '', '', '', ''])
    expect(log.leftOut.filter(({ reason }) => reason === 'column-not-in-layout')).toHaveLength(10)
  })

  it('right beside the log, where a drop-down says so', () => {
    const rows: Rows = [
      ['ID', 'Hazard', 'Severity', 'Likelihood', 'Words'],
      ['1', 'A', 'Major', 'Low', 'Minor'],
      ['2', 'B', 'Minor', 'Low', 'Major'],
    ]
    const log = previewOf(rows, { lists: [{ range: 'C2:C99', source: '$E$2:$E$3' }] })
    expect(log.hazards.flatMap(({ otherFields }) => otherFields)).toEqual([])
    expect(previewOf(rows).hazards[0]?.otherFields).toMatchObject([{ label: 'Words', text: 'Minor' }])
  })

  it('an empty column within the log takes none of its scores away', () => {
    const log = previewOf([
      ['ID', 'Hazard', 'Cause', 'Severity', 'Likelihood', null, 'Severity', 'Likelihood'],
      ['1', 'A', 'x', 'Major', 'Low', null, 'Major', 'Very Low'],
      ['2', 'B', 'y', 'Minor', 'Low', null, 'Minor', 'Very Low'],
    ])
    expect(log.hazards.map(({ residual }) => residual.severity)).toEqual(['Major', 'Minor'])
  })
})

describe('hidden columns', () => {
  it('are read, and said to be hidden', () => {
    const log = previewOf(
      [
        ['ID', 'Hazard', 'Cause', 'Ward'],
        ['1', 'A', 'x', 'Four'],
      ],
      { hiddenColumns: [4] },
    )
    expect(log.hazards[0]?.otherFields).toMatchObject([{ label: 'Ward', text: 'Four' }])
    expect(log.columns.map(({ hidden }) => hidden)).toEqual([false, false, false, true])
  })

  it('an older score that is hidden is neither the initial nor the residual one', () => {
    const log = previewOf(
      [
        ['ID', 'Hazard', 'Cause', 'Severity', 'Likelihood', 'Severity', 'Likelihood'],
        ['1', 'A', 'x', 'Minor', 'Low', 'Major', 'Medium'],
      ],
      { hiddenColumns: [4, 5] },
    )
    expect(log.hazards[0]).toMatchObject({ initial: { severity: 'Major' }, residual: { severityShown: '' } })
    expect(log.hazards[0]?.otherFields.map(({ text }) => text)).toEqual(['Minor', 'Low'])
  })
})

it('repeated headings are the initial assessment, then the residual one, whatever stands between', () => {
  const log = previewOf([
    ['ID', 'Hazard', 'Severity', 'Likelihood', 'Risk', 'Mitigation', 'Owner', 'Severity', 'Likelihood', 'Risk'],
    ['1', 'A', 'Major', 'Low', 3, 'm', 'Lead', 'Major', 'Very Low', 2],
  ])
  expect(['C', 'D', 'E', 'H', 'I', 'J'].map((letters) => fieldOf(log, letters))).toEqual([
    'Severity (initial)',
    'Likelihood (initial)',
    'Rating (initial)',
    'Severity (residual)',
    'Likelihood (residual)',
    'Rating (residual)',
  ])
})

it('dates and numbers as cells are texts of their hazard', () => {
  const sheet = sheetOf([
    ['No', 'Hazard', 'Date raised', 'Cause', 'Severity', 'Likelihood', 'Votes'],
    [1, 'A', '2026-01-02', 'x', 4, 2, 1.5],
    [2, 'B', '2026-01-03', 'y', 5, 1, 20],
  ])
  const cells = sheet.cells.map((cell) => (cell.text.startsWith('2026') ? { ...cell, kind: 'date' as const } : cell))
  const made = makePreview(gridOfSheets({ ...sheet, cells }), exampleScheme)
  if (!made.ok) throw new Error(made.error.message)
  expect(
    made.value.hazards.map(({ number, otherFields }) => [number.text, otherFields.map(({ text }) => text)]),
  ).toEqual([
    ['1', ['2026-01-02', '1.5']],
    ['2', ['2026-01-03', '20']],
  ])
  expect(made.value.hazards[0]?.initial).toMatchObject({ severityShown: '4', severity: null })
})
