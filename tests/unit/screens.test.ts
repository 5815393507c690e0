import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import { byDay } from '../../src-renderer/features/history/filter.ts'
import { fieldInWords, isUndone, undoWords, valueInWords } from '../../src-renderer/features/history/words.ts'
import { findEntries, type PaletteEntry } from '../../src-renderer/frame/palette-entries.ts'
import type { HistoryEntry } from '../../src-shared/contract/exchange.ts'
import { diffWords } from '../../src-shared/format/word-diff.ts'

const marked = (runs: { text: string; changed: boolean }[]) =>
  runs.filter(({ changed }) => changed).map(({ text }) => text.trim())

describe('words that differ', () => {
  it.each([
    ['the dose is shown', 'the dose is hidden', ['shown'], ['hidden']],
    ['a b c', 'a c', ['b'], []],
    ['', 'new', [], []],
    ['nothing alike', 'wholly other', [], []],
  ])('%j → %j', (before, after, gone, come) => {
    const diff = diffWords(before, after)
    expect(marked(diff.before)).toEqual(gone)
    expect(marked(diff.after)).toEqual(come)
  })

  const text = fc.array(fc.constantFrom('dose', 'allergy', ' ', '\n', 'ward')).map((pieces) => pieces.join(''))
  test.prop([text, text])('leaves both texts as they are', (before, after) => {
    const diff = diffWords(before, after)
    expect(diff.before.map((run) => run.text).join('')).toBe(before)
    expect(diff.after.map((run) => run.text).join('')).toBe(after)
  })
  test.prop([text, text])('keeps the same words on both sides', (before, after) => {
    const diff = diffWords(before, after)
    const kept = (runs: typeof diff.before) =>
      runs
        .filter(({ changed }) => !changed)
        .map((run) => run.text)
        .join('')
    if (marked(diff.before).length + marked(diff.after).length > 0) expect(kept(diff.before)).toBe(kept(diff.after))
  })
})

describe('the palette', () => {
  const entry = (kind: PaletteEntry['kind'], number: string, words: string, also = ''): PaletteEntry => ({
    id: `${kind}:${number}${words}`,
    kind,
    number,
    words,
    also,
    hint: '',
  })
  const entries = [
    entry('do', '', 'New hazard', 'add'),
    entry('page', '', 'Hazards'),
    entry('hazard', 'HAZ-001', 'Allergy not shown'),
    entry('hazard', 'HAZ-014', 'Dose shown 14 times'),
    entry('hazard', 'HAZ-114', 'Ward list late'),
    entry('control', 'CTL-014', 'Allergy banner'),
    entry('hazard', 'NRL01', 'Pointer missing'),
  ]
  it.each([
    ['', ['New hazard', 'Hazards']],
    ['14', ['HAZ-014', 'CTL-014', 'HAZ-114']],
    ['haz14', ['HAZ-014']],
    ['nrl01', ['NRL01']],
    ['nrl1', ['NRL01']],
    ['allergy', ['HAZ-001', 'CTL-014']],
    ['shown allergy', ['HAZ-001']],
    ['add', ['New hazard']],
    ['no such thing', []],
  ])('%j finds %j', (query, found) => {
    expect(findEntries(entries, query).map(({ number, words }) => number || words)).toEqual(found)
  })
})

const change = (seq: number, more: Partial<HistoryEntry> = {}): HistoryEntry => ({
  seq,
  at: '2026-03-03T09:00:00.000Z',
  actor: 'Dr A Example',
  account: 'aexample',
  computer: 'ward-pc',
  recordCount: 1,
  command: 'hazard.update',
  summary: `Changed HAZ-${seq}`,
  reason: '',
  undoes: null,
  undoneBy: null,
  hash: '',
  records: [],
  ...more,
})

describe('the history', () => {
  it('puts changes under the days of London', () => {
    const days = byDay([
      change(3, { at: '2026-07-03T23:30:00.000Z' }),
      change(2, { at: '2026-07-03T22:30:00.000Z' }),
      change(1, { at: '2026-07-03T09:00:00.000Z' }),
    ])
    expect(days.map(({ day, entries }) => [day, entries.map(({ seq }) => seq)])).toEqual([
      ['4 July 2026', [3]],
      ['3 July 2026', [2, 1]],
    ])
  })

  it('follows undo and redo through each other', () => {
    const entries = [
      change(1, { undoneBy: 2 }),
      change(2, { command: 'change.undo', undoes: 1, undoneBy: 3 }),
      change(3, { command: 'change.redo', undoes: 2 }),
      change(4, { undoneBy: 5 }),
      change(5, { command: 'change.undo', undoes: 4 }),
    ]
    const bySeq = new Map(entries.map((one) => [one.seq, one]))
    expect(entries.map((one) => isUndone(one, bySeq))).toEqual([false, true, false, true, false])
    expect(entries.map((one) => undoWords(one, bySeq))).toEqual([
      'taken back by change 2, done again by change 3',
      'takes back change 1, taken back by change 3',
      'does change 1 again',
      'taken back by change 5',
      'takes back change 4',
    ])
  })

  it('says values and fields in words', () => {
    const id = '01a203c7-6034-748a-9d11-5996e78dc590'
    const names = new Map([[id, 'Dr A Example']])
    expect(valueInWords(id, names)).toBe('Dr A Example')
    expect(valueInWords(id, new Map())).toBe('a record that is not in this project')
    expect(valueInWords('2026-03-03', names)).toBe('3 March 2026')
    expect(valueInWords('true', names)).toBe('yes')
    expect(valueInWords(null, names)).toBe('')
    expect(fieldInWords('causes 3, text')).toBe('Cause 3, text')
    expect(fieldInWords('owner')).toBe('Owner')
  })
})
