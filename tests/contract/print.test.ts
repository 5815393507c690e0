import { describe, expect, it } from 'vitest'
import { printEdges } from '../../src-main/hosts/print-edges.ts'
import { browserPlaces, browserPrinter } from '../../src-main/web/print.ts'
import { startBackend } from '../support/backend.ts'

const options = { header: 'DRAFT <b>&', footer: 'Foot', side: 40 }
const page =
  '<!DOCTYPE html><html lang="en-GB"><head><title>A printed page</title><style>@page{size:A4 landscape}</style></head>' +
  '<body><h1>Heading</h1><table><thead><tr><th scope="col">A</th></tr></thead><tbody><tr><td>1</td></tr></tbody></table>' +
  '<script>document.title = "taken"</script></body></html>'

describe('printing with a browser of this computer', () => {
  it.each([
    ['linux', {}, '/usr/bin/chromium'],
    ['darwin', {}, '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'],
    ['linux', { HAZARD_LEDGER_BROWSER: '/opt/own' }, '/opt/own'],
  ] as const)('looks on %s in known places, what the person names first', (platform, env, first) => {
    expect(browserPlaces({ platform, env })[0]).toBe(first)
  })

  it('looks on Windows for Edge first, which is always there', () => {
    const places = browserPlaces({ platform: 'win32', env: { PROGRAMFILES: 'C:\\Program Files' } })
    expect(places[0]).toMatch(/^C:\\Program Files.*msedge\.exe$/)
  })

  it('refuses in words where there is none, and says what to do instead', async () => {
    const nothing = browserPrinter({ platform: 'win32', env: {} })
    expect(await nothing.available()).toMatchObject({
      ok: false,
      error: { code: 'refused', hint: expect.stringContaining('Word document') },
    })
    const app = await startBackend({ print: nothing })
    const { id } = await app.call('sample.create', {})
    const answer = await app.backend.call('document.export', { projectId: id, document: 'board-page', format: 'pdf' })
    expect(answer).toMatchObject({
      ok: false,
      error: { code: 'refused', message: expect.stringContaining('none was found') },
    })
    await app.close()
  })

  it('makes a tagged PDF on the paper asked for, without running scripts', async () => {
    const pdf = Buffer.from(await browserPrinter().toPdf(page, options)).toString('latin1')
    expect(pdf.slice(0, 5)).toBe('%PDF-')
    expect(pdf).toContain('A printed page')
    expect(pdf).not.toContain('taken')
    expect(pdf).toMatch(/\/MarkInfo\s*<<\/Type\s*\/MarkInfo\s*\/Marked true/)
    const [, width, height] = /\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/.exec(pdf) ?? []
    expect(Number(width)).toBeGreaterThan(Number(height))
  })

  it('shows header and footer as text', () => {
    const { headerTemplate, footerTemplate } = printEdges(options)
    expect(headerTemplate).toContain('DRAFT &lt;b&gt;&amp;')
    expect(footerTemplate).toContain('class="totalPages"')
  })
})
