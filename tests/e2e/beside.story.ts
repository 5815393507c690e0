import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '../support/app-fixture.ts'
import { aFolder } from '../support/folder.ts'
import { aPdf } from '../support/pdf.ts'
import { Frame } from '../support/screens/frame.ts'
import { Hazards } from '../support/screens/hazards.ts'
import { Start } from '../support/screens/start.ts'

test('hazard and control register, hazard and evidence, side by side', async ({ app }) => {
  const { page } = app
  await new Start(page).workAs('Dr Miriam Okonjo-Hale', 'Doctor')
  await new Start(page).exploreSample()
  const frame = new Frame(page)

  // Evidence to read: a PDF of two pages.
  const file = join(aFolder(), 'Test report.pdf')
  writeFileSync(file, aPdf(['Allergy banner tested on four wards', 'Second page of the report']))
  await frame.goTo('Evidence')
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Add a file' }).click()
  await (await chooser).setFiles(file)
  await page.getByRole('button', { name: 'Read it beside the page' }).click()

  const beside = page.getByRole('complementary', { name: 'Beside the page: Evidence' })
  await expect(beside.getByText('Allergy banner tested on four wards')).toBeAttached()
  await expect(beside.getByRole('region', { name: /page 2$/ })).toContainText('Second page of the report')
  // The page was drawn: something on it is dark.
  await expect
    .poll(() =>
      beside
        .locator('canvas')
        .first()
        .evaluate((canvas: HTMLCanvasElement) => {
          const data = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? []
          return data.some((value, index) => index % 4 === 0 && value < 100)
        }),
    )
    .toBe(true)

  // It stays while pages change, and a hazard is read beside it.
  await frame.goTo('Hazards')
  await new Hazards(page).open('HAZ-003')
  await expect(beside.getByText('Allergy banner tested on four wards')).toBeAttached()

  // Hazard and control register: a control is linked to the hazard shown, by keyboard alone.
  await beside.getByRole('button', { name: 'Control register' }).click()
  const register = page.getByRole('complementary', { name: 'Beside the page: Control register' })
  await register.getByLabel('Search Controls').fill('training')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(register.getByRole('heading', { level: 2 })).toBeVisible()
  await register.getByRole('button', { name: 'Link', exact: true }).press('Enter')
  await expect(register.getByText(/linked to HAZ-003/)).toBeVisible()

  // Alt+J goes across and back; Escape steps from the record to the list, then away, and gives the focus back.
  await page.keyboard.press('Alt+j')
  await expect.poll(() => register.evaluate((node) => node.contains(document.activeElement))).toBe(false)
  await page.keyboard.press('Alt+j')
  await expect.poll(() => register.evaluate((node) => node.contains(document.activeElement))).toBe(true)
  await page.keyboard.press('Escape')
  await expect(register.getByRole('heading', { level: 2 })).toHaveCount(0)
  await register.getByLabel('Search Controls').press('Escape')
  await expect(register).toHaveCount(0)
  expect(await page.evaluate(() => document.activeElement === document.body)).toBe(false)
})
