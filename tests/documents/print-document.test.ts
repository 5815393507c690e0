import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Printer } from '../../src-main/backend/backend.ts'
import type { DocumentModel } from '../../src-main/documents/document.ts'
import { printDocument } from '../../src-main/documents/print-document.ts'
import { renderHtml } from '../../src-main/documents/render/html.ts'
import { printFacts } from '../../src-main/documents/render/print-facts.ts'
import { browserPrinter } from '../../src-main/web/print.ts'
import { ok, type Result } from '../../src-shared/domain/result.ts'
import { elementsOf, inspectPdf, readPdf } from '../support/read-pdf.ts'
import { documentFixture } from './render-fixture.ts'

const HASH = '0123456789abcdef'.repeat(4)
const provenance = [`Baseline SHA-256 ${HASH}`, `Ledger head ${HASH.split('').toReversed().join('')}`]
const model: DocumentModel = { ...documentFixture, provenance }
const attachments = [
  {
    name: 'baseline.json',
    mediaType: 'application/json',
    bytes: new TextEncoder().encode('{"what":"é"}'),
    description: 'The content frozen at issue',
  },
]

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hazard-ledger-print-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Prints the fixture; `print` is a real printer, perhaps one that is given another page than was made. */
async function printed(name: string, print: Printer): Promise<{ made: Result<{ size: number }>; outPath: string }> {
  const [page, outPath] = [join(folder, `${name}.html`), join(folder, `${name}.pdf`)]
  const write = (pages: Record<string, number> = {}) => {
    writeFileSync(page, renderHtml(model, pages))
    return Promise.resolve(ok(null))
  }
  await write()
  const facts = printFacts(model)
  return { made: await printDocument({ print, page, facts, attachments, outPath, again: write }, {}), outPath }
}

/** Prints with so many empty sheets before the page, counted by print: as if the numbers moved everything. */
function withSheets(sheets: (print: number) => number): Printer & { prints: () => number } {
  const real = browserPrinter()
  let prints = 0
  return {
    available: async () => await real.available(),
    prints: () => prints,
    async toPdf(html, options) {
      prints += 1
      const empty = '<div style="break-after:page">An empty sheet</div>'.repeat(sheets(prints))
      return await real.toPdf(html.replace('<main>', `<main>${empty}`), options)
    },
  }
}

describe('a printed document', () => {
  let bytes: Uint8Array
  beforeAll(async () => {
    const { made, outPath } = await printed('fixture', browserPrinter())
    expect(made).toEqual({ ok: true, value: { size: expect.any(Number) } })
    bytes = readFileSync(outPath)
    expect(made.ok && made.value.size).toBe(bytes.length)
  }, 120_000)

  it('has in its contents the page on which each heading stands', async () => {
    const { pages, outline } = await readPdf(bytes)
    const contents = pages.map(({ text }) => text).join(' ')
    const checked: string[] = []
    for (const { title, page } of outline) {
      expect(pages[page - 1]?.text, title).toContain(title)
      const said = new RegExp(`${title.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')} +(\\d+)(?= |$)`).exec(contents)?.[1]
      if (said === undefined) continue
      expect(said, title).toBe(String(page))
      checked.push(title)
    }
    expect(checked.length).toBeGreaterThan(5)
  })

  it('carries mark, footer, page of all and the hashes in full on every page', async () => {
    const { pages, labels } = await readPdf(bytes)
    expect(pages.length).toBeGreaterThan(3)
    pages.forEach(({ text }, index) => {
      expect(text).toContain(model.header)
      expect(text).toContain(`Page ${index + 1} of ${pages.length}`)
      for (const line of provenance) expect(text).toContain(line)
    })
    expect(labels).toEqual(pages.map((_page, index) => String(index + 1)))
    expect(new Set(pages.map(({ width, height }) => (width > height ? 'landscape' : 'portrait'))).size).toBe(2)
  })

  it('says title, author, times, language and its own properties, in both places', async () => {
    const { properties, language, marked, showsTitle, metadata, created, modified } = await inspectPdf(bytes)
    const { title, author, subject, custom } = model.properties
    expect(properties).toMatchObject({ Title: title, Author: author, Subject: subject, ...custom })
    expect(properties['Producer']).toMatch(/^Hazard Ledger, printed by Skia/)
    expect([created, modified]).toEqual([new Date(model.properties.created), new Date(model.properties.created)])
    expect({ language, marked, showsTitle }).toEqual({ language: 'en-GB', marked: 'true', showsTitle: 'true' })
    expect(metadata).toContain('<rdf:li xml:lang="x-default">Hazard log: Example EPR &lt;draft&gt; &amp; more</rdf:li>')
    for (const value of Object.values(custom)) expect(metadata).toContain(`<ledger:value>${value}</ledger:value>`)
  })

  it('carries its files as data that belongs to it', async () => {
    const [file, ...more] = (await inspectPdf(bytes)).attachments
    expect(more).toEqual([])
    expect(file).toMatchObject({ name: 'baseline.json', mimeType: 'application/json', afRelationship: 'Data' })
    expect(Buffer.from(file?.data ?? []).toString('utf8')).toBe('{"what":"é"}')
  })

  it('gives each table its caption and what it shows', async () => {
    const { structure } = await inspectPdf(bytes)
    const { tables } = printFacts(model)
    const found = elementsOf(structure, 'Table')
    expect(found.map(({ summary }) => summary)).toEqual(tables.map(({ summary }) => summary))
    expect(found.map(({ inside }) => inside[0]?.kind === 'Caption')).toEqual(tables.map(({ captioned }) => captioned))
  })
})

describe('page numbers that move', () => {
  it('are printed once more', async () => {
    const print = withSheets((one) => (one === 1 ? 0 : 2))
    const { made, outPath } = await printed('moved', print)
    expect(made.ok).toBe(true)
    expect(print.prints()).toBe(3)
    const { pages, outline } = await readPdf(readFileSync(outPath))
    const last = outline.at(-1)
    expect(pages[(last?.page ?? 0) - 1]?.text).toContain(last?.title)
    const text = pages.map((page) => page.text).join(' ')
    expect(text).toMatch(new RegExp(`${last?.title.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')} +${last?.page} `))
  }, 120_000)

  it('that never settle leave no file', async () => {
    const { made, outPath } = await printed(
      'never',
      withSheets((one) => one),
    )
    expect(made).toMatchObject({ ok: false, error: { code: 'fault' } })
    expect(existsSync(outPath)).toBe(false)
    expect(readdirSync(folder).filter((name) => name.startsWith('never.pdf'))).toEqual([])
  }, 120_000)
})
