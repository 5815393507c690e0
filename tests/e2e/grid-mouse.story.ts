import type { Locator } from '@playwright/test'
import { expect, test } from '../support/app-fixture.ts'
import { Hazards } from '../support/screens/hazards.ts'
import { Keyboard } from '../support/screens/keyboard.ts'
import { beginByKeyboard } from '../support/screens/keyboard-start.ts'

/** The middle of a cell, or its corner from which a range is filled. */
async function at(cell: Locator, part: 'middle' | 'corner'): Promise<[x: number, y: number]> {
  const box = await cell.boundingBox()
  if (box === null) throw new Error('The cell is not drawn.')
  return part === 'middle'
    ? [box.x + box.width / 2, box.y + box.height / 2]
    : [box.x + box.width - 3, box.y + box.height - 3]
}

test('ranges by mouse as in a workbook: drag, Shift and click, rows by Ctrl, the corner fills', async ({ app }) => {
  const { page } = app
  const keys = await Keyboard.at(page)
  await beginByKeyboard(
    page,
    keys,
    Array.from({ length: 6 }, (_, index) => `Hazard ${index + 1}`),
  )
  const hazards = new Hazards(page)
  const cell = (number: number, column: Parameters<Hazards['cell']>[1]) => hazards.cell(`HAZ-00${number}`, column)
  const selected = hazards.grid.getByRole('gridcell', { selected: true })

  // Shift and a click: from the active cell to there.
  await (await cell(1, 'initial.severity')).click()
  await (await cell(3, 'initial.likelihood')).click({ modifiers: ['Shift'] })
  await expect(hazards.selection).toContainText('3 rows by 2 columns selected')
  await expect(selected).toHaveCount(6)
  await expect(await cell(1, 'initial.severity')).toBeFocused()

  // Dragged from one cell to another.
  await page.mouse.move(...(await at(await cell(4, 'initial.severity'), 'middle')))
  await page.mouse.down()
  await page.mouse.move(...(await at(await cell(5, 'initial.likelihood'), 'middle')), { steps: 5 })
  await page.mouse.up()
  await expect(hazards.selection).toContainText('2 rows by 2 columns selected')

  // Whole rows: a click on the number opens, with Ctrl it picks.
  await (await cell(2, 'number')).click({ modifiers: ['Control'] })
  await (await cell(5, 'number')).click({ modifiers: ['Control'] })
  await expect(hazards.selection).toContainText('2 rows selected')
  await expect(page.getByRole('article')).toHaveCount(0)

  // The corner: dragged down it fills what may be filled.
  await page.keyboard.press('Escape')
  await keys.press('Control+Home')
  await keys.arrowToColumn('ArrowRight', 'ownerId')
  await keys.type('dr')
  await keys.press('Enter')
  await expect(await cell(1, 'ownerId')).toHaveText('Dr A Example')
  await keys.press('ArrowUp')
  await expect(await cell(1, 'ownerId')).toBeFocused()
  await page.mouse.move(...(await at(await cell(1, 'ownerId'), 'corner')))
  await page.mouse.down()
  await page.mouse.move(...(await at(await cell(4, 'ownerId'), 'middle')), { steps: 5 })
  await page.mouse.up()
  for (const number of [2, 3, 4]) await expect(await cell(number, 'ownerId')).toHaveText('Dr A Example')
  await expect(await cell(5, 'ownerId')).toHaveText('')
  await keys.press('Control+z')
  await expect(await cell(2, 'ownerId')).toHaveText('')
})

test('a drag beyond the last row goes on, Ctrl+R fills to the right, p keeps a column in place', async ({ app }) => {
  const { page } = app
  const keys = await Keyboard.at(page)
  const count = 9
  await beginByKeyboard(
    page,
    keys,
    Array.from({ length: count }, (_, index) => `Hazard ${index + 1}`),
  )
  const hazards = new Hazards(page)
  await page.setViewportSize({ width: 1200, height: 420 })
  await keys.press('Control+Home')
  const first = await hazards.cell('HAZ-001', 'name')
  await expect(first).toBeVisible()
  await page.mouse.move(...(await at(first, 'middle')))
  await page.mouse.down()
  const frame = await page.locator('[data-grid-hands]').boundingBox()
  if (frame === null) throw new Error('The grid is not drawn.')
  await page.mouse.move(frame.x + 250, frame.y + frame.height + 20, { steps: 4 })
  await expect(hazards.selection).toContainText(`${count} rows by 1 column selected`)
  await page.mouse.up()

  // To the right: what a column of words holds goes into the next one, where it may stand there.
  await page.setViewportSize({ width: 1440, height: 900 })
  await hazards.showColumn('Description', true)
  await first.click()
  await expect(first).toBeFocused()
  await keys.press('Shift+ArrowRight', 'Control+r')
  await expect(await hazards.cell('HAZ-001', 'description')).toHaveText('Hazard 1')
  await expect(await hazards.cell('HAZ-002', 'description')).toHaveText('')

  // On a heading, p keeps its column in place at the left.
  await keys.press('ArrowUp')
  await keys.arrowToColumn('ArrowRight', 'initial.severity')
  await keys.press('p')
  const heading = hazards.heading('Initial severity')
  const kept = async () =>
    ((await heading.boundingBox())?.x ?? 0) < ((await hazards.heading('Description').boundingBox())?.x ?? 0)
  await expect.poll(kept, 'beside the name').toBe(true)
  await expect(heading).toBeFocused()
})
