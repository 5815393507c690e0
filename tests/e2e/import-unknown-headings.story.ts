import { type App, expect, test } from '../support/app-fixture.ts'
import { Hazards } from '../support/screens/hazards.ts'
import { ImportWizard } from '../support/screens/import.ts'
import { Start } from '../support/screens/start.ts'

const HEADINGS = '管理番号,想定される事象,きっかけ,患者さんへの害,講じる手立て,重さ,起こりやすさ,担当部署'
/** A made-up log in which nobody knows a heading. */
const FIRST = [
  '安全性の記録,,,,,,,',
  ',,,,,,,',
  HEADINGS,
  '1,患者の取り違え,同姓同名；確認不足,別の患者への投薬,生年月日の確認,重大,低,薬剤部',
  '2,投与量の誤り,単位の誤り,過量投与,二重確認,中程度,低,看護部',
].join('\n')
/** Another one under the same headings. */
const SECOND = [HEADINGS, '3,警報の聞き逃し,音量の設定,処置の遅れ,音量の下限,重大,中,看護部'].join('\n')
const SAID = {
  A: 'Hazard number',
  B: 'Hazard name',
  C: 'Causes',
  D: 'Clinical impact',
  E: 'Existing controls',
  F: 'Severity (initial)',
  G: 'Likelihood (initial)',
}

async function lookAt({ page }: App, name: string, text: string): Promise<ImportWizard> {
  await new Start(page).importOffer.click()
  const wizard = new ImportWizard(page)
  await wizard.choose({ name, bytes: text })
  await wizard.lookAtOurs()
  await expect(wizard.preview).toBeVisible()
  return wizard
}

test('headings that nobody knows: a person says what the columns are, once, and it is known again', async ({ app }) => {
  const { page } = app
  await new Start(page).workAs('Dr A Example')
  let wizard = await lookAt(app, 'First.csv', FIRST)

  // The table is offered with its data, and nothing can be imported yet.
  await expect(wizard.columns.getByText('患者の取り違え')).toBeVisible()
  await expect(page.getByText('whether the sheet "First" is a hazard log')).toBeVisible()
  await expect(
    page.getByText('Not said yet: the column with the name or the description of the hazards.'),
  ).toBeVisible()
  await expect(wizard.importButton).toBeDisabled()
  await expect(wizard.importButton).toHaveAccessibleDescription(/^Say first which is the column with the name/)

  await wizard.say(SAID)
  await wizard.readColumns.press('Enter')
  await expect(
    page.getByText(/^Read again: 2 hazards, 3 causes, 2 controls; 0 of 2 scores read as ours\.$/),
  ).toBeVisible()
  await expect(wizard.importButton).toBeEnabled()
  await page.getByRole('radio', { name: 'Set their words against ours' }).check()
  await wizard.setWord('Severity', '重大', 'Major')
  await wizard.setWord('Likelihood', '低', 'Low')
  await wizard.readScale.press('Enter')
  await expect(page.getByText(/1 of 2 scores read as ours\.$/)).toBeVisible()
  await wizard.bringIn()
  await expect(page.getByText('is kept on this computer and proposed for the next file')).toBeVisible()
  await page.getByRole('link', { name: 'All projects' }).click()

  // The next file with these headings needs no word on its columns; its scale waits for one.
  wizard = await lookAt(app, 'Second.csv', SECOND)
  await expect(
    page.getByText(/^The columns are as you read “First\.csv” on \d+ \w+ \d{4}: its headings are the same\.$/),
  ).toBeVisible()
  await expect(wizard.hazards.getByText('警報の聞き逃し')).toBeVisible()
  await expect(wizard.hazards.getByText('unscored; the log shows: 重大 × 中')).toBeVisible()
  await expect(wizard.importButton).toBeEnabled()
  await page.getByRole('button', { name: 'Set the words as then' }).press('Enter')
  await expect(wizard.word('Severity', '重大')).toHaveValue('Major')
  await expect(wizard.word('Likelihood', '中')).toHaveValue('Leave open')
  await expect(wizard.importButton).toBeDisabled()

  // Back to what is recognised, back again, and forgotten.
  await page.getByRole('button', { name: 'Take what is recognised instead' }).press('Enter')
  await expect(page.getByText(/^The columns are as recognised, not as you read “First\.csv”/)).toBeVisible()
  await expect(page.getByRole('button', { name: 'Take them as then' })).toBeFocused()
  await expect(page.getByText('Not said yet: the column with the name')).toBeVisible()
  await expect(wizard.importButton).toBeDisabled()
  await page.getByRole('button', { name: 'Take them as then' }).press('Enter')
  await expect(wizard.hazards.getByText('警報の聞き逃し')).toBeVisible()
  await page.getByRole('button', { name: 'Forget what was said' }).press('Enter')
  await expect(page.getByText(/^What was said of the columns of “First\.csv” .* is forgotten\./)).toBeFocused()
  await expect(wizard.importButton).toBeDisabled()

  // Said once more, it comes in.
  await wizard.say(SAID)
  await wizard.readColumns.press('Enter')
  await expect(page.getByText(/^Read again: 1 hazard, /)).toBeVisible()
  await wizard.bringIn()
  await page.getByRole('button', { name: 'Go to the hazards' }).click()
  const pane = await new Hazards(page).open('3')
  await expect(pane.getByRole('textbox', { name: 'Cause 1', exact: true })).toHaveValue('音量の設定')
})

test('a file without a table is refused, and what is on the screen stays', async ({ app }) => {
  const { page } = app
  const start = new Start(page)
  await start.workAs('Dr A Example')
  await start.importOffer.click()
  const wizard = new ImportWizard(page)
  await wizard.choose({ name: 'Notes.csv', bytes: 'A line of text\nAnother line\n' })
  await wizard.lookAtOurs()
  await expect(page.getByText('no table of hazards was found in it')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Look at it' })).toBeEnabled()
})
