import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readWorkbook } from '../../src-main/documents/render/read-back.ts'
import type { HistoryFilter } from '../../src-shared/contract/history.ts'
import { type RunningBackend, startBackend } from '../support/backend.ts'

let app: RunningBackend
let projectId: string
let clock = '2026-03-01T09:00:00.000Z'
const ids: Record<string, string> = {}

const none: HistoryFilter = { actor: null, kind: null, family: null, from: null, to: null, words: '' }
const scope = () => ({ projectId, recordId: null, until: null })

/** What each change found says, oldest first. */
async function found(filter: Partial<HistoryFilter>, over: { recordId?: string; until?: number } = {}) {
  const asked = { ...scope(), ...over, filter: { ...none, ...filter } }
  const said: string[] = []
  let before: number | null = null
  let matching: number | null = null
  do {
    const page: Awaited<ReturnType<typeof find>> = await find(asked, before)
    said.push(...page.entries.map(({ summary }) => summary))
    matching = page.matching
    before = page.next
  } while (before !== null)
  if (matching !== null) expect(said).toHaveLength(matching)
  return said.toReversed()
}
const find = (
  asked: { projectId: string; recordId: string | null; until: number | null; filter: HistoryFilter },
  before: number | null,
) => app.call('history.find', { ...asked, before, limit: 3 })

const make = async (name: string, work: Promise<{ id: string | null }>) => {
  ids[name] = (await work).id ?? ''
}

beforeAll(async () => {
  app = await startBackend({ now: () => clock })
  await make('Ada', app.call('person.create', { values: { name: 'Ada Okafor' } }))
  await make('Tom', app.call('person.create', { values: { name: 'Tom Bright' } }))
  await app.call('work.set-person', { personId: ids['Ada'] ?? '' })
  await make('project', app.call('project.create', { values: { name: 'Wards', standards: ['DCB0160'] } }))
  projectId = ids['project'] ?? ''
  await make('dose', app.call('hazard.create', { projectId, values: { name: 'Dose given twice' } }))
  clock = '2026-03-02T09:00:00.000Z'
  await app.call('work.set-person', { personId: ids['Tom'] ?? '' })
  await app.call('hazard.update', { id: ids['dose'] ?? '', patch: { description: 'An alarm is not heard — 100%_' } })
  await make('banner', app.call('control.create', { projectId, values: { name: 'Banner' } }))
  // Half past midnight of 4 July in London.
  clock = '2026-07-03T23:30:00.000Z'
  await app.call('hazard.update', { id: ids['dose'] ?? '', patch: { description: 'Heard', ownerId: ids['Ada'] ?? '' } })
  await app.call('hazard.archive', { id: ids['dose'] ?? '', reason: 'Raised in error' })
  await app.call('person.update', { id: ids['Tom'] ?? '', patch: { profession: 'Nurse' } })
})
afterAll(() => app.close())

describe('changes that a filter lets through', () => {
  it.each<[string, Partial<HistoryFilter>, string[]]>([
    [
      'nothing',
      {},
      [
        'Started the project',
        'Added HAZ-001',
        'Changed description of HAZ-001',
        'Added CTL-001',
        'Changed description and owner of HAZ-001',
        'Archived HAZ-001',
      ],
    ],
    ['a person', { actor: 'Ada Okafor' }, ['Started the project', 'Added HAZ-001']],
    ['a kind', { kind: 'control' }, ['Added CTL-001']],
    ['what they are about', { family: 'controls' }, ['Added CTL-001']],
    ['an unknown family', { family: 'none' }, []],
    ['a day', { from: '2026-03-02', to: '2026-03-02' }, ['Changed description of HAZ-001', 'Added CTL-001']],
    [
      'a day that began in London and not in Greenwich',
      { from: '2026-07-04' },
      ['Changed description and owner of HAZ-001', 'Archived HAZ-001'],
    ],
    ['a day until', { to: '2026-03-01' }, ['Started the project', 'Added HAZ-001']],
    [
      'words that came',
      { words: 'ALARM heard' },
      ['Changed description of HAZ-001', 'Changed description and owner of HAZ-001'],
    ],
    ['words that went', { words: 'alarm', from: '2026-07-01' }, ['Changed description and owner of HAZ-001']],
    ['a reason', { words: 'raised error' }, ['Archived HAZ-001']],
    ['what was done', { words: 'archived' }, ['Archived HAZ-001']],
    [
      'signs that mean something to a database',
      { words: '100%_' },
      ['Changed description of HAZ-001', 'Changed description and owner of HAZ-001'],
    ],
    [
      'a sign beyond ASCII',
      { words: '—' },
      ['Changed description of HAZ-001', 'Changed description and owner of HAZ-001'],
    ],
    [
      'a name behind an id',
      { words: 'okafor owner', actor: 'Tom Bright' },
      ['Changed description and owner of HAZ-001'],
    ],
    ['words that stand in the record and did not change', { words: 'twice' }, ['Added HAZ-001']],
    [
      'two things at once',
      { actor: 'Tom Bright', family: 'hazards', to: '2026-03-31' },
      ['Changed description of HAZ-001'],
    ],
  ])('%s', async (_what, filter, said) => {
    expect(await found(filter)).toEqual(said)
  })

  it('follow one record, a person through the whole workspace', async () => {
    expect(await found({}, { recordId: ids['banner'] ?? '' })).toEqual(['Added CTL-001'])
    expect(await found({}, { recordId: ids['Tom'] ?? '' })).toEqual([
      'Added person "Tom Bright"',
      'Changed profession of person "Tom Bright"',
    ])
  })

  it('end at a change of the past', async () => {
    const { entries, all } = await app.call('history.find', { ...scope(), filter: none, before: null, limit: 100 })
    const third = entries.at(-3)?.seq ?? 0
    expect(all).toBe(6)
    expect(await found({}, { until: third })).toEqual([
      'Started the project',
      'Added HAZ-001',
      'Changed description of HAZ-001',
    ])
  })

  it('are offered with how many there are', async () => {
    const { actors, kinds, families } = await app.call('history.facets', scope())
    expect(actors).toEqual([
      { value: 'Tom Bright', changes: 4 },
      { value: 'Ada Okafor', changes: 2 },
    ])
    expect(kinds[0]).toEqual({ value: 'hazard', changes: 4 })
    expect(families).toContainEqual({ value: 'controls', changes: 1 })
  })
})

async function file(format: 'xlsx' | 'csv', filter: Partial<HistoryFilter>) {
  const made = await app.call('history.export', { ...scope(), filter: { ...none, ...filter }, format })
  const taken = await app.backend.takeFile(made.token)
  if (!('path' in taken)) throw new Error('There is no file.')
  return { ...made, name: taken.name, bytes: await readFile(taken.path) }
}

describe('the history as a file', () => {
  it('has a line for each field, its filter, and how many of how many', async () => {
    const { bytes, changes, name } = await file('xlsx', { actor: 'Tom Bright', words: 'heard' })
    expect([changes, name]).toEqual([2, 'Wards - History - 4 July 2026.xlsx'])
    const [sheet] = (await readWorkbook(bytes)).sheets
    const rows = sheet?.rows ?? []
    expect(rows[0]?.[0]).toBe('History of Wards: 2 of 6 changes')
    expect(rows[1]?.[0]).toBe('Filter: made by Tom Bright; words: “heard”')
    const lines = rows.slice(rows.findIndex((row) => row[0] === 'Time (London)') + 1)
    expect(lines.map((row) => row.slice(1, 10))).toEqual([
      [
        'Tom Bright',
        'tester',
        'test-computer',
        'Changed description and owner of HAZ-001',
        'HAZ-001',
        'hazard',
        'Description',
        'An alarm is not heard — 100%_',
        'Heard',
      ],
      [
        'Tom Bright',
        'tester',
        'test-computer',
        'Changed description and owner of HAZ-001',
        'HAZ-001',
        'hazard',
        'Owner',
        '',
        'Ada Okafor',
      ],
      [
        'Tom Bright',
        'tester',
        'test-computer',
        'Changed description of HAZ-001',
        'HAZ-001',
        'hazard',
        'Description',
        '',
        'An alarm is not heard — 100%_',
      ],
    ])
    expect(lines[0]?.[0]).toBe('4 July 2026, 00:30')
    expect(String(lines[0]?.[13])).toMatch(/^[0-9a-f]{64}$/)
  })

  it('is text that no spreadsheet runs, as comma-separated', async () => {
    await app.call('hazard.create', { projectId, values: { name: '=HYPERLINK("x")' } })
    const { bytes } = await file('csv', { family: 'hazards', words: 'hyperlink' })
    const text = bytes.toString('utf8')
    expect(text.startsWith('\ufeffHistory of Wards: 1 of 7 changes')).toBe(true)
    expect(text).toContain('"\'=HYPERLINK(""x"")"')
    expect(text).not.toMatch(/(^|,)=/m)
  })
})
