import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import type { DocumentModel } from '../../src-main/documents/document.ts'
import { buildHazardLog } from '../../src-main/documents/model/build-hazard-log.ts'
import { pageGeometry } from '../../src-main/documents/page-geometry.ts'
import { renderDocx } from '../../src-main/documents/render/docx.ts'
import { renderHtml } from '../../src-main/documents/render/html.ts'
import { sizeOnPage } from '../../src-main/documents/render/html-picture.ts'
import type { Picture } from '../../src-shared/diagrams/picture.ts'
import { RESOURCES } from '../support/backend.ts'
import { aSoundLog } from '../support/builders.ts'
import { blocksOf, inputOf } from '../support/documents.ts'
import { documentFixture } from './render-fixture.ts'

const picture = (title: string, width = 400, height = 200): Picture => ({
  title,
  alt: `What "${title}" shows & <more>.`,
  width,
  height,
  shapes: [
    { kind: 'rect', x: 0, y: 0, width, height, fill: 'soft', stroke: 'ink' },
    { kind: 'text', x: 20, y: 40, text: 'Allergy', size: 12, bold: true, fill: 'ink', anchor: 'start' },
  ],
  table: { caption: title, columns: [], rows: [] },
})
const model: DocumentModel = {
  ...documentFixture,
  sections: [
    {
      orientation: 'landscape',
      blocks: ['First', 'Second'].map((title) => ({ kind: 'picture', picture: picture(title), caption: title })),
    },
  ],
}
const fonts = join(RESOURCES, 'fonts')

describe('pictures in documents', () => {
  it('stand in a Word file as SVG with a drawing beside it, and say what they show', async () => {
    const parts = unzipSync(await renderDocx(model, fonts))
    const names = Object.keys(parts).filter((name) => name.startsWith('word/media/'))
    const of = (ending: string) => names.filter((name) => name.endsWith(ending)).length
    expect({ png: of('.png'), svg: of('.svg') }).toEqual({ png: 2, svg: 2 })
    for (const name of names.filter((one) => one.endsWith('.png'))) {
      expect([...(parts[name]?.subarray(0, 4) ?? [])]).toEqual([0x89, 0x50, 0x4e, 0x47])
    }
    const body = new TextDecoder().decode(parts['word/document.xml'])
    expect(body).toContain('descr="What &quot;First&quot; shows &amp; &lt;more&gt;."')
    expect(body).toContain('asvg:svgBlip')
  })

  it('stand in a page as drawings with a name, each with names of its own', () => {
    const html = renderHtml(model)
    expect(html.match(/<svg [^>]*role="img"/g)).toHaveLength(2)
    const ids = [...html.matchAll(/ id="(picture-[^"]+)"/g)].map(([, id]) => id)
    expect(ids).toHaveLength(4)
    expect(new Set(ids).size).toBe(4)
    for (const id of ids) expect(html).toMatch(new RegExp(`aria-labelledby="[^"]*${id}`))
    expect(html).toContain('<p class="caption">Figure 2: Second</p>')
  })

  it('are never larger than the page, and never enlarged', () => {
    const page = pageGeometry('portrait')
    expect(sizeOnPage(picture('Small'), page)).toEqual({ width: 400, height: 200 })
    const { width, height } = sizeOnPage(picture('Wide', 4_000, 1_000), page)
    expect(width).toBeCloseTo(page.textWidth / 20)
    expect(height / width).toBeCloseTo(0.25)
  })

  it('show each hazard of the log that has causes or controls as a bow-tie that fits its page', () => {
    const figures = blocksOf(buildHazardLog(inputOf(aSoundLog()))).filter((block) => block.kind === 'picture')
    expect(figures.length).toBeGreaterThanOrEqual(2)
    const page = pageGeometry('landscape')
    for (const { picture: drawn } of figures) {
      expect(drawn.alt).not.toBe('')
      expect(sizeOnPage(drawn, page)).toEqual({ width: drawn.width, height: drawn.height })
    }
  })
})
