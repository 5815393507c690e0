import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import { findGroups, type PaletteEntry } from '../../../src-renderer/frame/palette-entries.ts'
import { LogSearch } from '../../../src-renderer/frame/search/log-search.ts'
import { WordIndex } from '../../../src-renderer/frame/search/word-index.ts'
import { excerpt, fold, markWords, wordsOf } from '../../../src-renderer/frame/search/words.ts'
import type { Snapshot } from '../../../src-shared/domain/snapshot.ts'
import { aCause, aControl, aHazard, aSnapshot } from '../../support/builders.ts'

describe('words', () => {
  it.each([
    ['Zoë’s e-prescribing', ['zoe', 's', 'e', 'prescribing']],
    ['5 mg/ml', ['5', 'mg', 'ml']],
    ['', []],
    ['…', []],
    ['naı̈ve Straße', ['naıve', 'straße']],
  ])('%j → %j', (text, words) => {
    expect(wordsOf(text)).toEqual(words)
  })

  it.each([
    ['The allergy is not shown', ['aller'], 'The [aller]gy is not shown'],
    ['Zoë and zoo', ['zoe'], '[Zoë] and zoo'],
    ['Dose dose DOSE', ['dose'], '[Dose] [dose] [DOSE]'],
    ['nothing', ['x'], 'nothing'],
  ])('marks %j', (text, wanted, expected) => {
    const runs = markWords(text, wanted)
    expect(runs.map((run) => (run.marked ? `[${run.text}]` : run.text)).join('')).toBe(expected)
  })

  test.prop([fc.string(), fc.array(fc.string({ minLength: 1, maxLength: 3 }))])(
    'marking leaves the text as it is',
    (text, wanted) => {
      expect(
        markWords(text, wanted.map(fold))
          .map((run) => run.text)
          .join(''),
      ).toBe(text)
    },
  )

  it('cuts a long text round the first word found', () => {
    const text = `${'before '.repeat(40)}the anaphylaxis ${'after '.repeat(40)}`
    const cut = excerpt(text, ['anaph'])
    expect(cut).toMatch(/^… .*anaphylaxis.* …$/)
    expect(cut.length).toBeLessThan(160)
    expect(excerpt('short\n text', ['x'])).toBe('short text')
  })
})

describe('the index of words', () => {
  const word = fc.constantFrom('dose', 'doses', 'do', 'allergy', 'allée', 'ward', 'w')
  const text = fc.array(word, { maxLength: 6 }).map((words) => words.join(' '))
  const step = fc.record({ id: fc.constantFrom('a', 'b', 'c', 'd'), text: fc.option(text), settle: fc.boolean() })
  const query = fc.array(fc.constantFrom('d', 'do', 'dose', 'all', 'w', 'zz'), { minLength: 1, maxLength: 3 })

  test.prop([fc.array(step, { maxLength: 12 }), query])(
    'finds what looking through everything finds',
    (steps, asked) => {
      const index = new WordIndex<string>()
      const standing = new Map<string, string>()
      for (const { id, text: now, settle } of steps) {
        if (now === null) {
          index.remove(id)
          standing.delete(id)
        } else {
          index.put(id, id, now)
          standing.set(id, now)
        }
        if (settle) index.settle()
      }
      const plain = [...standing]
        .filter(([, held]) => asked.every((begins) => wordsOf(held).some((one) => one.startsWith(begins))))
        .map(([id]) => id)
      expect(index.find(asked).toSorted()).toEqual(plain.toSorted())
      expect(index.size).toBe(standing.size)
    },
  )
})

const doing: PaletteEntry[] = [
  { id: 'do:new', kind: 'do', number: '', words: 'New hazard', also: 'add', hint: '' },
  { id: 'page:hazards', kind: 'page', number: '', words: 'Hazards', also: 'page', hint: 'g h' },
]

function searchOf(snapshot: Snapshot, indexed: boolean): LogSearch {
  const log = new LogSearch()
  log.take(snapshot)
  if (indexed) log.work(() => false)
  expect(log.ready).toBe(indexed)
  return log
}

const snapshot = aSnapshot({
  hazard: [
    aHazard(1, {
      name: 'Allergy not shown',
      description: 'The alert stays silent.',
      impact: '',
      causes: [aCause(1, 1, { text: 'The interface drops the reaction' })],
    }),
    aHazard(14, { name: 'Dose shown 14 times', description: '', impact: 'Überdosis of an opiate', causes: [] }),
    aHazard(114, { name: 'Ward list late', description: '', impact: '', causes: [] }),
  ],
  control: [aControl(14, { name: 'Allergy banner', description: 'Silent until acknowledged', steps: [] })],
})

describe.each([
  ['indexed', true],
  ['not indexed yet', false],
])('finding, %s', (_name, indexed) => {
  const find = (query: string) =>
    findGroups(doing, searchOf(snapshot, indexed), query).map(({ title, lines }) => [
      title,
      ...lines.map(({ entry, found }) => `${entry.number || entry.words}${found === null ? '' : ` (${found.place})`}`),
    ])

  it.each([
    [
      '',
      [
        ['Do', 'New hazard'],
        ['Pages', 'Hazards'],
      ],
    ],
    [
      '14',
      [
        ['By number', 'HAZ-014', 'CTL-014'],
        ['Hazards', 'HAZ-114'],
      ],
    ],
    ['haz14', [['By number', 'HAZ-014']]],
    [
      'allergy',
      [
        ['Hazards', 'HAZ-001'],
        ['Controls', 'CTL-014'],
      ],
    ],
    // Names are found by any piece, texts by the beginnings of their words.
    [
      'lergy',
      [
        ['Hazards', 'HAZ-001'],
        ['Controls', 'CTL-014'],
      ],
    ],
    [
      'silent',
      [
        ['Hazards', 'HAZ-001 (description)'],
        ['Controls', 'CTL-014 (description)'],
      ],
    ],
    ['ilent', []],
    [
      'allergy silent',
      [
        ['Hazards', 'HAZ-001 (description)'],
        ['Controls', 'CTL-014 (description)'],
      ],
    ],
    ['interf', [['Causes', 'The interface drops the reaction']]],
    ['uberdosis', [['Hazards', 'HAZ-014 (impact)']]],
    ['new', [['Do', 'New hazard']]],
    ['no such thing', []],
  ])('%j', (query, expected) => {
    expect(find(query)).toEqual(expected)
  })
})

describe('the search as the log changes', () => {
  it('finds what is there now, and nothing that is not', () => {
    const log = searchOf(snapshot, true)
    const [first, ...rest] = snapshot.records.hazard
    if (first === undefined) throw new Error('no hazard')
    const find = (query: string) =>
      findGroups([], log, query).flatMap(({ lines }) => lines.map(({ entry }) => entry.id))
    expect(find('interface')).toHaveLength(1)
    log.take({
      ...snapshot,
      records: { ...snapshot.records, hazard: [{ ...first, causes: [], notes: 'A marmalade jar' }, ...rest] },
    })
    expect(find('interface')).toEqual([])
    expect(find('marmalade')).toEqual([`hazard:${first.id}`])
    log.work(() => false)
    expect(find('marmalade')).toEqual([`hazard:${first.id}`])
    log.take({ ...snapshot, records: { ...snapshot.records, hazard: rest } })
    expect(find('marmalade')).toEqual([])
    expect(find('allergy')).toHaveLength(1)
  })

  it('lists some of each kind, says how many more there are, and opens one kind', () => {
    const hazards = Array.from({ length: 70 }, (_one, at) =>
      aHazard(100 + at, { name: `Dose ${at}`, causes: [aCause(100 + at, 1, { text: 'A dose' })] }),
    )
    const log = searchOf(aSnapshot({ hazard: hazards }), true)
    const shape = (opened: string | null) =>
      findGroups([], log, 'dose', opened).map(({ key, lines, more }) => [key, lines.length, more])
    expect(shape(null)).toEqual([
      ['hazard', 8, 62],
      ['cause', 8, 62],
    ])
    expect(shape('hazard')).toEqual([['hazard', 50, 20]])
  })
})
