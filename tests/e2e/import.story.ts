import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '../support/app-fixture.ts'
import { Frame } from '../support/screens/frame.ts'
import { Hazards } from '../support/screens/hazards.ts'
import { ImportWizard } from '../support/screens/import.ts'
import { Start } from '../support/screens/start.ts'
import { nhsWorkbook } from '../support/workbooks.ts'

test('a hazard log comes in, and one Undo takes it all back', async ({ launch, dataFolder, host }) => {
  const log = join(dataFolder, 'net-log.json')
  const app = await launch(
    host === 'desktop' ? { args: [`--log-net-log=${log}`, '--net-log-capture-mode=Everything'] } : {},
  )
  const { page } = app
  const start = new Start(page)
  await start.workAs('Dr A Example')
  await start.importOffer.click()

  const wizard = new ImportWizard(page)
  await wizard.choose({ name: 'EPR hazard log.xlsx', bytes: await nhsWorkbook() })
  await wizard.lookAtOurs()
  await expect(wizard.preview).toBeVisible()
  const list = page.getByRole('table', { name: 'Hazards of the workbook as they will be' })
  for (const number of ['EPR01', 'EPR02', 'EPR03']) await expect(list.getByText(number)).toBeVisible()

  const wrong = await wizard.part('Found wrong')
  // A rating typed wrong, the formula that reads the initial severity, an unexplained drop, blanks: each with its cell.
  for (const cell of ['I2', 'P2', 'R2', 'S2', 'D6']) {
    await expect(wrong.getByRole('cell', { name: new RegExp(`(^|!)${cell}\\b`) }).first()).toBeVisible()
  }

  await wizard.bringIn()
  await page.getByRole('button', { name: 'Go to the hazards' }).click()
  const frame = new Frame(page)
  const hazards = new Hazards(page)
  await expect(hazards.rows).toHaveCount(3)
  const rating = await hazards.cell('EPR01', 'initial.rating')
  await expect(rating).toContainText('unconfirmed')
  await expect(rating.getByTitle('imported, not confirmed')).toBeVisible()
  const pane = await hazards.open('EPR03')
  await expect(pane.getByText('Imported, not confirmed').first()).toBeVisible()
  await expect(pane.getByRole('textbox', { name: 'Cause 1', exact: true })).toHaveValue('Leaver not removed')

  await expect(frame.undo).toHaveAccessibleName(/^Undo: .*import/i)
  await frame.undo.click()
  await expect(hazards.rows).toHaveCount(0)
  await expect(page.getByText('No hazards yet')).toBeVisible()

  if (host === 'desktop') {
    await app.close()
    const text = await readFile(log, 'utf8')
    expect([...text.matchAll(/\b(?:https?|wss?|ftp):\/\/[^"\\\s]+/g)].map(([address]) => address)).toEqual([])
  }
})

test('what is no workbook gets a message, and nothing is changed', async ({ app }) => {
  const { page } = app
  const start = new Start(page)
  await start.workAs('Dr A Example')
  await start.importOffer.click()
  const wizard = new ImportWizard(page)

  await wizard.choose({ name: 'log.xlsx', bytes: 'Hazard Number,Hazard Name\n1,Text named as a workbook\n' })
  await wizard.lookAtOurs()
  await expect(page.getByRole('alert')).toContainText(/not (?:an? )?(?:Excel )?workbook/i)
  await expect(wizard.preview).toHaveCount(0)

  await wizard.choose({ name: 'empty.xlsx', bytes: await nhsWorkbook({ rows: [] }) })
  await wizard.lookAtOurs()
  await expect(page.getByRole('alert')).toContainText(/no hazards?/i)

  await page.getByRole('link', { name: 'Leave without importing' }).click()
  await expect(start.projects).toBeVisible()
  for (const offer of [start.sampleOffer, start.importOffer, start.newOffer]) await expect(offer).toBeVisible()
})
