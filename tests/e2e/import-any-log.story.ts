import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type App, expect, test } from '../support/app-fixture.ts'
import { PRODUCT_LOG } from '../support/csv-logs.ts'
import { Hazards } from '../support/screens/hazards.ts'
import { ImportWizard } from '../support/screens/import.ts'
import { Start } from '../support/screens/start.ts'

/** A made-up log that calls causes and controls as no other log does. */
const OWN_HEADINGS_LOG = [
  'Ref,Hazard,How it could come about,Effect,What holds it back,Severity,Likelihood,Risk',
  'H1,Wrong record opened,Two patients of one name,Care is given to the wrong patient,Name alert on opening,Considerable,Low,2',
  'H2,Leaflet printed for another ward,Printer chosen by habit,Patient reads of another treatment,Ward name on each leaflet,Minor,Medium,2',
].join('\n')

async function lookAt({ page }: App, name: string, text: string): Promise<ImportWizard> {
  const start = new Start(page)
  await start.workAs('Dr A Example')
  await start.importOffer.click()
  const wizard = new ImportWizard(page)
  await wizard.choose({ name, bytes: text })
  await wizard.lookAtOurs()
  await expect(wizard.preview).toBeVisible()
  return wizard
}

test('a log rated by multiplying comes in unscored, with what it shows beside each hazard', async ({ app }) => {
  const { page } = app
  const wizard = await lookAt(app, 'Multiplied.csv', PRODUCT_LOG)
  await expect(page.getByText('The rating is one number times the other')).toBeVisible()
  await expect(page.getByRole('radio', { name: 'Bring the hazards in unscored' })).toBeChecked()
  // Nothing was converted by itself, and nobody is offered to take the scores as ours.
  await expect(page.getByRole('radio', { name: 'Take them as this project’s words' })).toHaveCount(0)
  await expect(wizard.hazards.getByText('unscored; the log shows: 5 × 3, rating 15')).toBeVisible()

  await wizard.hazards.getByRole('button', { name: /^R-1,/ }).click()
  const opened = wizard.hazards.locator('dl')
  await expect(opened).toContainText('Prescribing')
  await expect(opened).toContainText('Ward 4')

  await wizard.bringIn()
  await page.getByRole('button', { name: 'Go to the hazards' }).click()
  const pane = await new Hazards(page).open('R-1')
  await expect(pane.getByText(/^Source showed: 5, 3, 15/)).toBeVisible()
  await expect(pane.getByText(/^Source showed: 5, 2, 10/)).toBeVisible()
  await expect(pane.getByText('Imported, not confirmed')).toHaveCount(0)
})

test('its words are set against ours, one by one, and what is left open stays unscored', async ({ app }) => {
  const { page } = app
  const wizard = await lookAt(app, 'Multiplied.csv', PRODUCT_LOG)
  await page.getByRole('radio', { name: 'Set their words against ours' }).check()
  // Nothing is set beforehand.
  await expect(wizard.word('Severity', '5')).toHaveValue('Leave open')
  await wizard.setWord('Severity', '5', 'Major')
  await expect(wizard.word('Severity', '5')).toHaveAccessibleDescription(/^One patient: death;.*More than one patient/)
  await wizard.setWord('Severity', '4', 'Considerable')
  await wizard.setWord('Likelihood', '2', 'Low')
  await wizard.setWord('Likelihood', '3', 'Medium')
  await expect(wizard.importButton).toBeDisabled()
  await expect(page.getByText('The scale above was changed: read the file again before importing.')).toBeVisible()

  await wizard.readScale.press('Enter')
  // Both of R-1, the residual of R-2; R-3 has a severity that was left open.
  await expect(page.getByText(/^Read again: 3 hazards, .* 3 of 6 scores read as ours\.$/)).toBeVisible()
  await expect(wizard.readScale).toBeFocused()
  await expect(wizard.hazards.getByText('the log shows: 5 × 3, rating 15')).toBeVisible()
  await expect(wizard.hazards.getByText('unscored; the log shows: 3 × 3, rating 9')).toBeVisible()

  await wizard.bringIn()
  await page.getByRole('button', { name: 'Go to the hazards' }).click()
  const hazards = new Hazards(page)
  await expect(await hazards.cell('R-1', 'initial.rating')).toContainText('unconfirmed')
  const pane = await hazards.open('R-1')
  await expect(pane.getByText('Imported, not confirmed').first()).toBeVisible()
  await expect(pane.getByText(/^Source showed: 5, 3, 15/)).toBeVisible()
})

test('columns with headings that nobody knows are said by a person, and read again', async ({ app }) => {
  const { page } = app
  const wizard = await lookAt(app, 'Own headings.csv', OWN_HEADINGS_LOG)
  if (!(await wizard.columns.isVisible())) await wizard.toggle('What each column is')
  await expect(wizard.columnIs('C')).toHaveValue('other')
  await expect(wizard.columns.getByText('Two patients of one name')).toBeVisible()
  await wizard.columnIs('C').selectOption('Causes')
  await wizard.columnIs('E').selectOption('Existing controls')
  await expect(wizard.importButton).toBeDisabled()

  await wizard.readColumns.press('Enter')
  await expect(
    page.getByText(/^Read again: 2 hazards, 2 causes, 2 controls; 2 of 2 scores read as ours\.$/),
  ).toBeVisible()
  await expect(wizard.readColumns).toBeFocused()
  await expect(wizard.columns.getByText('set by you')).toHaveCount(2)

  await wizard.bringIn()
  await page.getByRole('button', { name: 'Go to the hazards' }).click()
  const pane = await new Hazards(page).open('H1')
  await expect(pane.getByRole('textbox', { name: 'Cause 1', exact: true })).toHaveValue('Two patients of one name')
  await expect(pane.getByText('Name alert on opening').first()).toBeVisible()
})

test('a folder with a page for each hazard is chosen whole, and what is no page of it is left out', async ({
  app,
  dataFolder,
}) => {
  const { page } = app
  const folder = join(dataFolder, 'Ward hazards')
  mkdirSync(join(folder, 'second ward'), { recursive: true })
  writeFileSync(join(folder, 'h-1.md'), '# H-1 Wrong record opened\n\n## Causes\n\nTwo patients of one name\n')
  writeFileSync(join(folder, 'second ward', 'h-2.md'), '# H-2 Dose shown late\n\n## Causes\n\nSlow screen\n')
  writeFileSync(join(folder, 'logo.png'), 'no page')
  const start = new Start(page)
  await start.workAs('Dr A Example')
  await start.importOffer.click()
  const wizard = new ImportWizard(page)
  await wizard.chooseFolder(folder)
  await expect(page.getByText(/^Ward hazards\.zip, /)).toBeVisible()
  await wizard.lookAtOurs()
  await expect(wizard.preview).toBeVisible()
  await expect(wizard.hazards.getByRole('button', { name: /^H-1,/ })).toBeVisible()
  await expect(wizard.hazards.getByRole('button', { name: /^H-2,/ })).toBeVisible()
  await wizard.bringIn()
})
