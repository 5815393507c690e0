import { fc, test as property } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'
import { listEntries, pastedEntries } from '../../../src-shared/domain/list-entries.ts'

describe('a pasted list', () => {
  test.each<[string, string, string[]]>([
    ['numbers with a bracket', '1) One\n2) Two', ['One', 'Two']],
    ['numbers with a stop', '1. One\r\n2. Two', ['One', 'Two']],
    ['letters and bullets', 'a) One\n• Two\n- Three', ['One', 'Two', 'Three']],
    ['bullets as Word pastes them', '•\tOne\no\tTwo\n–\tThree', ['One', 'Two', 'Three']],
    ['a word that begins with o is no bullet', '1) One\no two', ['One\no two']],
    ['a line without a mark goes on with the entry above', '1) One\nand more\n2) Two', ['One\nand more', 'Two']],
    [
      'a decimal or a date is text',
      'A dose of\n2.5 mg instead of\n25.02.2020',
      ['A dose of\n2.5 mg instead of\n25.02.2020'],
    ],
    ['text before the first number', 'Causes are\n1) One', ['Causes are', 'One']],
    ['a hyphenated word is no bullet', '-based devices', ['-based devices']],
    ['empty entries fall away', '1)\n2) Two\n\n', ['Two']],
    ['nothing', '  \n', []],
  ])('%s', (_what, pasted, entries) => {
    expect(pastedEntries(pasted)).toEqual(entries)
  })

  test.each<[string, string, string[]]>([
    ['a name a line', 'Wrong record opened\n\nAllergy not shown\n', ['Wrong record opened', 'Allergy not shown']],
    ['marks are followed where there are any', '1) Wrong record\nopened\n2) Two', ['Wrong record\nopened', 'Two']],
    ['one line', ' One ', ['One']],
    ['nothing', ' \n ', []],
  ])('of names: %s', (_what, pasted, entries) => {
    expect(pastedEntries(pasted, 'an entry each')).toEqual(entries)
  })

  test('has bullets where a cell of a log has only text', () => {
    const text = '1) One\n- and this'
    expect(listEntries(text, 'numbers').map((one) => one.text)).toEqual(['One\n- and this'])
    expect(listEntries(text, 'numbers and bullets').map((one) => one.text)).toEqual(['One', 'and this'])
  })

  const word = fc.stringMatching(/^[A-Z][a-z]{2,12}( [a-z]{2,8}){0,4}$/)
  const mark = fc.constantFrom<(at: number) => string>(
    (at) => `${at + 1}) `,
    (at) => `${at + 1}. `,
    () => '• ',
    () => '- ',
    () => '·\t',
  )
  property.prop([fc.array(word, { maxLength: 30 }), mark])('gives back what was written as one', (words, marked) => {
    const text = words.map((one, at) => `${marked(at)}${one}`).join('\n')
    expect(pastedEntries(text)).toEqual(words)
    expect(pastedEntries(text, 'an entry each')).toEqual(words)
  })

  property.prop([fc.string({ unit: 'binary', maxLength: 300 })])('never loses a line with words', (text) => {
    const kept = listEntries(text, 'numbers and bullets')
    expect(kept.every(({ sourceText, text: entry }) => sourceText.length >= entry.length)).toBe(true)
    expect(pastedEntries(text, 'an entry each').every((entry) => entry !== '')).toBe(true)
  })
})
