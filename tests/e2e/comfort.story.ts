import type { Page } from '@playwright/test'
import { expect, test } from '../support/app-fixture.ts'
import { Frame } from '../support/screens/frame.ts'
import { Hazards } from '../support/screens/hazards.ts'
import { Start } from '../support/screens/start.ts'

const html = (page: Page) => page.locator('html')
const remOf = (page: Page) => page.evaluate(() => getComputedStyle(document.documentElement).fontSize)

/** Lets files go over the page as a hand would; a browser gives the page the same events. */
async function drop(page: Page, files: { name: string; text: string }[]): Promise<void> {
  const data = await page.evaluateHandle((given) => {
    const transfer = new DataTransfer()
    for (const { name, text } of given) transfer.items.add(new File([text], name))
    return transfer
  }, files)
  for (const event of ['dragenter', 'dragover', 'drop']) {
    await page.locator('body').dispatchEvent(event, { dataTransfer: data })
  }
}

test('colours and text size are chosen once, count in every part, and are kept', async ({ app }) => {
  const start = new Start(app.page)
  await start.workAs('Dr A Example')
  await app.page.getByRole('button', { name: 'Colours, text size, spelling' }).click()
  await app.page.getByRole('radio', { name: 'High contrast, dark' }).check()
  await app.page.getByRole('radio', { name: '150 %' }).check()
  await expect(html(app.page)).toHaveAttribute('data-contrast', 'more')
  await expect(html(app.page)).toHaveAttribute('data-mantine-color-scheme', 'dark')
  await expect.poll(() => remOf(app.page)).toBe('24px')

  await start.exploreSample()
  await new Frame(app.page).goTo('Hazards')
  const row = app.page.getByRole('row', { name: /HAZ-003/ }).first()
  await expect.poll(async () => (await row.boundingBox())?.height).toBeGreaterThanOrEqual(44)

  await app.restart()
  await expect(html(app.page)).toHaveAttribute('data-contrast', 'more')
  await expect.poll(() => remOf(app.page)).toBe('24px')

  // The toggle of the rail goes between light and dark and keeps the contrast.
  await app.page.getByRole('button', { name: 'Use light colours' }).click()
  await expect(html(app.page)).toHaveAttribute('data-mantine-color-scheme', 'light')
  await expect(html(app.page)).toHaveAttribute('data-contrast', 'more')
})

test('what the system asks for is followed until something is chosen', async ({ app }) => {
  await app.page.emulateMedia({ colorScheme: 'dark', contrast: 'more' })
  await expect(html(app.page)).toHaveAttribute('data-mantine-color-scheme', 'dark')
  await expect(html(app.page)).toHaveAttribute('data-contrast', 'more')
  await app.page.emulateMedia({ colorScheme: 'light', contrast: 'no-preference' })
  await expect(html(app.page)).toHaveAttribute('data-mantine-color-scheme', 'light')
  await expect(html(app.page)).toHaveAttribute('data-contrast', 'usual')
})

test('names of drugs go into my dictionary and out of it', async ({ app }) => {
  const { page } = app
  await new Start(page).workAs('Dr A Example')
  await new Start(page).exploreSample()
  await new Frame(page).goTo('Settings')
  await page.getByRole('tab', { name: 'Comfort' }).click()
  const word = page.getByRole('textbox', { name: 'New word' })
  await word.fill('apixaban twice')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Add one word at a time.')).toBeVisible()
  await word.fill('tinzaparin')
  await page.keyboard.press('Enter')
  const list = page.getByRole('list', { name: 'My dictionary' })
  await expect(list.getByText('tinzaparin')).toBeVisible()
  await page.getByRole('button', { name: 'Take tinzaparin out of my dictionary' }).click()
  await expect(page.getByText('No word was added yet.')).toBeVisible()
})

test('files dropped on a hazard are kept as evidence for its controls, and a workbook can be imported', async ({
  app,
}) => {
  const { page } = app
  await new Start(page).workAs('Dr A Example')
  await new Start(page).exploreSample()
  const frame = new Frame(page)
  await frame.goTo('Hazards')
  await new Hazards(page).open('HAZ-003')
  await drop(page, [
    { name: 'Merge test.txt', text: 'passed' },
    { name: 'Search test.txt', text: 'passed too' },
  ])
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByText('Merge test.txt')).toBeVisible()
  await dialog
    .getByRole('checkbox', { name: /^Evidence of effectiveness: CTL-/ })
    .first()
    .check()
  await dialog.getByRole('button', { name: 'Keep as evidence' }).click()
  await expect(dialog).toHaveCount(0, { timeout: 60_000 })
  await frame.goTo('Evidence')
  const table = page.getByRole('table', { name: 'Evidence' })
  for (const name of ['Merge test.txt', 'Search test.txt']) {
    // Title, file and use: noted on the one link that was ticked.
    await expect(table.getByRole('row').filter({ hasText: name }).getByRole('cell').last()).toHaveText('1')
  }

  await frame.goTo('Hazards')
  await drop(page, [{ name: 'Old log.csv', text: 'not a log' }])
  await page.getByRole('dialog').getByRole('button', { name: 'Import as a hazard log' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Import a hazard log' })).toBeVisible()
  await expect(page.getByText('Old log.csv, 9 bytes')).toBeVisible()
  await drop(page, [
    { name: 'One.csv', text: '1' },
    { name: 'Two.csv', text: '2' },
  ])
  await expect(page.getByRole('alert').filter({ hasText: 'by itself' })).toContainText(
    '2 files were dropped, and each is imported by itself.',
  )
})

test('a recent workspace says where it is and when it was opened, and is forgotten', async ({ app }) => {
  const { page } = app
  const start = new Start(page)
  await start.workAs('Dr A Example')
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Theatre')
  await page.getByRole('button', { name: 'Make it', exact: true }).click()
  await start.workAs('Dr A Example')
  const recent = page.getByRole('region', { name: 'Recent workspaces' })
  await expect(recent.getByText('Hazards.hazards')).toBeVisible()
  await expect(recent.getByText(/^opened \d/)).toBeVisible()
  await recent.getByRole('button', { name: 'Forget Hazards' }).click()
  await expect(recent.getByText('No other workspace was open on this computer.')).toBeVisible()
})
