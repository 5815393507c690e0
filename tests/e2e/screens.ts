import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '../support/app-fixture.ts'
import {
  firstScreens,
  hazardScreens,
  listScreens,
  otherScreens,
  wear,
  workScreens,
} from '../support/screens/every-screen.ts'
import { Frame } from '../support/screens/frame.ts'
import { Hazards } from '../support/screens/hazards.ts'
import { Start } from '../support/screens/start.ts'

// Pictures of every screen to look at, light and dark: `npm run screens`, into `docs/screens/`, or the folder that SCREENS names.

const project = join(import.meta.dirname, '..', '..')
const folder = process.env['SCREENS'] ?? join(project, 'docs', 'screens')
mkdirSync(folder, { recursive: true })

test.setTimeout(900_000)

test('every screen, light and dark', async ({ app }) => {
  const { page } = app
  for (const { name, go } of [...firstScreens, ...hazardScreens, ...listScreens, ...workScreens, ...otherScreens]) {
    await go(page)
    for (const colours of ['light', 'dark'] as const) {
      await wear(page, colours)
      await page.screenshot({ path: join(folder, `${name}-${colours}.png`) })
    }
    await wear(page, 'light')
  }
})

if (process.env['SCREENS_README'] === '1') {
  test("the README's picture", async ({ app }) => {
    const { page } = app
    await new Start(page).workAs('Dr Miriam Okonjo-Hale', 'Doctor')
    await new Start(page).exploreSample()
    await new Frame(page).goTo('Hazards')
    await new Hazards(page).open('HAZ-003')
    await expect(page.getByRole('article', { name: /^HAZ-003 / })).toBeVisible()
    await wear(page, 'light')
    await page.screenshot({ path: join(project, 'docs', 'hazards.png') })
  })
}
