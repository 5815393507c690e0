import { describe, expect, it } from 'vitest'
import { type HeldColumn, refusedCells } from '../../../src-renderer/components/grid/held-column.ts'
import {
  countsOf,
  editsOf,
  judge,
  type LaidOut,
  layOut,
  missingNames,
  type PasteRules,
  type PasteTarget,
} from '../../../src-renderer/components/grid/paste-plan.ts'

interface Row {
  id: string
  name: string
  owner: string | null
  score: string | null
  rating: string
  due: string | null
  archived?: boolean
}

const people = [
  { id: 'p1', name: 'Dr A Example' },
  { id: 'p2', name: 'Ben Ward' },
]
const columns: HeldColumn<Row>[] = [
  { id: 'name', heading: 'Name', shown: (row) => row.name, value: (row) => row.name, reads: { kind: 'name' } },
  {
    id: 'rating',
    heading: 'Rating',
    shown: (row) => row.rating,
    value: (row) => row.rating,
    reads: { kind: 'shown', why: 'It follows.' },
  },
  {
    id: 'score',
    heading: 'Score',
    shown: (row) => row.score ?? '',
    value: (row) => row.score,
    reads: { kind: 'score', words: ['Minor', 'Major'] },
  },
  {
    id: 'owner',
    heading: 'Owner',
    shown: (row) => people.find(({ id }) => id === row.owner)?.name ?? '',
    value: (row) => row.owner,
    reads: { kind: 'record', what: 'person', records: people },
  },
  { id: 'due', heading: 'Due', shown: (row) => row.due ?? '', value: (row) => row.due, reads: { kind: 'day' } },
]
const rows: Row[] = ['a', 'b', 'c'].map((id) => ({
  id,
  name: `Row ${id}`,
  owner: 'p1',
  score: 'Minor',
  rating: '2 Acceptable',
  due: null,
}))
const rules: PasteRules<Row> = {
  column: (id) => columns.find((one) => one.id === id) ?? expect.fail(id),
  row: (id) => rows.find((one) => one.id === id),
  locked: ({ archived }) => (archived === true ? 'It is archived.' : null),
  nameColumn: 'name',
  nameMissing: 'A new one needs a name.',
}
const all: PasteTarget = { rowIds: ['a', 'b', 'c'], columnIds: columns.map(({ id }) => id), range: null }

function laid(block: string[][], target: Partial<PasteTarget> = {}): LaidOut {
  const out = layOut(block, { ...all, ...target })
  return 'refused' in out ? expect.fail(out.refused) : out
}

/** Everything a paste comes to: its edits, its bad cells and its counts. */
function come(block: string[][], target: Partial<PasteTarget> = {}) {
  const out = laid(block, target)
  const judged = [...out.cells, ...missingNames(out, 'name')].map((cell) => judge(cell, rules))
  return {
    edits: editsOf(judged, 'name').map(({ rowId, newRow, columnId, value }) => [rowId ?? newRow, columnId, value]),
    bad: judged.flatMap((one) => (one.outcome === 'bad' ? [[one.cell.key, one.why]] : [])),
    counts: countsOf(out, judged, rules),
  }
}

describe('a block laid over the grid', () => {
  it('goes from the active cell; rows past the last are new, blank lines there are left out', () => {
    const out = laid([['x'], ['y'], [''], ['z']], { rowIds: ['c'] })
    expect(out.cells.map(({ rowId, newRow, text }) => [rowId, newRow, text])).toEqual([
      ['c', null, 'x'],
      [null, 0, 'y'],
      [null, 1, 'z'],
    ])
    expect(out).toMatchObject({ rows: 3, newRows: 2 })
  })

  it('keeps a blank line over a record: it empties', () => {
    expect(laid([['x'], ['']], { columnIds: ['due'] }).cells).toHaveLength(2)
  })

  it.each([
    ['one cell over a range', [['x']], { top: 0, bottom: 2, left: 0, right: 0 }, 3, true],
    ['two rows over four', [['x'], ['y']], { top: 0, bottom: 3, left: 0, right: 0 }, 4, true],
    ['two rows over three', [['x'], ['y']], { top: 0, bottom: 2, left: 0, right: 0 }, 2, false],
    ['as large as the range', [['x'], ['y']], { top: 0, bottom: 1, left: 0, right: 0 }, 2, false],
    ['larger than the range', [['x'], ['y']], { top: 0, bottom: 0, left: 0, right: 0 }, 2, false],
  ])('%s', (_name, block, range, cells, filled) => {
    const out = laid(block, { range, rowIds: ['a', 'b', 'c', 'd'] })
    expect(out.cells).toHaveLength(cells)
    expect(out.cells.every((cell) => cell.filled === filled)).toBe(true)
  })

  it('is refused as a whole where it is wider than what is shown', () => {
    expect(layOut([['x', 'y']], { ...all, columnIds: ['due'] })).toMatchObject({
      refused: expect.stringContaining('2 columns wide and only 1'),
    })
  })
})

describe('what a paste comes to', () => {
  it('changes what differs and nothing else', () => {
    expect(come([['Row a', '2 Acceptable', 'minor', 'ben ward', '3 March 2026']])).toEqual({
      edits: [
        ['a', 'owner', 'p2'],
        ['a', 'due', '2026-03-03'],
      ],
      bad: [],
      counts: { rows: 1, changed: 1, created: 0, scores: 0, emptied: 0, bad: 0, monthFirst: 0 },
    })
  })

  it('lets a rating come back that says the same, and refuses another', () => {
    expect(come([['Row a', '2  Acceptable']]).bad).toEqual([])
    expect(come([['Row a', '']]).bad).toEqual([])
    expect(come([['Row a', '3 Undesirable']]).bad).toEqual([['a rating', 'It follows.']])
  })

  it('says how many scores arrive, cells are emptied and days could be read otherwise', () => {
    expect(come([['Row a', '', 'Major', '', '04/05/2026']])).toMatchObject({
      edits: [
        ['a', 'score', 'Major'],
        ['a', 'owner', null],
        ['a', 'due', '2026-05-04'],
      ],
      counts: { scores: 1, emptied: 1, monthFirst: 1 },
    })
  })

  it('keeps line breaks apart from spaces in a text of several lines', () => {
    const text: HeldColumn<Row> = { ...(columns[0] as HeldColumn<Row>), reads: { kind: 'text' } }
    const [cell] = laid([['Row\na']]).cells
    expect(cell && judge(cell, { ...rules, column: () => text })).toMatchObject({ outcome: 'edit', value: 'Row\na' })
  })

  it('leaves a score where its cell is empty', () => {
    expect(come([['Row a', '', '']]).edits).toEqual([])
  })

  it('never fills one score over several', () => {
    const target = { rowIds: ['a', 'b'], columnIds: ['score'], range: { top: 0, bottom: 1, left: 2, right: 2 } }
    expect(come([['Major']], target)).toMatchObject({
      edits: [],
      bad: [
        ['a score', expect.stringContaining('judgement')],
        ['b score', expect.stringContaining('judgement')],
      ],
    })
  })

  it('asks for the names of new ones, and leaves out those that get none', () => {
    const target = { rowIds: [], columnIds: ['score', 'owner'] }
    expect(come([['Major', 'Ben Ward']], target)).toMatchObject({
      edits: [],
      bad: [['new 0 name', 'A new one needs a name.']],
      counts: { created: 0, scores: 0 },
    })
    expect(
      come(
        [
          ['New', '', 'Major'],
          ['', '', 'Minor'],
        ],
        { rowIds: [] },
      ),
    ).toMatchObject({
      edits: [
        [0, 'name', 'New'],
        [0, 'score', 'Major'],
      ],
      bad: [['new 1 name', 'A new one needs a name.']],
      counts: { created: 1 },
    })
  })

  it('changes nothing of a record that is locked, but lets what is the same pass', () => {
    const locked: Row = { ...(rows[0] as Row), archived: true }
    const own = { ...rules, row: () => locked }
    const out = laid([['Row a', '', '', 'Ben Ward']])
    expect(out.cells.map((cell) => judge(cell, own).outcome)).toEqual(['same', 'same', 'bad', 'bad'])
  })
})

describe('a refusal of edits', () => {
  it('is led back to its cells', () => {
    const edits = [
      { rowId: 'a', newRow: null, columnId: 'name', value: 'x' },
      { rowId: null, newRow: 4, columnId: 'name', value: 'y' },
      { rowId: 'b', newRow: null, columnId: 'ownerId', value: 'p' },
      { rowId: null, newRow: 4, columnId: 'initial.severity', value: 'z' },
    ]
    const found = refusedCells(edits, {
      'edits.1.patch.ownerId': 'no such person',
      'create.0.scores.initial.severity': 'no such word',
      'edits.0.hazardId': 'archived',
      'edits.9.patch.name': 'nowhere',
      'something else': 'nowhere',
    })
    expect(found.map(({ edit, why }) => [edit.rowId ?? edit.newRow, edit.columnId, why])).toEqual([
      ['b', 'ownerId', 'no such person'],
      [4, 'initial.severity', 'no such word'],
      ['a', 'name', 'archived'],
    ])
  })
})
