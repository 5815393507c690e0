import { test as propertyTest } from '@fast-check/vitest'
import * as fc from 'fast-check'
import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import type { SheetCell, WorkbookModel } from '../../src-main/documents/document.ts'
import { readWorkbook } from '../../src-main/documents/render/read-back.ts'
import { estimateRowHeight, widthsThatFit } from '../../src-main/documents/render/row-height.ts'
import { renderXlsx } from '../../src-main/documents/render/xlsx.ts'
import { cleanText } from '../../src-shared/domain/text.ts'
import { workbookFixture } from './render-fixture.ts'

const oneSheet = (rows: SheetCell[][]): WorkbookModel => ({
  ...workbookFixture,
  names: [],
  sheets: [
    {
      name: 'Log',
      orientation: 'landscape',
      header: 'DRAFT',
      columns: [{ width: 30 }, { width: 30 }],
      rows,
      frozenRows: 0,
      frozenColumns: 0,
      lists: [],
    },
  ],
})

describe('texts that would pass the tallest row of Excel', () => {
  const long = Array.from(
    { length: 40 },
    (_line, index) => `${index + 1}) What clinicians see is not what was entered here`,
  )
  const row = (value: string): SheetCell[] => [
    { value, wrap: true },
    { value: 'Short', wrap: true },
  ]

  it('make their column wider until the row holds them, and no other', () => {
    const text = long.slice(0, 20).join('\n')
    const widths = [24, 24]
    expect(estimateRowHeight(row(text), widths)).toBe(409)
    const wider = widthsThatFit([row(text)], widths)
    expect(wider[0]).toBeGreaterThan(24)
    expect(wider[1]).toBe(24)
    expect(estimateRowHeight(row(text), wider)).toBeLessThan(409)
  })

  it('widen it no further than a page can show', () => {
    expect(widthsThatFit([row(long.join('\n'))], [24, 24])[0]).toBeLessThanOrEqual(144)
  })
})

describe('a sheet for large paper', () => {
  it('is printed on A3, two side by side', async () => {
    const model = oneSheet([[{ value: 'A', wrap: true }]])
    const sheets = model.sheets.map((sheet) => ({ ...sheet, paper: 'A3' as const, pagesWide: 2 }))
    const xml = strFromU8(
      unzipSync(await renderXlsx({ ...model, sheets }))['xl/worksheets/sheet1.xml'] ?? new Uint8Array(),
    )
    expect(xml).toMatch(/<pageSetup [^>]*paperSize="8"/)
    expect(xml).toMatch(/<pageSetup [^>]*fitToWidth="2"/)
  })
})

describe('a workbook with everything', async () => {
  const bytes = await renderXlsx(workbookFixture)
  const files = unzipSync(bytes)
  const part = (name: string) => strFromU8(files[name] ?? new Uint8Array())
  const sheet = part('xl/worksheets/sheet1.xml')

  it('reads back with every row and cell', async () => {
    const read = await readWorkbook(bytes)
    expect(read.sheets.map((one) => one.name)).toEqual(['Hazard Log', 'Risk Matrix'])
    const expected = workbookFixture.sheets[0]?.rows.map((row) => {
      const texts = row.map((cell) => (cell.value === null ? '' : String(cell.value)))
      return [...texts, ...Array.from({ length: 4 - texts.length }, () => '')]
    })
    expect(read.sheets[0]?.rows).toEqual(expected)
  })

  it('holds no formula: a text that looks like one is a string cell', () => {
    for (const [name, data] of Object.entries(files))
      if (name.startsWith('xl/worksheets/')) expect(strFromU8(data)).not.toMatch(/<f[ >]/)
    expect(part('xl/sharedStrings.xml')).toContain('=1+1')
  })

  it('is set for print: landscape, one page wide, titles on each page, the mark and the page number', () => {
    expect(sheet).toContain('orientation="landscape"')
    expect(sheet).toContain('fitToPage="1"')
    expect(sheet).toContain('DRAFT 0.3 &amp;&amp; more')
    expect(sheet).toContain('Page &amp;P of &amp;N')
    expect(part('xl/workbook.xml')).toContain('&apos;Hazard Log&apos;!$A:$A,&apos;Hazard Log&apos;!$1:$2')
    expect(sheet).toMatch(/<pane xSplit="1" ySplit="2"[^>]*state="frozen"/)
  })

  it('offers lists, long ones from a hidden sheet', () => {
    expect(sheet).toContain('Catastrophic,Major,Considerable,Significant,Minor')
    expect(sheet).toContain('<formula1>Lists!$A$1:$A$2</formula1>')
    expect(part('xl/workbook.xml')).toMatch(/name="Lists"[^>]*state="hidden"/)
    expect(part('xl/workbook.xml')).toContain('<definedName name="Severity">')
  })

  it('gives the same bytes again', async () => {
    expect(Buffer.compare(bytes, await renderXlsx(workbookFixture))).toBe(0)
  })
})

it('holds a text of 32,767 characters and refuses one more, naming the row', async () => {
  const text = 'x'.repeat(32_767)
  const read = await readWorkbook(await renderXlsx(oneSheet([[{ value: 'HAZ-014' }, { value: text }]])))
  expect(read.sheets[0]?.rows).toEqual([['HAZ-014', text]])
  await expect(renderXlsx(oneSheet([[{ value: 'HAZ-014' }, { value: `${text}x` }]]))).rejects.toMatchObject({
    failure: { code: 'refused', message: expect.stringContaining('HAZ-014') },
  })
})

it('gives a wrapped text the lines it needs and no row more than Excel allows', () => {
  const height = (value: string, wrap = true) => estimateRowHeight([{ value, wrap }], [20])
  expect(height('short')).toBe(height('a longer text that does not wrap at all', false))
  expect(height('one\ntwo\nthree')).toBeGreaterThan(height('one\ntwo'))
  expect(height('word '.repeat(40))).toBeGreaterThan(height('word '.repeat(20)))
  expect(height('x'.repeat(200))).toBeGreaterThan(height('x'.repeat(20)))
  expect(height('x '.repeat(30_000))).toBe(409)
})

const anyText = fc
  .oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.string({ unit: fc.constantFrom('=', '+', '-', '@', "'", '\t', '\n', '_', 'x', '0', 'D', '<', '&', ' ', '1') }),
  )
  .map((raw) => cleanText(raw).text)

propertyTest.prop([fc.array(fc.tuple(anyText, anyText), { minLength: 1, maxLength: 10 })], { numRuns: 60 })(
  'any cleaned text survives in cells as text',
  async (rows) => {
    const bytes = await renderXlsx(oneSheet(rows.map((row) => row.map((value) => ({ value: `:${value}` })))))
    expect((await readWorkbook(bytes)).sheets[0]?.rows).toEqual(rows.map((row) => row.map((value) => `:${value}`)))
    const bare = await renderXlsx(oneSheet(rows.map(([value]) => [{ value: 'x' }, { value }])))
    expect((await readWorkbook(bare)).sheets[0]?.rows.map((row) => row[1] ?? '')).toEqual(rows.map(([value]) => value))
  },
)

describe('the small lines of an issued workbook', () => {
  const provenance = [`Baseline SHA-256 ${'0a'.repeat(32)}`, `Ledger head ${'b1'.repeat(32)}`]
  const footerOf = async (model: WorkbookModel) => {
    const sheet = strFromU8(unzipSync(await renderXlsx(model))['xl/worksheets/sheet1.xml'] ?? new Uint8Array())
    return (/<oddFooter>([\s\S]*?)<\/oddFooter>/.exec(sheet)?.[1] ?? '').replaceAll('&amp;', '&')
  }

  it('stand whole at the foot of every sheet, and the title gives way', async () => {
    const title = 'A title & more '.repeat(12)
    const footer = await footerOf({
      ...workbookFixture,
      properties: { ...workbookFixture.properties, title },
      provenance,
    })
    for (const line of provenance) expect(footer).toContain(`&6\n${line}`)
    expect(footer.length).toBeLessThanOrEqual(255)
    expect(footer).toMatch(/^&LA title && more/)
    expect(footer).toMatch(/&RPage &P of &N$/)
  })

  it('are not there where there are none', async () => {
    expect(await footerOf(workbookFixture)).not.toContain('&6')
  })
})
