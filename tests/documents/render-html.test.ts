import { describe, expect, it } from 'vitest'
import type { Block, DocumentModel } from '../../src-main/documents/document.ts'
import { renderDocx } from '../../src-main/documents/render/docx.ts'
import { renderHtml } from '../../src-main/documents/render/html.ts'
import { readDocument } from '../../src-main/documents/render/read-back.ts'
import { readHtmlDocument } from '../../src-main/documents/render/read-html.ts'
import { documentFixture } from './render-fixture.ts'

const html = renderHtml(documentFixture)
const withBlocks = (blocks: Block[], over: Partial<DocumentModel> = {}) =>
  renderHtml({ ...documentFixture, ...over, sections: [{ orientation: 'portrait', blocks }] })
const cell = (text: string) => ({ text: [[text]] })

describe('a document as a page to be printed', () => {
  it('stands on its own: no script, nothing fetched, no style but its own sheet', () => {
    expect(html).not.toMatch(/<script|<link|<img|<iframe|@import|url\(|\son\w+=|\sstyle=/i)
    expect([...html.matchAll(/(?:href|src)="([^"]*)"/g)].every(([, target]) => target?.startsWith('#'))).toBe(true)
  })

  it('says in which language it is, and its title', () => {
    expect(html).toContain('<html lang="en-GB"')
    expect(html).toContain('<title>Hazard log: Example EPR &lt;draft&gt; &amp; more</title>')
  })

  it('shows text as text', () => {
    const hostile = `</style><script>alert(1)</script> & "quotes" 'single' \u0001 é`
    const made = withBlocks([
      { kind: 'heading', level: 1, text: hostile, id: 'a"b' },
      { kind: 'paragraph', text: [hostile, { text: hostile, link: { bookmark: 'a"b' } }] },
      {
        kind: 'table',
        caption: hostile,
        summary: hostile,
        columns: [{ share: 1 }],
        headerRows: [[cell(hostile)]],
        rows: [[cell(hostile)]],
      },
    ])
    expect(made).not.toContain('<script')
    const read = readHtmlDocument(made)
    const clean = hostile.replace('\u0001', '')
    expect(read.headings).toEqual([clean])
    expect(read.tables).toEqual([{ caption: clean, rows: [[clean], [clean]] }])
  })

  it('gives tables their headers with scope, captions, and what they show', () => {
    expect(html.match(/<th scope="col"/g)?.length).toBeGreaterThan(10)
    expect(html).toMatch(/<th scope="row"[^>]*><p>HAZ-001/)
    const labels = [...html.matchAll(/<table aria-labelledby="([^"]+)" aria-description="[^"]+"/g)].map(([, id]) => id)
    expect(labels.length).toBeGreaterThan(3)
    // Each is named by the caption right before it.
    for (const id of labels) {
      expect(html).toMatch(
        new RegExp(`<p class="caption" id="${id}">Table \\d+: [^<]+</p>\\s*<table aria-labelledby="${id}"`),
      )
    }
    const unnamed = html.match(/<table aria-label="[^"]+"/g)?.length ?? 0
    expect(html.match(/<table /g)?.length).toBe(labels.length + unnamed)
    expect(html.match(/<thead>/g)?.length).toBeGreaterThan(2)
  })

  it('leads every link to a heading that is there, each name once', () => {
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
    const targets = [...html.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(targets.length).toBeGreaterThan(5)
    expect(targets.filter((id) => !ids.includes(id))).toEqual([])
  })

  it('says what its Word file says', async () => {
    const [page, file] = [readHtmlDocument(html), readDocument(await renderDocx(documentFixture))]
    expect(page.headings).toEqual(file.headings)
    expect(page.tables).toEqual(file.tables)
  })

  it('counts cells under one that spans rows as empty ones, as Word files do', async () => {
    const blocks: Block[] = [
      {
        kind: 'table',
        caption: 'Spans',
        summary: 'Cells over rows and columns.',
        columns: [{ share: 1 }, { share: 1 }, { share: 1 }],
        headerRows: [],
        rows: [
          [{ ...cell('a'), rowSpan: 3 }, cell('b'), { ...cell('c'), rowSpan: 2 }],
          [cell('d')],
          [{ ...cell('e'), columnSpan: 2 }],
          [cell('f'), cell('g'), cell('h')],
        ],
      },
    ]
    const model: DocumentModel = { ...documentFixture, sections: [{ orientation: 'portrait', blocks }] }
    const page = readHtmlDocument(renderHtml(model))
    expect(page.tables).toEqual(readDocument(await renderDocx(model)).tables)
    expect(page.tables[0]?.rows).toEqual([
      ['a', 'b', 'c'],
      ['', 'd', ''],
      ['', 'e'],
      ['f', 'g', 'h'],
    ])
  })

  it('gives each section its own paper', () => {
    expect(html).toContain('@page portrait { size: A4 portrait;')
    expect(html).toContain('@page landscape { size: A4 landscape;')
    expect([...html.matchAll(/<section class="(\w+)"/g)].map(([, paper]) => paper)).toEqual([
      'portrait',
      'landscape',
      'portrait',
    ])
  })
})
