import { expect, test } from '../support/app-fixture.ts'
import { Checks } from '../support/screens/checks.ts'
import { Frame } from '../support/screens/frame.ts'
import { Hazards } from '../support/screens/hazards.ts'
import { Start } from '../support/screens/start.ts'

test('closed and started again, everything is there', async ({ app }) => {
  const start = new Start(app.page)
  await start.workAs('Dr A Example')
  await start.newProject('Ward record')
  let frame = new Frame(app.page)
  let hazards = new Hazards(app.page)
  await frame.goTo('Hazards')
  await hazards.add('Allergy not shown at prescribing')

  // A text, a score, a cause with a control, a column taken away.
  let pane = await hazards.open('HAZ-001')
  await pane.getByRole('textbox', { name: 'Description' }).fill('The prescriber does not see a recorded allergy.')
  const initial = pane.getByRole('region', { name: /^Initial/ })
  for (const [field, word] of [
    ['Severity', 'Major'],
    ['Likelihood', 'Medium'],
  ] as const) {
    await initial.getByRole('combobox', { name: field, exact: true }).click()
    await app.page.getByRole('option', { name: word, exact: true }).click()
  }
  await pane.getByRole('textbox', { name: 'New cause' }).fill('Banner hidden on small screens')
  await pane.getByRole('textbox', { name: 'New cause' }).press('Enter')
  await pane.getByRole('combobox', { name: 'Link a control to cause 1' }).fill('Patient banner on every screen')
  await pane.getByRole('option', { name: /^New control/ }).click()
  await expect(pane.getByRole('list', { name: 'Controls that answer cause 1' })).toContainText('CTL-001')
  await hazards.showColumn('Description', true)
  await hazards.showColumn('Initial severity', false)

  // An answer.
  await frame.goTo('Checks')
  const reason = 'The owner is named in the next workshop.'
  const checks = new Checks(app.page)
  const finding = await checks.find('HAZ-001: no owner')
  await expect(await checks.answer(finding, reason)).toHaveCount(0)
  const position = await frame.position()

  await app.restart()

  frame = new Frame(app.page)
  hazards = new Hazards(app.page)
  await expect(new Start(app.page).whoIsWorking).toHaveCount(0)
  if (!(await frame.rail.isVisible())) await new Start(app.page).openProject('Ward record')
  await expect(frame.status).toContainText('Dr A Example')
  expect(await frame.position()).toBe(position)
  await frame.goTo('Hazards')
  await expect(hazards.heading('Description')).toBeVisible()
  await expect(hazards.heading('Initial severity')).toHaveCount(0)
  await expect(await hazards.cell('HAZ-001', 'initial.rating')).toContainText('Undesirable')
  pane = await hazards.open('HAZ-001')
  await expect(pane.getByRole('textbox', { name: 'Description' })).toHaveValue(
    'The prescriber does not see a recorded allergy.',
  )
  await expect(pane.getByRole('textbox', { name: 'Cause 1', exact: true })).toHaveValue(
    'Banner hidden on small screens',
  )
  await expect(pane.getByRole('list', { name: 'Controls that answer cause 1' })).toContainText(
    'Patient banner on every screen',
  )
  await frame.goTo('Checks')
  await expect(await new Checks(app.page).find('HAZ-001: no owner', 'answered')).toContainText(reason)
  await expect(frame.undo).toHaveAccessibleName(/^Undo: /)
})
