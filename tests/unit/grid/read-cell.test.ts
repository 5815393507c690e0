import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import { formatDay } from '../../../src-shared/format/dates.ts'
import { couldBeMonthFirst, readDay } from '../../../src-shared/format/pasted-cells/days.ts'
import { type PastedColumn, readCell } from '../../../src-shared/format/pasted-cells/read-cell.ts'

const severity: PastedColumn = {
  kind: 'score',
  words: ['Minor', 'Significant', 'Considerable', 'Major', 'Catastrophic'],
}
const owner: PastedColumn = {
  kind: 'record',
  what: 'person',
  records: [
    { id: 'a', name: 'Dr A Example' },
    { id: 'b', name: 'Ben Ward' },
    { id: 'c', name: 'Sam Twice' },
    { id: 'd', name: 'sam twice' },
  ],
}
const status: PastedColumn = {
  kind: 'word',
  words: [
    { value: 'Open', label: 'Open' },
    { value: 'not stated', label: 'Not stated', also: ['not stated (counts as open)'] },
  ],
  refused: new Map([['closed', 'Closed is a judgement.']]),
  empty: 'not stated',
}

describe('a pasted cell read for its column', () => {
  const fits: [string, PastedColumn, string, string | null][] = [
    ['a name', { kind: 'name' }, '  Allergy\nnot shown ', 'Allergy not shown'],
    ['several lines', { kind: 'text' }, 'one\r\ntwo', 'one\ntwo'],
    ["a guarded formula, without its '", { kind: 'line' }, "'=1+1", '=1+1'],
    ['a formula is text', { kind: 'line' }, '=1+1', '=1+1'],
    ['no text', { kind: 'text' }, '', ''],
    ['a day', { kind: 'day' }, '3 March 2026', '2026-03-03'],
    ['no day', { kind: 'day' }, ' ', null],
    ['a word in other letters', status, 'OPEN', 'Open'],
    ['a word as the list shows it', status, 'Not stated (counts as Open)', 'not stated'],
    ['no word', status, '', 'not stated'],
    ['a person', owner, ' dr a  example', 'a'],
    ['nobody', owner, '', null],
    ['a score by word', severity, 'major', 'Major'],
    ['a score by number', severity, '4', 'Major'],
    ['a score as a workbook shows a figure', severity, '4.0', 'Major'],
    ['number and word', severity, '4 - Major', 'Major'],
    ['number and word, other mark', severity, '4: major', 'Major'],
  ]
  it.each(fits)('%s fits', (_name, column, text, value) => {
    expect(readCell(column, text)).toMatchObject({ ok: true, value })
  })

  const bad: [string, PastedColumn, string, RegExp][] = [
    ['no name', { kind: 'name' }, ' \n ', /name/],
    ['a name too long', { kind: 'name' }, 'x'.repeat(501), /500/],
    ['a text too long', { kind: 'text' }, 'x'.repeat(10_001), /10,000/],
    ['no day', { kind: 'day' }, 'next week', /3 March 2026/],
    ['a judgement', status, 'Closed', /judgement/],
    ['an unknown word', status, 'Done', /no such word/],
    ['an unknown person', owner, 'Nobody Known', /No person of this name/],
    ['two of a name', owner, 'Sam Twice', /2 of this name/],
    ['a number beyond the scheme', severity, '6', /1 to 5/],
    ['nought', severity, '0', /1 to 5/],
    ['number and word that differ', severity, '4 Minor', /4 Major in this scheme/],
    ['a word of another scheme', severity, 'Severe', /no word “Severe”/],
    ['a rating', { kind: 'shown', why: 'It follows.' }, '4', /follows/],
  ]
  it.each(bad)('%s does not fit', (_name, column, text, why) => {
    const read = readCell(column, text)
    expect(read).toMatchObject({ ok: false })
    expect(read.ok ? '' : read.why).toMatch(why)
  })

  it('names what would fit', () => {
    expect(readCell(severity, 'x')).toMatchObject({ fits: severity.kind === 'score' ? severity.words : [] })
    expect(readCell(status, 'Closed')).toMatchObject({ fits: ['Open', 'Not stated'] })
  })

  it('leaves a score alone where the cell is empty', () => {
    expect(readCell(severity, ' ')).toEqual({ ok: true, value: null, leave: true })
  })

  test.prop([fc.constantFrom(severity, owner, status), fc.string()])(
    'what fits is a value of the column',
    (column, text) => {
      const read = readCell(column, text)
      if (!read.ok || read.value === null) return
      const values =
        column.kind === 'score'
          ? column.words
          : column.kind === 'record'
            ? column.records.map(({ id }) => id)
            : column.kind === 'word'
              ? column.words.map(({ value }) => value)
              : []
      expect(values).toContain(read.value)
    },
  )
})

describe('a day as people write it', () => {
  it.each([
    ['2026-03-03', '2026-03-03'],
    ['2026/3/3', '2026-03-03'],
    ['2026-03-03 00:00:00', '2026-03-03'],
    ['2026-03-03T00:00:00.000Z', '2026-03-03'],
    ['03/03/2026', '2026-03-03'],
    ['03/04/2026', '2026-04-03'],
    ['3.4.26', '2026-04-03'],
    ['31-12-2025', '2025-12-31'],
    ['3 Mar 2026', '2026-03-03'],
    ['3 March 2026', '2026-03-03'],
    ['3rd March, 2026', '2026-03-03'],
    ['03-Mar-26', '2026-03-03'],
    ['3-Mar-2026', '2026-03-03'],
    ['Tuesday, 3 March 2026', '2026-03-03'],
    ['Tue 3 Mar 2026', '2026-03-03'],
    ['1 Sept 2026', '2026-09-01'],
    ['12-May-99', '1999-05-12'],
    ['29/02/2024', '2024-02-29'],
  ])('%s', (text, day) => {
    expect(readDay(text)).toBe(day)
  })

  it.each([
    '29/02/2026',
    '13/13/2026',
    '03/13/2026',
    '3 Marchember 2026',
    '46084',
    'March 2026',
    '2026',
    '',
    '3/4',
    '2026-03-03 09:30',
    '3-4/2026',
  ])('%j is none', (text) => {
    expect(readDay(text)).toBeNull()
  })

  it('knows figures that others read month first', () => {
    expect(couldBeMonthFirst('03/04/2026')).toBe(true)
    expect(couldBeMonthFirst('03/03/2026')).toBe(false)
    expect(couldBeMonthFirst('13/04/2026')).toBe(false)
    expect(couldBeMonthFirst('3 March 2026')).toBe(false)
  })

  test.prop([fc.date({ min: new Date('1950-01-01'), max: new Date('2200-01-01'), noInvalidDate: true })])(
    'every day is read again as it is shown, written and copied',
    (at) => {
      const day = at.toISOString().slice(0, 10)
      const [year, month, date] = day.split('-')
      expect(readDay(day)).toBe(day)
      expect(readDay(formatDay(day))).toBe(day)
      expect(readDay(`${date}/${month}/${year}`)).toBe(day)
    },
  )
})
