import { expect, test } from '../support/app-fixture.ts'
import { Frame } from '../support/screens/frame.ts'
import { Keyboard } from '../support/screens/keyboard.ts'
import { Start } from '../support/screens/start.ts'

test('a role by the first letters of a name; the checks know who holds it; fields left in haste are all kept', async ({
  app,
}) => {
  const { page } = app
  const start = new Start(page)
  await expect(start.whoIsWorking).toBeVisible()
  await page.getByRole('textbox', { name: 'Registration number' }).fill('0000000')
  await start.workAs('Dr A Example', 'Doctor')
  await start.newProject('Ward record')
  const frame = new Frame(page)
  const keys = await Keyboard.at(page)

  // Enter takes the first of those found.
  await frame.goTo('People')
  await page.getByRole('button', { name: 'Add a role' }).click()
  await page.getByRole('combobox', { name: 'Person' }).focus()
  await keys.type('dr a')
  await keys.press('Enter')
  await expect(page.getByRole('table', { name: 'Roles in this project' })).toContainText('Dr A Example')
  await expect(frame.undo).toHaveAccessibleName(/^Undo: .*roles of the project/)

  // The role names somebody whom the project did not name as it was opened.
  await frame.goTo('Checks')
  await expect(page.getByRole('tree', { name: 'Findings' })).toBeVisible()
  await expect(page.getByText("Clinical safety officer's registration not recorded")).toHaveCount(0)

  // Each save builds on the one before, as fast as keys can go.
  await frame.goTo('Settings')
  await page.getByRole('tab', { name: /milestones/i }).click()
  await page.getByRole('textbox', { name: 'New milestone' }).fill('Go-live')
  await page.keyboard.press('Enter')
  const milestone = page.getByRole('group', { name: 'Go-live' })
  await milestone.getByLabel('Date', { exact: true }).fill('2027-03-01')
  await milestone.getByRole('textbox', { name: 'Scope' }).fill('Two wards')
  await milestone.getByRole('textbox', { name: 'Name' }).fill('First go-live')
  // Its save is under way as another milestone is added: neither undoes the other.
  await page.getByRole('textbox', { name: 'New milestone' }).fill('Second go-live')
  await page.keyboard.press('Enter')
  // Nor is the next one waited for.
  await page.keyboard.type('Third go-live')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('group', { name: 'First go-live' })).toBeVisible()
  await expect(page.getByRole('group', { name: 'Second go-live' })).toBeVisible()
  await expect(page.getByRole('group', { name: 'Third go-live' })).toBeVisible()
  await expect(frame.status).toContainText('saved at')
  await page.reload()
  await page.getByRole('tab', { name: /milestones/i }).click()
  const kept = page.getByRole('group', { name: 'First go-live' })
  await expect(kept.getByRole('textbox', { name: 'Scope' })).toHaveValue('Two wards')
  await expect(kept.getByLabel('Date', { exact: true })).toHaveValue('2027-03-01')
})
