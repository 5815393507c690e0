import { fc, test } from '@fast-check/vitest'
import { describe, expect } from 'vitest'
import { formatDay, formatMoment, formatTime } from '../../src-shared/format/dates.ts'
import { formatCount, formatNumber, formatSize } from '../../src-shared/format/numbers.ts'
import { changesSinceScore, controlStateMark } from '../../src-shared/format/standing-words.ts'

describe('days and moments', () => {
  test.each([
    ['2026-03-03', '3 March 2026'],
    ['2024-02-29', '29 February 2024'],
    ['1999-12-31', '31 December 1999'],
    ['spring 2025', 'spring 2025'],
    ['2026-13-01', '2026-13-01'],
    [null, ''],
  ])('%s reads %s', (day, shown) => expect(formatDay(day)).toBe(shown))

  test.each([
    ['2026-01-05T09:07:00.000Z', '5 January 2026, 09:07'],
    ['2026-07-03T23:30:00.000Z', '4 July 2026, 00:30'],
    ['nonsense', 'nonsense'],
  ])('%s reads %s on the clocks of London', (moment, shown) => expect(formatMoment(moment)).toBe(shown))

  test('midnight is 00, not 24', () => {
    expect(formatTime('2026-01-05T00:00:00.000Z')).toBe('00:00')
  })
})

describe('numbers', () => {
  test.each([
    [0, '0'],
    [999, '999'],
    [9999, '9999'],
    [12_345, '12\u2009345'],
    [1_234_567, '1\u2009234\u2009567'],
    [-12_345, '\u221212\u2009345'],
  ])('%d reads %s', (value, shown) => expect(formatNumber(value)).toBe(shown))

  test.prop([fc.nat()])('keeps every digit', (value) => {
    expect(Number(formatNumber(value).replaceAll('\u2009', ''))).toBe(value)
  })

  test('counts agree with their word', () => {
    expect([0, 1, 2].map((n) => formatCount(n, 'hazard'))).toEqual(['0 hazards', '1 hazard', '2 hazards'])
    expect(formatCount(2, 'entry', 'entries')).toBe('2 entries')
  })

  test.each([
    [1, '1 byte'],
    [999, '999 bytes'],
    [14_400, '14 kB'],
    [999_499, '999 kB'],
    [999_500, '1.0 MB'],
  ])('%d bytes reads %s', (bytes, shown) => expect(formatSize(bytes)).toBe(shown))
})

describe('standings', () => {
  test('no two states share a mark or a word', () => {
    const marks = Object.values(controlStateMark)
    expect(new Set(marks.map(({ mark }) => mark)).size).toBe(marks.length)
    expect(new Set(marks.map(({ word }) => word)).size).toBe(marks.length)
  })

  test('changes are told once with their number', () => {
    expect(
      changesSinceScore([
        { what: 'cause', id: 'a', how: 'added' },
        { what: 'impact', id: null, how: 'changed' },
        { what: 'cause', id: 'b', how: 'added' },
      ]),
    ).toBe('cause added (2), impact changed')
  })
})
