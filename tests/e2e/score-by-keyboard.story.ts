import { expect, test } from '../support/app-fixture.ts'
import { Hazards } from '../support/screens/hazards.ts'
import { Keyboard } from '../support/screens/keyboard.ts'
import { beginByKeyboard } from '../support/screens/keyboard-start.ts'

test('a hazard is scored from blank to residual without a mouse', async ({ app }) => {
  const { page } = app
  const keys = await Keyboard.at(page)
  await beginByKeyboard(page, keys, ['Allergy not shown at prescribing'])
  const hazards = new Hazards(page)

  // In the grid: a letter opens the list of words, arrows choose, Enter keeps; the rating follows at once.
  const severity = await hazards.cell('HAZ-001', 'initial.severity')
  const likelihood = await hazards.cell('HAZ-001', 'initial.likelihood')
  const rating = await hazards.cell('HAZ-001', 'initial.rating')
  await keys.arrowTo('ArrowRight', severity)
  await keys.type('m')
  const words = page.getByRole('listbox', { name: 'Initial severity' })
  await expect(words).toBeFocused()
  await expect(words.getByRole('option', { selected: true })).toContainText('Minor')
  await keys.press('ArrowDown', 'ArrowDown', 'ArrowDown')
  await expect(words.getByRole('option', { selected: true })).toContainText('Major')
  await keys.press('Enter')
  await expect(severity).toHaveText('Major')

  await keys.arrowTo('ArrowRight', likelihood)
  await keys.press('F2')
  await expect(page.getByRole('listbox', { name: 'Initial likelihood' })).toBeFocused()
  await keys.type('med')
  await keys.press('Enter')
  await expect(likelihood).toHaveText('Medium')
  await expect(rating).toContainText('3')
  await expect(rating).toContainText('Undesirable')

  // Escape undoes an edit that was begun.
  await keys.press('F2', 'ArrowDown', 'Escape')
  await expect(likelihood).toHaveText('Medium')

  // In the pane: the reasons, each saved as its field is left.
  await keys.press('Enter')
  const pane = hazards.pane('HAZ-001')
  await expect(pane.getByRole('heading', { level: 2 }).first()).toBeFocused()
  const initial = pane.getByRole('region', { name: /^Initial/ })
  await keys.tabTo(initial.getByRole('textbox', { name: 'Why this severity' }))
  await keys.type('A known allergy can kill one patient.')
  await keys.tabTo(initial.getByRole('textbox', { name: 'Why this likelihood' }))
  await keys.type('Seen on three of forty wards in the trial.')
  await keys.press('Tab')

  // The matrix sets the residual risk: one stop for Tab, arrows inside.
  // With the initial risk scored, its cells stand for the residual one.
  await expect(pane.getByRole('radio', { name: '● residual risk' })).toBeChecked()
  await keys.tabTo(pane.getByRole('button', { name: /^Minor, Very High:/ }), { back: true })
  await keys.press('ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowRight', 'ArrowRight', 'ArrowRight')
  await expect(pane.getByRole('button', { name: /^Major, Very Low:/ })).toBeFocused()
  await keys.press('Enter')
  const residual = pane.getByRole('region', { name: /^Residual/ })
  await expect(residual.getByText('Acceptable with a reason').first()).toBeVisible()
  await expect(residual.getByText('claimed').first()).toBeVisible()

  // Escape steps back to the grid, where the row says the same.
  await keys.press('Escape')
  await expect(pane).toHaveCount(0)
  await expect(await hazards.cell('HAZ-001', 'residual.rating')).toContainText('2')
  await keys.press('Enter')
  await expect(initial.getByRole('textbox', { name: 'Why this severity' })).toHaveValue(
    'A known allergy can kill one patient.',
  )
  await expect(initial.getByRole('textbox', { name: 'Why this likelihood' })).toHaveValue(
    'Seen on three of forty wards in the trial.',
  )
  await keys.untouched()
})
