import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { SourceGrid } from '../../src-main/imports/grid.ts'
import { makePreview } from '../../src-main/imports/mappings/index.ts'
import { readSource } from '../../src-main/imports/read-file.ts'
import { readWorkbook } from '../../src-main/imports/readers/read-workbook.ts'
import { type ImportPreview, importPreview } from '../../src-shared/domain/import-preview.ts'
import type { Scheme } from '../../src-shared/domain/scheme.ts'
import { exampleScheme } from '../support/scheme.ts'
import { asFile, editPart, HEADINGS, type LogOptions, nhsWorkbook, trapRows } from '../support/workbooks.ts'

/** The grid of a made-up log, read here and not in a worker, which `bad-files.test.ts` and one test below do. */
async function gridOf(options: LogOptions = {}, name = 'EPR Hazard Log V1.7.xlsx'): Promise<SourceGrid> {
  return gridFrom(await nhsWorkbook(options), name)
}

async function gridFrom(bytes: Uint8Array, name: string): Promise<SourceGrid> {
  const sheets = await readWorkbook(bytes, name)
  if (!sheets.ok) throw new Error(sheets.error.message)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return { file: { name, sha256, size: bytes.length }, kind: 'workbook', sheets: sheets.value }
}

function previewOf(grid: SourceGrid, scheme: Scheme = exampleScheme, sheet: string | null = null): ImportPreview {
  const preview = makePreview(grid, scheme, { sheet, mapping: null, scale: null })
  if (!preview.ok) throw new Error(preview.error.message)
  return importPreview.parse(preview.value)
}

const preview = async (options: LogOptions = {}, name?: string): Promise<ImportPreview> =>
  previewOf(await gridOf(options, name))

/** Rule, hazard and cell of each finding. */
const found = ({ findings }: ImportPreview) => findings.map(({ rule, hazard, cell }) => [rule, hazard, cell])

/** One hazard without anything wrong, with some columns set. */
function plainRow(values: Record<number, string | number | null> = {}): (string | number | null)[] {
  const row = [
    'EPR09',
    'Name',
    'Description',
    'Impact',
    '1) Cause',
    '1) Control',
    'Major',
    'Low',
    3,
    null,
    null,
    null,
    null,
    'Major',
    'Very Low',
    2,
    null,
    'Owner',
    'Open',
  ]
  return row.map((value, index) => (index in values ? (values[index] ?? null) : value))
}

const clean = { coverVersion: 1.7 }

describe('the log with every trap', async () => {
  const log = await preview()
  const [first, second, third] = log.hazards

  it('counts what it read, kept and dropped', () => {
    expect(log.counts).toEqual({
      hazards: 3,
      causes: 9,
      controls: 12,
      controlsByColumn: { existing: 7, additional: 0, design: 2, test: 1, training: 1, 'business process change': 1 },
      controlEntriesRead: 19,
      dropped: 6,
      empty: 1,
      causeEntriesRead: 9,
    })
    expect(log.leftOut.filter(({ reason }) => reason === 'none')).toHaveLength(6)
    expect(log.leftOut.filter(({ reason }) => reason === 'empty-entry')).toEqual([
      { reason: 'empty-entry', sheet: 'EPR Hazard Log', cell: 'J3', text: '3)' },
    ])
  })

  it('finds exactly what is wrong, each with its hazard and cell', () => {
    expect(found(log)).toEqual([
      ['version-differs', null, "'Cover Page'!D6, 'Version History'!A5"],
      ['formula-differs', null, 'P2, P3, P4'],
      ['rating-differs', 'EPR01', 'I2'],
      ['rating-differs', 'EPR01', 'P2'],
      ['severity-drop', 'EPR01', 'N2'],
      ['blank-owner', 'EPR01', 'R2'],
      ['blank-status', 'EPR01', 'S2'],
      ['empty-entry', 'EPR02', 'J3'],
      ['uncontrolled-cause', 'EPR02', 'E3'],
      ['blank-owner', 'EPR02', 'R3'],
      ['blank-status', 'EPR02', 'S3'],
      ['rating-differs', 'EPR03', 'P4'],
      ['severity-drop', 'EPR03', 'N4'],
      ['blank-owner', 'EPR03', 'R4'],
      ['blank-status', 'EPR03', 'S4'],
    ])
  })

  it('says so in sentences', () => {
    const says = (rule: string, hazard: string | null) =>
      log.findings.filter((finding) => finding.rule === rule && finding.hazard === hazard).map(({ message }) => message)
    expect(says('version-differs', null)).toEqual([
      "The cover says version 1.6 ('Cover Page'!D6), the version history ends with 1.7 ('Version History'!A5) and the file name says 1.7.",
    ])
    expect(says('formula-differs', null)).toEqual([
      'The formula of the residual rating in P2, P3 and P4 reads column G, Severity (initial), instead of column N, Severity (residual). It shows a wrong rating for EPR01 and EPR03.',
    ])
    expect(says('rating-differs', 'EPR01')).toEqual([
      'EPR01: the initial rating shown is 2 (I2), but Major × Low is 3 by the matrix.',
      'EPR01: the residual rating shown is 2 (P2), but Significant × Very Low is 1 by the matrix. Its formula reads G2 instead of N2.',
    ])
    expect(says('uncontrolled-cause', 'EPR02')).toEqual(['EPR02: cause 3 (E3) has no control in any column.'])
    for (const { message } of log.findings) expect(message).toMatch(/^[A-Z].*\.$/)
  })

  it('aligns controls with causes by their numbers, not by their places', () => {
    expect(first?.causes.map(({ number, text }) => [number, text])).toEqual([
      [1, 'Allergy recorded as free text'],
      [2, 'Banner hidden on small screens (1 to7)'],
      [3, 'Interface to pharmacy delayed'],
      [4, 'Allergy kept on paper'],
    ])
    expect(first?.controls.map(({ column, number, cause, cell }) => [column, number, cause, cell])).toEqual([
      ['existing', 1, 0, 'F2'],
      ['existing', 2, 1, 'F2'],
      ['existing', 3, 2, 'F2'],
      ['design', 1, 0, 'J2'],
      ['training', 4, 3, 'L2'],
    ])
    expect(second?.controls.map(({ column, number, cause }) => [column, number, cause])).toEqual([
      ['existing', 1, 0],
      ['existing', 2, 1],
      ['design', 2, 1],
      ['test', 1, 0],
    ])
    expect(third?.controls.at(-1)).toMatchObject({ column: 'business process change', number: 2, cause: 1 })
  })

  it('keeps text that begins with None, lines, and the source as it stood', () => {
    expect(first?.controls[1]?.text).toBe('None currently available (the banner is part of the frame).')
    expect(first?.controls[2]).toMatchObject({
      text: 'Queue is watched by the\nintegration team',
      sourceText: '3) Queue is watched by the\nintegration team',
    })
    expect(first?.causes[3]?.sourceText).toBe('4)Allergy kept on paper')
  })

  it('keeps what is shown beside what the scheme says', () => {
    expect(first?.residual).toMatchObject({
      severity: 'Significant',
      likelihood: 'Very Low',
      ratingShown: '2',
      ratingByScheme: 1,
      ratingDiffers: true,
      cells: { severity: 'N2', likelihood: 'O2', rating: 'P2' },
      formulaDiffers: 'G2 instead of N2',
    })
    expect(second?.residual).toMatchObject({ ratingDiffers: false, formulaDiffers: 'G3 instead of N3' })
    expect(first?.initial.formula).toBeNull()
  })

  it('takes dated actions out of the notes and keeps the notes whole', () => {
    expect(first?.actions).toEqual([
      {
        date: '2026-03-03',
        text: 'Banner to be reviewed with the supplier.\nThe ward trial ran for two weeks.',
        cell: 'Q2',
      },
      { date: '2026-03-17', text: 'Trial repeated on tablets.', cell: 'Q2' },
    ])
    expect(first?.notes.text).toContain('03/03/2026: Banner')
    expect(third?.actions).toEqual([])
  })

  it('reads what stands around the log', () => {
    expect(log.cover).toContainEqual({ label: 'Document Record Key', value: 'KEY-7', cell: "'Cover Page'!C5" })
    expect(log.cover).toContainEqual({ label: 'Version', value: '1.6', cell: "'Cover Page'!D6" })
    expect(log.versionHistory.map(({ version, date, text }) => [version, date, text])).toEqual([
      ['1.0', '12.01.2026', 'First issue'],
      ['1.1', '20.01.2026', 'Reviewed'],
      ['1.7', '04.03.2026', 'Controls reviewed'],
    ])
    const person = { title: 'Clinical Safety Officer', date: '', version: '' }
    expect(log.reviewers).toEqual([{ name: 'C. Person', ...person, cell: "'Version History'!A11" }])
    expect(log.approvers).toEqual([{ name: 'D. Person', ...person, cell: "'Version History'!A17" }])
    expect(log.assumptions.map(({ number, text, cell }) => [number, text, cell])).toEqual([
      ['1', 'Paper charts are kept until go-live.', "'Assumptions'!B3"],
      ['2', 'Causes of many hazards are not repeated.', "'Assumptions'!B5"],
    ])
    expect(log.abbreviations).toEqual([
      { abbreviation: 'EPR', meaning: 'Electronic patient record', cell: "'Abbreviations & Acronyms'!A2" },
    ])
    expect(log.references).toMatchObject([{ reference: '1', title: 'Made-up safety plan' }])
    expect(log.matrix).toMatchObject({ sheet: 'Risk Matrix', range: 'D2:H6', equalsScheme: true, differences: [] })
  })

  it('offers identical wordings for merging, a closing full stop aside', () => {
    expect(
      log.duplicates.map(({ text, entries }) => [text, entries.map(({ hazard, cell }) => `${hazard} ${cell}`)]),
    ).toEqual([
      ['Name alert', ['EPR02 F3', 'EPR03 F4']],
      ['Screen locks after five minutes', ['EPR02 F3', 'EPR02 J3']],
    ])
    for (const { hazardIndex, controlIndex, cell } of log.duplicates.flatMap(({ entries }) => entries)) {
      expect(log.hazards[hazardIndex]?.controls[controlIndex]?.cell).toBe(cell)
    }
  })

  it('names the file, the sheet and what each column was taken for', () => {
    expect(log.file).toMatchObject({
      name: 'EPR Hazard Log V1.7.xlsx',
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
    })
    expect(log.sheetsInLayout).toEqual(['EPR Hazard Log'])
    expect(log.columns).toHaveLength(19)
    expect(log.columns[15]).toEqual({
      column: 'P',
      header: 'Risk',
      field: 'Risk (residual)',
      confidence: 1,
      hidden: false,
      samples: ['2', '2', '3'],
    })
  })

  it('leaves no cell of the workbook unlisted', async () => {
    const grid = await gridOf()
    const listed = JSON.stringify([log.leftOut.map(({ text }) => text), { ...log, leftOut: [], findings: [] }])
    for (const sheet of grid.sheets) {
      for (const { text } of sheet.cells) {
        for (const line of text.split('\n')) expect(listed).toContain(JSON.stringify(line.trim()).slice(1, -1))
      }
    }
  })
})

describe('a log with nothing wrong', () => {
  it('has no findings', async () => {
    expect((await preview({ ...clean, rows: [plainRow()] })).findings).toEqual([])
  })

  it.each([
    ['a rating typed wrong', { 8: 2 }, [['rating-differs', 'EPR09', 'I2']]],
    ['a rating with its label', { 8: '3 - Undesirable' }, []],
    ['a rating as text', { 8: 'three' }, [['unreadable', 'EPR09', 'I2']]],
    ['a severity of another scheme', { 6: 'Severe' }, [['unreadable', 'EPR09', 'G2']]],
    ['a severity as a number', { 6: 4 }, [['unreadable', 'EPR09', 'G2']]],
    ['a severity with its number, other case and spaces', { 6: '4 -  MAJOR ' }, []],
    ['no scores at all', { 6: null, 7: null, 8: null, 13: null, 14: null, 15: null }, []],
    ['a severity that falls', { 13: 'Minor', 15: 1 }, [['severity-drop', 'EPR09', 'N2']]],
    ['a status of another kind', { 18: 'In progress' }, [['unreadable', 'EPR09', 'S2']]],
    ['a status in other case', { 18: 'CLOSED ' }, []],
    ['a blank owner', { 17: ' ' }, [['blank-owner', 'EPR09', 'R2']]],
    ['causes without numbers', { 4: 'One cause' }, []],
    ['a control for the hazard as a whole', { 4: '1) One\n2) Two', 5: 'Answers all' }, []],
    ['a cause without a control', { 4: '1) One\n2) Two' }, [['uncontrolled-cause', 'EPR09', 'E2']]],
    ['a number that stands twice', { 4: '1) One\n1) Two' }, [['unreadable', 'EPR09', 'E2']]],
    ['a formula that reads its own scores', { 15: '=IF(N2="","",LOOKUP(O2,N2))→2' }, []],
    ['a formula over names and ranges', { 15: '=INDEX(A1:H9,MATCH("G2",Likelihood,0))→2' }, []],
    ['a formula that reads another row', { 15: '=LOOKUP(N3,O2)→2' }, [['formula-differs', null, 'P2']]],
    ['an initial formula that reads the residual', { 8: '=LOOKUP($N$2,H2)→3' }, [['formula-differs', null, 'I2']]],
    ['a hazard without a name', { 1: null }, [['unreadable', 'EPR09', 'B2']]],
  ] as [string, Record<number, string | number | null>, unknown[]][])('%s', async (_, values, expected) => {
    expect(found(await preview({ ...clean, rows: [plainRow(values)] }))).toEqual(expected)
  })

  it('links a control without a number, or with a number no cause has, to the hazard as a whole', async () => {
    const { hazards } = await preview({ ...clean, rows: [plainRow({ 5: 'First this\n1) Then\n7) Other' })] })
    expect(hazards[0]?.controls.map(({ number, cause }) => [number, cause])).toEqual([
      [null, null],
      [1, 0],
      [7, null],
    ])
  })

  it.each([
    ['EPR V1.7.xlsx', 1.7, []],
    ['EPR V2.0.xlsx', 1.7, ['version-differs']],
    ['EPR log.xlsx', 1.7, []],
    ['EPR log.xlsx', 'Draft', []],
    ['EPR_v1_7_final.xlsx', '1.70', ['version-differs']],
    ['Level7 log.xlsx', 'v1.7', []],
  ])('compares versions: %s with cover %s', async (name, coverVersion, expected) => {
    expect((await preview({ rows: [plainRow()], coverVersion }, name)).findings.map(({ rule }) => rule)).toEqual(
      expected,
    )
  })
})

describe('texts that must change or do not fit', () => {
  it('lists what it changed, also where the workbook writes characters by their codes', async () => {
    const bytes = await nhsWorkbook({
      ...clean,
      rows: [plainRow({ 2: 'MARK', 4: '1) A cause that is rich text MARK' })],
    })
    const edited = editPart(bytes, 'xl/sharedStrings.xml', (xml) => xml.replaceAll('MARK', 'Two_x000D_\nlines_x0001_'))
    const log = previewOf(await gridFrom(edited, 'log.xlsx'))
    const changes = ['line endings made LF', 'control characters taken out']
    expect(log.textChanges).toEqual([
      { cell: 'C2', changes },
      { cell: 'E2', changes },
    ])
    expect(log.hazards[0]?.description).toEqual({ text: 'Two\nlines', cell: 'C2', sourceText: 'Two\r\nlines\u0001' })
    expect(log.hazards[0]?.causes[0]?.text).toBe('A cause that is rich text Two\nlines')
  })

  it('lists texts over their limit and cuts none', async () => {
    const long = `1) ${'x'.repeat(10_001)}\n2) Fits`
    const log = await preview({
      ...clean,
      rows: [plainRow({ 1: 'n'.repeat(501), 2: 'y'.repeat(10_001), 4: '1) One\n2) Two', 5: long })],
    })
    expect(log.overLimit).toEqual([
      { cell: 'B2', length: 501, limit: 500 },
      { cell: 'C2', length: 10_001, limit: 10_000 },
      { cell: 'F2', length: 10_001, limit: 10_000 },
    ])
    expect(
      log.leftOut.filter(({ reason }) => reason === 'over-limit').map(({ cell, text }) => [cell, text.length]),
    ).toEqual([
      ['B2', 501],
      ['C2', 10_001],
      ['F2', 10_001],
    ])
    expect(log.hazards[0]?.controls.map(({ number }) => number)).toEqual([2])
    expect(log.hazards[0]?.description.text).toBe('')
    expect(new Set(log.findings.filter(({ rule }) => rule === 'unreadable').map(({ cell }) => cell))).toEqual(
      new Set(['B2', 'C2', 'F2']),
    )
  })

  it('brings formulas and HTML in text as text', async () => {
    const log = await preview({
      ...clean,
      rows: [plainRow({ 2: '<b onclick="x()">bold</b>', 3: '\'=HYPERLINK("x")' })],
    })
    expect(log.hazards[0]?.description.text).toBe('<b onclick="x()">bold</b>')
    expect(log.hazards[0]?.impact.text).toBe('\'=HYPERLINK("x")')
  })
})

describe('other shapes of the layout', () => {
  const whole = trapRows()

  it('finds headings further down, in other case and spelling', async () => {
    const headings = HEADINGS.map((heading) =>
      heading === 'BPC' ? 'Business  process\nchange (BPC)' : ` ${heading.toUpperCase()} `,
    )
    const log = await preview({ headings, headerRow: 9, rows: [plainRow()], ...clean })
    expect(log.columns).toHaveLength(19)
    expect(log.hazards[0]?.number.cell).toBe('A10')
  })

  it('reads headings of two rows with merged cells', async () => {
    const headings = HEADINGS.map((heading, index) => (index < 6 || index > 15 ? null : heading))
    const log = await preview({
      ...clean,
      headings,
      headerRow: 2,
      rows: [plainRow()],
      change: (_, sheet) => {
        HEADINGS.forEach((heading, index) => {
          if (index >= 6 && index <= 15) return
          sheet.getCell(1, index + 1).value = heading
          sheet.mergeCells(1, index + 1, 2, index + 1)
        })
        sheet.getCell('G1').value = 'Initial Hazard Risk Assessment'
        sheet.mergeCells('G1:I1')
        sheet.getCell('J1').value = 'Additional Controls'
        sheet.mergeCells('J1:M1')
        sheet.getCell('N1').value = 'Residual Hazard Risk Assessment'
        sheet.mergeCells('N1:P1')
      },
    })
    expect(log.columns.map(({ field }) => field)).toContain('Severity (residual)')
    expect(log.findings).toEqual([])
    expect(log.hazards[0]).toMatchObject({ number: { text: 'EPR09' }, residual: { likelihood: 'Very Low' } })
  })

  it('does without owner, status, notes, description and impact, and says what is not there', async () => {
    const gone = new Set([2, 3, 16, 17, 18])
    const headings = HEADINGS.map((heading, index) => (gone.has(index) ? null : heading))
    const log = await preview({ ...clean, headings, rows: [plainRow({ 2: null, 3: null, 17: null, 18: null })] })
    expect(log.hazards[0]?.owner).toEqual({ text: '', cell: null, sourceText: '' })
    expect(log.findings.map(({ rule }) => rule)).toEqual(['blank-owner', 'blank-status'])
  })

  it('lists columns and rows that are not of the layout, and makes no hazards of them', async () => {
    const log = await preview({
      ...clean,
      rows: [plainRow()],
      change: (_, sheet) => {
        sheet.getCell('T1').value = 'Reviewed by'
        sheet.getCell('T2').value = 'E. Person'
        sheet.getCell('A5').value = '1'
        sheet.getCell('B5').value = 'Minor'
        sheet.getCell('C40').value = 'Open'
        sheet.getCell('B2').note = 'A comment about the name'
      },
    })
    expect(log.counts.hazards).toBe(1)
    const of = (reason: string) =>
      log.leftOut
        .filter((item) => item.reason === reason && item.sheet === log.sheet)
        .map(({ cell, text }) => [cell, text])
    expect(of('column-not-in-layout')).toEqual([['T2', 'E. Person']])
    expect(of('heading-or-note')).toEqual([['T1', 'Reviewed by']])
    expect(of('row-not-a-hazard')).toEqual([
      ['A5', '1'],
      ['B5', 'Minor'],
      ['C40', 'Open'],
    ])
    expect(of('cell-note')).toEqual([["'EPR Hazard Log'!B2", 'A comment about the name']])
  })

  it('tells of text that is struck through, and of formulas without a value', async () => {
    const log = await preview({
      ...clean,
      rows: [plainRow(), plainRow({ 0: 'EPR02', 1: 'Another' })],
      change: (_, sheet) => {
        sheet.getCell('C2').font = { strike: true }
        sheet.getCell('D3').value = { richText: [{ text: 'Kept. ' }, { text: 'Withdrawn.', font: { strike: true } }] }
        sheet.getCell('R3').value = { formula: 'A1' }
      },
    })
    const messages = log.findings.map(({ message }) => message)
    expect(messages).toContain(
      'Text of C2 and D3 is struck through in the file. It comes in as it stands: see whether it was withdrawn.',
    )
    expect(messages.find((one) => one.includes('formula in R3'))).toMatch(/keeps no value/)
    expect(log.hazards[1]?.impact.text).toBe('Kept. Withdrawn.')
  })

  it('says so where a row of the table has neither number nor name', async () => {
    const log = await preview({ ...clean, rows: [plainRow(), plainRow({ 0: null, 1: null })] })
    expect(log.counts.hazards).toBe(1)
    expect(found(log)).toEqual([['unreadable', null, 'A3']])
    expect(log.leftOut).toContainEqual({
      reason: 'row-not-a-hazard',
      sheet: 'EPR Hazard Log',
      cell: 'C3',
      text: 'Description',
    })
  })

  it('brings hidden rows in, marked, and finds a number that stands twice', async () => {
    const log = await preview({
      ...clean,
      rows: [plainRow(), plainRow()],
      change: (_, sheet) => {
        sheet.getRow(3).hidden = true
      },
    })
    expect(log.hazards.map(({ hidden }) => hidden)).toEqual([false, true])
    expect(log.findings.map(({ rule, cell }) => [rule, cell])).toEqual([['unreadable', 'A3']])
  })

  it('offers each sheet in the layout and reads one', async () => {
    const change: LogOptions['change'] = (workbook) => {
      const other = workbook.addWorksheet('Second Log')
      other.addRow(HEADINGS)
      other.addRow(plainRow({ 0: 'SEC01' }))
    }
    const grid = await gridOf({ rows: whole, change })
    const log = previewOf(grid)
    expect(log.sheetsInLayout).toEqual(['EPR Hazard Log', 'Second Log'])
    expect(log.leftOut).toContainEqual({
      reason: 'sheet-not-read',
      sheet: 'Second Log',
      cell: "'Second Log'!A2",
      text: 'SEC01',
    })
    expect(previewOf(grid, exampleScheme, 'Second Log').hazards.map(({ number }) => number.text)).toEqual(['SEC01'])
    expect(makePreview(grid, exampleScheme, { sheet: 'Third', mapping: null, scale: null })).toMatchObject({
      ok: false,
      error: { code: 'unreadable' },
    })
  })

  it('lists hidden sheets and reads nothing of them', async () => {
    const change: LogOptions['change'] = (workbook) => {
      const old = workbook.addWorksheet('Cover Page (old)', { state: 'hidden' })
      old.getCell('A1').value = 'Version'
      old.getCell('B1').value = 0.1
      const log = workbook.addWorksheet('Old Log', { state: 'veryHidden' })
      log.addRow(HEADINGS)
      log.addRow(plainRow({ 0: 'OLD01' }))
    }
    const log = await preview({ ...clean, rows: [plainRow()], change })
    expect(log.sheet).toBe('EPR Hazard Log')
    expect(log.findings).toEqual([])
    expect(log.leftOut.filter(({ reason }) => reason === 'sheet-not-read').map(({ text }) => text)).toEqual(
      expect.arrayContaining(['Version', '0.1', 'OLD01']),
    )
  })

  it('lists a large sheet it does not read as a whole', async () => {
    const change: LogOptions['change'] = (workbook) => {
      const data = workbook.addWorksheet('Data')
      for (let row = 1; row <= 300; row++) data.addRow(['a', `b${row}`])
    }
    const log = await preview({ ...clean, rows: [plainRow()], change })
    expect(log.leftOut.filter(({ sheet }) => sheet === 'Data')).toEqual([
      { reason: 'sheet-not-read', sheet: 'Data', cell: '', text: '600 cells in rows 1 to 300' },
    ])
  })

  it('compares the matrix of the workbook with the scheme cell by cell', async () => {
    const log = await preview({
      ...clean,
      rows: [plainRow()],
      change: (workbook) => {
        const matrix = workbook.getWorksheet('Risk Matrix')
        if (matrix !== undefined) matrix.getCell('G5').value = 4
      },
    })
    expect(log.matrix).toMatchObject({
      equalsScheme: false,
      differences: [
        { cell: "'Risk Matrix'!G5", message: "Major × Low is 4 in the workbook and 3 in the project's scheme." },
      ],
    })
    const words = {
      ...exampleScheme,
      severity: exampleScheme.severity.map((entry, index) => (index === 0 ? { ...entry, word: 'Slight' } : entry)),
    }
    const other = previewOf(await gridOf(), words)
    expect(other.matrix?.differences.map(({ message }) => message)).toEqual([
      '"Minor" is not a severity of the project\'s scheme.',
      "The severity Slight of the project's scheme is not in the workbook's matrix.",
    ])
  })

  it('reads the layout from CSV as well', async () => {
    const quote = (value: string | number | null | undefined) => `"${String(value ?? '').replaceAll('"', '""')}"`
    const text = [HEADINGS, plainRow()].map((row) => row.map(quote).join(';')).join('\r\n')
    const grid = await readSource(asFile('log.csv', `\uFEFF${text}`), 'log.csv')
    if (!grid.ok) throw new Error(grid.error.message)
    expect(previewOf(grid.value)).toMatchObject({
      sheet: 'log',
      counts: { hazards: 1, causes: 1, controls: 1 },
      findings: [],
    })
  })

  it('reads the same in its worker as here', async () => {
    const name = 'EPR Hazard Log V1.7.xlsx'
    const bytes = await nhsWorkbook()
    const inWorker = await readSource(asFile(name, bytes), name)
    expect(inWorker).toEqual({ ok: true, value: await gridFrom(bytes, name) })
  })

  it('gives the same preview for the same grid', async () => {
    const grid = await gridOf()
    expect(previewOf(structuredClone(grid))).toEqual(previewOf(grid))
  })
})
