import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import {
  asText,
  guarded,
  readTabSeparated,
  writeTabSeparated,
} from '../../../src-shared/format/pasted-cells/tab-separated.ts'

describe('cells as workbooks write them on the clipboard', () => {
  it.each([
    ['one cell', 'a\r\n', [['a']]],
    ['a text of no workbook', 'a', [['a']]],
    ['nothing', '', []],
    ['one empty cell', '\r\n', [['']]],
    ['an empty last row stays a row', 'a\r\n\r\n', [['a'], ['']]],
    [
      'two by two',
      'a\tb\r\nc\td\r\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'LF alone, no end',
      'a\tb\nc\td',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['CR alone', 'a\rb\r', [['a'], ['b']]],
    ['several lines in a cell', '"first\nsecond"\tb\r\n', [['first\nsecond', 'b']]],
    ['a tab in a cell', '"a\tb"\tc\r\n', [['a\tb', 'c']]],
    ['quotes doubled', '"say ""so"""\tb\r\n', [['say "so"', 'b']]],
    ['a word in quotes as Excel writes it', '"so"\tb\r\n', [['"so"', 'b']]],
    ['a quote inside a text', 'the 6" bed\tb\r\n', [['the 6" bed', 'b']]],
    [
      'a quote that never ends',
      '"the bed\tb\r\nc\td\r\n',
      [
        ['"the bed', 'b'],
        ['c', 'd'],
      ],
    ],
    ['a quoted beginning only', '"so" he said\tb\r\n', [['"so" he said', 'b']]],
    [
      'rows of different length',
      'a\r\nb\tc\r\n',
      [
        ['a', ''],
        ['b', 'c'],
      ],
    ],
    ['a zero byte at the end', 'a\tb\r\n\0', [['a', 'b']]],
    [
      'cells that are empty',
      '\t\r\n\tb\r\n',
      [
        ['', ''],
        ['', 'b'],
      ],
    ],
  ])('%s', (_name, text, rows) => {
    expect(readTabSeparated(text)).toEqual(rows)
  })

  it.each([
    ['=1+1', "'=1+1"],
    ['+44 20', "'+44 20"],
    ['- one', "'- one"],
    ['@name', "'@name"],
    ['\tx', "'\tx"],
    ["'so", "''so"],
    ['so', 'so'],
    ['1 = 1', '1 = 1'],
  ])('%j goes to a workbook as %j and comes back', (text, written) => {
    expect(guarded(text)).toBe(written)
    expect(asText(written)).toBe(text)
  })

  it("keeps a leading ' that guards nothing", () => {
    expect(asText("'tis")).toBe("'tis")
  })

  const cell = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.string({ unit: fc.constantFrom('"', '\t', '\n', '\r', "'", '=', 'a', ' ') }),
  )
  const block = fc
    .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 }))
    .chain(([rows, columns]) =>
      fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows }),
    )

  test.prop([block])('what is written is read again, cell by cell', (rows) => {
    const written = writeTabSeparated(rows.map((cells) => cells.map(guarded)))
    expect(readTabSeparated(written).map((cells) => cells.map(asText))).toEqual(rows)
  })

  test.prop([fc.string({ unit: 'binary' })])('reading never fails, and rows are all as long', (text) => {
    const rows = readTabSeparated(text)
    expect(new Set(rows.map(({ length }) => length)).size).toBeLessThanOrEqual(1)
  })
})
