import { expect, test } from '../support/app-fixture.ts'
import { Checks } from '../support/screens/checks.ts'
import { Frame } from '../support/screens/frame.ts'
import { Hazards } from '../support/screens/hazards.ts'
import { Start } from '../support/screens/start.ts'

// Of the sample's problems put in on purpose (resources/sample/README.md).
const DROP = 'HAZ-006: the severity falls'
const BLOCKS = 'HAZ-020: the residual rating 4'
const OFFICER = 'Dr Miriam Okonjo-Hale'

test('a finding is answered, and opens again when its values change', async ({ app }) => {
  const { page } = app
  const start = new Start(page)
  await start.workAs('Dr A Example')
  await start.exploreSample()
  const frame = new Frame(page)
  const checks = new Checks(page)
  await frame.goTo('Checks')

  const reason = 'The scanned pages are legible since the new scanners; agreed in the workshop.'
  await expect(await checks.answer(await checks.find(DROP), reason)).toHaveCount(0)
  const answered = await checks.find(DROP, 'answered')
  await expect(answered).toContainText(reason)
  await expect(answered).toContainText('Answered by Dr A Example')

  // A lower severity still: the answer was given on another value.
  const hazards = new Hazards(page)
  await frame.goTo('Hazards')
  const residual = (await hazards.open('HAZ-006')).getByRole('region', { name: /^Residual/ })
  await residual.getByRole('combobox', { name: 'Severity', exact: true }).click()
  await page.getByRole('option', { name: 'Minor' }).click()
  await expect(frame.undo).toHaveAccessibleName(/HAZ-006/)
  await frame.goTo('Checks')
  const open = await checks.find(DROP)
  await expect(open).toContainText('Open again')
  await expect(open).toContainText(reason)
})

test('an error is answered by the clinical safety officer only', async ({ app }) => {
  const { page } = app
  const start = new Start(page)
  await start.workAs('Dr A Example')
  await start.exploreSample()
  const frame = new Frame(page)
  const checks = new Checks(page)
  await frame.goTo('Checks')

  const position = await frame.position()
  const reason = 'Accepted by the board until the second network line is in.'
  const refused = await checks.answer(await checks.find(BLOCKS), reason)
  await expect(refused).toContainText(/clinical safety officer/i)
  await expect(refused.getByRole('textbox')).toHaveValue(reason)
  await refused.getByRole('button', { name: 'Cancel' }).click()
  expect(await frame.position()).toBe(position)

  await frame.goToProjects()
  await start.changePerson(OFFICER)
  await start.openProject('Meridian EPR deployment')
  await expect(frame.status).toContainText(OFFICER)
  await frame.goTo('Checks')
  await expect(await checks.answer(await checks.find(BLOCKS), reason)).toHaveCount(0)
  await expect(await checks.find(BLOCKS, 'answered')).toContainText(`Answered by ${OFFICER}`)
})
