import { readFile } from 'node:fs/promises'
import { type App, expect, test } from '../support/app-fixture.ts'
import { BroughtBack } from '../support/screens/brought-back.ts'
import { Documents } from '../support/screens/documents.ts'
import { Frame } from '../support/screens/frame.ts'
import { Hazards } from '../support/screens/hazards.ts'
import { ImportWizard } from '../support/screens/import.ts'
import { Start } from '../support/screens/start.ts'
import { SentWorkbook } from '../support/sent-workbook.ts'

/** The sample's log, sent out in a layout. */
async function sendOut(app: App, layout: RegExp): Promise<Uint8Array> {
  const { page } = app
  const start = new Start(page)
  await start.workAs('Dr A Example')
  await start.exploreSample()
  await new Frame(page).goTo('Documents')
  const documents = new Documents(page)
  const path = await app.download(() => documents.sendToExcel(layout))
  await documents.expectEqual('Hazard log')
  return await readFile(path)
}

async function bringBack(app: App, name: string, bytes: Uint8Array): Promise<BroughtBack> {
  const { page } = app
  await new Frame(page).goTo('Documents')
  await new Documents(page).document('Hazard log').getByRole('link', { name: 'Import' }).click()
  await new ImportWizard(page).choose({ name, bytes })
  const back = new BroughtBack(page)
  await expect(back.heading).toBeVisible()
  return back
}

test('colleagues work on the log in Excel, and each of their changes is taken or left', async ({ app }) => {
  const log = await SentWorkbook.open(await sendOut(app, /^A hazard a row/))
  const { page } = app
  const frame = new Frame(page)
  const hazards = new Hazards(page)

  const sent = log.text('HAZ-001', 'Hazard Description')
  log.type('HAZ-001', 'Hazard Description', (text) => text.replace('within minutes', 'within five minutes'))
  log.type('HAZ-002', 'Hazard Description', (text) => text.replace('printer used last', 'printer used before'))
  log.type(
    'HAZ-002',
    'Possible Causes',
    (text) => `${text}\n4) The label printer runs out and a spare from stores is used`,
  )
  log.type('HAZ-003', 'Severity (initial)', 'Considerable')
  log.type('HAZ-003', 'Potential Clinical Impact', '')
  log.type('HAZ-004', 'Test', (text) => text.replace('before the next load', 'before the last load'))
  log.type('HAZ-006', 'Hazard Number', 'HAZ-099')
  log.type('HAZ-007', 'Hazard Ledger checksum', '0123456789abcdef')
  log.type('HAZ-007', 'Hazard Description', 'Nobody may take this.')
  log.type('HAZ-008', 'Status', 'Parked')
  log.remove('HAZ-028')
  const added = log.add({
    'Hazard Name': 'Discharge letter sent to a practice the patient has left',
    'Hazard Description': 'The address book is a week behind.',
  })

  // Meanwhile somebody changes one of these texts here.
  await frame.goTo('Hazards')
  const first = await hazards.open('HAZ-001')
  const description = first.getByRole('textbox', { name: 'Description', exact: true })
  await description.fill(sent.replace('one mobile computer', 'one shared computer'))
  await description.blur()
  await expect(frame.undo).toHaveAccessibleName(/^Undo: .*HAZ-001/)

  const back = await bringBack(app, 'Log from the ward.xlsx', await log.bytes())
  await expect(
    page.getByText(/was sent out of Meridian EPR deployment on \d+ \w+ \d{4}, with a hazard a row/),
  ).toBeVisible()
  for (const [sort, count] of [
    ['Rows', '28'],
    ['Unchanged', '20'],
    ['Changed', '4'],
    ['New hazards', '1'],
    ['Not taken, or taken with another row', '1'],
    ['Refused', '2'],
  ] as const) {
    await expect(back.count(sort)).toHaveText(count)
  }

  // What both sides changed is shown three ways, and is left unless ticked.
  const both = back.line('HAZ-001', 'Description')
  await expect(both).toContainText('Changed here as well')
  await expect(both.getByRole('insertion')).toHaveText(['five', 'shared'])
  await expect(back.tick('HAZ-001', 'Description')).not.toBeChecked()
  // So is what the file empties.
  await expect(back.line('HAZ-003', 'Clinical impact')).toContainText('Emptied in the file')
  await expect(back.tick('HAZ-003', 'Clinical impact')).not.toBeChecked()

  await expect(back.line('HAZ-002', 'Description').getByRole('deletion')).toHaveText('last')
  await expect(back.line('HAZ-002', 'Description').getByRole('insertion')).toHaveText('before')
  await expect(back.line('HAZ-002', 'New cause')).toContainText('a spare from stores is used')
  await expect(back.line('HAZ-003', 'Severity (initial)')).toContainText('Comes in as not confirmed')
  const shared = back.row('HAZ-004').getByRole('row').last()
  await expect(shared).toContainText('it changes for HAZ-003, HAZ-005')
  await expect(back.row('Discharge')).toContainText('New hazard')
  await expect(back.summary).toContainText('1 score typed in the file comes in as not confirmed')

  const refused = await back.part('Refused rows')
  await expect(refused.getByRole('row', { name: /HAZ-007/ })).toContainText('hidden marks were changed')
  await expect(refused.getByRole('row', { name: /HAZ-099/ })).toContainText('the one it was sent with (HAZ-006)')
  await expect((await back.part('Not taken')).getByRole('row', { name: /HAZ-008/ })).toContainText('“Parked”')
  await expect((await back.part('Without a row')).getByRole('row', { name: /HAZ-028/ })).toBeVisible()

  // What was ticked stays while other parts are looked at. The new hazard is left, then taken after all.
  await back.part('Changes')
  await expect(back.takeButton).toHaveText('Take 6 changes')
  await back.changes.getByRole('button', { name: `Leave all of this row: row ${added}` }).click()
  await expect(back.takeButton).toHaveText('Take 4 changes')
  await back.changes.getByRole('button', { name: `Take as proposed: row ${added}` }).click()
  await back.tick('HAZ-001', 'Description').check()
  await back.tick('HAZ-002', 'Description').uncheck()
  await expect(back.takeButton).toHaveText('Take 6 changes')

  await back.take()
  await expect(page.getByText('Taken from Log from the ward.xlsx: 4 hazards changed, 1 added.')).toBeVisible()
  await expect(await hazards.cell('HAZ-032', 'name')).toHaveText(
    'Discharge letter sent to a practice the patient has left',
  )
  const rating = await hazards.cell('HAZ-003', 'initial.rating')
  await expect(rating).toContainText('unconfirmed')
  const text = (pane: Awaited<ReturnType<typeof hazards.open>>, name: string) =>
    pane.getByRole('textbox', { name, exact: true })
  await expect(text(await hazards.open('HAZ-001'), 'Description')).toHaveValue(/within five minutes/)
  const second = await hazards.open('HAZ-002')
  await expect(text(second, 'Description')).toHaveValue(/printer used last/)
  await expect(text(second, 'Cause 4')).toHaveValue('The label printer runs out and a spare from stores is used')
  await expect(text(await hazards.open('HAZ-007'), 'Description')).not.toHaveValue(/Nobody may take this/)

  // One step, which Undo takes back; what was changed here before stays.
  await expect(frame.undo).toHaveAccessibleName(/^Undo: took changes from a hazard log brought back/)
  await frame.undo.click()
  await expect(hazards.number('HAZ-032')).toHaveCount(0)
  await expect(text(await hazards.open('HAZ-001'), 'Description')).toHaveValue(/one shared computer within minutes/)
})

test('a cause a row comes back too, and a file that nobody changed has nothing to take', async ({ app }) => {
  const bytes = await sendOut(app, /^A cause a row/)
  const untouched = await bringBack(app, 'As it was.xlsx', bytes)
  await expect(untouched.takeButton).toBeDisabled()
  await expect(untouched.count('Changed')).toHaveText('0')

  // The same file may go in as any other log; it can be taken up again.
  await untouched.asAnyOther.click()
  const { page } = app
  await expect(page.getByRole('heading', { level: 2, name: 'A hazard log, and whose it is' })).toBeVisible()
  await page.getByRole('button', { name: 'See what changed in it' }).click()
  await expect(untouched.heading).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: 'Look at it' })).toBeVisible()

  // By keyboard: a change is left with Space, and taken with Enter on the button.
  const log = await SentWorkbook.open(bytes)
  log.type('HAZ-002', 'Possible Cause', 'The cart keeps the printer of another ward')
  await new ImportWizard(page).choose({ name: 'Worked on.xlsx', bytes: await log.bytes() })
  const back = new BroughtBack(page)
  await expect(back.changes).toBeVisible()
  const tick = back.changes.getByRole('checkbox')
  await expect(tick).toHaveCount(1)
  await tick.focus()
  await page.keyboard.press('Space')
  await expect(back.takeButton).toBeDisabled()
  await page.keyboard.press('Space')
  await back.takeButton.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: /^Hazards/ })).toBeVisible()
  await expect(page.getByText('Taken from Worked on.xlsx: 1 hazard changed.')).toBeVisible()
})
