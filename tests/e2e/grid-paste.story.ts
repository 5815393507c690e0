import { expect, test } from '../support/app-fixture.ts'
import { copyElsewhere, fromWorkbook, pasteElsewhere } from '../support/screens/clipboard.ts'
import { Hazards } from '../support/screens/hazards.ts'
import { Keyboard } from '../support/screens/keyboard.ts'
import { beginByKeyboard } from '../support/screens/keyboard-start.ts'
import { Pasting } from '../support/screens/pasting.ts'

// One clipboard for all that runs on a computer.
test.describe.configure({ mode: 'serial' })

/** Fifty rows as a workbook has them: name, rating (worked out here, so left empty), severity, likelihood. */
function fiftyRows(): string[][] {
  return Array.from({ length: 50 }, (_, index) => [
    `Hazard of row ${index + 1}`,
    '',
    index % 2 === 0 ? 'Major' : 'minor',
    '3',
  ])
}

test('fifty rows come from a workbook with three bad cells, mended, pasted again, and taken back at once', async ({
  app,
}) => {
  const { page } = app
  const keys = await Keyboard.at(page)
  await beginByKeyboard(page, keys, ['Allergy not shown at prescribing', 'Wrong patient record opened'])
  const hazards = new Hazards(page)
  const pasting = new Pasting(page)
  const first = await hazards.cell('HAZ-001', 'name')
  await keys.press('Control+Home')
  await keys.arrowToColumn('ArrowRight', 'name')

  const rows = fiftyRows()
  const spoilt = rows.map((cells) => [...cells])
  spoilt[1] = ['Wrong patient record opened', '', 'Catastrofic', '3']
  spoilt[11] = ['Hazard of row 12', '', 'minor', '9']
  spoilt[19] = ['', '', 'minor', '3']
  await copyElsewhere(app, fromWorkbook(spoilt))
  await keys.press('Control+v')

  // Nothing is done yet: every bad cell is listed with its reason, the focus is on the first.
  await expect(pasting.preview).toContainText('50 rows: 2 change, 47 new. 3 cells do not fit')
  await expect(pasting.badCells).toHaveCount(4)
  await expect(pasting.mend('HAZ-002', 'Initial severity')).toBeFocused()
  await expect(pasting.panel).toContainText('The scheme has no word “Catastrofic” here.')
  await expect(pasting.panel).toContainText('The scheme goes from 1 to 5 here.')
  await expect(pasting.panel).toContainText('A new hazard needs a name.')
  await expect(hazards.rows).toHaveCount(2)

  // Two are mended here; with one left, Apply only leads to it.
  await keys.type('Major')
  await keys.press('Enter')
  await expect(pasting.mend('New row 10', 'Initial likelihood')).toBeFocused()
  await keys.type('High')
  await keys.tabTo(pasting.apply, { back: true })
  await keys.press('Enter')
  await expect(pasting.panel.getByRole('alert')).toHaveText('1 cell does not fit yet.')
  await expect(pasting.mend('New row 18', 'Hazard')).toBeFocused()
  await expect(hazards.rows).toHaveCount(2)

  // Given up instead; the workbook is mended, and pasted again where it was.
  await keys.press('Escape')
  await expect(pasting.panel).toHaveCount(0)
  await expect(first).toBeFocused()
  await copyElsewhere(app, fromWorkbook(rows))
  await keys.press('Control+v')
  await expect(pasting.preview).toContainText('50 rows: 2 change, 48 new. 100 scores arrive as imported, not confirmed')
  await expect(pasting.apply).toBeFocused()
  await keys.press('Enter')
  await expect(pasting.panel).toHaveCount(0)
  await expect(page.getByText('Pasted: 2 hazards changed, 48 new.')).toBeVisible()
  await expect(first).toHaveText('Hazard of row 1')
  await expect(first).toBeFocused()
  await expect(await hazards.cell('HAZ-001', 'initial.rating')).toContainText('unconfirmed')

  // One step back takes all of it away.
  await keys.press('Control+z')
  await expect(hazards.rows).toHaveCount(2)
  await expect(await hazards.cell('HAZ-001', 'name')).toHaveText('Allergy not shown at prescribing')
  await keys.untouched()
})

test('ranges are selected, copied, filled down and emptied by keys, and said', async ({ app }) => {
  const { page } = app
  const keys = await Keyboard.at(page)
  const names = ['Allergy not shown', 'Wrong patient record opened', 'Late result', 'Dose shown twice']
  await beginByKeyboard(page, keys, names)
  const hazards = new Hazards(page)
  const cell = async (number: number, column: Parameters<Hazards['cell']>[1]) =>
    await hazards.cell(`HAZ-00${number}`, column)
  await keys.press('Control+Home')
  await keys.arrowToColumn('ArrowRight', 'ownerId')

  // A name is chosen, kept by Tab, which moves on without beginning another edit.
  await keys.press('F2')
  await expect(page.getByRole('listbox', { name: 'Owner' })).toBeFocused()
  await keys.type('dr')
  await keys.press('Tab')
  await expect(await cell(1, 'ownerId')).toHaveText('Dr A Example')
  await expect(page.getByRole('listbox')).toHaveCount(0)
  await expect(page.locator('[role="gridcell"]:focus')).toHaveCount(1)
  await keys.press('Shift+Tab')
  await expect(await cell(1, 'ownerId')).toBeFocused()

  // The range is said, and marked for those who hear it; the active cell stays.
  await keys.press('Shift+ArrowDown', 'Shift+ArrowDown')
  await expect(hazards.selection).toContainText('3 rows by 1 column selected')
  await expect(hazards.grid.getByRole('gridcell', { selected: true })).toHaveCount(3)
  await expect(await cell(1, 'ownerId')).toBeFocused()
  await keys.press('Control+d')
  await expect(await cell(3, 'ownerId')).toHaveText('Dr A Example')
  await expect(await cell(4, 'ownerId')).toHaveText('')
  await expect(page.getByText('Filled: 2 hazards changed.')).toBeVisible()
  await keys.press('Control+z')
  await expect(await cell(3, 'ownerId')).toHaveText('')
  await expect(await cell(1, 'ownerId')).toHaveText('Dr A Example')

  // Never a score, nor a judgement.
  await keys.press('Escape')
  await keys.arrowToColumn('ArrowLeft', 'initial.severity')
  await keys.type('maj')
  await keys.press('Enter')
  await expect(await cell(1, 'initial.severity')).toHaveText('Major')
  await keys.press('ArrowUp', 'Shift+ArrowDown', 'Control+d')
  await expect(hazards.selection).toContainText('a score is a judgement on one hazard and is never filled')
  await expect(await cell(2, 'initial.severity')).toHaveText('')
  await keys.press('Escape')
  await keys.arrowToColumn('ArrowRight', 'status')
  await keys.type('clo')
  await keys.press('Enter')
  await expect(await cell(1, 'status')).toHaveText('Closed')
  await keys.press('ArrowUp', 'Shift+ArrowDown', 'Control+d')
  await expect(hazards.selection).toContainText('Closed and Transferred are judgements')
  await expect(await cell(2, 'status')).toHaveText('Open')

  // Whole rows, and everything; what is copied is what is read on screen.
  await keys.press('Escape', 'Shift+Space', 'Shift+ArrowDown')
  await expect(hazards.selection).toContainText('2 rows selected')
  await keys.press('Control+c')
  const copied = await pasteElsewhere(app)
  expect(copied.trimEnd().split(/\r?\n/)).toHaveLength(2)
  expect(copied).toContain('HAZ-001\tAllergy not shown\t')
  await keys.press('Control+a')
  await expect(hazards.selection).toContainText('4 rows selected')

  // Emptied at once, and taken back at once.
  await keys.press('Escape')
  await keys.arrowToColumn('ArrowRight', 'ownerId')
  await keys.press('Shift+ArrowDown', 'Delete')
  await expect(await cell(1, 'ownerId')).toHaveText('')
  await keys.press('Control+z')
  await expect(await cell(1, 'ownerId')).toHaveText('Dr A Example')

  // Rows pasted on the line under the grid become new hazards.
  await keys.press('Control+End')
  await expect(page.locator('[role="row"][row-index="3"] [role="gridcell"]:focus')).toHaveCount(1)
  await keys.press('ArrowDown')
  await expect(hazards.newRows).toBeFocused()
  await copyElsewhere(app, fromWorkbook([['=1+1 "quoted"'], ['Two\nlines']]))
  await keys.press('Control+v')
  const pasting = new Pasting(page)
  await expect(pasting.preview).toContainText('2 rows: 2 new.')
  await keys.press('Enter')
  await expect(hazards.rows).toHaveCount(6)
  await expect(await cell(5, 'name')).toHaveText('=1+1 "quoted"')
  await expect(await cell(6, 'name')).toHaveText('Two lines')

  // The menu by key has the same acts.
  await keys.press('Control+Home', 'Shift+F10')
  const menu = page.getByRole('menu', { name: /^HAZ-001/ })
  await expect(menu.getByRole('menuitem', { name: /^Open Enter/ })).toBeVisible()
  await keys.press('ArrowDown', 'Escape')
  await expect(menu).toHaveCount(0)
  await expect(page.locator('[role="gridcell"]:focus')).toHaveCount(1)
  await keys.untouched()
})
