import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type BulkField, planBulk } from '../../../src-renderer/components/listing/bulk-plan.ts'
import {
  completeLayout,
  type KeptColumn,
  moveColumn,
  onlyColumns,
  reordered,
  withColumn,
} from '../../../src-renderer/components/listing/column-layout.ts'
import {
  countValues,
  type Facet,
  fitsAll,
  wantedWords,
  withValue,
} from '../../../src-renderer/components/listing/facets.ts'
import {
  groupHead,
  groupName,
  groupOf,
  inGroups,
  keepTogether,
  type Line,
} from '../../../src-renderer/components/listing/group-rows.ts'
import { heightOf, linesOf } from '../../../src-renderer/components/listing/row-height.ts'
import {
  type ListState,
  nameProblem,
  plainArrangement,
  sameState,
  withArrangement,
  withView,
} from '../../../src-renderer/components/listing/views.ts'

interface Row {
  id: string
  owner: string
  states: string[]
  archived: boolean
}

const owners: Facet<Row> = {
  key: 'owner',
  word: 'Owner',
  valuesOf: ({ owner }) => [owner],
  wordOf: (value) => (value === '' ? 'Nobody named' : value),
}
const states: Facet<Row> = {
  key: 'state',
  word: 'State',
  valuesOf: ({ states: own }) => own,
  wordOf: (value) => value,
  order: ['proposed', 'agreed', 'verified'],
  leavesOut: ({ archived }) => archived,
}

const row = (id: string, owner: string, own: string[] = ['proposed'], archived = false): Row => ({
  id,
  owner,
  states: own,
  archived,
})

const someRows = fc
  .array(
    fc.record({
      owner: fc.constantFrom('', 'Dr A', 'Dr B', 'Nurse C', 'constructor'),
      states: fc.uniqueArray(fc.constantFrom('proposed', 'agreed', 'verified', 'odd')),
      archived: fc.boolean(),
    }),
    { maxLength: 60 },
  )
  .map((all) => all.map((one, index): Row => ({ id: String(index), ...one })))

const rowsOf = (lines: readonly Line<Row>[]) => lines.filter((line): line is Row => groupHead(line) === null)

describe('filters by fields', () => {
  const rows = [
    row('1', 'Dr B', ['verified', 'proposed']),
    row('2', ''),
    row('3', 'Dr A', ['agreed']),
    row('4', 'Dr A', ['agreed'], true),
  ]

  test.each<[string, Record<string, string[]>, string[]]>([
    ['nothing asked', {}, ['1', '2', '3', '4']],
    ['a facet of which nothing is asked any more', { owner: [] }, ['1', '2', '3', '4']],
    ['any of the values', { owner: ['Dr A', 'Dr B'] }, ['1', '3', '4']],
    ['rows without a value', { owner: [''] }, ['2']],
    ['any of the values of a row', { state: ['verified'] }, ['1']],
    ['every facet', { owner: ['Dr A'], state: ['agreed'] }, ['3']],
    ['what a facet leaves out fits none of its values', { state: ['agreed', 'proposed'] }, ['1', '2', '3']],
    ['an unknown value', { owner: ['Dr Z'] }, []],
  ])('%s', (_what, wanted, ids) => {
    expect(rows.filter((one) => fitsAll([owners, states], one, wanted)).map(({ id }) => id)).toEqual(ids)
  })

  test('count each value, in the order of the facet, none last, those asked for at 0', () => {
    expect(countValues(states, rows, ['rejected']).map(({ value, count }) => `${value} ${count}`)).toEqual([
      'proposed 2',
      'agreed 1',
      'verified 1',
      'rejected 0',
    ])
    expect(countValues(owners, rows, []).map(({ word }) => word)).toEqual(['Dr A', 'Dr B', 'Nobody named'])
  })

  test('a count says how many rows its tick alone would leave', () => {
    fc.assert(
      fc.property(someRows, (all) => {
        for (const facet of [owners, states]) {
          for (const { value, count } of countValues(facet, all, [])) {
            expect(all.filter((one) => fitsAll([facet], one, { [facet.key]: [value] }))).toHaveLength(count)
          }
        }
      }),
    )
  })

  test('a value ticked and not, and what the chip says', () => {
    const one = withValue({}, 'owner', 'Dr A', true)
    const two = withValue(one, 'owner', '', true)
    expect(two).toEqual({ owner: ['Dr A', ''] })
    expect(withValue(two, 'owner', 'Dr A', true)).toEqual({ owner: ['', 'Dr A'] })
    expect(withValue(one, 'owner', 'Dr A', false)).toEqual({})
    expect(wantedWords(owners, two['owner'] ?? [])).toBe('Owner: Dr A, Nobody named')
    expect(wantedWords(owners, ['a', 'b', 'c', 'd'])).toBe('Owner: 4 chosen')
  })
})

describe('groups', () => {
  const grouping = (collapsed: string[] = []) => ({ facet: owners, of: 'hazard', collapsed: new Set(collapsed) })

  test('stand under a head with their count, none last', () => {
    const lines = inGroups([row('1', ''), row('2', 'Dr B'), row('3', 'Dr A'), row('4', 'Dr B')], grouping(['Dr B']))
    expect(lines.map((line) => groupHead(line)?.word ?? line.id)).toEqual(['Dr A', '3', 'Dr B', 'Nobody named', '1'])
    expect(lines.flatMap((line) => groupHead(line) ?? []).map(groupName)).toEqual([
      'Group Owner Dr A, 1 hazard, expanded',
      'Group Owner Dr B, 2 hazards, collapsed',
      'Group Owner Nobody named, 1 hazard, expanded',
    ])
  })

  test('lose and double no row, and keep their order inside', () => {
    fc.assert(
      fc.property(someRows, (rows) => {
        const lines = inGroups(rows, grouping())
        expect(rowsOf(lines).toSorted((a, b) => Number(a.id) - Number(b.id))).toEqual(rows)
        let at = ''
        const last = new Map<string, number>()
        for (const line of lines) {
          const head = groupHead(line)
          if (head !== null) {
            at = head.value
            expect(rows.filter((one) => groupOf(owners, one) === at)).toHaveLength(head.count)
            continue
          }
          expect(groupOf(owners, line as Row)).toBe(at)
          expect(Number(line.id)).toBeGreaterThan(last.get(at) ?? -1)
          last.set(at, Number(line.id))
        }
      }),
    )
  })

  test('collapsed leave their head, which still counts them', () => {
    fc.assert(
      fc.property(someRows, fc.subarray(['', 'Dr A', 'Dr B', 'Nurse C']), (rows, collapsed) => {
        const lines = inGroups(rows, grouping(collapsed))
        expect(rowsOf(lines)).toHaveLength(rows.filter(({ owner }) => !collapsed.includes(owner)).length)
        const counted = lines.reduce((sum, line) => sum + (groupHead(line)?.count ?? 0), 0)
        expect(counted).toBe(rows.length)
      }),
    )
  })

  test('stay together however the lines are sorted, each group in the order sorted', () => {
    fc.assert(
      fc.property(someRows, fc.infiniteStream(fc.integer()), fc.boolean(), (rows, order, gone) => {
        const lines = inGroups(rows, grouping())
        const places = new Map(lines.map(({ id }) => [id, order.next().value ?? 0]))
        const sorted = lines.toSorted((a, b) => (places.get(a.id) ?? 0) - (places.get(b.id) ?? 0))
        // A head may be missing while the grid is between two lists: its rows stay in the list.
        if (gone) sorted.splice(sorted.findIndex((line) => groupHead(line) !== null) >>> 0, 1)
        const before = sorted.slice()
        keepTogether(sorted, (line) => line, owners)
        expect(new Set(sorted)).toEqual(new Set(before))
        expect(sorted).toHaveLength(before.length)
        const order1 = rowsOf(before).filter(({ owner }) => owner === 'Dr A')
        expect(rowsOf(sorted).filter(({ owner }) => owner === 'Dr A')).toEqual(order1)
        if (gone) return
        expect(sorted.flatMap((line) => groupHead(line)?.id ?? [])).toEqual(
          lines.flatMap((line) => groupHead(line)?.id ?? []),
        )
      }),
    )
  })
})

describe('columns', () => {
  const column = (id: string, patch: Partial<KeptColumn> = {}): KeptColumn => ({
    id,
    width: null,
    hidden: false,
    pinned: false,
    ...patch,
  })
  const first = [
    column('number', { pinned: true }),
    column('name', { pinned: true }),
    column('a'),
    column('b'),
    column('c'),
  ]
  const ids = ({ columns }: { columns: KeptColumn[] }) => columns.map(({ id }) => id).join(' ')

  test('a kept layout takes in columns it does not know where they stand at first, and lets those go that are no more', () => {
    const kept = {
      columns: [column('c', { width: 90 }), column('gone'), column('number', { pinned: true })],
      fit: true,
    }
    const whole = completeLayout(kept, first)
    expect(ids(whole)).toBe('number name c a b')
    expect(whole.columns[2]?.width).toBe(90)
    expect(whole.fit).toBe(true)
    expect(ids(completeLayout(null, first))).toBe('number name a b c')
  })

  test('moving, keeping in place and showing', () => {
    const layout = completeLayout(null, first)
    expect(ids(moveColumn(layout, 'c', 2))).toBe('number name c a b')
    expect(ids(moveColumn(layout, 'c', -5))).toBe('number name c a b')
    expect(ids(moveColumn(layout, 'zzz', 0))).toBe(ids(layout))
    expect(ids(withColumn(layout, 'b', { pinned: true }))).toBe('number name b a c')
    expect(ids(withColumn(layout, 'number', { pinned: false }))).toBe('name number a b c')
    expect(ids(reordered(layout, ['c', 'name', 'number']))).toBe('name number c a b')
    const few = onlyColumns(['name', 'number', 'b'], first)
    expect(few.columns.filter(({ hidden }) => !hidden).map(({ id }) => id)).toEqual(['name', 'number', 'b'])
  })

  test('no change of a layout loses or doubles a column', () => {
    const id = fc.constantFrom('number', 'name', 'a', 'b', 'c', 'd')
    fc.assert(
      fc.property(fc.array(fc.record({ id, to: fc.integer({ min: -2, max: 9 }), pinned: fc.boolean() })), (acts) => {
        let layout = completeLayout(null, first)
        for (const act of acts) {
          layout = withColumn(moveColumn(layout, act.id, act.to), act.id, { pinned: act.pinned })
        }
        expect(layout.columns.map((one) => one.id).sort()).toEqual(['a', 'b', 'c', 'name', 'number'])
        const pinned = layout.columns.map((one) => one.pinned)
        expect(pinned.lastIndexOf(true)).toBeLessThan(pinned.includes(false) ? pinned.indexOf(false) : pinned.length)
      }),
    )
  })
})

describe('views', () => {
  const state: ListState = { filter: { q: 'dose' }, sort: [], group: null, columns: null }

  test.each<[string, ListState, boolean]>([
    ['the same', { ...state }, true],
    ['keys in another order', { columns: null, group: null, sort: [], filter: { q: 'dose' } }, true],
    ['another filter', { ...state, filter: { q: 'dose', show: 'archived' } }, false],
    ['another grouping', { ...state, group: 'owner' }, false],
    ['another order', { ...state, sort: [{ column: 'name', descending: false }] }, false],
    ['other columns', { ...state, columns: { columns: [], fit: true } }, false],
  ])('%s', (_what, other, same) => {
    expect(sameState(state, other)).toBe(same)
  })

  test('names are written once, in any case', () => {
    const views = [{ id: '1', name: 'Mine' }]
    expect(nameProblem(views, ' ')).not.toBe('')
    expect(nameProblem(views, 'mine')).toContain('already')
    expect(nameProblem(views, 'mine', '1')).toBe('')
    expect(nameProblem(views, 'Other')).toBe('')
    const many = Array.from({ length: 90 }, (_, at) => ({ id: String(at), name: `View ${at}` }))
    expect(nameProblem(many, 'Other')).toContain('delete one')
    expect(nameProblem(many, 'Other', '1')).toBe('')
  })

  test('a view is kept in its place by name; one project never has the arrangement of another', () => {
    const view = { id: '2', name: 'B', ...state }
    const two = withView([view], { id: '1', name: 'A', ...state })
    expect(two.map(({ name }) => name)).toEqual(['A', 'B'])
    expect(withView(two, { ...view, name: '0' }).map(({ id }) => id)).toEqual(['2', '1'])
    const sorted = { ...plainArrangement, group: 'owner' }
    let all = withArrangement([], 'first', sorted)
    all = withArrangement(all, 'second', plainArrangement)
    expect(all.find(({ projectId }) => projectId === 'second')?.group).toBeNull()
    expect(all.find(({ projectId }) => projectId === 'first')?.group).toBe('owner')
    for (let at = 0; at < 60; at++) all = withArrangement(all, `p${at}`, sorted)
    expect(all.length).toBeLessThanOrEqual(50)
    // A preference has room for 200,000 characters.
    const many = Array.from({ length: 5000 }, (_, at) => `value ${at}`.padEnd(36))
    for (let at = 0; at < 60; at++) all = withArrangement(all, `p${at}`, { ...sorted, collapsed: many })
    expect(JSON.stringify(all).length).toBeLessThan(200_000)
    expect(all.at(-1)?.projectId).toBe('p59')
  })
})

describe('rows as high as their texts', () => {
  const measure = { widthOf: () => 10, lineHeight: 20, across: 0, down: 10 }

  test.each<[string, string, number, number]>([
    ['nothing', '', 100, 1],
    ['fits', 'one two', 70, 1],
    ['breaks at a space', 'one two', 69, 2],
    ['a word longer than a line', 'abcdefghijkl', 50, 3],
    ['lines of its own', 'a\nb\n\nc', 100, 4],
    ['a word after one that was broken', 'abcdefgh ij', 50, 3],
  ])('%s', (_what, text, width, lines) => {
    expect(linesOf(text, width, measure)).toBe(lines)
  })

  test('the highest cell counts, never less than a row, never more than a screen', () => {
    const cell = (text: string) => ({ text, width: 50 })
    expect(heightOf([cell('a'), cell('a b c d e f')], measure, 30)).toBe(20 * 2 + 10)
    expect(heightOf([], measure, 30)).toBe(30)
    expect(heightOf([cell('a\n'.repeat(500))], measure, 30)).toBeLessThan(600)
  })
})

describe('a change of many', () => {
  const field: BulkField<Row> = {
    key: 'owner',
    word: 'Owner',
    kind: 'choice',
    empty: 'Nobody',
    now: ({ owner }) => owner,
    wordOf: (value) => value,
  }
  const whyNot = ({ archived }: Row) => (archived ? 'archived' : null)

  test('says what changes, what is so already and what cannot', () => {
    const rows = [row('1', 'Dr A'), row('2', 'Dr B'), row('3', 'Dr A', [], true), row('4', '')]
    const plan = planBulk(rows, field, 'Dr A', whyNot)
    expect(plan.changes.map(({ id }) => id)).toEqual(['2', '4'])
    expect(plan.same.map(({ id }) => id)).toEqual(['1'])
    expect(plan.cannot).toEqual([{ row: rows[2], why: 'archived' }])
  })

  test('puts every row in one of the three', () => {
    fc.assert(
      fc.property(someRows, fc.constantFrom('', 'Dr A'), (rows, value) => {
        const { changes, same, cannot } = planBulk(rows, field, value, whyNot)
        const all = [...changes, ...same, ...cannot.map((one) => one.row)]
        expect(all.map(({ id }) => id).sort()).toEqual(rows.map(({ id }) => id).sort())
      }),
    )
  })
})
