import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import { copied } from '../../../src-renderer/components/grid/clipboard.ts'
import { emptied, fillDown, fillRight, stayWords } from '../../../src-renderer/components/grid/fill-plan.ts'
import type { HeldColumn } from '../../../src-renderer/components/grid/held-column.ts'
import { boxOf, extended, type Range, rangeWords } from '../../../src-renderer/components/grid/range.ts'

const extent = { rows: 10, columns: 6 }
const at = (row: number, column: number): Range => ({ kind: 'cells', anchor: { row, column }, end: { row, column } })

describe('a range', () => {
  it.each([
    ['down', 1, { top: 2, bottom: 3, left: 2, right: 2 }],
    ['up', 1, { top: 1, bottom: 2, left: 2, right: 2 }],
    ['down', 'edge', { top: 2, bottom: 9, left: 2, right: 2 }],
    ['up', 'edge', { top: 0, bottom: 2, left: 2, right: 2 }],
    ['right', 'edge', { top: 2, bottom: 2, left: 2, right: 5 }],
    ['left', 5, { top: 2, bottom: 2, left: 0, right: 2 }],
  ] as const)('goes %s by %s', (to, by, box) => {
    expect(boxOf(extended(at(2, 2), to, extent, by), extent)).toEqual(box)
  })

  it('turns round its active cell', () => {
    const back = extended(extended(extended(at(2, 2), 'down', extent), 'up', extent), 'up', extent)
    expect(boxOf(back, extent)).toEqual({ top: 1, bottom: 2, left: 2, right: 2 })
    expect(back.anchor).toEqual({ row: 2, column: 2 })
  })

  it('of rows or columns is whole', () => {
    expect(boxOf({ ...at(2, 2), kind: 'rows' }, extent)).toEqual({ top: 2, bottom: 2, left: 0, right: 5 })
    expect(boxOf({ ...at(2, 2), kind: 'columns' }, extent)).toEqual({ top: 0, bottom: 9, left: 2, right: 2 })
    expect(boxOf({ ...at(4, 4), kind: 'all' }, extent)).toEqual({ top: 0, bottom: 9, left: 0, right: 5 })
  })

  it('is said', () => {
    expect(rangeWords('cells', { top: 0, bottom: 2, left: 1, right: 2 })).toBe('3 rows by 2 columns selected')
    expect(rangeWords('rows', { top: 0, bottom: 0, left: 0, right: 5 })).toBe('1 row selected')
    expect(rangeWords('columns', { top: 0, bottom: 9, left: 0, right: 1 })).toBe('2 columns selected')
  })

  const moves = fc.array(
    fc.tuple(fc.constantFrom('up', 'down', 'left', 'right' as const), fc.constantFrom(1, 3, 'edge' as const)),
  )
  test.prop([moves])('never leaves what is shown, nor its active cell', (steps) => {
    const range = steps.reduce<Range>((now, [to, by]) => extended(now, to, extent, by), at(3, 3))
    const box = boxOf(range, extent)
    expect(box.top >= 0 && box.bottom < extent.rows && box.left >= 0 && box.right < extent.columns).toBe(true)
    expect(box.top <= 3 && box.bottom >= 3 && box.left <= 3 && box.right >= 3).toBe(true)
  })
})

interface Row {
  id: string
  texts: Record<string, string | null>
  archived?: boolean
}
const held = (id: string, reads: HeldColumn<Row>['reads']): HeldColumn<Row> => ({
  id,
  heading: id,
  shown: (row) => row.texts[id] ?? '',
  value: (row) => row.texts[id] ?? null,
  reads,
})
const status = held('status', {
  kind: 'word',
  words: [{ value: 'Open', label: 'Open' }],
  refused: new Map([['closed', 'Closed is a judgement']]),
  empty: 'not stated',
})
const score = held('score', { kind: 'score', words: ['Minor', 'Major'] })
const note = held('note', { kind: 'line' })
const more = held('more', { kind: 'text' })
const due = held('due', { kind: 'day' })
const rating = held('rating', { kind: 'shown', why: 'it follows' })
const name = held('name', { kind: 'name' })
const row = (id: string, texts: Row['texts'], archived = false): Row => ({ id, texts, archived })
const locked = (one: Row) => (one.archived === true ? 'archived' : null)

describe('filling', () => {
  it('copies down what can be copied, and says what stays', () => {
    const source = row('a', { note: 'x', score: 'Major', rating: '4', status: 'Open' })
    const targets = [row('b', { note: 'x' }), row('c', { note: 'y', status: 'Closed' }), row('d', {}, true)]
    const plan = fillDown([note, score, rating, status], { source, targets, locked })
    expect(plan.edits.map(({ rowId, columnId, value }) => [rowId, columnId, value])).toEqual([
      ['c', 'note', 'x'],
      ['b', 'status', 'Open'],
      ['c', 'status', 'Open'],
    ])
    expect(stayWords(plan.stay)).toBe(
      'note unchanged: archived. score unchanged: a score is a judgement on one hazard and is never filled. rating unchanged: it follows.',
    )
  })

  it('never copies a judgement', () => {
    const plan = fillDown([status], { source: row('a', { status: 'Closed' }), targets: [row('b', {})], locked })
    expect(plan.edits).toEqual([])
    expect(stayWords(plan.stay)).toBe('status unchanged: Closed is a judgement.')
  })

  it('goes to the right where the columns hold the same kind of thing', () => {
    const own = row('a', { note: '=1', due: '2026-03-03' })
    expect(fillRight([note, more], [own], locked).edits).toMatchObject([{ columnId: 'more', value: '=1' }])
    expect(fillRight([note, due], [own], locked)).toMatchObject({ edits: [], stay: [{ heading: 'due' }] })
    expect(fillRight([note, score], [own], locked)).toMatchObject({ edits: [], stay: [{ heading: 'score' }] })
  })
})

describe('emptying', () => {
  it('leaves names, scores and what is worked out', () => {
    const own = row('a', { name: 'x', note: 'x', score: 'Major', rating: '4', due: '2026-03-03', status: 'Open' })
    const plan = emptied(
      [name, note, score, rating, due, status],
      [own, row('b', { note: '', status: 'not stated' }, true)],
      locked,
    )
    expect(plan.edits.map(({ columnId, value }) => [columnId, value])).toEqual([
      ['note', ''],
      ['due', null],
      ['status', 'not stated'],
    ])
    expect(plan.stay.map(({ heading }) => heading)).toEqual(['name', 'score', 'rating'])
  })
})

describe('copying', () => {
  it('gives what is read on screen, quoted where it must be, no formula', () => {
    expect(copied([row('a', { note: '=1+1', more: 'two\nlines' }), row('b', { note: 'b' })], [note, more])).toBe(
      '\'=1+1\t"two\nlines"\r\nb\t\r\n',
    )
  })
})
