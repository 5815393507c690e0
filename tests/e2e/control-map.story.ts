import { expect, test } from '../support/app-fixture.ts'
import { Frame } from '../support/screens/frame.ts'
import { Keyboard } from '../support/screens/keyboard.ts'
import { Start } from '../support/screens/start.ts'

test('the map of controls says what rests on one and what falls if it fails, by keys alone', async ({ app }) => {
  const { page } = app
  const start = new Start(page)
  await start.workAs('Dr A Example', 'Doctor')
  await start.exploreSample()
  await new Frame(page).goTo('Controls')
  const keys = await Keyboard.at(page)
  const button = page.getByRole('button', { name: 'Map', exact: true })
  await keys.tabTo(button)
  await keys.press('Enter')

  // The most shared control is chosen; arrows choose the next, and the picture beside the list follows.
  const lines = page.getByRole('listbox', { name: 'Controls by how many hazards rest on them' })
  await expect(lines.getByRole('option', { selected: true })).toHaveAccessibleName(/^CTL-021 .* verified 5 hazards$/)
  await expect(lines.getByRole('option', { selected: true })).toBeFocused()
  await keys.press('ArrowDown')
  await expect(lines.getByRole('option', { selected: true })).toHaveAccessibleName(/^CTL-015 /)
  const picture = page.getByRole('group', { name: 'If CTL-015 fails' })
  await keys.press('ArrowRight')
  await expect(picture.getByRole('button', { name: /^CTL-015 / })).toBeFocused()
  await keys.press('ArrowRight')
  await expect(
    picture.getByRole('button', { name: /^HAZ-005, .* Today 3 Undesirable, then 4 Must be reduced\./ }),
  ).toBeFocused()

  // Enter opens the hazard; the way back leads to the same control.
  await keys.press('Enter')
  await expect(page.getByRole('article', { name: /^HAZ-005 / })).toBeVisible()
  await page.goBack()
  await expect(lines.getByRole('option', { selected: true })).toHaveAccessibleName(/^CTL-015 /)

  // Escape steps back: from the picture to the list, from there to the register.
  await keys.press('ArrowRight', 'Escape')
  await expect(lines.getByRole('option', { selected: true })).toBeFocused()
  await keys.press('Escape')
  await expect(button).toBeFocused()
  await keys.untouched()
})
