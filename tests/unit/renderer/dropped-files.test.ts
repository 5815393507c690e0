import { unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { isPackage, isWorkbook, notOneFile } from '../../../src-renderer/components/file-drop.ts'
import { type FolderFile, folderDropped } from '../../../src-renderer/components/folder-files.ts'
import { widthsAt } from '../../../src-renderer/components/grid/follow-text-size.ts'
import { packPages } from '../../../src-renderer/features/import/pack-pages.ts'
import { keepFiles } from '../../../src-renderer/project/dropped-evidence.ts'
import { ok, refuse } from '../../../src-shared/domain/result.ts'

const file = (name: string) => new File(['x'], name)
const folder = (name: string, files: FolderFile[] = []) => ({ name, files: () => Promise.resolve(files) })

describe('what is dropped to be imported', () => {
  test.each([
    ['log.xlsx', true],
    ['LOG.XLSM', true],
    ['log.csv', true],
    ['pages.zip', true],
    ['log.xlsx.pdf', false],
    ['xlsx', false],
  ])('%s is a workbook: %s', (name, is) => expect(isWorkbook({ name })).toBe(is))

  test.each([
    ['Ward.hazards.json', true],
    ['WARD.HAZARDS.ZIP', true],
    ['Ward.hazards (2).zip', true],
    ['Ward.hazards(1).json', true],
    ['minutes.zip', false],
    ['Ward.hazards', false],
    ['Ward.hazards.json.pdf', false],
  ])('%s is a package: %s', (name, is) => expect(isPackage({ name })).toBe(is))

  test.each([
    ['one file', { files: [file('a.xlsx')], folders: [] }, null],
    ['two files', { files: [file('a.xlsx'), file('b.xlsx')], folders: [] }, '2 files were dropped'],
    ['a folder', { files: [], folders: [folder('logs')] }, null],
    ['two folders', { files: [], folders: [folder('logs'), folder('more')] }, 'A folder is imported by itself'],
    ['a folder and a file', { files: [file('a.xlsx')], folders: [folder('logs')] }, 'A folder is imported by itself'],
    ['a text or a link', { files: [], folders: [] }, 'No file came with it'],
  ])('%s', (_what, dropped, why) => {
    const said = notOneFile(dropped)
    if (why === null) expect(said).toBeNull()
    else expect(said).toContain(why)
  })
})

describe('a folder of pages', () => {
  const page = (path: string, text: string) => ({ path, file: new File([text], path.split('/').at(-1) ?? '') })

  test('is packed with its pages alone, the same bytes in whatever order they came', async () => {
    const pages = [page('b/H-2.md', '# H-2'), page('H-1.MD', '# H-1'), page('logo.png', 'x')]
    const [one, other] = [await packPages(folder('Log', pages)), await packPages(folder('Log', pages.toReversed()))]
    if (!one.ok || !other.ok) throw new Error('not packed')
    expect(one.value.name).toBe('Log.zip')
    const bytes = new Uint8Array(await one.value.arrayBuffer())
    expect(bytes).toEqual(new Uint8Array(await other.value.arrayBuffer()))
    const unpacked = Object.entries(unzipSync(bytes)).map(([path, text]) => [path, new TextDecoder().decode(text)])
    expect(unpacked).toEqual([
      ['H-1.MD', '# H-1'],
      ['b/H-2.md', '# H-2'],
    ])
  })

  test('without a page is refused', async () => {
    const packed = await packPages(folder('Pictures', [page('logo.png', 'x')]))
    expect(packed).toMatchObject({ ok: false, error: { code: 'unreadable' } })
    if (!packed.ok) expect(packed.error.message).toContain('Pictures cannot be read: it holds no Markdown page')
  })

  test('that the system does not let be read is refused', async () => {
    const closed = { name: 'Closed', files: () => Promise.reject(new Error('not allowed')) }
    expect(await packPages(closed)).toMatchObject({ ok: false, error: { code: 'unreadable' } })
  })
})

describe('a folder that is dropped', () => {
  const dropped = (name: string, within: readonly FileSystemEntry[]) => {
    // As a browser does it: a hundred at a time, and an empty list at the end.
    const createReader = () => {
      let at = 0
      return { readEntries: (take: (some: unknown) => void) => take(within.slice(at, (at += 100))) }
    }
    return { isDirectory: true, name, createReader } as unknown as FileSystemDirectoryEntry
  }
  const leaf = (name: string) =>
    ({ isDirectory: false, name, file: (take: (one: File) => void) => take(file(name)) }) as unknown as FileSystemEntry

  test('tells all files in it and in its folders, however many', async () => {
    const pages = Array.from({ length: 250 }, (_, index) => leaf(`h-${index}.md`))
    const found = await folderDropped(dropped('Log', [leaf('README.md'), dropped('pages', pages)])).files()
    expect(found.map(({ path }) => path)).toEqual(['README.md', ...pages.map(({ name }) => `pages/${name}`)])
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
