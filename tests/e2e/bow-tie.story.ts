import { expect, test } from '../support/app-fixture.ts'
import { BowTie } from '../support/screens/bow-tie.ts'
import { Frame } from '../support/screens/frame.ts'
import { Hazards } from '../support/screens/hazards.ts'
import { Keyboard } from '../support/screens/keyboard.ts'
import { Start } from '../support/screens/start.ts'

test('a bow-tie is walked, read and edited by keys alone', async ({ app }) => {
  const { page } = app
  const start = new Start(page)
  await start.workAs('Dr A Example', 'Doctor')
  await start.exploreSample()
  await new Frame(page).goTo('Hazards')
  const hazards = new Hazards(page)
  const pane = await hazards.open('HAZ-001')
  const keys = await Keyboard.at(page)

  // Alt+B shows it, with the focus on the hazard in the middle.
  await keys.press('Alt+b')
  const tie = new BowTie(page)
  await expect(tie.part('Hazard HAZ-001')).toBeFocused()
  await expect(tie.part('Hazard HAZ-001')).toHaveAccessibleName(
    /Initial 4 Must be reduced\. Today 4 Must be reduced, the initial\. Residual 3 Undesirable, claimed\./,
  )

  // Right: what stands after the hazard, then the effects. Left again, and on along the line of a cause.
  await keys.press('ArrowRight')
  await expect(tie.part('CTL-020')).toBeFocused()
  await expect(tie.part('CTL-020')).toHaveAccessibleName(/Verified and effective\. Limits the harm\. Existing\./)
  await keys.press('ArrowRight', 'ArrowRight')
  await expect(tie.part('Effect: The wrong patient')).toBeFocused()
  await keys.press('ArrowDown')
  await expect(tie.part('Effect: Kind of harm scored')).toBeFocused()
  await keys.press('Home')
  const first = page.locator('[data-picture-part]:focus')
  await expect(first).toHaveAccessibleName(/^Cause \d of HAZ-001: .* 1 control before the hazard\./)

  // Up and down between lines; Home and End are the ends of one.
  await keys.arrowTo('ArrowUp', tie.part('Cause 1 of HAZ-001'))
  await keys.arrowTo('ArrowDown', tie.part('Cause 4 of HAZ-001'))
  await keys.press('ArrowRight')
  await expect(page.locator('[data-picture-part]:focus')).toHaveAccessibleName(/^CTL-001, .* Existing\. Detects\./)
  await keys.press('ArrowUp')
  await expect(page.locator('[data-picture-part]:focus')).toHaveAccessibleName(/^CTL-001, /)

  // Enter opens what it shows beside the picture; what is written there stands in the picture at once.
  await keys.press('Home')
  await expect(tie.part('Cause 3 of HAZ-001')).toBeFocused()
  await keys.press('Enter')
  const text = pane.getByRole('textbox', { name: /^Cause 3/ })
  await expect(text).toBeFocused()
  await keys.press('Control+a')
  await keys.type('The order window hides the name')
  await keys.press('Control+Enter')
  await expect(tie.part('Cause 3 of HAZ-001: The order window hides the name')).toBeAttached()

  // Escape closes it and stands where one was; `c` adds a cause.
  await keys.press('Escape')
  await expect(tie.part('Cause 3 of HAZ-001')).toBeFocused()
  await keys.press('c')
  await expect(pane.getByRole('textbox', { name: 'New cause' })).toBeFocused()
  await keys.type('The night shift uses one log-in')
  await keys.press('Enter')
  await expect(tie.part('Cause 5 of HAZ-001: The night shift uses one log-in. No control.')).toBeAttached()
  await keys.press('Escape')
  await expect(tie.part('Cause 3 of HAZ-001')).toBeFocused()

  // Its table says the same.
  await keys.tabTo(page.getByRole('button', { name: 'Show as table' }), { back: true })
  await keys.press('Enter')
  await expect(
    tie.table.getByRole('row', { name: /^Cause 5 The night shift uses one log-in no control/ }),
  ).toBeVisible()
  await expect(tie.table.getByRole('row', { name: /^After the hazard CTL-020/ })).toBeVisible()

  // Escape steps back to the hazard beside the list.
  await keys.press('Escape')
  await expect(pane.getByRole('heading', { level: 2 }).first()).toBeFocused()
  await keys.untouched()
})

test('the tree of a bow-tie says in words what its lines show', async ({ app }) => {
  const { page } = app
  const start = new Start(page)
  await start.workAs('Dr A Example', 'Doctor')
  await start.exploreSample()
  await new Frame(page).goTo('Hazards')
  await new Hazards(page).open('HAZ-003')
  await page.getByRole('button', { name: 'Bow-tie' }).click()
  const tie = new BowTie(page)
  await expect(tie.picture).toHaveAccessibleName(/^Bow-tie of HAZ-003 A patient registered twice/)
  await expect(tie.picture).toHaveAccessibleDescription(/On the left 4 causes with 7 controls before the hazard/)
  await expect(tie.picture).toMatchAriaSnapshot(`
    - group /^Bow-tie of HAZ-003/:
      - button /^Cause 1 of HAZ-003. .* 2 controls before the hazard\\.$/
      - button /^CTL-011, .* Agreed\\. Prevents the cause\\. Additional\\.$/
      - button /^CTL-009, .* Implemented\\. Additional\\. Detects\\.$/
      - button /^Cause 2 of HAZ-003/
      - button /^CTL-008/
      - button /^Cause 3 of HAZ-003/
      - button /^CTL-009/
      - button /^CTL-015, .* Also on 3 other hazards\\.$/
      - button /^Cause 4 of HAZ-003/
      - button /^CTL-011/
      - button /^The hazard as a whole\\. 1 control before the hazard\\.$/
      - button /^CTL-010, .* How it acts not stated\\. Also on 1 other hazard\\.$/
      - button /^Hazard HAZ-003, .* Residual 3 Undesirable, claimed\\.$/
      - button /^Effect. The emergency team/
      - button /^Effect. Kind of harm scored. Death$/
  `)
  // One stop for Tab, whatever the number of parts.
  await expect(tie.picture.locator('[tabindex="0"]')).toHaveCount(1)

  // The other picture of a hazard: what lies between both scores.
  await page.getByRole('button', { name: 'Initial to residual' }).click()
  const change = page.getByRole('group', { name: 'What lies between the initial and the residual risk of HAZ-003' })
  await expect(change.getByRole('button', { name: /^Residual 3 Undesirable, claimed\.$/ })).toBeVisible()
})
