import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { test } from '../support/app-fixture.ts'
import {
  besideScreens,
  firstScreens,
  hazardScreens,
  listScreens,
  otherScreens,
  wear,
  workScreens,
} from '../support/screens/every-screen.ts'

// Pictures of every screen to look at, light and dark: `npm run screens`, into `docs/screens/`, or the folder that SCREENS names.

const project = join(import.meta.dirname, '..', '..')
const folder = process.env['SCREENS'] ?? join(project, 'docs', 'screens')
mkdirSync(folder, { recursive: true })

test.setTimeout(900_000)

test('every screen, light and dark', async ({ app }) => {
  const { page } = app
  for (const { name, go } of [
    ...firstScreens,
    ...hazardScreens,
    ...listScreens,
    ...workScreens,
    ...otherScreens,
    ...besideScreens,
  ]) {
    await go(page)
    for (const colours of ['light', 'dark'] as const) {
      await wear(page, colours)
      await page.screenshot({ path: join(folder, `${name}-${colours}.png`) })
    }
    await wear(page, 'light')
  }
})
