import { fc, test as property } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import type { GridSheet } from '../../src-main/imports/grid.ts'
import { makePreview } from '../../src-main/imports/mappings/index.ts'
import type { ColumnMapping, ImportOptions, TableField } from '../../src-shared/domain/import-options.ts'
import { type ImportPreview, importPreview } from '../../src-shared/domain/import-preview.ts'
import { gridOfSheets, sheetOf } from '../support/grids.ts'
import { exampleScheme } from '../support/scheme.ts'

function previewOf(sheets: GridSheet | GridSheet[], options: Partial<ImportOptions> = {}): ImportPreview {
  const whole = { sheet: null, mapping: null, scale: null, ...options }
  const made = makePreview(gridOfSheets(...[sheets].flat()), exampleScheme, whole)
  if (!made.ok) throw new Error(made.error.message)
  return importPreview.parse(made.value)
}

/** The proposal with what a person puts right. */
function saying({ proposal }: ImportPreview, said: Record<string, TableField>): ColumnMapping {
  if (proposal === null) throw new Error('Nothing is proposed.')
  const columns = proposal.columns.map(({ column, field }) => ({ column, field: said[column] ?? field }))
  return { ...proposal, columns }
}

const headers = ({ columns }: ImportPreview) => columns.map(({ header }) => header)
const fields = ({ columns }: ImportPreview) => new Set(columns.map(({ field }) => field))

const japanese = sheetOf([
  ['安全性の記録'],
  [],
  ['管理番号', '想定される事象', 'きっかけ', '患者さんへの害', '講じる手立て', '担当部署'],
  ['1', '患者の取り違え', '①同姓同名②確認不足', '誤投薬', '生年月日の確認', '薬剤部'],
  ['2', '投与量の誤り', '単位の誤り', '過量投与', '二重確認', '看護部'],
])

describe('a log whose headings are not known', () => {
  it('is offered with the data beside each column, and read once a person said what the columns are', () => {
    const offered = previewOf(japanese)
    expect(headers(offered)).toEqual([
      '管理番号',
      '想定される事象',
      'きっかけ',
      '患者さんへの害',
      '講じる手立て',
      '担当部署',
    ])
    expect(fields(offered)).toEqual(new Set(['Other field of the hazard']))
    expect(offered.columns[1]?.samples).toEqual(['患者の取り違え', '投与量の誤り'])
    expect(offered.unsure).toEqual([
      'whether the sheet "Log" is a hazard log',
      expect.stringMatching(/^what stands in columns A \("管理番号"\), B .* F \("担当部署"\)$/),
    ])
    expect(offered).toMatchObject({
      hazards: [],
      missing: ['the column with the name or the description of the hazards'],
    })

    const mapping = saying(offered, { A: 'number', B: 'name', C: 'causes', D: 'impact', E: 'existing' })
    const read = previewOf(japanese, { mapping })
    expect(read).toMatchObject({ unsure: [], missing: [] })
    expect(read.hazards.map(({ number, name, impact }) => [number.text, name.text, impact.text])).toEqual([
      ['1', '患者の取り違え', '誤投薬'],
      ['2', '投与量の誤り', '過量投与'],
    ])
    expect(read.hazards[0]?.causes.map(({ text }) => text)).toEqual(['同姓同名', '確認不足'])
    expect(read.hazards[0]?.otherFields.map(({ label, text }) => [label, text])).toEqual([['担当部署', '薬剤部']])
  })

  it('Japanese text under English headings is read as ever, without a question', () => {
    const log = previewOf(
      sheetOf([
        ['ID', 'Hazard', 'Cause', 'Effect', 'Severity', 'Likelihood', 'Controls'],
        ['H-1', '患者の取り違え', '同姓同名；確認不足', '誤投薬', '重大', '低', '生年月日の確認'],
      ]),
    )
    expect(log).toMatchObject({ unsure: [], missing: [], scale: { decided: false } })
    expect(log.hazards[0]).toMatchObject({ name: { text: '患者の取り違え' }, initial: { severityShown: '重大' } })
    expect(log.hazards[0]?.causes.map(({ text }) => text)).toEqual(['同姓同名', '確認不足'])
  })

  it('headings that are known are proposed among those that are not', () => {
    const log = previewOf(
      sheetOf([
        ['Nr', 'Gefahr', 'Ursache', 'Severity', 'Maßnahme'],
        ['1', 'Falscher Patient', 'Gleiche Namen', 'Major', 'Nachfragen'],
        ['2', 'Falsche Dosis', 'Einheit', 'Minor', 'Anzeigen'],
      ]),
    )
    expect(log.columns.map(({ field }) => field)).toEqual([
      'Hazard number',
      'Other field of the hazard',
      'Other field of the hazard',
      'Severity (initial)',
      'Other field of the hazard',
    ])
    expect(log.missing).toHaveLength(1)
    expect(log.unsure.join()).toContain('whether')
  })

  it('the widest table is offered: below a cover block, before a narrow list, the other sheets to choose from', () => {
    const log = previewOf([
      sheetOf(
        [
          ['Wer', 'Wann'],
          ['Jemand', '2026-01-02'],
        ],
        { name: 'Leute' },
      ),
      sheetOf(
        [
          ['Protokoll der Gefahren'],
          ['Produkt', 'Etwas', 'Fassung', '1.2'],
          ['Verfasser', 'Jemand'],
          [],
          ['Kennung', 'Gefahr', 'Ursache', 'Wirkung', 'Maßnahme', 'Abteilung'],
          ['1', 'Falscher Patient', 'Namen', 'Falsche Pflege', 'Nachfragen', 'Station', 'ohne Kopf'],
          ['2', 'Falsche Dosis', 'Einheit', 'Überdosis', 'Anzeigen', 'Apotheke'],
        ],
        { name: 'Gefahren' },
      ),
    ])
    expect([log.sheet, log.proposal?.headerRow, log.otherTables]).toEqual(['Gefahren', 5, ['Leute']])
    expect(headers(log)).toEqual(['Kennung', 'Gefahr', 'Ursache', 'Wirkung', 'Maßnahme', 'Abteilung'])
  })

  it('headings over two rows stay together, and stay so when a person corrects them', () => {
    const sheet = sheetOf(
      [
        ['Kenn', 'Gefahr', 'Vorher', null, 'Nachher', null],
        [null, null, 'A', 'B', 'A', 'B'],
        ['1', 'Falscher Patient', 3, 4, 2, 1],
      ],
      { merges: ['A1:A2', 'B1:B2', 'C1:D1', 'E1:F1'] },
    )
    const offered = previewOf(sheet)
    expect(headers(offered)).toEqual(['Kenn', 'Gefahr', 'Vorher: A', 'Vorher: B', 'Nachher: A', 'Nachher: B'])
    const read = previewOf(sheet, { mapping: saying(offered, { A: 'number', B: 'name', C: 'initialSeverity' }) })
    expect(headers(read)).toEqual(headers(offered))
    expect(read.hazards[0]?.otherFields.map(({ label, text }) => [label, text])).toEqual([
      ['Vorher: B', '4'],
      ['Nachher: A', '2'],
      ['Nachher: B', '1'],
    ])
  })

  it('a sheet that was not taken for the log can be chosen all the same', () => {
    const known = sheetOf([
      ['ID', 'Hazard', 'Cause'],
      ['1', 'Wrong patient', 'Names'],
    ])
    const other = sheetOf(
      [
        ['Kenn', 'Gefahr', 'Ursache'],
        ['1', 'Falscher Patient', 'Namen'],
      ],
      { name: 'Deutsch' },
    )
    expect(previewOf([known, other])).toMatchObject({ sheet: 'Log', otherTables: ['Deutsch'], unsure: [] })
    const chosen = previewOf([known, other], { sheet: 'Deutsch' })
    expect(headers(chosen)).toEqual(['Kenn', 'Gefahr', 'Ursache'])
    expect(chosen.missing).toHaveLength(1)
  })

  it('a mapping that names no hazard is read, and says what is missing', () => {
    const sheet = sheetOf([
      ['ID', 'Hazard', 'Cause'],
      ['1', 'Wrong patient', 'Names'],
    ])
    const read = previewOf(sheet, { mapping: saying(previewOf(sheet), { B: 'other' }) })
    expect(read.missing).toEqual(['the column with the name or the description of the hazards'])
  })

  property.prop(
    [
      fc.array(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }), { minLength: 2, maxLength: 9 }),
      fc.integer({ min: 1, max: 4 }),
    ],
    { numRuns: 100 },
  )('a row of texts above rows of texts is always offered or read, never refused', (words, rows) => {
    const headings = words.map((word, index) => `x${index}${word.replace(/[\p{C}\s]/gu, '')}`)
    const data = Array.from({ length: rows }, (_, row) => headings.map((_heading, column) => `${row} text ${column}`))
    const log = previewOf(sheetOf([headings, ...data]))
    expect(log.proposal?.headerRow).toBe(1)
    expect(log.columns).toHaveLength(headings.length)
  })
})
