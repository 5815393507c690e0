import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { type App, expect, test } from '../support/app-fixture.ts'
import { Frame } from '../support/screens/frame.ts'
import { Hazards } from '../support/screens/hazards.ts'
import { ApprovalRequest, givePassphrase, Issues, makeKey } from '../support/screens/issues.ts'
import { Start } from '../support/screens/start.ts'

// Of the sample (resources/sample/project.json): its clinical safety officer and its top management.
const OFFICER = 'Dr Miriam Okonjo-Hale'
const DIRECTOR = 'Professor Eleanor Strathmore-Iqbal'
const LOG = 'hazard log'
const REPORT = 'clinical safety case report'

test.setTimeout(600_000)

/** The sample with its clinical safety officer at work. */
async function officerAtWork({ page }: App): Promise<void> {
  const start = new Start(page)
  await start.workAs('Dr A Example')
  await start.exploreSample()
  await new Frame(page).goToProjects()
  await start.changePerson(OFFICER)
  await start.openProject('Meridian EPR deployment')
}

/** Records the benefit-risk analysis that HAZ-020 lacks, with its acceptance. */
async function recordAnalysis({ page }: App): Promise<void> {
  await page.getByRole('link', { name: 'Go to the benefit analyses' }).click()
  await page.getByRole('button', { name: 'New benefit analysis' }).first().click()
  const entry = page.getByRole('region', { name: /^Benefit analysis/ })
  await entry.getByRole('combobox', { name: 'Hazard' }).click()
  await page.getByRole('option', { name: /^HAZ-020/ }).click()
  for (const [field, words] of [
    ['Benefits', 'One record across both sites removes the transcription that harmed patients in 2025.'],
    ['Residual risk', 'Prolonged loss of the record on the wards, rated 4.'],
    ['Conclusion', 'The benefits outweigh the risk until the second line is tested.'],
  ] as const) {
    await entry.getByRole('textbox', { name: new RegExp(`^${field}`) }).fill(words)
  }
  await entry.getByRole('textbox', { name: 'Authors' }).fill('Dr Miriam Okonjo-Hale, Dafydd Penhallow')
  await entry.getByLabel('Date', { exact: true }).fill('2026-10-20')
  await entry.getByRole('combobox', { name: 'Residual risk accepted by' }).click()
  await page.getByRole('option', { name: DIRECTOR }).click()
  await entry.getByLabel('Accepted on', { exact: true }).fill('2026-10-21')
  await entry.getByRole('textbox', { name: 'Words of the acceptance' }).fill('Accepted for the board until 8 February.')
  await page.keyboard.press('Tab')
  await expect(new Frame(page).status).toContainText('saved at')
}

/** Answers every error that blocks the issue, one after another, as the clinical safety officer. */
async function answerErrors({ page }: App): Promise<void> {
  const { blocked } = new Issues(page)
  const answers = blocked.getByRole('button', { name: /^Answer:/ })
  await expect(answers.first()).toBeVisible()
  for (let left = await answers.count(); left > 0; left--) {
    await answers.first().click()
    const dialog = page.getByRole('dialog', { name: 'Answer the finding' })
    await dialog.getByRole('textbox', { name: 'Why this stands as it is' }).fill('Put to the board with its reasons.')
    await dialog.getByRole('button', { name: 'Answer', exact: true }).click()
    await expect(dialog).toHaveCount(0)
    await expect(answers).toHaveCount(left - 1)
  }
}

test('an issue is blocked until its errors are settled; issued, signed, changed, compared, issued again, approved by file', async ({
  app,
  launch,
  dataFolder,
}) => {
  const { page } = app
  await officerAtWork(app)
  const frame = new Frame(page)
  const issues = new Issues(page)

  // Blocked, with the reason beside the button.
  await issues.begin()
  await expect(issues.blocked.filter({ hasText: 'HAZ-020' })).toContainText('No answer settles this')
  await expect(issues.issueButton).toBeDisabled()
  await expect(page.getByText(/^It cannot be issued yet\. It needs the .*errors? that block/)).toBeVisible()
  await recordAnalysis(app)
  await issues.begin()
  await expect(issues.blocked.filter({ hasText: 'No answer settles this' })).toHaveCount(0)
  await answerErrors(app)
  await expect(issues.blocked).toHaveCount(0)
  await expect(page.getByText(/No error blocks the issue/)).toBeVisible()

  // Keys: the officer's here, the director's where she works.
  await expect(page.getByText(/Cannot sign: no key is enrolled/).first()).toBeVisible()
  await page.getByRole('link', { name: 'Go to their signing key' }).first().click()
  await makeKey(page)
  const elsewhere = await launch({ dataFolder: join(dataFolder, 'elsewhere') })
  await new Start(elsewhere.page).workAs(DIRECTOR)
  const answering = new ApprovalRequest(elsewhere.page)
  await answering.open()
  await makeKey(elsewhere.page)
  const publicKey = await elsewhere.download(() =>
    elsewhere.page.getByRole('button', { name: /^Save the public key/ }).click(),
  )
  await page.getByRole('table', { name: 'People of this workspace' }).getByRole('button', { name: DIRECTOR }).click()
  await page.getByRole('button', { name: 'Enrol a public key file…' }).click()
  const enrolling = page.getByRole('dialog', { name: /^Enrol a public key/ })
  const chooser = page.waitForEvent('filechooser')
  await enrolling.getByRole('button', { name: 'Choose a file' }).click()
  await (await chooser).setFiles(publicKey)
  await enrolling.getByRole('button', { name: 'Enrol the key' }).click()
  await expect(enrolling).toHaveCount(0)
  const enrolled = page.getByRole('list', { name: `Signing keys of ${DIRECTOR}` })
  await expect(enrolled).toContainText('The private key is not on this computer')
  const fingerprint = await enrolled.locator('code').first().innerText()
  await expect(elsewhere.page.getByText(fingerprint)).toBeVisible()

  // Issued and signed.
  await issues.begin()
  await expect(page.getByRole('textbox', { name: 'Version', exact: true })).toHaveValue('1.0')
  await issues.issue('First issue, for the outpatient milestone.')
  const first = await issues.version('1.0')
  await expect(first).toContainText(`Issued 1.0, awaiting approval by ${OFFICER} (clinical safety officer)`)
  await issues.sign(LOG, OFFICER)
  await issues.sign(REPORT, OFFICER)
  await expect(first).toContainText(`Issued 1.0, awaiting approval by ${DIRECTOR} (top management)`)
  await expect(first).toContainText('no register was consulted')
  await expect(first.getByRole('region', { name: 'Approvals: Hazard log' })).toContainText(/Approved/)
  await expect(frame.status).toContainText('as issued in 1.0: no change since')
  const issuedLog = await app.download(() => page.getByRole('button', { name: 'Hazard log 1.0 as Word' }).click())
  expect(basename(issuedLog)).toContain('1.0')

  // A change: the approval of 1.0 stands for 1.0.
  const hazards = new Hazards(page)
  await frame.goTo('Hazards')
  const pane = await hazards.open('HAZ-003')
  await pane.getByRole('textbox', { name: 'Hazard', exact: true }).fill('The record of another patient is opened')
  await page.keyboard.press('Enter')
  await expect(frame.status).toContainText('not approved: 1 change since 1.0')
  await issues.open()
  await page.getByRole('link', { name: 'What changed since 1.0' }).click()
  await expect(page.getByRole('region', { name: 'What differs' })).toContainText('HAZ-003')

  // Issued again, approved by request and answer file.
  await issues.begin()
  await expect(page.getByRole('textbox', { name: 'Version', exact: true })).toHaveValue('1.1')
  await issues.issue('HAZ-003 named as clinicians name it.')
  const second = await issues.version('1.1')
  await issues.sign(LOG, OFFICER)
  await issues.sign(REPORT, OFFICER)
  const request = await app.download(() =>
    second.getByRole('button', { name: `Approval request file: ${DIRECTOR}, ${REPORT}` }).click(),
  )
  const asked = await answering.choose({ name: basename(request), bytes: await readFile(request) })
  await expect(asked).toContainText('Meridian EPR deployment')
  await expect(asked).toContainText('1.1, issued on')
  const hash = await second.locator('code').first().innerText()
  await expect(asked).toContainText(hash)
  await expect(answering.answerButton).toBeDisabled()
  const report = await elsewhere.download(() => asked.getByRole('button', { name: /^Read as PDF/ }).click())
  expect((await readFile(report)).subarray(0, 5).toString()).toBe('%PDF-')
  await asked.getByRole('radio', { name: 'Approve with conditions' }).check()
  const condition = asked.getByRole('group', { name: 'Condition 1' })
  await condition.getByRole('textbox', { name: 'Condition 1' }).fill('A failover test at full data volume.')
  await condition.getByRole('textbox', { name: 'Owner' }).fill('Meridian Health Systems Ltd')
  await condition.getByRole('textbox', { name: 'To be met before' }).fill('11 January 2027')
  await givePassphrase(asked)
  const answer = await elsewhere.download(() => answering.answerButton.click())
  await expect(asked).toContainText('is signed. Send it to whoever sent the request')

  // One altered word, and nothing enters; as it was signed it is taken in.
  const bytes = await readFile(answer)
  const altered = Buffer.from(bytes.toString('utf8').replace('full data volume', 'half data volume'))
  const position = await frame.position()
  await issues.takeAnswer({ name: basename(answer), bytes: altered })
  await expect(page.getByRole('alert')).toContainText(/were altered, or another key signed them/)
  expect(await frame.position()).toBe(position)
  await issues.takeAnswer({ name: basename(answer), bytes })
  await expect(second).toContainText('Approved 1.1 with 1 condition, 1 open')
  await expect(second).toContainText('came by answer file')

  // The condition is followed until it is met; History tells it all in words.
  await second.getByRole('button', { name: /^Record as met/ }).click()
  const meeting = page.getByRole('dialog', { name: 'Record the condition as met' })
  await meeting.getByLabel('Met on', { exact: true }).fill('2026-11-20')
  await meeting.getByRole('textbox', { name: 'What shows it' }).fill('Test report T-114.')
  await meeting.getByRole('button', { name: 'Record as met' }).click()
  await expect(second).toContainText('Approved 1.1 with 1 condition, all recorded as met')
  await frame.goTo('History')
  await expect(page.getByRole('main')).toContainText(
    `Took in from an answer file the decision of ${DIRECTOR} on the ${REPORT} 1.1`,
  )
  await expect(page.getByRole('main')).toContainText('Issued version 1.1')
})
