import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import { countDifferences, isSameProject, type ProjectDifference } from '../../../src-shared/domain/difference.ts'
import type { Snapshot } from '../../../src-shared/domain/snapshot.ts'
import { compareProjects } from '../../../src-shared/format/difference/compare-projects.ts'
import { anAssessment, aPerson, aSoundLog, idOf, NOW, TODAY } from '../../support/builders.ts'
import { arbitraryLog } from '../checks/arbitrary-log.ts'
import { changed } from '../checks/changed-log.ts'
import { aWholeLog } from './whole-log.ts'

const days = { before: TODAY, after: TODAY }
const between = (before: Snapshot | null, after: Snapshot) => compareProjects(before, after, { days })

/** What a log says, without when it was taken, an object's keys in one order. */
function said({ position: _position, ...rest }: Snapshot): string {
  return JSON.stringify(rest, (_key, value: unknown) =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1)))
      : value,
  )
}

type Path = (string | number)[]

/** Every place of a value in a tree of plain data. */
function placesIn(tree: unknown, at: Path = []): Path[] {
  if (tree === null || typeof tree !== 'object') return [at]
  return Object.entries(tree).flatMap(([key, value]) =>
    placesIn(value, [...at, Array.isArray(tree) ? Number(key) : key]),
  )
}

/** Every list in a tree, with how many entries it has. */
function listsIn(tree: unknown, at: Path = []): { at: Path; length: number }[] {
  if (tree === null || typeof tree !== 'object') return []
  const own = Array.isArray(tree) && tree.length > 0 ? [{ at, length: tree.length }] : []
  return [
    ...own,
    ...Object.entries(tree).flatMap(([key, value]) => listsIn(value, [...at, Array.isArray(tree) ? Number(key) : key])),
  ]
}

/** A copy with one place changed. */
function withChange(log: Snapshot, at: Path, change: (value: unknown) => unknown): Snapshot {
  const copy = structuredClone(log)
  let parent = copy as unknown as Record<string | number, unknown>
  for (const key of at.slice(0, -1)) parent = parent[key] as Record<string | number, unknown>
  const last = at.at(-1) ?? ''
  parent[last] = change(parent[last])
  return copy
}

function another(value: unknown): unknown {
  if (typeof value === 'string') return /^\d{4}-\d{2}-\d{2}T/.test(value) ? '2026-03-03T09:00:00.001Z' : `${value}x`
  if (typeof value === 'number') return value + 1
  if (typeof value === 'boolean') return !value
  return 'something'
}

const whole = aWholeLog()
const content = placesIn(whole).filter(([first]) => first !== 'position' && first !== 'format')
const lists = listsIn(whole)

/** No id and no JSON in anything that people read. */
function unreadable({ records }: ProjectDifference): string[] {
  return records
    .flatMap(({ label, name, fields }) => [
      label,
      name,
      ...fields.flatMap(({ field, part = '', before, after }) => [field, part, before ?? '', after ?? '']),
    ])
    .filter((text) => /[0-9a-f]{8}-[0-9a-f]{4}-|[{}]|\[object|undefined|null/.test(text))
}

describe('the difference of two states', () => {
  it('looks at every field of every kind', () => {
    expect(isSameProject(between(whole, structuredClone(whole)))).toBe(true)
    expect(Object.values(whole.records).every((list) => list.length > 0)).toBe(true)
    expect(content.length).toBeGreaterThan(400)
    expect(unreadable(between(null, whole))).toEqual([])
  })

  it('shows any single field that changed, and changed back', () => {
    for (const at of content) {
      const other = withChange(whole, at, another)
      const where = at.join('.')
      for (const found of [between(whole, other), between(other, whole)]) {
        expect(isSameProject(found), where).toBe(false)
        const isIdOfRecord = at.at(-1) === 'id' && at.length <= 4
        if (!isIdOfRecord) {
          expect(
            found.records.every(({ fields }) => fields.length > 0),
            where,
          ).toBe(true)
        }
        for (const { fields } of found.records) {
          for (const { before, after } of fields) expect(before, where).not.toBe(after)
        }
      }
    }
  })

  test.prop([fc.constantFrom(...lists), fc.nat()], { numRuns: 500 })(
    'shows an entry that goes or moves',
    (list, at) => {
      const place = at % list.length
      const without = withChange(whole, list.at, (value) =>
        (value as unknown[]).filter((_one, index) => index !== place),
      )
      expect(isSameProject(between(whole, without)), list.at.join('.')).toBe(false)
      expect(isSameProject(between(without, whole)), list.at.join('.')).toBe(false)
      // Records have no order of their own: they stand in the order of their making.
      const isOfRecords = list.at[0] === 'people' || list.at[0] === 'organisations' || list.at.length === 2
      const turned = withChange(whole, list.at, (value) => (value as unknown[]).toReversed())
      if (list.length > 1 && !isOfRecords && said(turned) !== said(whole)) {
        expect(isSameProject(between(whole, turned)), list.at.join('.')).toBe(false)
      }
    },
  )

  test.prop([arbitraryLog, arbitraryLog])('is empty exactly where both say the same', (before, after) => {
    const found = between(before, after)
    expect(isSameProject(found)).toBe(said(before) === said(after))
    expect(found.records.every(({ how, fields }) => how === 'added' || fields.length > 0)).toBe(true)
    expect(unreadable(found)).toEqual([])
    // Plain data, which a baseline freezes.
    expect(JSON.parse(JSON.stringify(found))).toEqual(found)
  })

  test.prop([arbitraryLog])('has everything as new where there was nothing', (log) => {
    const { records } = between(null, log)
    expect(records.every(({ how }) => how === 'added')).toBe(true)
    const all = Object.values(log.records).reduce((sum, list) => sum + list.length, 0)
    expect(records).toHaveLength(all + 1 + log.people.length + log.organisations.length)
  })
})

/** Fields of the one record that differs. */
function fieldsOf(before: Snapshot, after: Snapshot) {
  const { records } = between(before, after)
  expect(records).toHaveLength(1)
  return records[0]?.fields
}

describe('a changed field in words', () => {
  it.each<[string, Snapshot, ReturnType<typeof fieldsOf>]>([
    [
      'an owner, by name',
      changed(({ hazard }) => (hazard.ownerId = idOf('person Tom Bright'))),
      [{ field: 'Owner', before: 'Ada Okafor', after: 'Tom Bright' }],
    ],
    [
      'a day',
      changed(({ hazard }) => (hazard.nextReview = '2026-07-01')),
      [{ field: 'Next review', before: null, after: '1 July 2026' }],
    ],
    [
      'the text of a cause',
      changed(({ hazard }) => hazard.causes[1] && (hazard.causes[1].text = 'Two wristbands')),
      [
        {
          field: 'Text',
          part: 'Cause 2',
          before: 'The drug chart of patient 1 shows line 2 of somebody else',
          after: 'Two wristbands',
        },
      ],
    ],
    [
      'what a control does on a cause',
      changed(({ link }) => (link.acts = 'detects')),
      [
        {
          field: 'How it acts',
          part: 'Control link CTL-001 The administration screen closes itself…, on cause 1',
          before: 'prevents the cause',
          after: 'detects',
        },
      ],
    ],
    [
      'evidence, by title',
      changed(({ link }) => (link.evidenceIds = [])),
      [
        {
          field: 'Evidence',
          part: 'Control link CTL-001 The administration screen closes itself…, on cause 1',
          before: 'Test report 1',
          after: null,
        },
      ],
    ],
    [
      'an archived record',
      changed(({ evidence }) => (evidence.archived = { how: 'archived', reason: 'Replaced.', at: NOW })),
      [{ field: 'Archived', before: null, after: 'archived on 3 March 2026, 09:00: Replaced.' }],
    ],
    [
      'the order of causes',
      changed(({ hazard }) => hazard.causes.reverse()),
      [{ field: 'Order of causes', before: 'Cause 1; Cause 2', after: 'Cause 2; Cause 1' }],
    ],
    [
      'a cell of the matrix',
      changed(({ project }) => {
        const scheme = structuredClone(project.scheme)
        const row = scheme.lookup[0]
        if (row) row[0] = 2
        project.scheme = scheme
      }),
      [{ field: 'Minor × Very Low', part: 'Risk scheme', before: '1 Acceptable', after: '2 Acceptable with a reason' }],
    ],
    [
      'somebody of the same name',
      changed(({ log, hazard }) => {
        log.people.push(aPerson('Ada Okafor', { id: idOf('another Ada') }))
        hazard.ownerId = idOf('another Ada')
      }),
      undefined,
    ],
  ])('%s', (what, after, expected) => {
    if (expected !== undefined) return expect(fieldsOf(aSoundLog(), after)).toEqual(expected)
    const { records } = between(aSoundLog(), after)
    expect(records.map(({ label, how }) => `${label} ${how}`)).toEqual(['HAZ-001 changed', 'Person added'])
    expect(records[0]?.fields, what).toEqual([
      { field: 'Owner', before: 'Ada Okafor', after: 'Ada Okafor (recorded differently)' },
    ])
  })

  it('says of a new score only what was said', () => {
    const after = changed(({ accepted }) => {
      accepted.assessments.push(anAssessment('residual', { id: idOf('new score'), severity: 'Minor' }))
    })
    const fields = fieldsOf(aSoundLog(), after) ?? []
    expect(new Set(fields.map(({ part }) => part))).toEqual(new Set(['Residual score of 10 February 2026']))
    expect(fields.map(({ field, before, after: now }) => [field, before, now])).toContainEqual([
      'Severity',
      null,
      'Minor',
    ])
    expect(fields.map(({ field }) => field)).not.toContain('Patients')
  })

  it('counts records', () => {
    expect(
      countDifferences(
        between(
          aSoundLog(),
          changed(({ hazard }) => (hazard.name = 'Another')),
        ),
      ),
    ).toEqual({
      added: 0,
      changed: 1,
      removed: 0,
    })
  })
})
