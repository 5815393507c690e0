import { readFile } from 'node:fs/promises'
import { readDocument, readWorkbook } from '../../src-main/documents/render/read-back.ts'
import { expect, test } from '../support/app-fixture.ts'
import { Documents } from '../support/screens/documents.ts'
import { Frame } from '../support/screens/frame.ts'
import { Hazards } from '../support/screens/hazards.ts'
import { History } from '../support/screens/history.ts'
import { Start } from '../support/screens/start.ts'

test('somebody finds a change, takes it out, and sees the log as it was', async ({ app }) => {
  const { page } = app
  const start = new Start(page)
  await start.workAs('Dr A Example')
  await start.newProject('Ward record')
  const frame = new Frame(page)
  const hazards = new Hazards(page)
  const history = new History(page)
  await frame.goTo('Hazards')
  await hazards.add('Allergy not shown')
  let pane = await hazards.open('HAZ-001')
  await pane.getByRole('textbox', { name: 'Description' }).fill('The banner hides the allergy.')
  await pane.getByRole('textbox', { name: 'New cause' }).fill('Small screens')
  await pane.getByRole('textbox', { name: 'New cause' }).press('Enter')
  await expect(pane.getByRole('textbox', { name: 'Cause 1', exact: true })).toHaveValue('Small screens')
  await pane.getByRole('textbox', { name: 'Description' }).fill('The banner shows no allergy.')
  await hazards.add('Dose given twice')

  // Found by words, wherever they stand, and told how many there are.
  await frame.goTo('History')
  await history.search('banner hides')
  await expect(history.changes).toHaveCount(2)
  await history.search('')
  await history.choose('What it is about', /^Hazards and causes/)
  await expect(history.count).toContainText('5 of 6 changes pass the filter.')
  await expect(history.changes).toHaveCount(5)

  // What is shown goes out, with its filter.
  const path = await app.download(async () => {
    await page.getByRole('button', { name: 'Export these…' }).click()
    await page.getByRole('menuitem', { name: 'As Excel' }).click()
  })
  const rows = (await readWorkbook(await readFile(path))).sheets[0]?.rows ?? []
  expect(rows[0]?.[0]).toMatch(/^History of Ward record: 5 of 6 changes/)
  expect(rows[1]?.[0]).toBe('Filter: about: hazards and causes')

  // The log as it was after the first description: one hazard, the old words, nothing to change.
  await history.search('banner hides')
  await expect(history.changes).toHaveCount(2)
  await history.showThen(/^Changed description of HAZ-001/)
  await frame.goTo('History')
  await history.backToToday()
  const first = history.changes.filter({ hasText: 'Changed description of HAZ-001' }).last()
  await first.getByRole('button', { name: /^Changed description/ }).click()
  await first.getByRole('link', { name: 'Show the log as it was then' }).click()
  await expect(history.banner).toBeVisible()
  await frame.goTo('Hazards')
  await expect(hazards.rows).toHaveCount(1)
  await expect(page.getByRole('button', { name: 'New hazard' })).toHaveCount(0)
  pane = await hazards.open('HAZ-001')
  const description = pane.getByRole('textbox', { name: 'Description' })
  await expect(description).toHaveValue('The banner hides the allergy.')
  await expect(description).toHaveAttribute('readonly')
  await expect(pane.getByRole('textbox', { name: 'New cause' })).toHaveCount(0)

  // It goes along to other pages, and Back keeps it.
  await frame.goTo('Documents')
  await expect(history.banner).toBeVisible()
  const documents = new Documents(page)
  const log = await app.download(() => documents.export('Hazard log', 'Word'))
  const text = JSON.stringify(readDocument(await readFile(log)))
  expect(text).toContain('The banner hides the allergy.')
  expect(text).not.toContain('Dose given twice')
  expect(text).toMatch(/As it was on \d+ \w+ \d{4}, change \d+, DRAFT/)
  await page.goBack()
  await expect(page.getByRole('heading', { level: 1, name: /^Hazards/ })).toBeVisible()
  await expect(history.banner).toBeVisible()

  await history.backToToday()
  await expect(hazards.rows).toHaveCount(2)
  await expect(page.getByRole('textbox', { name: 'Description' })).toHaveValue('The banner shows no allergy.')
  // The focus is somewhere people can go on from.
  await expect(page.locator(':focus')).not.toHaveCount(0)
})

test('a day is chosen by keyboard, and a day without a log is told', async ({ app }) => {
  const { page } = app
  const start = new Start(page)
  await start.workAs('Dr A Example')
  await start.newProject('Ward record')
  const frame = new Frame(page)
  const history = new History(page)
  await frame.goTo('History')
  const open = page.getByRole('button', { name: 'As it was on…' })
  await open.press('Enter')
  const day = page.getByLabel('The log as it was at the end of')
  await expect(day).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(open).toBeFocused()
  await open.press('Enter')
  await day.fill('2001-01-01')
  await day.press('Enter')
  await expect(page.getByText('“Ward record” was not begun yet on 1 January 2001.')).toBeVisible()
  await page.getByRole('link', { name: 'Back to today' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'History' })).toBeVisible()
  await expect(history.banner).toHaveCount(0)
})
