import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DocumentKind } from '../../src-shared/contract/exchange.ts'
import { type RunningBackend, startBackend } from '../support/backend.ts'
import { type Element, elementsOf, inspectPdf, readPdf } from '../support/read-pdf.ts'

let app: RunningBackend
let projectId: string

beforeAll(async () => {
  app = await startBackend({ now: '2026-11-22T09:00:00.000Z' })
  projectId = (await app.call('sample.create', {})).id ?? ''
})
afterAll(async () => await app.close())

async function printed(document: DocumentKind): Promise<Uint8Array> {
  const { token, selfCheck } = await app.call('document.export', { projectId, document, format: 'pdf' })
  expect(selfCheck.ok).toBe(true)
  const file = await app.backend.takeFile(token)
  if ('code' in file) throw new Error(file.message)
  return readFileSync(file.path)
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** Levels of the headings in reading order. */
function headingsOf(of: readonly Element[]): number[] {
  return of.flatMap(({ kind, inside }) => [...(/^H\d$/.test(kind) ? [Number(kind[1])] : []), ...headingsOf(inside)])
}

describe.each([
  { document: 'hazard-log', title: 'Hazard log: Meridian EPR deployment', tables: 100, figures: 25, chapters: 8 },
  {
    document: 'safety-case',
    title: 'Clinical safety case report: Meridian EPR deployment',
    tables: 30,
    figures: 1,
    chapters: 8,
  },
  { document: 'board-page', title: 'Board page: Meridian EPR deployment', tables: 3, figures: 0, chapters: 1 },
] as const)('the sample, printed: $document', ({ document, title, tables, figures, chapters }) => {
  let bytes: Uint8Array
  let structure: Element[]

  beforeAll(async () => {
    bytes = await printed(document)
    structure = (await inspectPdf(bytes)).structure
  }, 240_000)

  it('has header cells with a scope in every table, and what the table shows', () => {
    const found = elementsOf(structure, 'Table')
    expect(found.length).toBeGreaterThanOrEqual(tables)
    found.forEach((table, index) => {
      const heads = elementsOf(table.inside, 'TH')
      expect(heads.length, `table ${index + 1}: ${table.summary}`).toBeGreaterThan(0)
      expect(heads.filter(({ scope }) => scope === '')).toEqual([])
      expect(table.summary).not.toBe('')
      // No cell outside a row, no row outside the table.
      expect(elementsOf(table.inside, 'TD').length).toBe(
        elementsOf(table.inside, 'TR').reduce(
          (all, row) => all + row.inside.filter(({ kind }) => kind === 'TD').length,
          0,
        ),
      )
    })
  })

  it('has words for every figure, and headings that begin at the first level and skip none', () => {
    const drawn = elementsOf(structure, 'Figure')
    expect(drawn.length).toBeGreaterThanOrEqual(figures)
    expect(drawn.filter(({ alt }) => alt.trim().length < 20)).toEqual([])
    const levels = headingsOf(structure)
    levels.forEach((level, index) => expect(level).toBeLessThanOrEqual((levels[index - 1] ?? 0) + 1))
    expect(elementsOf(structure, 'H1').length).toBeGreaterThanOrEqual(chapters)
  })

  it('uses only kinds that a reader of PDF 1.7 knows', () => {
    const kinds = new Set<string>()
    const walk = (of: readonly Element[]) => {
      for (const one of of) {
        kinds.add(one.kind)
        walk(one.inside)
      }
    }
    walk(structure)
    const known =
      'Document Part Sect Div NonStruct P H1 H2 H3 L LI Lbl LBody Table TR TH TD THead TBody Caption Figure Link Span'
    expect([...kinds].filter((kind) => !known.split(' ').includes(kind))).toEqual([])
  })

  it('says its title, its language and that it is tagged', async () => {
    const { properties, language, marked, showsTitle } = await inspectPdf(bytes)
    expect({ title: properties['Title'], language, marked, showsTitle }).toEqual({
      title,
      language: 'en-GB',
      marked: 'true',
      showsTitle: 'true',
    })
  })

  it('leads by outline and contents to the page where each heading stands', async () => {
    const { pages, outline, labels } = await readPdf(bytes)
    expect(labels.length).toBe(pages.length)
    const whole = pages.map(({ text }) => text).join(' ')
    expect(outline.length).toBe(headingsOf(structure).length)
    for (const { title: words, page } of outline) expect(pages[page - 1]?.text, words).toContain(words)
    if (document === 'board-page') return expect(pages.length).toBe(1)
    // The contents list what stands after them, each with dots and a number.
    const front = pages.slice(0, 5).map(({ text }) => text)
    const contents = front.join(' ').replace(/^.*? Contents /, '')
    const listed = outline.filter(({ title: words }) => new RegExp(`${escaped(words)} +\\d`).test(contents))
    expect(listed.length).toBeGreaterThan(20)
    for (const { title: words, page } of listed) {
      const said = new RegExp(`${escaped(words)} +(\\d+)(?= |$)`).exec(contents)?.[1]
      expect(said, words).toBe(String(page))
    }
    const upright = pages.filter(({ width, height }) => height > width).length
    expect(whole).toContain(`Page ${pages.length} of ${pages.length}`)
    expect(upright).toBeGreaterThan(0)
    if (document === 'hazard-log') expect(upright).toBeLessThan(pages.length)
  })
})
