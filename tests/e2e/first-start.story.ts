import { expect, test } from '../support/app-fixture.ts'
import { Frame } from '../support/screens/frame.ts'
import { Hazards } from '../support/screens/hazards.ts'
import { Start } from '../support/screens/start.ts'

test('first start: who works, three offers, a new project, the first hazard', async ({ app }) => {
  const { page } = app
  const start = new Start(page)

  await expect(start.whoIsWorking).toBeVisible()
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(page.getByText('Write your name.')).toBeVisible()
  await start.workAs('Dr A Example', 'Doctor')

  for (const offer of [start.sampleOffer, start.importOffer, start.newOffer]) await expect(offer).toBeVisible()

  await start.newOffer.click()
  await page.getByRole('button', { name: 'Start the project' }).click()
  await expect(page.getByText('Write the name of the project.')).toBeVisible()
  await expect(page.getByText('Choose the standard that the project follows.')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await start.newProject('Ward record')

  const frame = new Frame(page)
  await expect(frame.status).toContainText('Dr A Example')
  await expect(frame.undo).toHaveAccessibleName(/^Nothing to undo/)
  await frame.goTo('Hazards')
  await expect(page.getByText('No hazards yet')).toBeVisible()

  const hazards = new Hazards(page)
  await hazards.add('Allergy not shown at prescribing')
  await expect(hazards.rows).toHaveCount(1)
  await expect(await hazards.cell('HAZ-001', 'name')).toHaveText('Allergy not shown at prescribing')
  await expect(frame.status).toContainText('saved at')
  await expect(frame.undo).toHaveAccessibleName(/^Undo: /)
})
