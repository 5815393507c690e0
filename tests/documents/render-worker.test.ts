import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { readDocument, readWorkbook } from '../../src-main/documents/render/read-back.ts'
import { renderToFile } from '../../src-main/documents/render/render.ts'
import { documentFixture, workbookFixture } from './render-fixture.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'render-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function place(name: string): Promise<string> {
  const inner = join(folder, name)
  await mkdir(inner)
  return inner
}

it('writes a document and says how far it is; the same model gives the same bytes', async () => {
  const inner = await place('same')
  const steps: string[] = []
  const paths = [join(inner, 'one.docx'), join(inner, 'two.docx')]
  for (const path of paths) {
    const result = await renderToFile(
      { format: 'docx', model: documentFixture, path },
      { onProgress: (step) => steps.push(step) },
    )
    expect(result).toEqual({ ok: true, value: { size: (await readFile(path)).length } })
  }
  expect(steps).toEqual(['layout', 'writing', 'layout', 'writing'])
  const [one, two] = await Promise.all(paths.map((path) => readFile(path)))
  expect(Buffer.compare(one ?? Buffer.alloc(0), two ?? Buffer.alloc(1))).toBe(0)
  expect(readDocument(one ?? Buffer.alloc(0)).tables).toHaveLength(7)
  expect(await readdir(inner)).toEqual(['one.docx', 'two.docx'])
})

it('writes a workbook', async () => {
  const path = join(await place('xlsx'), 'log.xlsx')
  expect(await renderToFile({ format: 'xlsx', model: workbookFixture, path })).toMatchObject({ ok: true })
  expect((await readWorkbook(await readFile(path))).sheets).toHaveLength(2)
})

it('leaves the file that stood there when cancelled, and nothing else', async () => {
  const inner = await place('cancel')
  const path = join(inner, 'log.docx')
  await writeFile(path, 'as it was')
  const stop = new AbortController()
  const result = await renderToFile(
    { format: 'docx', model: documentFixture, path },
    { signal: stop.signal, onProgress: () => stop.abort() },
  )
  expect(result).toMatchObject({ ok: false, error: { code: 'cancelled' } })
  expect(await readdir(inner)).toEqual(['log.docx'])
  expect(await readFile(path, 'utf8')).toBe('as it was')
  const early = await renderToFile({ format: 'docx', model: documentFixture, path }, { signal: stop.signal })
  expect(early).toMatchObject({ ok: false, error: { code: 'cancelled' } })
})

it('answers what a format cannot hold, and writes nothing', async () => {
  const inner = await place('refused')
  const [sheet] = workbookFixture.sheets
  const model = {
    ...workbookFixture,
    sheets: sheet === undefined ? [] : [{ ...sheet, rows: [[{ value: 'HAZ-9' }, { value: 'x'.repeat(40_000) }]] }],
  }
  const result = await renderToFile({ format: 'xlsx', model, path: join(inner, 'log.xlsx') })
  expect(result).toMatchObject({ ok: false, error: { code: 'refused', message: expect.stringContaining('HAZ-9') } })
  expect(await readdir(inner)).toEqual([])
})

it('says where it may not write, before or at the end', async () => {
  const inner = await place('unwritable')
  const missing = await renderToFile({ format: 'xlsx', model: workbookFixture, path: join(inner, 'none', 'log.xlsx') })
  expect(missing).toMatchObject({ ok: false, error: { code: 'not-writable' } })
  await mkdir(join(inner, 'folder.xlsx'))
  const folderThere = await renderToFile({ format: 'xlsx', model: workbookFixture, path: join(inner, 'folder.xlsx') })
  expect(folderThere).toMatchObject({ ok: false, error: { code: 'not-writable' } })
  expect(await readdir(inner)).toEqual(['folder.xlsx'])
})
