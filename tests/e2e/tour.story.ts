import { expect, test } from '../support/app-fixture.ts'
import { Documents } from '../support/screens/documents.ts'
import { Frame } from '../support/screens/frame.ts'
import { Keyboard } from '../support/screens/keyboard.ts'
import { Start } from '../support/screens/start.ts'

test('the tour: begun on the sample, left, taken up after a restart, and walked with real acts', async ({ app }) => {
  await new Start(app.page).workAs('Dr A Example')
  await new Start(app.page).exploreSample()
  await app.page.getByRole('button', { name: 'Take the five-minute tour' }).click()
  const step = (n: number) => app.page.getByRole('complementary', { name: `Tour, step ${n} of 8` })
  await expect(step(1)).toContainText('Where the log stands')
  await step(1).getByRole('button', { name: 'Next' }).click()
  await step(2).getByRole('button', { name: 'Leave the tour' }).click()
  await expect(app.page.getByRole('complementary', { name: /^Tour/ })).toHaveCount(0)

  await app.restart()
  const { page } = app
  await new Start(page).openProject('Meridian EPR deployment')
  await page.getByRole('button', { name: 'Go on with the tour (step 2)' }).click()
  const keys = await Keyboard.at(page)

  // By keys alone from here. A step says what to do, sees that it was done, and never stands in the way of doing it.
  await keys.press('Alt+Shift+g')
  await expect(step(2).getByRole('heading', { name: 'Open a hazard' })).toBeFocused()
  await keys.tabTo(step(2).getByRole('button', { name: 'Show me' }))
  await keys.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: /^Hazards/ })).toBeVisible()
  await keys.palette('haz-003', 'HAZ-003')
  await expect(step(2)).toContainText('Done.')
  const next = async (n: number) => {
    await keys.press('Alt+Shift+g')
    await keys.tabTo(step(n).getByRole('button', { name: 'Next' }))
    await keys.press('Enter')
    await expect(step(n + 1)).toBeVisible()
  }
  const skip = async (n: number) => {
    await keys.press('Alt+Shift+g')
    await keys.tabTo(step(n).getByRole('button', { name: 'Skip' }))
    await keys.press('Enter')
    await expect(step(n + 1)).toBeVisible()
  }
  await next(2)
  await skip(3)

  await keys.press('Alt+Shift+g')
  const links = page.getByRole('combobox', { name: /Link a control/ })
  await keys.tabTo(links.first())
  await keys.type('a control written on the tour')
  await keys.press('Control+Enter')
  await expect(step(4)).toContainText('Done.')
  await next(4)

  await keys.press('Alt+Shift+g')
  await keys.press('Control+z')
  await expect(step(5)).toContainText('Done.')
  await next(5)
  await skip(6)
  await keys.press('Alt+Shift+g')
  await keys.tabTo(step(7).getByRole('button', { name: 'Show me' }))
  await keys.press('Enter')
  const button = new Documents(page).document('Hazard log').getByRole('button', { name: /^Export as Word/ })
  await keys.tabTo(button)
  await app.download(() => keys.press('Enter'))
  await expect(step(7)).toContainText('Done.')
  await next(7)
  await keys.press('Control+k')
  await expect(page.getByRole('combobox', { name: 'Go to or do' })).toBeFocused()
  await keys.press('Escape')
  await expect(step(8)).toContainText('Done.')
  await keys.press('Alt+Shift+g')
  await keys.tabTo(step(8).getByRole('button', { name: 'End the tour' }))
  await keys.press('Enter')
  await expect(page.getByRole('complementary', { name: /^Tour/ })).toHaveCount(0)
  await expect(page.getByRole('button', { name: /tour/ })).toHaveCount(0)
  // What it did and took back stands in no list.
  await expect(new Frame(page).redo).not.toHaveAccessibleName(/^Nothing to redo/)
  await keys.untouched()
})
