import { join } from 'node:path'
import { test as propertyTest } from '@fast-check/vitest'
import * as fc from 'fast-check'
import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import type { Block, DocumentModel, Inline, TableBlock } from '../../src-main/documents/document.ts'
import { bookmarkName } from '../../src-main/documents/render/bookmarks.ts'
import { renderDocx } from '../../src-main/documents/render/docx.ts'
import { readDocument } from '../../src-main/documents/render/read-back.ts'
import { columnWidths } from '../../src-main/documents/render/table.ts'
import { framedSides } from '../../src-main/documents/render/table-frames.ts'
import { cleanText } from '../../src-shared/domain/text.ts'
import { RESOURCES } from '../support/backend.ts'
import { documentFixture } from './render-fixture.ts'

const plain = (text: readonly Inline[]) => text.map((one) => (typeof one === 'string' ? one : one.text)).join('')
const blocksOf = (model: DocumentModel): Block[] => model.sections.flatMap((section) => section.blocks)

/** The rows a reader should find: a cell covered from above stands as an empty one. */
function expectedRows(block: TableBlock): string[][] {
  const columns = block.columns.length
  const covered = new Map<string, boolean>()
  return [...block.headerRows, ...block.rows].map((cells, row) => {
    const texts: string[] = []
    let column = 0
    const skip = () => {
      while (column < columns && covered.get(`${row},${column}`) === true) {
        texts.push('')
        column += 1
      }
    }
    for (const cell of cells) {
      skip()
      texts.push(cell.text.map(plain).join('\n'))
      for (let down = 1; down < (cell.rowSpan ?? 1); down++) covered.set(`${row + down},${column}`, true)
      column += cell.columnSpan ?? 1
    }
    skip()
    return texts
  })
}

const parts = (bytes: Uint8Array) => {
  const files = unzipSync(bytes)
  return (name: string) => strFromU8(files[name] ?? new Uint8Array())
}

describe('a document with everything', async () => {
  const bytes = await renderDocx(documentFixture)
  const read = readDocument(bytes)
  const part = parts(bytes)
  const body = part('word/document.xml')

  it('reads back with every heading, caption, row and cell', () => {
    const blocks = blocksOf(documentFixture)
    const tables = blocks.filter((block) => block.kind === 'table')
    expect(read.headings).toEqual(blocks.filter((block) => block.kind === 'heading').map((block) => block.text))
    expect(read.tables).toEqual(tables.map((block) => ({ caption: block.caption, rows: expectedRows(block) })))
  })

  it('reads back every paragraph, list item and the front sheet, in order', () => {
    const expected = blocksOf(documentFixture).flatMap((block) => {
      if (block.kind === 'title') return [block.text, block.subtitle, block.mark]
      if (block.kind === 'paragraph') return [plain(block.text)]
      if (block.kind === 'list') return block.items.map(plain)
      return block.kind === 'contents' ? ['Contents'] : []
    })
    expect(read.text).toEqual(expected)
  })

  it('fills the contents to their depth, each with a page number that never falls', () => {
    const expected = blocksOf(documentFixture).filter((block) => block.kind === 'heading' && block.level <= 2)
    expect(read.contents.map((entry) => entry.text)).toEqual(
      expected.map((block) => (block.kind === 'heading' ? block.text : '')),
    )
    const pages = read.contents.map((entry) => Number(entry.page))
    expect(pages.every((page) => page >= 3)).toBe(true)
    expect(pages).toEqual(pages.toSorted((one, other) => one - other))
  })

  it('measures lines by the fonts that ship as by the widths of Arial', async () => {
    const measured = readDocument(await renderDocx(documentFixture, join(RESOURCES, 'fonts')))
    expect(measured.contents).toEqual(read.contents)
  })

  it('numbers captions through the document as fields', () => {
    const captions = [...body.matchAll(/<w:pStyle w:val="Caption"\/>.*?<\/w:p>/g)].map(([xml]) => xml)
    expect(captions).toHaveLength(4)
    captions.forEach((xml, index) => {
      expect(xml).toContain('SEQ Table')
      expect(xml.replace(/<w:instrText.*?<\/w:instrText>/g, '').replace(/<[^>]+>/g, '')).toMatch(
        new RegExp(`^Table ${index + 1}: `),
      )
    })
  })

  it('gives every table fixed layout, widths that add up and its summary as alternative text', () => {
    const tables = body.match(/<w:tbl>.*?<\/w:tbl>/g) ?? []
    expect(tables).toHaveLength(7)
    for (const xml of tables) {
      expect(xml).toContain('<w:tblLayout w:type="fixed"/>')
      const width = Number(/<w:tblW w:type="dxa" w:w="(\d+)"/.exec(xml)?.[1])
      const columns = [...xml.matchAll(/<w:gridCol w:w="(\d+)"/g)].map(([, one]) => Number(one))
      expect(columns.reduce((all, one) => all + one, 0)).toBe(width)
    }
    expect(body).toContain('<w:tblCaption w:val="Texts shown as they are: &lt;b&gt; &amp; &quot;quotes&quot;"/>')
    expect(body).toContain('<w:tblDescription w:val="Unusual texts, &quot;as they are&quot; &amp; unchanged."/>')
  })

  it('repeats header rows and keeps rows whole unless they may break', () => {
    const tables = body.match(/<w:tbl>.*?<\/w:tbl>/g) ?? []
    const rowsOf = (xml: string | undefined) => xml?.match(/<w:tr>.*?<\/w:tr>/g) ?? []
    const hazards = rowsOf(tables[4])
    expect(hazards[0]).toContain('<w:tblHeader/>')
    expect(hazards.slice(1).every((row) => row.includes('<w:cantSplit/>') && !row.includes('<w:tblHeader/>'))).toBe(
      true,
    )
    expect(rowsOf(tables[5])[1]).not.toContain('<w:cantSplit/>')
  })

  it('carries the properties, the times of the model and the organisation', () => {
    const core = part('docProps/core.xml')
    expect(core).toContain('Hazard log: Example EPR &lt;draft&gt; &amp; more')
    expect(core.match(/2026-03-03T10:20:30\.000Z</g)).toHaveLength(2)
    expect(core).toContain('<cp:lastModifiedBy>Dr A Example<')
    expect(part('docProps/app.xml')).toContain('<Company>Example Teaching Hospitals &amp; Partners</Company>')
    expect(part('docProps/custom.xml')).toContain('Hazard Ledger position')
  })

  it('never asks Word to update fields, holds no outside link and is in British English', () => {
    expect(part('word/settings.xml')).not.toContain('updateFields')
    for (const [name, data] of Object.entries(unzipSync(bytes))) {
      if (name.endsWith('.rels')) expect(strFromU8(data), name).not.toContain('TargetMode="External"')
    }
    expect(part('word/styles.xml')).toContain('w:val="en-GB"')
  })

  it('says each line spacing with its rule, which LibreOffice and Word otherwise read differently', () => {
    const spacings = part('word/styles.xml').match(/<w:spacing [^>]*w:line=[^>]*>/g) ?? []
    expect(spacings.length).toBeGreaterThan(10)
    for (const spacing of spacings) expect(spacing).toContain('w:lineRule=')
  })
})

describe('small things of the layout', () => {
  const small = (blocks: Block[]): DocumentModel => ({
    ...documentFixture,
    sections: [{ orientation: 'portrait', blocks }],
  })

  it('shows a link to nowhere as text and sets a bookmark once', async () => {
    const body = parts(
      await renderDocx(
        small([
          { kind: 'heading', level: 1, text: 'One', id: 'same' },
          { kind: 'heading', level: 1, text: 'Two', id: 'same' },
          {
            kind: 'paragraph',
            text: [
              { text: 'there', link: { bookmark: 'same' } },
              { text: 'gone', link: { bookmark: 'none' } },
            ],
          },
        ]),
      ),
    )('word/document.xml')
    expect(body.match(/<w:bookmarkStart[^>]*w:name="same"/g)).toHaveLength(1)
    expect(body.match(/<w:hyperlink /g)).toHaveLength(1)
    expect(body).toContain('gone')
  })

  it('takes out what XML cannot carry, in text, captions and properties alike', async () => {
    const bad = 'a\u0001b\uFFFFc\uD800d'
    const table: TableBlock = {
      kind: 'table',
      caption: bad,
      summary: bad,
      columns: [{ share: 1 }],
      headerRows: [],
      rows: [[{ text: [[bad]] }]],
    }
    const bytes = await renderDocx({
      ...small([table, { kind: 'paragraph', text: [bad] }]),
      properties: { ...documentFixture.properties, title: bad, custom: { [bad]: bad }, keywords: [bad] },
    })
    expect(readDocument(bytes).tables).toEqual([{ caption: 'abcd', rows: [['abcd']] }])
    for (const data of Object.values(unzipSync(bytes))) {
      // oxlint-disable-next-line no-control-regex -- naming the control characters is the point
      expect(strFromU8(data)).not.toMatch(/[\u0001\uFFFF]|\uFFFD/)
    }
  })

  it('makes names Word allows of any id, different ones for different ids', () => {
    expect(bookmarkName('hazards')).toBe('hazards')
    const names = ['0199-a', '0199_a', 'x'.repeat(41), 'x'.repeat(42), '', 'é'].map(bookmarkName)
    expect(new Set(names).size).toBe(names.length)
    for (const name of names) expect(name).toMatch(/^[A-Za-z]\w{0,39}$/)
  })

  propertyTest.prop([fc.array(fc.double({ min: 0.1, max: 50, noNaN: true }), { minLength: 1, maxLength: 12 })])(
    'column widths are whole numbers that add up',
    (shares) => {
      const widths = columnWidths(shares, 9_412)
      expect(widths.every((width) => Number.isInteger(width) && width >= 0)).toBe(true)
      expect(widths.reduce((all, one) => all + one, 0)).toBe(9_412)
    },
  )

  it('frames a cell on its own sides and on those of its neighbours, spans counted', () => {
    const cell = (more = {}) => ({ text: [], ...more })
    const placed = framedSides(
      [
        [cell({ columnSpan: 2 }), cell()],
        [cell({ rowSpan: 2 }), cell({ frame: true }), cell()],
        [cell(), cell()],
      ],
      3,
    )
    expect(placed[1]?.[1]).toEqual({ column: 1, sides: { top: true, bottom: true, left: true, right: true } })
    expect(placed[0]?.[0]?.sides).toEqual({ bottom: true })
    expect(placed[1]?.[0]?.sides).toEqual({ right: true })
    expect(placed[1]?.[2]?.sides).toEqual({ left: true })
    expect(placed[2]?.[0]).toEqual({ column: 1, sides: { top: true } })
    expect(placed[2]?.[1]).toEqual({ column: 2, sides: {} })
  })
})

const anyText = fc
  .oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.string({ unit: fc.constantFrom('<', '&', '>', '"', '\n', '\t', ' ', '=', 'a', '\r', ']', '\u0000', '🚑') }),
  )
  .map((raw) => cleanText(raw).text)

propertyTest.prop([fc.array(anyText, { minLength: 1, maxLength: 8 })], { numRuns: 40 })(
  'any cleaned text survives in paragraphs, headings, captions and cells',
  async (texts) => {
    const bytes = await renderDocx({
      ...documentFixture,
      sections: [
        {
          orientation: 'portrait',
          blocks: texts.flatMap((text, index): Block[] => [
            { kind: 'heading', level: 2, text, id: `h${index}` },
            { kind: 'paragraph', text: [`:${text}`, { text, bold: true }] },
            {
              kind: 'table',
              caption: `:${text}`,
              summary: text,
              columns: [{ share: 1 }],
              headerRows: [],
              rows: [[{ text: [[text]] }]],
            },
          ]),
        },
      ],
    })
    const read = readDocument(bytes)
    expect(read.headings).toEqual(texts)
    expect(read.text).toEqual(texts.map((text) => `:${text}${text}`))
    expect(read.tables).toEqual(texts.map((text) => ({ caption: `:${text}`, rows: [[text]] })))
  },
)
