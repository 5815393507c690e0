import { expect, test } from '../support/app-fixture.ts'
import { copyElsewhere, fromWorkbook } from '../support/screens/clipboard.ts'
import { Frame } from '../support/screens/frame.ts'
import { Hazards } from '../support/screens/hazards.ts'
import { Keyboard } from '../support/screens/keyboard.ts'
import { beginByKeyboard } from '../support/screens/keyboard-start.ts'
import { Listing } from '../support/screens/listing.ts'
import { Pasting } from '../support/screens/pasting.ts'

// One clipboard for all that runs on a computer.
test.describe.configure({ mode: 'serial' })

test('two hundred hazards get another owner at once, undone and redone in one step; a view of them stays', async ({
  app,
}) => {
  const { page } = app
  const keys = await Keyboard.at(page)
  await beginByKeyboard(page, keys, ['Allergy not shown at prescribing'])
  const hazards = new Hazards(page)
  const listing = new Listing(page)

  // Two hundred hazards from a workbook.
  await keys.press('Control+Home')
  await keys.arrowTo('ArrowRight', await hazards.cell('HAZ-001', 'name'))
  await copyElsewhere(app, fromWorkbook(Array.from({ length: 200 }, (_, index) => [`Hazard of row ${index + 1}`])))
  await keys.press('Control+v')
  const pasting = new Pasting(page)
  await expect(pasting.apply).toBeFocused()
  await keys.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Hazards 200' })).toBeVisible()
  await expect(page.locator('[role="gridcell"]:focus')).toHaveCount(1)

  // All of them, one field, one value; what it does is said before it is done.
  await keys.press('Control+a')
  await expect(page.getByText('200 rows selected')).toBeVisible()
  await keys.press('Control+Shift+e')
  const bulk = listing.bulk('Change 200 hazards')
  const field = bulk.getByRole('combobox', { name: 'Field' })
  await expect(field).toBeFocused()
  await expect(bulk).toContainText('judgements on one hazard each')
  await keys.type('status')
  await expect(page.getByRole('option')).toHaveCount(1)
  await keys.press('ArrowDown', 'Enter')
  await keys.tabTo(bulk.getByRole('combobox', { name: 'New value' }))
  await keys.press('ArrowDown')
  await expect(page.getByRole('option', { name: /Closed|Transferred/ })).toHaveCount(0)
  await expect(page.getByRole('option', { name: 'Open', exact: true })).toBeVisible()
  await keys.press('Escape')
  await keys.tabTo(field, { back: true })
  await keys.press('Control+a')
  await keys.type('owner')
  await expect(page.getByRole('option')).toHaveCount(1)
  await keys.press('ArrowDown', 'Enter')
  await keys.tabTo(bulk.getByRole('combobox', { name: 'New value' }))
  await keys.type('Dr A')
  await expect(page.getByRole('option')).toHaveCount(1)
  await keys.press('ArrowDown', 'Enter')
  await expect(bulk.getByRole('status')).toContainText('200 will change')
  await expect(bulk.getByRole('status')).toContainText('HAZ-001: nobody → Dr A Example')
  await keys.tabTo(bulk.getByRole('button', { name: 'Change 200 hazards' }))
  await keys.press('Enter')
  await expect(page.getByText('Owner of 200 hazards: Dr A Example.')).toBeVisible()
  await expect(bulk).toHaveCount(0)
  await expect(page.locator('[role="gridcell"]:focus')).toHaveCount(1)

  // Gathered by owner, all are in one group; one Undo empties it, one Redo fills it again.
  await keys.tabTo(listing.groupButton, { back: true })
  await keys.press('Enter')
  await keys.arrowTo('ArrowDown', listing.menuItem('Owner'))
  await keys.press('Enter')
  await expect(listing.group('Group Owner Dr A Example, 200 hazards, expanded')).toBeVisible()
  await expect(new Frame(page).undo).toHaveAccessibleName(/^Undo: .*200 hazards/)
  await keys.press('Control+z')
  await expect(listing.group('Group Owner Nobody named, 200 hazards, expanded')).toBeVisible()
  await keys.press('Control+y')
  await expect(listing.group('Group Owner Dr A Example, 200 hazards, expanded')).toBeVisible()

  // The group is folded and opened by arrows, its head one of the rows.
  await keys.press('F6')
  await expect(listing.group('Group Owner Dr A Example, 200 hazards, expanded')).toBeFocused()
  await keys.press('ArrowLeft')
  await expect(listing.group('Group Owner Dr A Example, 200 hazards, collapsed')).toBeFocused()
  await expect(hazards.rows).toHaveCount(0)
  await keys.press('ArrowRight')
  await expect(listing.group('Group Owner Dr A Example, 200 hazards, expanded')).toBeFocused()
  await keys.press('ArrowDown')
  await expect(await hazards.cell('HAZ-001', 'number')).toBeFocused()

  // Looked at so, it is kept under a name.
  await keys.tabTo(listing.viewsButton, { back: true })
  await keys.press('Enter')
  await keys.arrowTo('ArrowDown', listing.menuItem('Save as a new view…'))
  await keys.press('Enter')
  await expect(page.getByRole('textbox', { name: 'Name of the view' })).toBeFocused()
  await keys.type('By owner')
  await keys.press('Enter')
  await expect(page.getByRole('button', { name: 'View: By owner' })).toBeFocused()
  await keys.untouched()

  await page.reload()
  const again = await Keyboard.at(page)
  await expect(page.getByRole('button', { name: 'View: By owner' })).toBeVisible()
  await expect(listing.group('Group Owner Dr A Example, 200 hazards, expanded')).toBeVisible()
  await again.tabTo(listing.groupButton)
  await again.press('Enter')
  await again.arrowTo('ArrowDown', listing.menuItem('Nothing'))
  await again.press('Enter')
  await expect(listing.group(/^Group /)).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'View: By owner changed' })).toBeVisible()
  await again.untouched()
})
