import { AxeBuilder } from '@axe-core/playwright'
import { test } from '../support/app-fixture.ts'
import { wear, atFourfoldZoom } from '../support/screens/every-screen.ts'
import { ImportWizard } from '../support/screens/import.ts'
import { Start } from '../support/screens/start.ts'
import { nhsWorkbook } from '../support/workbooks.ts'
const LOG = [
  'Ref,Hazard,Category,How it could come about,Effect,Existing controls,Initial severity,Initial likelihood,Initial rating,Residual severity,Residual likelihood,Residual rating,Ward,Owner',
  'R-1,Dose shown without its unit,Prescribing,Unit column hidden on small screens that are used on the wards at night by agency staff who do not know of it and cannot see it,Patient is given ten times the dose,Pharmacist checks each prescription,5 - Catastrophic,3 - Possible,15,5 - Catastrophic,2 - Unlikely,10,Ward 4,A. Person',
  'R-2,Allergy banner comes late,Prescribing,Interface to the record is slow,Patient is given a drug they are allergic to,Banner is waited for,4 - Major,4 - Likely,16,4 - Major,2 - Unlikely,8,Ward 7,B. Person',
  'R-3,Result filed to a leaver,Results,Leavers are not removed,A result is not acted on,Weekly report of unread results,3 - Moderate,3 - Possible,9,3 - Moderate,2 - Unlikely,6,All wards,A. Person',
  'R-4,Result filed to a leaver again,Results,Leavers are not removed,A result is not acted on,Weekly report of unread results,3 - Moderate,3 - Possible,12,3 - Moderate,2 - Unlikely,6,All wards,A. Person',
].join('\n')
const DIR='/tmp/work/wizard/'
test('shots', async ({ app }) => {
  const { page } = app
  const start = new Start(page)
  await start.workAs('Dr A Example')
  await start.importOffer.click()
  const wizard = new ImportWizard(page)
  const both = async (name: string, full = true) => {
    for (const c of ['light', 'dark'] as const) {
      await wear(page, c)
      if (full) await page.setViewportSize({ width: 1440, height: 1700 })
      await page.screenshot({ path: `${DIR}${name}-${c}.png` })
      const { violations } = await new AxeBuilder({ page }).analyze()
      for (const v of violations) for (const n of v.nodes) console.log(name, c, v.id, n.target.join(' '), n.failureSummary)
      await page.setViewportSize({ width: 1440, height: 900 })
    }
    await wear(page, 'light')
  }
  await wizard.choose({ name: 'Multiplied.csv', bytes: LOG })
  await both('choose', false)
  await wizard.lookAtOurs()
  await both('first', false)
  if (!(await wizard.columns.isVisible())) await wizard.toggle('What each column is')
  await both('columns')
  await page.getByRole('radio', { name: 'Set their words against ours' }).check()
  await wizard.setWord('Severity', '5 - Catastrophic', 'Catastrophic')
  await wizard.toggle('What each column is')
  await page.locator('summary', { hasText: 'two ways' }).click()
  await both('map')
  await wizard.word('Severity', '4 - Major').click()
  await both('options', false)
  await page.keyboard.press('Escape')
  await wizard.toggle('What each column is')
  await atFourfoldZoom(page, async () => {
    const wide = await page.evaluate(() => [...document.querySelectorAll('*')].filter((e) => { const o = getComputedStyle(e).overflowX; return (o==='auto'||o==='scroll') && e.scrollWidth > e.clientWidth + 1 }).map((e) => e.outerHTML.slice(0,160)))
    console.log('WIDE', document_width(await page.evaluate(() => document.documentElement.scrollWidth)), wide)
    await page.setViewportSize({ width: 320, height: 5200 })
    for (const i of [0,1,2]) await page.screenshot({ path: `${DIR}narrow-${i}.png`, clip: { x: 0, y: i*1300, width: 320, height: 1300 } })
  })
  await wizard.readScale.click()
  await page.getByText(/^Read again:/).first().waitFor()
  await both('after')
  await page.getByRole('button', { name: 'Back', exact: true }).click()
  await wizard.choose({ name: 'EPR.xlsx', bytes: await nhsWorkbook() })
  await page.getByRole('button', { name: 'Look at it' }).click()
  await wizard.preview.waitFor()
  await both('fixed', false)
  await wizard.toggle('What each column is')
  await wizard.toggle('Scale of its scores')
  await page.locator('summary', { hasText: 'would not give' }).click()
  await both('fixed-open')
})
function document_width(n: number) { return n }
