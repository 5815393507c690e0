import { expect, test } from '../support/app-fixture.ts'
import { drag } from '../support/screens/drag.ts'
import { Hazards } from '../support/screens/hazards.ts'
import { Keyboard } from '../support/screens/keyboard.ts'
import { beginByKeyboard } from '../support/screens/keyboard-start.ts'
import { paste } from '../support/screens/workshop.ts'

test('causes and controls move by drag, and by keys that do the same', async ({ app }) => {
  const { page } = app
  const keys = await Keyboard.at(page)
  await beginByKeyboard(page, keys, ['Allergy not shown at prescribing', 'Wrong record opened'])
  const hazards = new Hazards(page)
  const pane = await hazards.open('HAZ-001')
  await pane.getByRole('textbox', { name: 'New cause' }).focus()
  await paste(page, '1) Banner hidden\n2) Allergy kept as free text\n3) Colleague left the record open')
  await keys.press('Enter')
  const cause = (number: number) => pane.getByRole('textbox', { name: `Cause ${number}`, exact: true })
  await expect(cause(3)).toHaveValue('Colleague left the record open')
  const link = pane.getByRole('combobox', { name: 'Link a control to cause 1' })
  await link.focus()
  await paste(page, '• Patient banner\n• Coded allergies only')
  await keys.press('Enter')
  const controls = (number: number) => pane.getByRole('list', { name: `Controls that answer cause ${number}` })
  await expect(controls(1).getByRole('listitem')).toHaveCount(2)

  // What is said of the link goes with it.
  const line = controls(1).getByRole('listitem').filter({ hasText: 'CTL-002' })
  await line.locator('summary').click()
  await line.getByLabel('How it acts', { exact: true }).first().click()
  await page.getByRole('option', { name: 'Detects' }).click()
  await expect(line).toContainText('detects')
  await line.locator('summary').first().click()

  // By drag: onto another cause.
  await drag(line.getByRole('button', { name: 'Causes that CTL-002 answers' }), cause(2))
  await expect(controls(2)).toContainText('CTL-002')
  await expect(controls(2)).toContainText('detects')
  await expect(controls(1).getByRole('listitem')).toHaveCount(1)

  // By key: from the line of the control, to the hazard as a whole.
  await controls(2).locator('summary').first().focus()
  await keys.press('Alt+m')
  const whole = page
    .getByRole('group', { name: /^Move this link/ })
    .getByRole('button', { name: 'The hazard as a whole' })
  await keys.tabTo(whole)
  await keys.press('Enter')
  await expect(pane.getByRole('list', { name: 'Controls that answer the hazard as a whole' })).toContainText('CTL-002')
  await expect(page.getByRole('status').filter({ hasText: 'CTL-002 now answers' })).toHaveCount(1)

  // A cause dragged onto another hazard of the list moves there; the toast takes it back.
  await drag(pane.getByRole('button', { name: 'Move cause 3' }), await hazards.cell('HAZ-002', 'name'))
  await expect(cause(3)).toHaveCount(0)
  const toast = page.getByRole('alert').filter({ hasText: 'Cause 3 of HAZ-001 moved to HAZ-002' })
  await toast.getByRole('button', { name: 'Undo' }).click()
  await expect(cause(3)).toHaveValue('Colleague left the record open')

  // By key: a cause splits into a new hazard, which says where it came from.
  await cause(3).focus()
  await keys.press('Alt+s')
  const split = page.getByRole('dialog', { name: /^Split off causes/ })
  await expect(split.getByRole('checkbox', { name: /^3\. Colleague/ })).toBeChecked()
  await split.getByRole('textbox', { name: 'Name of the new hazard' }).fill('Entry made in a record left open')
  await split.getByRole('textbox', { name: /reason/i }).fill('Another hazard altogether.')
  await split.getByRole('button', { name: 'Split' }).click()
  const made = hazards.pane('HAZ-003')
  await expect(made).toBeVisible()
  await expect(made.getByRole('textbox', { name: 'Cause 1', exact: true })).toHaveValue(
    'Colleague left the record open',
  )

  // Alt+M on a cause asks where to.
  await made.getByRole('textbox', { name: 'Cause 1', exact: true }).focus()
  await keys.press('Alt+m')
  await expect(page.getByRole('dialog', { name: 'Move cause 1 of HAZ-003' })).toBeVisible()
})
