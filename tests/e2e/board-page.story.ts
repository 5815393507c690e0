import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { PDFDocument } from '@cantoo/pdf-lib'
import { readDocument, readWorkbook } from '../../src-main/documents/render/read-back.ts'
import { expect, test } from '../support/app-fixture.ts'
import { Frame } from '../support/screens/frame.ts'
import { exportList, Overview } from '../support/screens/overview.ts'
import { Start } from '../support/screens/start.ts'

// Three documents are made, and two of them printed by a program of their own.
test.setTimeout(240_000)

test('a board gets its page, and a filtered list goes out as an extract that says so', async ({ app }) => {
  const { page } = app
  const start = new Start(page)
  await start.workAs('Dr A Example')
  await start.exploreSample()
  const frame = new Frame(page)
  await frame.goTo('Overview')
  const overview = new Overview(page)

  for (const name of ['Initial clinical risk', "Today's risk", 'Residual clinical risk'] as const) {
    await expect(overview.matrix(name)).toBeVisible()
  }
  await expect(
    overview.part('Residual clinical risk not accepted').getByRole('link', { name: 'HAZ-020' }),
  ).toBeVisible()
  await expect(overview.part('Changed in 30 days').getByRole('row', { name: /^Hazards added 28/ })).toBeVisible()
  await expect(overview.part(/^Needed before/).getByText('Overdue:')).toBeVisible()
  const position = await frame.position()

  const printed = await app.download(() => overview.exportBoardPage('PDF'))
  const bytes = await readFile(printed)
  expect(basename(printed)).toMatch(/^Meridian EPR deployment - Board page - .* DRAFT - .*\.pdf$/)
  expect(bytes.subarray(0, 5).toString('latin1')).toBe('%PDF-')
  // The document's title, as the outline and the title bar of a reader show it.
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false })
  expect(pdf.getTitle()).toBe('Board page: Meridian EPR deployment')
  expect(pdf.getPageCount()).toBe(1)

  await frame.goTo('Controls')
  await page.getByRole('textbox', { name: 'Search controls, hazards, causes' }).fill('alarm')
  const count = await page.getByRole('button', { name: /^Export (these \d+|this one)…$/ }).textContent()
  const list = await app.download(() => exportList(page, 'Word'))
  const read = readDocument(await readFile(list))
  expect(JSON.stringify(read)).toContain('“alarm”')
  const controls = read.tables.filter(({ rows }) => rows[0]?.[0] === 'Control').flatMap(({ rows }) => rows.slice(1))
  expect(controls.length === 1 ? 'Export this one…' : `Export these ${controls.length}…`).toBe(count?.trim())

  await frame.goTo('Hazards')
  const book = await app.download(() => exportList(page, 'Excel'))
  const { sheets } = await readWorkbook(await readFile(book))
  expect(sheets[0]?.rows[0]?.[0]).toMatch(/^EXTRACT, 28 of 28 hazards.*DRAFT/)
  expect(await frame.position()).toBe(position)
})
