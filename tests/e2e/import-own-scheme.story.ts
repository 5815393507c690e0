import { type App, expect, test } from '../support/app-fixture.ts'
import { PRODUCT_LOG } from '../support/csv-logs.ts'
import { wardWorkbook } from '../support/own-scale-logs.ts'
import { Hazards } from '../support/screens/hazards.ts'
import { type ChosenFile, ImportWizard } from '../support/screens/import.ts'
import { Start } from '../support/screens/start.ts'

const KEEP = 'Keep their scheme as this project’s scheme'

async function begin({ page }: App, file: ChosenFile): Promise<ImportWizard> {
  const start = new Start(page)
  await start.workAs('Dr A Example')
  await start.importOffer.click()
  const wizard = new ImportWizard(page)
  await wizard.choose(file)
  return wizard
}

test('a log that carries its matrix brings the project its scheme, shown whole before, and undo takes both back', async ({
  app,
}) => {
  const { page } = app
  const wizard = await begin(app, { name: 'Ward log.xlsx', bytes: await wardWorkbook() })
  await wizard.lookAtOurs()
  await expect(wizard.preview).toBeVisible()
  await expect(page.getByRole('radio', { name: 'Bring the hazards in unscored' })).toBeChecked()
  await page.getByRole('radio', { name: KEEP }).check()

  // Everything that was made out of the file, before it is anybody's.
  const { ownScheme } = wizard
  await expect(ownScheme).toContainText('is unconfirmed: compare it with the clinical risk management plan')
  const matrix = ownScheme.getByRole('table', { name: 'Their matrix' })
  await expect(matrix.getByRole('row', { name: /^Daily/ }).getByRole('cell')).toContainText(['2', '3', '4', '4'])
  await expect(matrix.getByRole('row', { name: /^Yearly/ }).getByRole('cell')).toContainText(['1', '1', '2', '3'])
  await expect(ownScheme.getByRole('row', { name: /^Severe/ })).toContainText('Harm that lasts, or death')
  await expect(ownScheme.getByRole('row', { name: /^Daily not defined/ })).toBeVisible()
  await expect(ownScheme.getByRole('row', { name: /^1 Acceptable as it is/ })).not.toContainText('stops an issue')
  await expect(ownScheme.getByRole('row', { name: /^2 Acceptable with the ward/ })).toContainText(
    'Acceptable only with a recorded reason. As a residual risk it stops an issue',
  )
  await expect(ownScheme).toContainText('The two have no pair of words in common.')
  await expect(wizard.importButton).toBeDisabled()

  await wizard.readScale.press('Enter')
  await expect(page.getByText(/^Read again: 4 hazards, .* 8 of 8 scores read by their scheme\.$/)).toBeVisible()
  await expect(wizard.readScale).toBeFocused()
  await expect(page.getByText('1 rating shown that their own matrix would not give')).toBeVisible()
  const third = wizard.hazards.getByRole('row', { name: /W-3/ })
  await expect(third).toContainText('source showed 3 (H4)')

  await wizard.bringIn()
  await page.getByRole('button', { name: 'Go to the hazards' }).click()
  const hazards = new Hazards(page)
  const cell = await hazards.cell('W-1', 'initial.rating')
  await expect(cell).toContainText('4')
  await expect(cell).toContainText('unconfirmed')

  await page.keyboard.press('Control+z')
  await expect(page.getByText('W-1', { exact: true })).toHaveCount(0)
})

test('a log that multiplies is told why its scheme cannot be kept', async ({ app }) => {
  const { page } = app
  const wizard = await begin(app, { name: 'Multiplied.csv', bytes: PRODUCT_LOG })
  await wizard.lookAtOurs()
  await expect(wizard.preview).toBeVisible()
  await expect(page.getByRole('radio', { name: KEEP })).toHaveCount(0)
  await expect(page.getByText(`${KEEP} is not offered.`)).toContainText('a product is never turned into a rating')
})

test('a supplier’s log names all three choices and offers none', async ({ app }) => {
  const { page } = app
  const wizard = await begin(app, { name: 'Ward log.xlsx', bytes: await wardWorkbook() })
  await wizard.lookAtSuppliers('Somebody Ltd')
  await expect(wizard.preview).toBeVisible()
  const part = page.getByRole('region', { name: 'What becomes of a supplier’s scores' })
  await expect(part).toContainText('A supplier’s scores stay the supplier’s')
  await expect(part.getByRole('listitem')).toHaveText([
    /^Bring the hazards in unscored: this is done/,
    /^Set their words against ours: not for a supplier’s log/,
    /^Keep their scheme as this project’s scheme: not for a supplier’s log/,
  ])
  await expect(page.getByRole('radio')).toHaveCount(0)
})
