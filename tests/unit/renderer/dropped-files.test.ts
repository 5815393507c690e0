import { describe, expect, test } from 'vitest'
import { isWorkbook, notOneWorkbook } from '../../../src-renderer/components/file-drop.ts'
import { widthsAt } from '../../../src-renderer/components/grid/follow-text-size.ts'
import { keepFiles } from '../../../src-renderer/project/dropped-evidence.ts'
import { ok, refuse } from '../../../src-shared/domain/result.ts'

const file = (name: string) => new File(['x'], name)

describe('what is dropped to be imported', () => {
  test.each([
    ['log.xlsx', true],
    ['LOG.XLSM', true],
    ['log.csv', true],
    ['log.xlsx.pdf', false],
    ['xlsx', false],
  ])('%s is a workbook: %s', (name, is) => expect(isWorkbook({ name })).toBe(is))

  test.each([
    ['one file', { files: [file('a.xlsx')], folders: [] }, null],
    ['two files', { files: [file('a.xlsx'), file('b.xlsx')], folders: [] }, '2 files were dropped'],
    ['a folder', { files: [], folders: ['logs'] }, 'A folder cannot be imported'],
    ['a folder and a file', { files: [file('a.xlsx')], folders: ['logs'] }, 'A folder cannot be imported'],
    ['a text or a link', { files: [], folders: [] }, 'No file came with it'],
  ])('%s', (_what, dropped, why) => {
    const said = notOneWorkbook(dropped)
    if (why === null) expect(said).toBeNull()
    else expect(said).toContain(why)
  })
})

describe('files kept as evidence', () => {
  test('one that is refused keeps none of the others out', async () => {
    const kept = await keepFiles(
      [file('a.pdf'), file('b.exe'), file('c.pdf')],
      async ({ name }) =>
        name === 'b.exe' ? refuse('refused', 'It is too large.', 'Take a smaller one.') : ok({ id: `id of ${name}` }),
      () => false,
    )
    expect(kept).toEqual({
      ids: ['id of a.pdf', 'id of c.pdf'],
      refused: [{ name: 'b.exe', why: 'It is too large. Take a smaller one.' }],
      left: 0,
    })
  })

  test('what was not begun when the person stopped is counted', async () => {
    let begun = 0
    const kept = await keepFiles(
      [file('a.pdf'), file('b.pdf'), file('c.pdf')],
      async () => ok({ id: String(++begun) }),
      () => begun === 1,
    )
    expect(kept).toEqual({ ids: ['1'], refused: [], left: 2 })
  })
})

describe('columns and the text size', () => {
  const columns = [
    { key: 'as made', made: 80, width: 80 },
    { key: 'moved', made: 80, width: 120 },
    { key: 'by itself', made: undefined, width: 200 },
  ]
  test('only columns as they were made grow', () => {
    expect(widthsAt(columns, 1, 1.5)).toEqual([{ key: 'as made', newWidth: 120 }])
  })
  test('and shrink again', () => {
    expect(widthsAt([{ key: 'as made', made: 80, width: 120 }], 1.5, 1)).toEqual([{ key: 'as made', newWidth: 80 }])
    expect(widthsAt(columns, 1, 1)).toEqual([])
  })
})
