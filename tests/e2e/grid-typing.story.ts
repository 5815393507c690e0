import { expect, test } from '../support/app-fixture.ts'
import { Hazards } from '../support/screens/hazards.ts'
import { Keyboard } from '../support/screens/keyboard.ts'
import { beginByKeyboard } from '../support/screens/keyboard-start.ts'

test('words typed faster than the grid can draw choose what they say, row after row', async ({ app }) => {
  const { page } = app
  const keys = await Keyboard.at(page)
  const rows = Array.from({ length: 9 }, (_, index) => `Hazard ${index + 1}`)
  await beginByKeyboard(page, keys, rows)
  const hazards = new Hazards(page)
  const focused = hazards.grid.locator('[role="gridcell"]:focus')
  const machine = await page.context().newCDPSession(page)

  const rounds = [
    { column: 'initial.severity', slower: 1, typed: 'maj', word: 'Major' },
    { column: 'initial.likelihood', slower: 2, typed: 'low', word: 'Low' },
    { column: 'initial.severity', slower: 3, typed: 'sig', word: 'Significant' },
    { column: 'initial.severity', slower: 6, typed: 'cat', word: 'Catastrophic' },
    { column: 'name', slower: 6, typed: 'Late', word: 'Late' },
  ]
  for (const { column, slower, typed, word } of rounds) {
    await keys.press('Control+Home')
    await expect(focused).toHaveCount(1)
    await keys.arrowToColumn('ArrowRight', column)
    await machine.send('Emulation.setCPUThrottlingRate', { rate: slower })
    for (const _ of rows) {
      await keys.type(typed)
      await keys.press('Enter')
    }
    await machine.send('Emulation.setCPUThrottlingRate', { rate: 1 })
    const cells = hazards.grid.locator(`[role="gridcell"][col-id="${column}"]`)
    await expect(cells).toHaveText(rows.map(() => word))
  }

  // A slip taken back, a word given up, and Tab: as if each key had waited for the one before.
  await keys.press('Control+Home')
  await expect(focused).toHaveCount(1)
  await keys.arrowToColumn('ArrowRight', 'name')
  await machine.send('Emulation.setCPUThrottlingRate', { rate: 6 })
  await keys.type('Wrong dosx')
  await keys.press('Backspace', 'e', 'Enter')
  await keys.type('not this')
  await keys.press('Escape')
  await machine.send('Emulation.setCPUThrottlingRate', { rate: 1 })
  await expect(await hazards.cell('HAZ-001', 'name')).toHaveText('Wrong dose')
  await expect(await hazards.cell('HAZ-002', 'name')).toHaveText('Late')
  await expect(await hazards.cell('HAZ-002', 'name')).toBeFocused()
  await keys.untouched()
})
