import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { readDocument, readWorkbook } from '../../src-main/documents/render/read-back.ts'
import { expect, test } from '../support/app-fixture.ts'
import { Documents } from '../support/screens/documents.ts'
import { Frame } from '../support/screens/frame.ts'
import { Start } from '../support/screens/start.ts'

const NUMBERS = Array.from({ length: 28 }, (_, index) => `HAZ-${String(index + 1).padStart(3, '0')}`)

test('the sample goes out as Word and Excel, and the files prove themselves', async ({ app }) => {
  const { page } = app
  const start = new Start(page)
  await start.workAs('Dr A Example')
  await start.exploreSample()
  const frame = new Frame(page)
  const position = await frame.position()
  await frame.goTo('Documents')
  const documents = new Documents(page)

  const log = await app.download(() => documents.export('Hazard log', 'Word'))
  await documents.expectEqual('Hazard log')
  const logText = JSON.stringify(readDocument(await readFile(log)))
  expect(NUMBERS.filter((number) => !logText.includes(number))).toEqual([])
  expect(logText).toContain('Fictitious sample, not for clinical use')

  const report = await app.download(() => documents.export('Clinical safety case report', 'Word'))
  await documents.expectEqual('Clinical safety case report')
  const reportText = JSON.stringify(readDocument(await readFile(report)))
  expect(NUMBERS.filter((number) => !reportText.includes(number))).toEqual([])
  expect(reportText).toContain('DRAFT')

  const workbook = await app.download(() => documents.export('Hazard log', 'Excel'))
  await documents.expectEqual('Hazard log')
  const sheets = JSON.stringify(await readWorkbook(await readFile(workbook)))
  expect(NUMBERS.filter((number) => !sheets.includes(number))).toEqual([])

  expect(new Set([log, report, workbook].map((path) => basename(path))).size).toBe(3)
  // An export changes nothing in the log.
  expect(await frame.position()).toBe(position)
})
