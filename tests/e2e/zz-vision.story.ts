import { join } from 'node:path'
import { mkdirSync } from 'node:fs'
import { test, expect } from '../support/app-fixture.ts'
import { wear } from '../support/screens/every-screen.ts'
import { Start } from '../support/screens/start.ts'
import { Frame } from '../support/screens/frame.ts'
import { Hazards } from '../support/screens/hazards.ts'
const folder = '/tmp/work/screens/vision'
mkdirSync(folder, { recursive: true })
test.setTimeout(900_000)
test('vision', async ({ app }) => {
  const { page } = app
  const cdp = await page.context().newCDPSession(page)
  await new Start(page).workAs('Dr A Example')
  await new Start(page).exploreSample()
  const shot = async (name: string) => {
    for (const colours of ['light', 'dark'] as const) {
      await wear(page, colours)
      for (const type of ['protanopia', 'deuteranopia', 'tritanopia', 'achromatopsia'] as const) {
        await cdp.send('Emulation.setEmulatedVisionDeficiency', { type })
        await page.screenshot({ path: join(folder, `${name}-${colours}-${type}.png`) })
      }
      await cdp.send('Emulation.setEmulatedVisionDeficiency', { type: 'none' })
    }
    await wear(page, 'light')
  }
  await shot('overview')
  await page.getByRole('main').evaluate((e) => e.scrollTo(0, 700))
  await shot('overview-2')
  await page.getByRole('main').evaluate((e) => e.scrollTo(0, 1500))
  await shot('overview-3')
  await new Frame(page).goTo('Hazards')
  await (await new Hazards(page).cell('HAZ-002', 'name')).click()
  await page.keyboard.press('Shift+ArrowDown')
  await shot('grid')
  await page.keyboard.press('Escape')
  await new Hazards(page).open('HAZ-003')
  await page.keyboard.press('Alt+b')
  await page.waitForTimeout(400)
  await shot('bowtie')
  await new Frame(page).goTo('Controls')
  await shot('controls')
  await page.getByRole('button', { name: 'Map', exact: true }).click()
  await expect(page.getByRole('listbox', { name: /^Controls by how many/ })).toBeVisible()
  await shot('map')
  await new Frame(page).goTo('Checks')
  await shot('checks')
})
