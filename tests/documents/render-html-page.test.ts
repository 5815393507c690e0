import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { type Browser, chromium } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { renderDocx } from '../../src-main/documents/render/docx.ts'
import { renderHtmlPage } from '../../src-main/documents/render/html-page.ts'
import { readDocument } from '../../src-main/documents/render/read-back.ts'
import { readHtmlDocument } from '../../src-main/documents/render/read-html.ts'
import { type RunningBackend, startBackend } from '../support/backend.ts'
import { findBrowser } from '../support/find-browser.ts'
import { documentFixture } from './render-fixture.ts'

const provenance = [`Baseline SHA-256 ${'ab'.repeat(32)}`, `Ledger head ${'cd'.repeat(32)}`]
const html = renderHtmlPage({ ...documentFixture, provenance })

describe('a document as one file of HTML', () => {
  it('stands on its own and may show nothing but itself', () => {
    expect(html).not.toMatch(/<script|<link|<img|<iframe|@import|url\(|\son\w+=|\sstyle=/i)
    expect([...html.matchAll(/(?:href|src)="([^"]*)"/g)].every(([, target]) => target?.startsWith('#'))).toBe(true)
    const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1]
    const css = /<style>([\s\S]*?)<\/style>/.exec(html)?.[1] ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain(`'sha256-${createHash('sha256').update(css).digest('base64')}'`)
    expect(css).not.toMatch(/[<&]/)
  })

  it('says what its Word file says', async () => {
    const [page, file] = [readHtmlDocument(html), readDocument(await renderDocx(documentFixture))]
    expect(page.headings).toEqual(file.headings)
    expect(page.tables).toEqual(file.tables)
  })

  it('shows mark, footer and hashes, and carries the properties', () => {
    const read = readHtmlDocument(html).text
    for (const words of [documentFixture.header, documentFixture.footer]) {
      expect(read.filter((line) => line === words).length).toBeGreaterThanOrEqual(2)
    }
    for (const line of provenance) expect(read).toContain(line)
    for (const [name, value] of Object.entries(documentFixture.properties.custom)) {
      expect(html).toContain(`<meta name="${name}" content="${value}"/>`)
    }
  })

  it('leads every link to something that is there, each name once', () => {
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
    expect(new Set(ids).size).toBe(ids.length)
    const targets = [...html.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id)
    expect(targets.filter((id) => !ids.includes(id))).toEqual([])
  })
})

describe('the sample as one file of HTML, in a browser', () => {
  let app: RunningBackend
  let browser: Browser
  let files: Record<'hazard-log' | 'safety-case' | 'board-page', string>

  beforeAll(async () => {
    app = await startBackend({ now: '2026-11-22T09:00:00.000Z' })
    const projectId = (await app.call('sample.create', {})).id ?? ''
    const made = async (document: keyof typeof files) => {
      const { token, selfCheck, fileName } = await app.call('document.export', { projectId, document, format: 'html' })
      expect({ ok: selfCheck.ok, html: fileName.endsWith('.html') }).toEqual({ ok: true, html: true })
      const file = await app.backend.takeFile(token)
      if ('code' in file) throw new Error(file.message)
      expect(file.mediaType).toMatch(/^text\/html/)
      return file.path
    }
    files = {
      'hazard-log': await made('hazard-log'),
      'safety-case': await made('safety-case'),
      'board-page': await made('board-page'),
    }
    browser = await chromium.launch({
      executablePath: findBrowser() ?? 'chromium',
      chromiumSandbox: process.getuid?.() !== 0,
    })
  }, 120_000)
  afterAll(async () => {
    await browser.close()
    await app.close()
  })

  it.each([
    ['safety-case', 'light', 1200],
    ['safety-case', 'dark', 320],
    ['board-page', 'dark', 1200],
  ] as const)(
    '%s in %s at %i pixels has no fault that axe finds, and fits',
    async (kind, colorScheme, width) => {
      const context = await browser.newContext({ viewport: { width, height: 800 }, colorScheme, offline: true })
      const page = await context.newPage()
      const said: string[] = []
      page.on('console', (message) => said.push(message.text()))
      page.on('request', (request) => {
        if (!request.url().startsWith('file:')) said.push(request.url())
      })
      await page.goto(`file://${files[kind]}`)
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
      // A style sheet that the policy refused would leave a page without one.
      expect(await page.evaluate(() => getComputedStyle(document.body).maxWidth)).toBe('1152px')
      await page.keyboard.press('Tab')
      expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to the document')
      const { violations } = await new AxeBuilder({ page })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
        .analyze()
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
      expect(said).toEqual([])
      await context.close()
    },
    120_000,
  )

  it('is small enough to be sent about', () => {
    expect(readFileSync(join(files['hazard-log'])).length).toBeLessThan(2_000_000)
  })
})
