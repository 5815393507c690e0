import { expect, type Page } from '@playwright/test'
import { Hazards } from './hazards.ts'
import type { Keyboard } from './keyboard.ts'
import { Start } from './start.ts'

/** From first start to a project with these hazards, by keys alone; ends with the focus in the grid. */
export async function beginByKeyboard(page: Page, keys: Keyboard, names: readonly string[]): Promise<void> {
  const start = new Start(page)
  await expect(page.getByRole('textbox', { name: 'Name', exact: true })).toBeFocused()
  await keys.type('Dr A Example')
  await keys.press('Enter')
  await keys.tabTo(start.newOffer)
  await keys.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'New project' })
  await expect(dialog.getByRole('textbox', { name: 'Name', exact: true })).toBeFocused()
  await keys.type('Ward record')
  await keys.tabTo(dialog.getByRole('checkbox', { name: /^DCB0160/ }))
  await keys.press('Space')
  await keys.tabTo(dialog.getByRole('button', { name: 'Start the project' }))
  await keys.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: /^Overview/ })).toBeVisible()

  await keys.goTo('Hazards')
  await keys.press('n')
  const line = page.getByRole('form', { name: 'New hazard' })
  await expect(line.getByRole('textbox')).toBeFocused()
  for (const [index, name] of names.entries()) {
    await keys.type(name)
    await keys.press('Enter')
    await expect(line.getByRole('status')).toContainText(`HAZ-00${index + 1} added`)
  }
  await keys.press('Escape')
  await expect(line).toHaveCount(0)
  await expect(new Hazards(page).rows).toHaveCount(names.length)
  await expect(page.locator('[role="gridcell"]:focus')).toHaveCount(1)
}
