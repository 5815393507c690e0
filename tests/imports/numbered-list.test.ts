import { fc, test as property } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import { isFiller, splitNumberedList } from '../../src-main/imports/numbered-list.ts'

const brief = (cell: string) => splitNumberedList(cell).map(({ number, text }) => [number, text])

describe('splitting a cell by its numbering', () => {
  it.each([
    [
      'a plain list',
      '1) One\n2) Two',
      [
        [1, 'One'],
        [2, 'Two'],
      ],
    ],
    [
      'no space after the number',
      '3) One\n4)Two',
      [
        [3, 'One'],
        [4, 'Two'],
      ],
    ],
    [
      'full stops',
      '1. One\n 2 . Two',
      [
        [1, 'One'],
        [2, 'Two'],
      ],
    ],
    [
      'a number inside a text',
      '1) Any of these (1 to7) may happen\n2) Two',
      [
        [1, 'Any of these (1 to7) may happen'],
        [2, 'Two'],
      ],
    ],
    [
      'an entry of several lines',
      '1) One\ngoes on\n\nand on\n2) Two',
      [
        [1, 'One\ngoes on\n\nand on'],
        [2, 'Two'],
      ],
    ],
    [
      'text before the first number',
      'Controls:\n1) One',
      [
        [null, 'Controls:'],
        [1, 'One'],
      ],
    ],
    ['no numbering', 'Only this\nand this', [[null, 'Only this\nand this']]],
    [
      'a list that begins late',
      '10) Ten\n11) Eleven',
      [
        [10, 'Ten'],
        [11, 'Eleven'],
      ],
    ],
    [
      'an entry without text',
      '1) One\n2)\n3) Three',
      [
        [1, 'One'],
        [2, ''],
        [3, 'Three'],
      ],
    ],
    ['a decimal at the beginning of a line', '1) Dose of\n2.5 mg', [[1, 'Dose of\n2.5 mg']]],
    ['a date at the beginning of a line', '1) Seen on\n25.02.2026 again', [[1, 'Seen on\n25.02.2026 again']]],
    ['a year at the beginning of a line', '1) Since\n2020. Still open', [[1, 'Since\n2020. Still open']]],
    [
      'line endings of other systems',
      '1) One\r\n2) Two\r3) Three',
      [
        [1, 'One'],
        [2, 'Two'],
        [3, 'Three'],
      ],
    ],
    [
      'control characters before a number',
      '1) One\n\u00012) Two',
      [
        [1, 'One'],
        [2, 'Two'],
      ],
    ],
    ['a blank cell', ' \n ', []],
    ['an empty cell', '', []],
  ] as [string, string, [number | null, string][]][])('%s', (_, cell, expected) => {
    expect(brief(cell)).toEqual(expected)
  })

  it('keeps the text of the source with its number', () => {
    expect(splitNumberedList('Before\n4)Two \u0002lines\nhere')).toEqual([
      { number: null, text: 'Before', sourceText: 'Before' },
      { number: 4, text: 'Two lines\nhere', sourceText: '4)Two \u0002lines\nhere' },
    ])
  })

  const words = fc.array(fc.constantFrom('bed', 'alert', '(1 to7)', 'None', '2.5', 'a)'), {
    minLength: 1,
    maxLength: 4,
  })
  const entry = words.map((parts) => `Text ${parts.join(' ')}`)
  property.prop([
    fc.uniqueArray(fc.integer({ min: 0, max: 999 }), { maxLength: 12 }),
    fc.array(entry, { minLength: 12, maxLength: 12 }),
  ])('gives back every number and text, whatever the numbers', (numbers, texts) => {
    const cell = numbers.map((number, index) => `${number}) ${texts[index]}`).join('\n')
    expect(brief(cell)).toEqual(numbers.map((number, index) => [number, texts[index]]))
  })

  property.prop([fc.string({ unit: 'grapheme', maxLength: 200 })])('loses no line of any text', (cell) => {
    const lines = splitNumberedList(cell)
      .map(({ sourceText }) => sourceText)
      .join('\n')
      .split('\n')
    const kept = new Set(lines)
    for (const line of cell.split(/\r\n|\r|\n/)) {
      if (line.trim() !== '' && lines.length > 1) expect(kept.has(line)).toBe(true)
    }
  })
})

describe('the filler "None"', () => {
  it.each(['None', 'none', 'NONE.', ' None \n', 'None;'])('%j is filler', (text) => {
    expect(isFiller(text)).toBe(true)
  })
  it.each(['None currently available (see 3).', 'Nonexistent', 'N/A', '', 'Non', 'None of these'])(
    '%j is text',
    (text) => {
      expect(isFiller(text)).toBe(false)
    },
  )
})
