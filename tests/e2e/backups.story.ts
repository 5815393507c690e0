import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '../support/app-fixture.ts'
import { Backups } from '../support/screens/backups.ts'
import { Frame } from '../support/screens/frame.ts'
import { Hazards } from '../support/screens/hazards.ts'
import { Start } from '../support/screens/start.ts'

test('somebody backs up, changes the log, looks what a restore would change, and restores', async ({ app }) => {
  const { page, dataFolder } = app
  const start = new Start(page)
  await start.workAs('Dr A Example')
  await start.newProject('Ward record')
  const frame = new Frame(page)
  const hazards = new Hazards(page)
  await frame.goTo('Hazards')
  await hazards.add('Allergy not shown')
  await page.goto(`${page.url().split('#')[0]}#/backups`)
  const backups = new Backups(page)
  await expect(backups.heading).toBeVisible()
  await backups.backUp()
  await backups.check()
  await expect(page.getByText('no difference was found.')).toBeVisible()
  await backups.toProjects()
  await start.openProject('Ward record')
  await frame.goTo('Hazards')
  await hazards.add('Dose given twice')
  await frame.goTo('Overview')
  await page.goto(`${page.url().split('#')[0]}#/`)
  await backups.openFromStart()

  const dialog = await backups.preview(0)
  await expect(dialog).toContainText('1 change since this backup would leave the workspace.')
  await expect(dialog).toContainText('Dose given twice: goes out')
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('Entered in the wrong log')
  await dialog.getByRole('button', { name: 'Restore this backup' }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByText(/The replaced file is kept/)).toBeVisible()
  expect(readdirSync(dataFolder).filter((name) => / replaced .*\.hazards$/.test(name))).toHaveLength(1)
  await expect(backups.rows).toHaveCount(2)
  await backups.toProjects()
  await start.openProject('Ward record')
  await frame.goTo('Hazards')
  await expect(hazards.rows).toHaveCount(1)
})

test('a damaged file opens for reading with what was found, and is not written', async ({ launch, dataFolder }) => {
  const first = await launch()
  const start = new Start(first.page)
  await start.workAs('Dr A Example')
  await start.exploreSample()
  await first.close()
  const path = join(dataFolder, 'Hazards.hazards')
  const whole = readFileSync(path)
  const damaged = Buffer.from(whole)
  // Somewhere in the middle, where the images of the ledger lie.
  const page = Math.floor(whole.length / 4096 / 2)
  damaged.fill(0x5a, page * 4096, (page + 40) * 4096)
  writeFileSync(path, damaged)
  const app = await launch()
  await expect(app.page.getByRole('complementary', { name: 'Notices' })).toContainText('This file is damaged')
  await app.page
    .getByRole('complementary', { name: 'Notices' })
    .getByRole('link', { name: 'Backups and integrity' })
    .click()
  const backups = new Backups(app.page)
  await expect(backups.heading).toBeVisible()
  await expect(backups.findings.filter({ hasText: /page \d|rows? \d/ }).first()).toBeVisible()
  expect(readFileSync(path).equals(damaged)).toBe(true)
})
