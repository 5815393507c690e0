import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readDocument } from '../../src-main/documents/render/read-back.ts'
import { renderToFile } from '../../src-main/documents/render/render.ts'
import { documentFixture, longDocument, workbookFixture } from '../documents/render-fixture.ts'
import { pageExtents, pageLines, schemaFaults, toPdf } from '../support/office.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'render-outside-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const HASH = '0123456789abcdef'.repeat(4)

const documents = [
  { name: 'the fixture with everything', model: documentFixture },
  { name: 'a long log', model: longDocument(18) },
  {
    name: 'an issued log',
    model: { ...longDocument(12), provenance: [`Baseline SHA-256 ${HASH}`, `Ledger head ${HASH}`] },
  },
]

describe.each(documents)('the Word document of $name', ({ name, model }) => {
  let path = ''
  let pdf = ''
  beforeAll(async () => {
    path = join(folder, `${name}.docx`)
    expect(await renderToFile({ format: 'docx', model, path })).toMatchObject({ ok: true })
    pdf = await toPdf(path, folder)
  }, 240_000)

  it('is valid against the schemas', async () => {
    expect(await schemaFaults([path])).toBe('')
  })

  it('has in its contents the page on which each heading stands', async () => {
    const pages = await pageLines(pdf)
    const { contents } = readDocument(await readFile(path))
    expect(contents.length).toBeGreaterThan(5)
    // In the contents a heading's line goes on with dots, so only the heading itself is the whole line.
    const actual = contents.map(({ text }) => ({
      text,
      page: String(pages.findIndex((lines) => lines.includes(text)) + 1),
    }))
    expect(contents).toEqual(actual)
  })

  it('numbers every page of all, and marks every page but the front sheet at its top', async () => {
    const pages = await pageLines(pdf)
    pages.forEach((lines, index) => {
      const foot = lines.find((line) => line.includes('Page '))
      expect(foot).toMatch(new RegExp(`^${model.footer} +Page ${index + 1} of ${pages.length}$`))
      const below = lines.slice(lines.indexOf(foot ?? '') + 1).filter((line) => line !== '')
      expect(below).toEqual('provenance' in model ? model.provenance : [])
      if (index > 0) expect(lines.find((line) => line !== '')).toBe(model.header)
    })
  })

  it('keeps every word within the margins', async () => {
    for (const [index, page] of (await pageExtents(pdf)).entries()) {
      const margin = page.width > page.height ? 51 : 62
      expect(page.left, `page ${index + 1}`).toBeGreaterThan(margin - 1)
      expect(page.right, `page ${index + 1}`).toBeLessThan(page.width - margin + 1)
      expect(page.bottom, `page ${index + 1}`).toBeLessThan(page.height - 20)
    }
  })
})

it('repeats the header row on each page of a long table', async () => {
  const path = join(folder, 'headers.docx')
  expect(await renderToFile({ format: 'docx', model: documentFixture, path })).toMatchObject({ ok: true })
  const pages = await pageLines(await toPdf(path, folder))
  const withHazards = pages.filter((lines) => lines.some((line) => line.startsWith('HAZ-0')))
  expect(withHazards.length).toBeGreaterThan(3)
  for (const lines of withHazards) {
    expect(lines.some((line) => /^Number +Hazard +Causes +Controls +Initial +Residual$/.test(line))).toBe(true)
  }
}, 120_000)

describe('the workbook of the fixture', () => {
  it('is valid and opens with the mark, the page number and the header rows on each page', async () => {
    const path = join(folder, 'workbook.xlsx')
    expect(await renderToFile({ format: 'xlsx', model: workbookFixture, path })).toMatchObject({ ok: true })
    expect(await schemaFaults([path])).toBe('')
    const pages = await pageLines(await toPdf(path, folder))
    expect(pages.length).toBeGreaterThan(1)
    pages.forEach((lines, index) => {
      expect(lines.find((line) => line !== '')).toMatch(/^DRAFT 0\.3/)
      expect(lines.join('\n')).toContain(`Page ${index + 1} of ${pages.length}`)
    })
    const text = pages.flat().join('\n')
    expect(text).toContain('=1+1')
    expect(text.match(/Number +Hazard/g)?.length).toBeGreaterThan(1)
  }, 120_000)
})
