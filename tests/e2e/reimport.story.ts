import { expect, test } from '../support/app-fixture.ts'
import { Hazards } from '../support/screens/hazards.ts'
import { ImportWizard } from '../support/screens/import.ts'
import { Start } from '../support/screens/start.ts'

const HEADINGS = 'Number,Hazard,Description,Cause,Existing controls'
const FIRST = `${HEADINGS}
1,Wrong patient record opened,As it was,Same names,Date of birth asked
2,Letter lost,Sent once,Queue full,Alarm
`
const SECOND = `${HEADINGS}
1,Wrong patient record opened,As it is now,Same names,Date of birth asked
2,Allergies shown twice,Sent twice,Queue full,Alarm
3,A new hazard,Text,A cause,A control
`

test('another version of a log: what changed is shown and taken or left, one by one', async ({ app }) => {
  const { page } = app
  const start = new Start(page)
  await start.workAs('Dr A Example')
  await start.importOffer.click()
  const wizard = new ImportWizard(page)
  await wizard.choose({ name: 'Their log.csv', bytes: FIRST })
  await wizard.lookAtOurs()
  await wizard.bringIn()

  await page.getByRole('link', { name: 'All projects' }).click()
  await start.importOffer.click()
  await wizard.choose({ name: 'Their log v2.csv', bytes: SECOND })
  await page.getByRole('radio', { name: /a project that is here already/ }).check()
  await page.getByRole('combobox', { name: 'Project' }).click()
  await page.getByRole('option', { name: /^Their log \(/ }).click()
  await page.getByRole('radio', { name: /^Ours/ }).check()
  await page.getByRole('button', { name: 'Look at it' }).click()

  const changes = page.getByRole('tabpanel', { name: /^Changes/ })
  const first = changes.getByRole('group', { name: '1', exact: true })
  await expect(first.getByRole('deletion')).toHaveText('was')
  await expect(first.getByRole('insertion')).toHaveText('is now')
  await expect(first.getByRole('checkbox', { name: /Description/ })).toBeChecked()
  const second = changes.getByRole('group', { name: '2', exact: true })
  const same = second.getByRole('checkbox', { name: /is the same hazard as/ })
  await expect(same).not.toBeChecked()
  await expect(second.getByRole('checkbox', { name: /Description/ })).toBeDisabled()
  await same.check()
  await second.getByRole('checkbox', { name: /^Name/ }).uncheck()
  await expect(changes.getByText('3 A new hazard')).toBeVisible()

  await wizard.bringIn()
  await page.getByRole('button', { name: 'Go to the hazards' }).click()
  const hazards = new Hazards(page)
  await expect(hazards.rows).toHaveCount(3)
  await expect(await hazards.cell('2', 'name')).toHaveText('Letter lost')
  const pane = await hazards.open('1')
  await expect(pane.getByRole('textbox', { name: 'Description', exact: true })).toHaveValue('As it is now')
})
