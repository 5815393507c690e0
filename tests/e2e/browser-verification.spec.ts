import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { type Browser, chromium, expect, type Page, test } from '@playwright/test'
import { findBrowser } from '../support/find-browser.ts'
import { pageOnDisk, verificationPages } from '../support/verification-page.ts'

// The page of a bundle, opened from disk in a browser that knows nothing of the application.

let browser: Browser
let folder: string
let made: Awaited<ReturnType<typeof verificationPages>>
test.beforeAll(async () => {
  const executablePath = findBrowser()
  if (executablePath === null) throw new Error('There is no browser.')
  browser = await chromium.launch({ executablePath })
  folder = await mkdtemp(join(tmpdir(), 'hazard-ledger-page-'))
  made = await verificationPages()
})
test.afterAll(async () => {
  await browser?.close()
  await rm(folder, { recursive: true, force: true })
})

/** Opens a page without a network; nothing may be asked for, and nothing may fail. */
async function opened(html: string, options: Parameters<Browser['newContext']>[0] = {}): Promise<Page> {
  const context = await browser.newContext({ offline: true, ...options })
  const page = await context.newPage()
  const asked: string[] = []
  page.on('request', (request) => void asked.push(request.url()))
  const faults: string[] = []
  page.on('pageerror', (error) => void faults.push(String(error)))
  page.on('console', (message) => void (message.type() === 'error' && faults.push(message.text())))
  const url = await pageOnDisk(folder, html)
  await page.goto(url)
  if (options.javaScriptEnabled !== false) await expect(page.locator('html')).toHaveAttribute('data-checked', 'yes')
  expect(faults).toEqual([])
  expect(asked).toEqual([url])
  return page
}
const verdict = (page: Page) => page.locator('#verdict')

test('says unchanged since it was signed, by which keys, and what that does not prove', async () => {
  const page = await opened(made.whole)
  await expect(verdict(page)).toContainText('Content unchanged since it was signed')
  await expect(verdict(page)).toContainText('does not prove who held the keys')
  await expect(page.locator('#proved')).toContainText(made.kit.officer.key.fingerprint)
  await expect(page.locator('#commands')).toContainText('sha256sum -c baseline.json.sha256')
  await expect(page.locator('#content')).toContainText('Fictitious sample')
  const compare = page.locator('#compare')
  await compare.fill(await page.locator('#hash').innerText())
  await expect(page.locator('#compared')).toContainText('The same as the hash of this content')
  await compare.fill('0'.repeat(64))
  await expect(page.locator('#compared')).toContainText('Different')
  await compare.fill(made.kit.management.key.fingerprint.replace(/(.{4})/g, '$1 '))
  await expect(page.locator('#compared')).toContainText(`the key of ${made.kit.management.person.name}`)
  await page.context().close()
})

test('finds hazards by their words', async () => {
  const page = await opened(made.whole)
  const [first] = await page.locator('details.hazard summary strong').allInnerTexts()
  await page.getByLabel('Find in the hazards').fill(`${first}`)
  await expect(page.locator('details.hazard:visible').first()).toContainText(`${first}`)
  await page.getByLabel('Find in the hazards').fill('no hazard says this')
  await expect(page.locator('details.hazard:visible')).toHaveCount(0)
  await page.context().close()
})

test('names each kind of altering', async () => {
  for (const { what, words, html } of made.pages) {
    const page = await opened(html)
    // Where a key was revoked, nothing was altered: an approval does not count.
    const heading = what === 'a revoked key' ? 'An approval does not count' : 'Altered'
    await expect(verdict(page), what).toContainText(heading)
    await expect(verdict(page), what).toContainText(words)
    await expect(verdict(page), what).not.toContainText('unchanged')
    await page.context().close()
  }
})

test('without scripts it says that nothing was checked', async () => {
  const page = await opened(made.whole, { javaScriptEnabled: false })
  expect(await page.locator('noscript').evaluate((one) => one.textContent)).toContain('Nothing was checked')
  await page.context().close()
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing wrong, ${colorScheme}, and nothing runs off a narrow page`, async () => {
    const page = await opened(made.whole, { colorScheme, viewport: { width: 320, height: 640 } })
    await page.locator('details.hazard summary').first().click()
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
    await page.context().close()
  })
}
