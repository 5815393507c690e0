import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fc, test as property } from '@fast-check/vitest'
import { zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { makePreview } from '../../src-main/imports/mappings/index.ts'
import { readSource } from '../../src-main/imports/read-file.ts'
import { readWorkbook } from '../../src-main/imports/readers/read-workbook.ts'
import { checkWorkbook, PART_LIMIT } from '../../src-main/imports/readers/zip-check.ts'
import { cliIn } from '../support/command-line.ts'
import { aFolder } from '../support/folder.ts'
import { exampleScheme } from '../support/scheme.ts'
import { asFile, dropPart, editPart, nhsWorkbook, trapRows } from '../support/workbooks.ts'

const OLE2 = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]
const good = await nhsWorkbook()
const whole = await readWorkbook(good, 'log.xlsx')
const encoder = new TextEncoder()

/** The place of the compressed bytes of a part, and its central directory entry. */
function partPlaces(bytes: Uint8Array, part: string): { data: number; central: number } {
  const buffer = Buffer.from(bytes)
  const name = Buffer.from(part)
  return { data: buffer.indexOf(name) + name.length, central: buffer.lastIndexOf(name) - 46 }
}

function flipped(): Uint8Array {
  const bytes = new Uint8Array(good)
  const { data } = partPlaces(bytes, 'xl/worksheets/sheet3.xml')
  bytes[data + 60] = (bytes[data + 60] ?? 0) ^ 1
  return bytes
}

/** A stored part in which one byte of text differs from its CRC. */
function flippedStored(): Uint8Array {
  const bytes = zipSync({ 'xl/workbook.xml': [encoder.encode('<workbook>rating 3</workbook>'), { level: 0 }] })
  const at = Buffer.from(bytes).indexOf('rating 3')
  bytes[at + 7] = '1'.charCodeAt(0)
  return bytes
}

function withDirectoryField(part: string, offset: number, value: number): Uint8Array {
  const bytes = new Uint8Array(good)
  new DataView(bytes.buffer).setUint32(partPlaces(bytes, part).central + offset, value, true)
  return bytes
}

function encryptedZip(): Uint8Array {
  const bytes = new Uint8Array(good)
  const view = new DataView(bytes.buffer)
  const { central } = partPlaces(bytes, 'xl/workbook.xml')
  view.setUint16(central + 8, view.getUint16(central + 8, true) | 1, true)
  return bytes
}

async function longCell(length: number): Promise<Uint8Array> {
  const rows = trapRows()
  if (rows[0]) rows[0][2] = 'LONG-TEXT'
  return editPart(await nhsWorkbook({ rows }), 'xl/sharedStrings.xml', (xml) =>
    xml.replace('LONG-TEXT', 'x'.repeat(length)),
  )
}

const cases: [string, string, () => Uint8Array | string | Promise<Uint8Array>, RegExp][] = [
  [
    'a text file named .xlsx',
    'log.xlsx',
    () => 'Hazard Number,Hazard Name\n1,x\n',
    /not an Excel workbook, whatever its name says/,
  ],
  ['an empty file', 'log.xlsx', () => '', /empty/],
  ['an old .xls', 'log.xls', () => new Uint8Array([...OLE2, ...encoder.encode('Workbook')]), /older Excel/],
  [
    'a workbook with a password',
    'log.xlsx',
    () => new Uint8Array([...OLE2, ...Buffer.alloc(600), ...Buffer.from('EncryptedPackage', 'utf16le')]),
    /protected with a password/,
  ],
  ['an encrypted ZIP', 'log.xlsx', encryptedZip, /protected with a password/],
  ['a truncated workbook', 'log.xlsx', () => good.slice(0, Math.floor(good.length * 0.6)), /not whole/],
  ['a workbook cut at its beginning', 'log.xlsx', () => good.slice(1000), /not an Excel workbook/],
  ['a flipped byte in a packed part', 'log.xlsx', flipped, /damaged/],
  ['a flipped byte in a stored part', 'log.xlsx', flippedStored, /damaged/],
  ['a part larger than it says', 'log.xlsx', () => withDirectoryField('xl/sharedStrings.xml', 24, 10), /damaged/],
  [
    'a bomb that says its size',
    'log.xlsx',
    () => withDirectoryField('xl/sharedStrings.xml', 24, PART_LIMIT + 1),
    /unpacks to/,
  ],
  [
    'a workbook without one of its sheets',
    'log.xlsx',
    () => dropPart(good, 'xl/worksheets/sheet4.xml'),
    /sheet "Risk Matrix" is named in it but is not there/,
  ],
  [
    'a workbook without its texts',
    'log.xlsx',
    () => dropPart(good, 'xl/sharedStrings.xml'),
    /sharedStrings.xml is named in it but is not there/,
  ],
  ['a Word document', 'log.xlsx', () => zipSync({ 'word/document.xml': encoder.encode('<w/>') }), /Word document/],
  ['a ZIP of something else', 'log.xlsx', () => zipSync({ 'a.txt': encoder.encode('a') }), /not an Excel workbook/],
  [
    'a workbook whose XML is broken',
    'log.xlsx',
    () => editPart(good, 'xl/worksheets/sheet3.xml', (xml) => xml.slice(0, Math.floor(xml.length / 2))),
    /cannot be read/,
  ],
  [
    'a workbook nested without end',
    'log.xlsx',
    () =>
      editPart(good, 'xl/worksheets/sheet3.xml', (xml) =>
        xml.replace('<sheetData>', `${'<a>'.repeat(600)}<sheetData>`),
      ),
    /nested more deeply/,
  ],
  [
    'a row with a number that no sheet has',
    'log.xlsx',
    () => editPart(good, 'xl/worksheets/sheet3.xml', (xml) => xml.replace(/<row r="\d+"/, '<row r="2147483648"')),
    /sheet "EPR Hazard Log" has a row beyond 1\u2009048\u2009576/,
  ],
  [
    'such a row, its number written in another way',
    'log.xlsx',
    () =>
      editPart(good, 'xl/worksheets/sheet3.xml', (xml) =>
        xml.replace(/<row r="\d+"/, "<row spans='1:2'\n r = '&#50;147483648'"),
      ),
    /has a row beyond/,
  ],
  [
    'a column with a number that no sheet has',
    'log.xlsx',
    () =>
      editPart(good, 'xl/worksheets/sheet3.xml', (xml) =>
        xml.replace(
          /(<cols>.*<\/cols>)?<sheetData>/,
          '<cols><col min="1" max="99999999" width="9"/></cols><sheetData>',
        ),
      ),
    /has a column beyond 16\u2009384/,
  ],
  [
    'a sheet with a number that no sheet has',
    'log.xlsx',
    () => editPart(good, 'xl/workbook.xml', (xml) => xml.replace(/sheetId="\d+"/, 'sheetId="99999999"')),
    /sheet "[^"]+" has a number above 65\u2009534/,
  ],
  [
    'a cell of 200,000 characters',
    'log.xlsx',
    () => longCell(200_000),
    /cell 'EPR Hazard Log'!C2 holds 200,000 characters/,
  ],
  ['a CSV cell of 200,000 characters', 'log.csv', () => `a,b\n${'x'.repeat(200_000)},c`, /holds 200,000 characters/],
  ['a workbook named .csv', 'log.csv', () => good, /it is a workbook/],
]

describe('files that cannot be read', () => {
  it.each(cases)('%s', async (_, name, make, expected) => {
    const result = await readSource(asFile(name, await make()), name)
    expect(result).toMatchObject({ ok: false, error: { code: 'unreadable' } })
    if (!result.ok) {
      expect(result.error.message).toMatch(expected)
      expect(result.error.message).toContain(name)
      expect(result.error.message).toContain('Nothing was changed.')
      expect(result.error.hint).toMatch(/\w.*\.$/)
    }
  })

  it('names of whole columns, and settings of every column, are no reason', async () => {
    const named = editPart(good, 'xl/workbook.xml', (xml) =>
      xml
        .replace(/<definedNames>.*<\/definedNames>/s, '')
        .replace(
          '</sheets>',
          `</sheets><definedNames><definedName name="_xlnm._FilterDatabase" localSheetId="2" hidden="1">'EPR Hazard Log'!$A$1:$XFD$1048576</definedName></definedNames>`,
        ),
    )
    const wide = editPart(named, 'xl/worksheets/sheet3.xml', (xml) =>
      xml.replace(/(<cols>.*<\/cols>)?<sheetData>/, '<cols><col min="1" max="16384" width="9"/></cols><sheetData>'),
    )
    expect(await readWorkbook(wide, 'log.xlsx')).toEqual(whole)
  })

  it('a file that is not there', async () => {
    const result = await readSource('/nowhere/at/all.xlsx', 'all.xlsx')
    expect(result).toMatchObject({ ok: false, error: { code: 'unreadable' } })
  })

  property.prop([fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), fc.integer({ min: 0, max: 7 })], {
    numRuns: 60,
  })('a flipped bit anywhere is refused or changes nothing that is read', async (share, bit) => {
    const bytes = new Uint8Array(good)
    const at = Math.floor(share * bytes.length)
    bytes[at] = (bytes[at] ?? 0) ^ (1 << bit)
    const result = await readWorkbook(bytes, 'log.xlsx')
    if (result.ok) expect(result).toEqual(whole)
    else expect(result.error.code).toBe('unreadable')
  })

  it('refuses every single truncation and reads only the whole', () => {
    for (let length = 0; length < good.length; length += 997) {
      expect(checkWorkbook(good.slice(0, length), 'log.xlsx').ok).toBe(false)
    }
    expect(checkWorkbook(good, 'log.xlsx')).toMatchObject({ ok: true, value: { sheets: { length: 7 } } })
  })
})

describe('cancelling', () => {
  it('answers cancelled, before and while reading', async () => {
    const path = asFile('log.xlsx', good)
    const before = new AbortController()
    before.abort()
    expect(await readSource(path, 'log.xlsx', { signal: before.signal })).toMatchObject({
      ok: false,
      error: { code: 'cancelled' },
    })
    const during = new AbortController()
    const reading = readSource(path, 'log.xlsx', { signal: during.signal })
    during.abort()
    expect(await reading).toMatchObject({ ok: false, error: { code: 'cancelled' } })
  })
})

describe('workbooks that are sound but hold no log in this layout', () => {
  const previewOf = async (bytes: Uint8Array | string, name = 'log.xlsx') => {
    const grid = await readSource(asFile(name, bytes), name)
    if (!grid.ok) throw new Error(grid.error.message)
    return makePreview(grid.value, exampleScheme)
  }

  /** A person may say on screen what the columns are; nothing is taken before they did. */
  const offered = async (bytes: Uint8Array | string, name: string) => {
    const result = await previewOf(bytes, name)
    if (!result.ok) throw new Error(result.error.message)
    const { sheet, unsure, missing, columns, hazards } = result.value
    expect(unsure[0]).toBe(`whether the sheet "${sheet}" is a hazard log`)
    return {
      sheet,
      missing,
      hazards,
      columns: columns.map(({ header, field, samples }) => [header, field, samples[0]]),
    }
  }

  /** By command line it is refused, and nothing is changed. */
  const refused = async (bytes: Uint8Array | string, name: string) => {
    const dataFolder = aFolder()
    const workspace = join(dataFolder, 'Ward.hazards')
    const { exit, json } = await cliIn(dataFolder, 'import', asFile(name, bytes), '--workspace', workspace, '--json')
    expect(exit).toBe(1)
    expect(json).toMatchObject({
      error: {
        code: 'refused',
        message: expect.stringMatching(/it is not sure whether the sheet .* is a hazard log.* Nothing was changed\.$/),
        hint: expect.stringContaining('--mapping'),
      },
    })
    const check = await cliIn(dataFolder, 'check', '--workspace', workspace, '--json')
    expect(check.json).toMatchObject({ error: { code: 'not-found' } })
    expect(existsSync(join(dataFolder, 'column-mappings.json'))).toBe(false)
  }

  it('a table with a few of its headings is offered, unsure', async () => {
    const bytes = await nhsWorkbook({ headings: ['Hazard Number', 'Severity', 'Likelihood', 'Risk', 'Owner'] })
    const { sheet, columns } = await offered(bytes, 'log.xlsx')
    expect(sheet).toBe('EPR Hazard Log')
    expect(columns.map(([header]) => header)).toEqual(['Hazard Number', 'Severity', 'Likelihood', 'Risk', 'Owner'])
    await refused(bytes, 'log.xlsx')
  })

  it('a table of something else is offered, unsure, every column as one that no field takes', async () => {
    const bytes = 'Fruit,Colour\nApple,Green\n'
    expect(await offered(bytes, 'fruit.csv')).toEqual({
      sheet: 'fruit',
      missing: ['the column with the name or the description of the hazards'],
      hazards: [],
      columns: [
        ['Fruit', 'Other field of the hazard', 'Apple'],
        ['Colour', 'Other field of the hazard', 'Green'],
      ],
    })
    await refused(bytes, 'fruit.csv')
  })

  it.each([
    ['lines of text', 'One line\nAnother line\n'],
    ['one row', 'Fruit,Colour,Size\n'],
    ['numbers alone', '1,2\n3,4\n5,6\n'],
    ['one column', 'Hazard\nWrong dose\nWrong patient\n'],
  ])('says so where there is no table at all: %s', async (_what, text) => {
    const result = await previewOf(text, 'text.csv')
    expect(result).toMatchObject({ ok: false, error: { code: 'unreadable' } })
    if (!result.ok) expect(result.error.message).toContain('no table of hazards was found')
  })

  it('says so where the table has headings and no hazards', async () => {
    const result = await previewOf(await nhsWorkbook({ rows: [] }))
    expect(result).toMatchObject({ ok: false, error: { code: 'unreadable' } })
    if (!result.ok) expect(result.error.message).toContain('no hazards below them')
  })
})
