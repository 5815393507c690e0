import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { type App, test } from '../support/app-fixture.ts'
import { makeIssuedWorkspace } from '../support/issued-workspace.ts'
import {
  backupScreens,
  besideScreens,
  firstScreens,
  hazardScreens,
  issueScreens,
  listScreens,
  otherScreens,
  type Screen,
  wear,
  workScreens,
} from '../support/screens/every-screen.ts'

// Pictures of every screen to look at, light and dark: `npm run screens`, into `docs/screens/`, or the folder that SCREENS names.

const project = join(import.meta.dirname, '..', '..')
const folder = process.env['SCREENS'] ?? join(project, 'docs', 'screens')
mkdirSync(folder, { recursive: true })

test.setTimeout(900_000)

async function picture({ page }: App, screens: readonly Screen[]): Promise<void> {
  for (const { name, go } of screens) {
    await go(page)
    for (const colours of ['light', 'dark'] as const) {
      await wear(page, colours)
      await page.screenshot({ path: join(folder, `${name}-${colours}.png`) })
    }
    await wear(page, 'light')
  }
}

test('every screen, light and dark', async ({ app }) => {
  await picture(app, [
    ...firstScreens,
    ...hazardScreens,
    ...listScreens,
    ...workScreens,
    ...otherScreens,
    ...besideScreens,
  ])
})

test('issues, approvals and keys, light and dark', async ({ launch, dataFolder }) => {
  const request = await makeIssuedWorkspace(dataFolder)
  await picture(await launch(), issueScreens(request))
})

test('backups and the check of everything, light and dark', async ({ launch, dataFolder }) => {
  await makeIssuedWorkspace(dataFolder)
  await picture(await launch(), backupScreens)
})
