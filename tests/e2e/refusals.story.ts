import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '../support/app-fixture.ts'
import { launchElectron } from '../support/electron-app.ts'
import { readOnlyFolder } from '../support/read-only-folder.ts'
import { Frame } from '../support/screens/frame.ts'
import { Hazards } from '../support/screens/hazards.ts'
import { Start } from '../support/screens/start.ts'

test('a second start on the same workspace changes nothing and says so', async ({ launch, dataFolder, host }) => {
  const first = await launch()
  const start = new Start(first.page)
  await start.workAs('Dr A Example')
  await start.newProject('Ward record')
  if (host === 'desktop') {
    // The second program hands over to the first window and ends; Playwright cannot attach to what has ended.
    await expect(launchElectron({ dataFolder, downloads: first.downloads })).rejects.toThrow()
    expect(await first.electron?.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
  } else {
    const second = await launch()
    await expect(second.page.getByRole('alert')).toContainText('open in another window or program')
    await expect(second.page.getByRole('heading', { level: 1, name: 'No workspace is open' })).toBeVisible()
    await second.close()
  }
  const frame = new Frame(first.page)
  await frame.goTo('Hazards')
  await new Hazards(first.page).add('Still working')
  await expect(new Hazards(first.page).rows).toHaveCount(1)
})

test('a damaged workspace is named with its backups, and left as it is', async ({ launch, dataFolder }) => {
  const path = join(dataFolder, 'Hazards.hazards')
  const before = await launch()
  await new Start(before.page).workAs('Dr A Example')
  await before.page.getByRole('button', { name: 'Back up now' }).click()
  await expect(before.page.getByText(/on demand|by hand|asked/)).toBeVisible()
  await before.close()
  await writeFile(path, 'spoilt')

  const { page } = await launch()
  await expect(page.getByRole('heading', { level: 1, name: 'No workspace is open' })).toBeVisible()
  await expect(page.getByRole('alert')).toContainText('damaged')
  await expect(page.getByRole('alert')).toContainText(path)
  const backups = page.getByRole('table', { name: /^Backups of this workspace/ })
  expect(await backups.getByRole('row').count()).toBeGreaterThan(1)
  expect(await readFile(path, 'utf8')).toBe('spoilt')
})

test('a workspace in a folder that may not be written opens for reading only', async ({ launch, dataFolder }) => {
  const made = await launch()
  await new Start(made.page).workAs('Dr A Example')
  await new Start(made.page).newProject('Ward record')
  await new Frame(made.page).goTo('Hazards')
  await new Hazards(made.page).add('Allergy not shown at prescribing')
  await made.close()

  const place = readOnlyFolder(join(dataFolder, 'Hazards.hazards'))
  try {
    const app = await launch({ args: ['--workspace', join(place.folder, 'Hazards.hazards')] })
    const { page } = app
    const notices = page.getByRole('complementary', { name: 'Notices' })
    await expect(notices).toContainText('open for reading only')
    const start = new Start(page)
    for (const offer of [start.sampleOffer, start.importOffer, start.newOffer]) await expect(offer).toHaveCount(0)
    await start.openProject('Ward record')
    await new Frame(page).goTo('Hazards')
    const hazards = new Hazards(page)
    await expect(hazards.rows).toHaveCount(1)
    await expect(page.getByRole('button', { name: 'New hazard' })).toHaveCount(0)
    const pane = await hazards.open('HAZ-001')
    await expect(pane.getByRole('textbox', { name: 'Description' })).not.toBeEditable()
    await app.close()
  } finally {
    place.remove()
  }
})

test('a folder that cannot hold a workspace is refused', async ({ launch, dataFolder }) => {
  const inTheWay = join(dataFolder, 'a file in the way')
  await writeFile(inTheWay, '')
  const { page } = await launch({ args: ['--workspace', join(inTheWay, 'Ward.hazards')] })
  await expect(page.getByRole('alert')).toContainText('There is no workspace at')
  expect(await readFile(inTheWay, 'utf8')).toBe('')
  // Another one can be made, and works.
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Elsewhere')
  await page.getByRole('button', { name: 'Make it', exact: true }).click()
  await new Start(page).workAs('Dr A Example')
  expect(existsSync(join(dataFolder, 'Elsewhere.hazards'))).toBe(true)
})

test('formulas and HTML are text', async ({ app }) => {
  const { page } = app
  const start = new Start(page)
  await start.workAs('<b>Dr</b> A Example')
  await start.newProject('=1+1 <img src=x onerror="document.title=\'taken\'">')
  const frame = new Frame(page)
  await expect(frame.status).toContainText('<b>Dr</b> A Example')
  await frame.goTo('Hazards')
  const hazards = new Hazards(page)
  const names = ['<img src=x onerror="document.title=\'taken\'">', '=HYPERLINK("https://attacker.example/")']
  for (const name of names) await hazards.add(name)
  await expect(await hazards.cell('HAZ-001', 'name')).toHaveText(names[0] ?? '')
  await expect(await hazards.cell('HAZ-002', 'name')).toHaveText(names[1] ?? '')
  const pane = await hazards.open('HAZ-001')
  await expect(pane.getByRole('heading', { level: 2 }).first()).toContainText(names[0] ?? '')
  await pane.getByRole('textbox', { name: 'Description' }).fill('<script>document.title="taken"</script>')
  await pane.getByRole('textbox', { name: 'Potential clinical impact' }).click()
  await expect(frame.undo).toHaveAccessibleName(/HAZ-001/)
  for (const name of ['History', 'Overview', 'Documents'] as const) await frame.goTo(name)
  expect(await page.locator('main img, main script, [onerror]').count()).toBe(0)
  expect(await page.title()).not.toBe('taken')
})
