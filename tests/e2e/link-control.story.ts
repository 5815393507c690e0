import type { Locator } from '@playwright/test'
import { expect, test } from '../support/app-fixture.ts'
import { Hazards } from '../support/screens/hazards.ts'
import { Keyboard } from '../support/screens/keyboard.ts'
import { beginByKeyboard } from '../support/screens/keyboard-start.ts'

/** The line of a field's list that Enter takes. */
const chosen = (within: Locator) => within.getByRole('option', { selected: true })

/** What a screen reader says of the field that has the focus: the line that Enter takes. */
async function spoken(field: Locator): Promise<string> {
  const id = (await field.getAttribute('aria-activedescendant')) ?? 'none'
  return (await field.page().locator(`[id="${id}"]`).textContent()) ?? ''
}

test('one control answers causes of two hazards, without a mouse', async ({ app }) => {
  const { page } = app
  const keys = await Keyboard.at(page)
  await beginByKeyboard(page, keys, ['Allergy not shown at prescribing', 'Wrong record opened'])
  const hazards = new Hazards(page)

  // A new control is written beside the cause it answers.
  await keys.arrowTo('ArrowUp', await hazards.cell('HAZ-001', 'name'))
  await keys.press('Enter')
  const first = hazards.pane('HAZ-001')
  await keys.tabTo(first.getByRole('textbox', { name: 'New cause' }))
  await keys.type('Banner hidden on small screens')
  await keys.press('Enter')
  await expect(first.getByRole('textbox', { name: 'Cause 1', exact: true })).toHaveValue(
    'Banner hidden on small screens',
  )
  const linkFirst = first.getByRole('combobox', { name: 'Link a control to cause 1' })
  await keys.tabTo(linkFirst, { back: true })
  await keys.type('Patient banner on every screen')
  await expect(chosen(first)).toContainText('New control')
  expect(await spoken(linkFirst)).toContain('New control “Patient banner on every screen”')
  await keys.press('Enter')
  await expect(first.getByRole('list', { name: 'Controls that answer cause 1' })).toContainText(
    'Patient banner on every screen',
  )

  // The same control is found again by a word, and linked to a cause of the other hazard.
  await keys.palette('HAZ-002', 'Wrong record opened')
  const second = hazards.pane('HAZ-002')
  await expect(second).toBeVisible()
  await keys.tabTo(second.getByRole('textbox', { name: 'New cause' }))
  await keys.type('Record left open by a colleague')
  await keys.press('Enter')
  await expect(second.getByRole('textbox', { name: 'Cause 1', exact: true })).toHaveValue(
    'Record left open by a colleague',
  )
  await keys.tabTo(second.getByRole('combobox', { name: 'Link a control to cause 1' }), { back: true })
  await keys.type('banner')
  await expect(chosen(second)).toContainText('CTL-001')
  await keys.press('Enter')
  const linked = second.getByRole('list', { name: 'Controls that answer cause 1' })
  await expect(linked).toContainText('CTL-001')
  await expect(linked).toContainText('Patient banner on every screen')

  // The register has one control, and names both hazards and causes.
  await keys.press('Escape', 'Escape')
  await keys.palette('Controls', 'Controls')
  await expect(page.getByRole('heading', { level: 1, name: /^Controls 1\b/ })).toBeVisible()
  await keys.palette('CTL-001', 'Patient banner on every screen')
  const control = page.getByRole('region', { name: /^CTL-001/ })
  await expect(control).toContainText('HAZ-001')
  await expect(control).toContainText('HAZ-002')
  await expect(control).toContainText('Record left open by a colleague')
  await keys.untouched()
})
