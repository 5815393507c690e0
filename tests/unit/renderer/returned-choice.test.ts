import { array, assert, boolean, constantFrom, nat, property, tuple, uniqueArray } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rowsShown, rowTicked, tally, ticked } from '../../../src-renderer/features/import/returned/choice.ts'
import { takenBackWords } from '../../../src-renderer/features/import/returned/words.ts'
import {
  AS_PROPOSED,
  isTaken,
  type ReturnedChange,
  type ReturnedRow,
  type ReturnedWorkbook,
  takenOf,
} from '../../../src-shared/domain/returned-workbook.ts'

const change = (key: string, field: string, asks: ReturnedChange['asks'] = null): ReturnedChange => ({
  key,
  field,
  cell: key.split('#')[0] ?? '',
  before: 'Before',
  after: 'After',
  here: asks === 'changed here' ? 'Here' : null,
  asks,
})

const row = (number: number, changes: ReturnedChange[], isNew = false): ReturnedRow => ({
  row: number,
  hazard: isNew ? '' : `HAZ-${number}`,
  name: 'A hazard',
  isNew,
  changes,
})

const asking = change('C3#0', 'Description', 'changed here')
const emptied = change('D3#0', 'Clinical impact', 'emptied')
const score = change('G4#0', 'Severity (initial)')
const name = change('B5#0', 'Name')
const description = change('C5#0', 'Description')
const ROWS = [
  row(3, [asking, emptied]),
  row(4, [score, change('E4#0', 'New cause')]),
  row(5, [name, description], true),
]
const returned = (changed: ReturnedRow[]): ReturnedWorkbook => ({
  file: { name: 'Log.xlsx', sha256: '', size: 1 },
  project: { id: 'p', name: 'Project' },
  sheet: 'Hazard log',
  layout: 'hazards',
  sentOn: null,
  rows: changed.length,
  unchanged: 0,
  nothingOfTheirOwn: 0,
  changed,
  refused: [],
  missing: [],
  notTaken: [],
})

describe('what is taken of a log that is brought back', () => {
  it('is everything but what asks, where nobody said otherwise', () => {
    expect(tally(returned(ROWS), AS_PROPOSED)).toEqual({ changes: 4, changed: 1, added: 1, scores: 1 })
  })

  it('has what asks once it is ticked', () => {
    expect(tally(returned(ROWS), ticked(AS_PROPOSED, asking, true))).toMatchObject({ changes: 5, changed: 2 })
  })

  it('has nothing of a new hazard whose name is left', () => {
    const choice = ticked(AS_PROPOSED, name, false)
    expect(tally(returned(ROWS), choice)).toMatchObject({ changes: 2, added: 0 })
    expect(takenOf(ROWS[2] ?? row(0, []), choice)).toEqual([])
  })

  it('has a hazard with several rows once', () => {
    const rows = [row(3, [score]), { ...row(4, [description]), hazard: 'HAZ-3' }]
    expect(tally(returned(rows), AS_PROPOSED)).toMatchObject({ changes: 2, changed: 1 })
  })

  const key = nat({ max: 8 }).map(String)
  const asks = constantFrom<ReturnedChange['asks']>(null, 'changed here', 'emptied')
  const changes = uniqueArray(tuple(key, asks), { selector: ([one]) => one, minLength: 1 })
  const keys = array(key).map((all) => new Set(all))

  it('follows the tick, whatever was chosen before, and touches nothing else', () => {
    assert(
      property(changes, keys, keys, boolean(), (all, leave, take, on) => {
        const [one, ...others] = all.map(([of, why]) => change(of, 'Description', why))
        if (one === undefined) return
        const before = { leave, take }
        const after = ticked(before, one, on)
        expect(isTaken(one, after)).toBe(on)
        for (const other of others) expect(isTaken(other, after)).toBe(isTaken(other, before))
      }),
    )
  })

  it('leaves a whole row, and takes it as it was proposed', () => {
    assert(
      property(changes, keys, keys, (all, leave, take) => {
        const one = row(
          3,
          all.map(([of, why]) => change(of, 'Description', why)),
        )
        expect(takenOf(one, rowTicked({ leave, take }, one, false))).toEqual([])
        expect(takenOf(one, rowTicked({ leave, take }, one, true))).toEqual(takenOf(one, AS_PROPOSED))
      }),
    )
  })
})

describe('which rows are shown', () => {
  it.each([
    [[], '', [3, 4, 5]],
    [['asks'], '', [3]],
    [['score'], '', [4]],
    [['new'], '', [5]],
    [['asks', 'new'], '', [3, 5]],
    [[], 'haz-4', [4]],
    [[], 'SEVERITY after', [4]],
    [[], 'c5', [5]],
    [['new'], 'severity', []],
  ])('%j and “%s”', (filters, words, shown) => {
    expect(rowsShown(ROWS, new Set(filters), words).map((one) => one.row)).toEqual(shown)
  })
})

it.each([
  [{ changed: 1, added: 0 }, '1 hazard changed.'],
  [{ changed: 4, added: 1 }, '4 hazards changed, 1 added.'],
  [{ changed: 0, added: 2 }, '2 hazards added.'],
])('%j is told as “%s”', (counts, words) => {
  expect(takenBackWords({ seq: 1, projectId: 'p', project: 'Project', ...counts }, 'Log.xlsx')).toBe(
    `Taken from Log.xlsx: ${words} Undo takes it back in one step.`,
  )
})
