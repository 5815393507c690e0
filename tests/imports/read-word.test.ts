import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import type { GridSheet } from '../../src-main/imports/grid.ts'
import { makePreview } from '../../src-main/imports/mappings/index.ts'
import { readSource } from '../../src-main/imports/read-file.ts'
import { readWord } from '../../src-main/imports/readers/read-word.ts'
import { readWorkbook } from '../../src-main/imports/readers/read-workbook.ts'
import { PART_LIMIT } from '../../src-main/imports/readers/zip-check.ts'
import { recognisedOnly } from '../../src-shared/domain/import-options.ts'
import { gridOfSheets } from '../support/grids.ts'
import { exampleScheme } from '../support/scheme.ts'
import { asFile, nhsWorkbook } from '../support/workbooks.ts'

const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const NAMESPACES = `xmlns:w="${WORD}" xmlns:r="${OFFICE}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"`

const STYLES = `<w:styles ${NAMESPACES}>
  <w:style w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>
  <w:style w:styleId="Own"><w:name w:val="My heading"/><w:basedOn w:val="berschrift1"/></w:style>
  <w:style w:styleId="Ring"><w:name w:val="Ring"/><w:basedOn w:val="Ring"/></w:style>
  <w:style w:styleId="Listed"><w:name w:val="List Number"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
</w:styles>`
const level = (at: number, format: string, text: string) =>
  `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`
const NUMBERING = `<w:numbering ${NAMESPACES}>
  <w:abstractNum w:abstractNumId="0">${level(0, 'decimal', '%1)')}${level(1, 'decimal', '%1.%2')}</w:abstractNum>
  <w:abstractNum w:abstractNumId="1">${level(0, 'bullet', '\uf0b7')}</w:abstractNum>
  <w:abstractNum w:abstractNumId="2">${level(0, 'upperRoman', '%1.')}</w:abstractNum>
  <w:abstractNum w:abstractNumId="3">${level(0, 'decimal', 'HAZ-%1')}</w:abstractNum>
  <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
  <w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
  <w:num w:numId="3"><w:abstractNumId w:val="2"/></w:num>
  <w:num w:numId="4"><w:abstractNumId w:val="3"/></w:num>
  <w:num w:numId="5"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
</w:numbering>`

function docx(body: string, more: Record<string, string> = {}): Uint8Array {
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`
  const parts = {
    '_rels/.rels': `<Relationships>${relation('r1', 'officeDocument', 'word/document.xml')}</Relationships>`,
    'word/_rels/document.xml.rels': `<Relationships>${relation('r1', 'styles', 'styles.xml')}${relation('r2', 'numbering', '/word/numbering.xml')}${relation('r3', 'hyperlink', 'https://example.org/a?b=1&amp;c=2')}</Relationships>`,
    'word/styles.xml': STYLES,
    'word/numbering.xml': NUMBERING,
    'word/document.xml': `<?xml version="1.0"?><w:document ${NAMESPACES}><w:body>${body}</w:body></w:document>`,
    ...more,
  }
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])))
}

const run = (text: string) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`
const paragraph = (content: string, properties = '') => `<w:p><w:pPr>${properties}</w:pPr>${content}</w:p>`
const heading = (text: string, style = 'berschrift1') => paragraph(run(text), `<w:pStyle w:val="${style}"/>`)
const listed = (text: string, list: number, at = 0) =>
  paragraph(run(text), `<w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="${list}"/></w:numPr>`)
const cell = (content: string, properties = '') =>
  `<w:tc><w:tcPr>${properties}</w:tcPr>${content.startsWith('<w:p') || content.startsWith('<w:tbl') ? content : paragraph(run(content))}</w:tc>`
const row = (...cells: string[]) =>
  `<w:tr>${cells.map((one) => (one.startsWith('<w:tc') ? one : cell(one))).join('')}</w:tr>`
const table = (...rows: string[]) => `<w:tbl>${rows.join('')}</w:tbl>`

function sheets(bytes: Uint8Array): GridSheet[] {
  const result = readWord(bytes, 'log.docx')
  if (!result.ok) throw new Error(result.error.message)
  return result.value
}

const cells = (sheet: GridSheet | undefined) =>
  Object.fromEntries(sheet?.cells.map(({ ref, text }) => [ref, text]) ?? [])

describe('tables of a Word document', () => {
  it('are sheets named after the heading above them, each name once', () => {
    const one = table(row('a', 'b', 'c'))
    const body = `${one}${heading('Log')}${one}${paragraph(run('text'))}${one}${heading('By its base', 'Own')}${one}${heading('No heading', 'Ring')}${one}`
    expect(sheets(docx(body)).map(({ name }) => name)).toEqual([
      'Table 1',
      'Log',
      'Log (2)',
      'By its base',
      'By its base (2)',
    ])
  })

  it('have cells across and down as merges, whose first cell alone holds text', () => {
    const [sheet] = sheets(
      docx(
        table(
          row('ID', cell('Hazard', '<w:gridSpan w:val="2"/>'), 'Cause'),
          row(cell('H1', '<w:vMerge w:val="restart"/>'), 'a', 'b', 'c'),
          row(cell('', '<w:vMerge/>'), 'd', cell('e', '<w:gridSpan w:val="2"/>')),
          row(cell('H2', '<w:vMerge w:val="restart"/>'), 'f', 'g', 'h'),
          row(
            cell('', '<w:vMerge w:val="continue"/>'),
            cell('', '<w:hMerge w:val="restart"/>'),
            cell('i', '<w:hMerge/>'),
            'j',
          ),
          `<w:tr><w:trPr><w:gridBefore w:val="2"/></w:trPr>${cell('k')}</w:tr>`,
        ),
      ),
    )
    expect(sheet?.merges).toEqual(['B1:C1', 'A2:A3', 'C3:D3', 'A4:A5', 'B5:C5'])
    expect(cells(sheet)).toEqual({
      A1: 'ID',
      B1: 'Hazard',
      D1: 'Cause',
      A2: 'H1',
      B2: 'a',
      C2: 'b',
      D2: 'c',
      B3: 'd',
      C3: 'e',
      A4: 'H2',
      B4: 'f',
      C4: 'g',
      D4: 'h',
      B5: 'i',
      D5: 'j',
      C6: 'k',
    })
  })

  it.each([
    ['paragraphs as lines', paragraph(run('one')) + paragraph(run('two')), 'one\ntwo'],
    [
      'numbers',
      listed('one', 1) + listed('two', 1) + listed('sub', 1, 1) + listed('three', 1),
      '1) one\n2) two\n  2.1 sub\n3) three',
    ],
    ['numbers that begin again', listed('one', 1) + listed('one', 5), '1) one\n1) one'],
    ['numbers of a style', paragraph(run('one'), '<w:pStyle w:val="Listed"/>'), '1) one'],
    [
      'a paragraph taken out of the list of its style',
      paragraph(run('x'), '<w:pStyle w:val="Listed"/><w:numPr><w:numId w:val="0"/></w:numPr>'),
      'x',
    ],
    ['bullets', listed('one', 2) + listed('two', 2), '- one\n- two'],
    ['marks of another kind, without them', listed('one', 3), 'one'],
    ['a list that is not there', listed('one', 99), 'one'],
    ['a cell of a number alone', listed('', 4), 'HAZ-1'],
    [
      'line breaks and tabs',
      paragraph(
        '<w:r><w:t>a</w:t><w:br/><w:t>b</w:t><w:tab/><w:t>c</w:t><w:br w:type="page"/></w:r>',
        '<w:tabs><w:tab w:pos="9"/></w:tabs>',
      ),
      'a\nb\tc',
    ],
    ['insertions', paragraph(`${run('a')}<w:ins w:id="1">${run(' new')}</w:ins>`), 'a new'],
    ['no deletions', paragraph(`${run('a')}<w:del w:id="1"><w:r><w:delText>gone</w:delText></w:r></w:del>`), 'a'],
    [
      'what was moved, once',
      paragraph(`<w:moveFrom>${run('x')}</w:moveFrom>`) + paragraph(`<w:moveTo>${run('x')}</w:moveTo>`),
      'x',
    ],
    [
      'no form of before a change',
      paragraph(run('x'), '<w:pPrChange><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:pPrChange>'),
      'x',
    ],
    ['what is within content controls', `<w:p><w:sdt><w:sdtContent>${run('x')}</w:sdtContent></w:sdt></w:p>`, 'x'],
    [
      'one of two ways to say the same',
      paragraph(
        `<mc:AlternateContent><mc:Choice>${run('x')}</mc:Choice><mc:Fallback>${run('x')}</mc:Fallback></mc:AlternateContent>`,
      ),
      'x',
    ],
    ['results of fields, not their codes', paragraph(`<w:r><w:instrText>REF x</w:instrText></w:r>${run('7')}`), '7'],
    ['entities', paragraph(run('a &amp; b &#60; c')), 'a & b < c'],
    ['Japanese', paragraph(run('患者の取り違え')), '患者の取り違え'],
    [
      'right-to-left text',
      paragraph(`<w:r><w:rPr><w:rtl/></w:rPr><w:t>מטופל שגוי</w:t></w:r>`, '<w:bidi/>'),
      'מטופל שגוי',
    ],
    [
      'a table within the cell',
      paragraph(run('a')) + table(row('x', 'y'), row('z', '')) + paragraph(''),
      'a\nx | y\nz | ',
    ],
  ])('a cell holds %s', (_, content, expected) => {
    const found = sheets(docx(table(row('A', 'B', 'C'), row(`<w:tc>${content}</w:tc>`, 'b', 'c'))))
    expect(found).toHaveLength(1)
    expect((cells(found[0])['A2'] ?? '').replace(/ +$/gm, '')).toBe(expected.replace(/ +$/gm, ''))
  })

  it('keep the text of hyperlinks, and where the first leads', () => {
    const [sheet] = sheets(
      docx(
        table(row(cell(paragraph(`${run('see ')}<w:hyperlink r:id="r3">${run('policy')}</w:hyperlink>`)), 'b', 'c')),
      ),
    )
    expect(sheet?.cells[0]).toMatchObject({ ref: 'A1', text: 'see policy', link: 'https://example.org/a?b=1&c=2' })
  })

  it('keep comments on the cell that they are about', () => {
    const comments = `<w:comments ${NAMESPACES}><w:comment w:id="7" w:author="Ann">${paragraph(run('Too'))}${paragraph(run('low?'))}</w:comment></w:comments>`
    const about = paragraph(`${run('2')}<w:r><w:commentReference w:id="7"/></w:r>`)
    const [sheet] = sheets(docx(table(row('a', cell(about), 'c')), { 'word/comments.xml': comments }))
    expect(sheet?.cells).toMatchObject([{ ref: 'A1' }, { ref: 'B1', text: '2', note: 'Too\nlow?' }, { ref: 'C1' }])
  })

  it('leave out a row that was deleted, and keep one that was inserted', () => {
    const changed = (what: string, text: string) => `<w:tr><w:trPr><w:${what} w:id="1"/></w:trPr>${cell(text)}</w:tr>`
    const [sheet] = sheets(docx(table(row('a'), changed('del', 'gone'), changed('ins', 'new'))))
    expect(cells(sheet)).toEqual({ A1: 'a', A2: 'new' })
  })

  it('within a cell are sheets of their own where they may be the log', () => {
    const inner = table(row('ID', 'Hazard', 'Severity'), row('H-1', 'x', '2'))
    const found = sheets(docx(`${heading('Log')}${table(row(cell(inner + paragraph(''))))}`))
    expect(found.map(({ name }) => name)).toEqual(['Log', 'Log (2)'])
    expect(cells(found[0])).toMatchObject({ A1: 'ID', C2: '2' })
    expect(cells(found[1])).toEqual({ A1: 'ID | Hazard | Severity\nH-1 | x | 2' })
  })

  it('that are a form for each hazard come together in one sheet, before themselves', () => {
    const form = (number: string, severity: string) =>
      heading(`${number} Name of ${number}`) +
      table(row('Severity', severity), row('Likelihood', 'Low'), row('Causes', 'x'))
    const [all, ...each] = sheets(docx(form('H-1', 'Major') + form('H-2', 'Minor')))
    expect(each.map(({ name }) => name)).toEqual(['H-1 Name of H-1', 'H-2 Name of H-2'])
    expect(all?.name).toBe('log: all forms')
    expect(cells(all)).toEqual({
      A1: 'Hazard ID',
      B1: 'Hazard name',
      C1: 'Severity',
      D1: 'Likelihood',
      E1: 'Causes',
      F1: 'Source page',
      A2: 'H-1',
      B2: 'Name of H-1',
      C2: 'Major',
      D2: 'Low',
      E2: 'x',
      F2: 'H-1 Name of H-1',
      A3: 'H-2',
      B3: 'Name of H-2',
      C3: 'Minor',
      D3: 'Low',
      E3: 'x',
      F3: 'H-2 Name of H-2',
    })
  })

  it('with the same headings come together section by section, before themselves', () => {
    const head = row('ID', 'Hazard', 'Severity')
    const struck = '<w:r><w:rPr><w:strike/></w:rPr><w:t>Minor</w:t></w:r>'
    const found = sheets(
      docx(
        heading('Registration') +
          table(head, row('H-1', 'a', 'Major'), row('H-2', 'b', cell(paragraph(struck)))) +
          heading('Results') +
          table(head, row('H-3', 'c', 'Major')) +
          heading('Terms') +
          table(row('Term', 'Meaning', 'Source'), row('EPR', 'record', '')),
      ),
    )
    expect(found.map(({ name, partOf }) => [name, partOf])).toEqual([
      ['log: all tables', undefined],
      ['Registration', 'log: all tables'],
      ['Results', 'log: all tables'],
      ['Terms', undefined],
    ])
    expect(cells(found[0])).toEqual({
      A1: 'ID',
      B1: 'Hazard',
      C1: 'Severity',
      D1: 'Section',
      A2: 'H-1',
      B2: 'a',
      C2: 'Major',
      D2: 'Registration',
      A3: 'H-2',
      B3: 'b',
      C3: 'Minor',
      D3: 'Registration',
      A4: 'H-3',
      B4: 'c',
      C4: 'Major',
      D4: 'Results',
    })
    const preview = makePreview(gridOfSheets(...found), exampleScheme, recognisedOnly)
    if (!preview.ok) throw new Error(preview.error.message)
    const { hazards, findings, leftOut, notices } = preview.value
    expect(hazards).toHaveLength(3)
    expect(notices).toEqual([])
    // What was joined is read, and told of where it stands.
    expect(leftOut.map(({ sheet }) => sheet)).toEqual(Array(5).fill('Terms'))
    expect(findings.map(({ message }) => message)).toContain(
      "Text of 'Registration'!C3 is struck through in the file. It comes in as it stands: see whether it was withdrawn.",
    )
  })

  it('are read with another prefix, without styles and lists, in UTF-16', () => {
    const xml = `<x:document xmlns:x="${WORD}"><x:body><x:p><x:pPr><x:pStyle x:val="Heading1"/></x:pPr><x:r><x:t>Log</x:t></x:r></x:p><x:tbl><x:tr><x:tc><x:p><x:r><x:t>é</x:t></x:r></x:p></x:tc></x:tr></x:tbl></x:body></x:document>`
    const bytes = zipSync({ 'word/document.xml': new Uint8Array(Buffer.from(`\uFEFF${xml}`, 'utf16le')) })
    const [sheet] = sheets(bytes)
    expect(sheet).toMatchObject({ name: 'Log', cells: [{ ref: 'A1', text: 'é' }] })
  })
})

describe('Word files that cannot be read', () => {
  const good = docx(table(row('a', 'b', 'c')))
  const withXml = (xml: string) => docx('', { 'word/document.xml': xml })
  function bomb(): Uint8Array {
    const bytes = new Uint8Array(good)
    const at = Buffer.from(bytes).lastIndexOf('word/document.xml') - 46
    new DataView(bytes.buffer).setUint32(at + 24, PART_LIMIT + 1, true)
    return bytes
  }
  function flipped(): Uint8Array {
    const bytes = new Uint8Array(good)
    const at = Buffer.from(bytes).indexOf('word/styles.xml') + 60
    bytes[at] = (bytes[at] ?? 0) ^ 1
    return bytes
  }
  it.each<[string, string, () => Uint8Array | Promise<Uint8Array>, RegExp]>([
    ['a text file', 'log.docx', () => strToU8('| a | b |'), /not a Word document, whatever its name says/],
    ['an empty file', 'log.docx', () => new Uint8Array(), /empty/],
    [
      'an old .doc',
      'log.doc',
      () => new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
      /older Office format/,
    ],
    ['a truncated file', 'log.docx', () => good.slice(0, good.length - 40), /not whole/],
    ['a flipped byte', 'log.docx', flipped, /damaged/],
    ['a bomb that says its size', 'log.docx', bomb, /unpacks to/],
    ['a workbook', 'log.docx', () => nhsWorkbook(), /Excel workbook, whatever its name says/],
    ['a ZIP of something else', 'log.docx', () => zipSync({ 'a.txt': strToU8('a') }), /not a Word document/],
    ['a document without tables', 'log.docx', () => docx(paragraph(run('text'))), /no table with text/],
    ['a document of an empty table', 'log.docx', () => docx(table(row('', ''))), /no table with text/],
    [
      'broken XML',
      'log.docx',
      () => withXml(`<w:document ${NAMESPACES}><w:body>`),
      /content is not that of a Word document/,
    ],
    [
      'XML that nests without end',
      'log.docx',
      () => docx('<w:sdt>'.repeat(5000) + '</w:sdt>'.repeat(5000)),
      /nested more deeply/,
    ],
    [
      'entities that grow',
      'log.docx',
      () => withXml(`<!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><w:document ${NAMESPACES}>&b;</w:document>`),
      /declares a document type/,
    ],
    [
      'a workbook with a document type',
      'log.xlsx',
      () => zipSync({ 'xl/workbook.xml': strToU8('<!DOCTYPE x><workbook/>') }),
      /declares a document type/,
    ],
  ])('%s', async (_, name, make, expected) => {
    const result = await readSource(asFile(name, await make()), name)
    expect(result).toMatchObject({ ok: false, error: { code: 'unreadable' } })
    if (!result.ok) {
      expect(result.error.message).toMatch(expected)
      expect(result.error.message).toContain('Nothing was changed.')
      expect(result.error.hint).toMatch(/\w.*\.$/)
    }
  })

  it('one that is sound comes through the worker', async () => {
    expect(await readSource(asFile('log.docx', good), 'log.docx')).toMatchObject({
      ok: true,
      value: { kind: 'document' },
    })
  })
})

describe('workbooks', () => {
  it('with macros are read, an older .xls is refused with what to do, and links are kept', async () => {
    const bytes = await nhsWorkbook({
      change: (_, log) => {
        log.getCell('A1').value = { text: 'policy', hyperlink: 'https://example.org/p' }
      },
    })
    const macros = await readSource(asFile('log.xlsm', bytes), 'log.xlsm')
    expect(macros).toMatchObject({ ok: true, value: { kind: 'workbook' } })
    const read = await readWorkbook(bytes, 'log.xlsx')
    const links = read.ok ? read.value.flatMap((sheet) => sheet.cells.filter(({ link }) => link !== undefined)) : []
    expect(links).toMatchObject([{ ref: 'A1', text: 'policy', link: 'https://example.org/p' }])
    const old = new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...strToU8('Workbook')])
    const refused = await readSource(asFile('log.xls', old), 'log.xls')
    expect(refused).toMatchObject({ ok: false, error: { code: 'unreadable' } })
    if (!refused.ok) expect(refused.error.hint).toContain('.xlsx')
  })
})
