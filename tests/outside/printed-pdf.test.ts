import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { printDocument } from '../../src-main/documents/print-document.ts'
import { renderHtml } from '../../src-main/documents/render/html.ts'
import { printFacts } from '../../src-main/documents/render/print-facts.ts'
import { browserPrinter } from '../../src-main/web/print.ts'
import { ok } from '../../src-shared/domain/result.ts'
import { documentFixture, longDocument } from '../documents/render-fixture.ts'
import { pageExtents, pageLines } from '../support/office.ts'

const run = promisify(execFile)
const HASH = '0123456789abcdef'.repeat(4)
const provenance = [`Baseline SHA-256 ${HASH}`, `Ledger head ${HASH}`]

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'printed-outside-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

describe.each([
  { name: 'the fixture with everything', model: documentFixture },
  { name: 'a long log', model: longDocument(18) },
])('the PDF of $name', ({ name, model: plain }) => {
  const model = { ...plain, provenance }
  let path = ''

  beforeAll(async () => {
    const page = join(folder, `${name}.html`)
    path = join(folder, `${name}.pdf`)
    const again = async (pages: Record<string, number> = {}) => {
      await writeFile(page, renderHtml(model, pages))
      return ok(null)
    }
    await again()
    const attachments = [
      {
        name: 'baseline.json',
        mediaType: 'application/json',
        bytes: Buffer.from('{"a":1}'),
        description: 'The content',
      },
    ]
    const facts = printFacts(model)
    const made = await printDocument({ print: browserPrinter(), page, facts, attachments, outPath: path, again }, {})
    expect(made.ok).toBe(true)
  }, 240_000)

  it('is in order for qpdf, and gives its file back', async () => {
    expect((await run('qpdf', ['--check', path])).stdout).toContain('No syntax or stream encoding errors found')
    expect((await run('qpdf', ['--list-attachments', path])).stdout).toContain('baseline.json')
    expect((await run('qpdf', ['--show-attachment=baseline.json', path])).stdout).toBe('{"a":1}')
  })

  it('has a structure that another reader walks without a complaint', async () => {
    const { stdout, stderr } = await run('pdfinfo', ['-struct', path], { maxBuffer: 200_000_000 })
    expect(stderr).toBe('')
    expect(stdout).toContain('Table')
    expect(stdout).toContain('/Scope /Col')
  })

  it('keeps its text above the small lines at its foot, which stand on every page', async () => {
    const pages = await pageLines(path)
    pages.forEach((lines, index) => {
      const foot = lines.findIndex((line) => line.includes(`Page ${index + 1} of ${pages.length}`))
      expect(foot).toBeGreaterThan(0)
      expect(lines.slice(foot + 1).filter((line) => line !== '')).toEqual(provenance)
    })
    for (const { bottom, height } of await pageExtents(path)) expect(bottom).toBeLessThan(height - 8)
  })
})
