import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { countValues } from '../../../src-renderer/components/listing/facets.ts'
import { groupHead, inGroups } from '../../../src-renderer/components/listing/group-rows.ts'
import { builtInViews as controlViews } from '../../../src-renderer/features/controls/list/built-in-views.ts'
import { hazardBulkFields, whyNotHazard } from '../../../src-renderer/features/hazards/bulk/bulk-fields.ts'
import {
  addressOf,
  gatheringFacets,
  hazardFacets,
  wantedIn,
} from '../../../src-renderer/features/hazards/list/facets.ts'
import { chipsOf, filterPart, filterRows } from '../../../src-renderer/features/hazards/list/filters.ts'
import { createRowReader } from '../../../src-renderer/features/hazards/list/rows.ts'
import { builtInViews } from '../../../src-renderer/features/hazards/views/built-in-views.ts'
import type { ProjectView } from '../../../src-renderer/project/project-context.ts'
import { contract } from '../../../src-shared/contract/index.ts'
import { assessedHazards } from '../../../src-shared/domain/counts.ts'
import { riskContext, type Snapshot } from '../../../src-shared/domain/snapshot.ts'
import { aSoundLog, TODAY } from '../../support/builders.ts'
import { arbitraryLog } from '../checks/arbitrary-log.ts'

function listOf(snapshot: Snapshot) {
  const people = new Map(snapshot.people.map((one) => [one.id, one]))
  const view = {
    snapshot,
    assessed: assessedHazards(snapshot, TODAY),
    context: riskContext(snapshot, TODAY),
    people,
    findings: [],
  } as unknown as ProjectView
  const facets = hazardFacets({ scheme: snapshot.project.scheme, people, today: TODAY })
  return { rows: createRowReader()(view), facets, controls: view.context.controls }
}

describe('the fields that hazards are filtered and gathered by', () => {
  test('a value chosen leaves as many rows as stand beside it', () => {
    fc.assert(
      fc.property(arbitraryLog, (log) => {
        const { rows, facets, controls } = listOf(log)
        const live = filterRows(rows, {}, { controls, facets })
        for (const facet of facets) {
          for (const { value, count } of countValues(facet, live, [])) {
            const shown = filterRows(rows, { is: { [facet.key]: [value] } }, { controls, facets })
            expect(shown, `${facet.word}: ${value}`).toHaveLength(count)
          }
        }
      }),
      { numRuns: 20 },
    )
  })

  test('gathering by any of them loses and doubles no hazard', () => {
    fc.assert(
      fc.property(arbitraryLog, (log) => {
        const { rows, facets } = listOf(log)
        for (const facet of gatheringFacets(facets)) {
          const lines = inGroups(rows, { facet, of: 'hazard', collapsed: new Set() })
          const ids = lines.flatMap((line) => (groupHead(line) === null ? [line.id] : []))
          expect(ids.sort(), facet.word).toEqual(rows.map(({ id }) => id).sort())
          for (const line of lines) expect(groupHead(line)?.word, facet.word).not.toBe('')
        }
      }),
      { numRuns: 20 },
    )
  })

  test('short forms of other pages are the same questions, and go when one is asked anew', () => {
    const short = { rating: '4', status: 'Open', initialRating: '3' }
    const wanted = wantedIn(short)
    expect(wanted).toEqual({ today: ['4'], status: ['Open', 'not stated'], 'initial.rating': ['3'] })
    expect(addressOf(wanted)).toEqual({
      is: wanted,
      initialRating: undefined,
      residualRating: undefined,
      rating: undefined,
      status: undefined,
    })
    expect(addressOf({}).is).toBeUndefined()
    expect(wantedIn({ status: 'anything' })).toEqual({})
  })

  test('each filter is said and can be taken away by itself', () => {
    const { facets } = listOf(aSoundLog())
    const search = { q: 'dose', is: { candidate: ['no'], category: ['', 'Medicines'] }, show: 'archived', rating: '4' }
    const chips = chipsOf(search, facets)
    expect(chips.map(({ word }) => word)).toEqual([
      "Today's risk: 4 Must be reduced",
      'Category: Medicines, None written',
      'Candidate: Analysed hazards',
      'Archived ones too',
    ])
    for (const { key, without } of chips) {
      const left = chipsOf({ ...search, ...without }, facets).map((chip) => chip.key)
      expect(left).toEqual(chips.map((chip) => chip.key).filter((one) => one !== key))
    }
    expect(Object.keys(filterPart({ ...search, hazard: 'x', view: 'page', saved: 'y' })).sort()).toEqual([
      'is',
      'q',
      'rating',
      'show',
    ])
  })
})

/** Columns of the log by their ids, as saved views name them: an id that goes makes views lose a column. */
const COLUMNS = [
  'number',
  'name',
  'description',
  'impact',
  ...['initial', 'residual'].flatMap((stage) => [`${stage}.rating`, `${stage}.severity`, `${stage}.likelihood`]),
  'today',
  'causes',
  'controls',
  'status',
  'ownerId',
  'category',
  'careSetting',
  'nextReview',
  'findings',
]

describe('views that come with the program', () => {
  const { facets } = listOf(aSoundLog())

  test.each(builtInViews.map((view) => [view.name, view] as const))(
    '%s names columns and fields there are',
    (_name, view) => {
      for (const id of view.columns ?? []) expect(COLUMNS).toContain(id)
      for (const { column } of view.sort) expect(COLUMNS).toContain(column)
      const asked = (view.filter['is'] ?? {}) as Record<string, string[]>
      for (const [key, values] of Object.entries(asked)) {
        const facet = facets.find((one) => one.key === key)
        for (const value of values) expect(facet?.order).toContain(value)
      }
    },
  )

  test('have names and ids of their own', () => {
    for (const views of [builtInViews, controlViews]) {
      expect(new Set(views.map(({ id }) => id)).size).toBe(views.length)
      expect(new Set(views.map(({ name }) => name.toLowerCase())).size).toBe(views.length)
    }
  })
})

describe('fields of a change of many hazards', () => {
  const log = aSoundLog()
  const { rows } = listOf(log)
  const fields = hazardBulkFields(log.people, rows)

  test('are those that the command takes, and never a judgement', () => {
    const keys = fields.map(({ key }) => key)
    for (const judged of ['severity', 'likelihood', 'acceptability', 'justification', 'effectiveness', 'archived']) {
      expect(keys).not.toContain(judged)
    }
    const status = fields.find(({ key }) => key === 'status')
    expect(status?.choices?.map(({ value }) => value)).toEqual(['Open', 'not stated'])
    expect(status?.empty).toBeNull()
    const hazardId = rows[0]?.id ?? ''
    for (const field of fields) {
      const values = field.choices?.map(({ value }) => value) ?? [field.kind === 'date' ? '2026-03-03' : 'Ward']
      if (field.empty !== null) values.push('')
      for (const value of values) {
        const patch = { [field.key]: field.kind !== 'text' && value === '' ? null : value }
        const input = { projectId: log.project.id, how: 'bulk', edits: [{ hazardId, patch }] }
        expect(contract['hazard.edit-many'].input.safeParse(input).success, `${field.word}: ${value}`).toBe(true)
        expect(field.wordOf(value), field.word).not.toBe('')
      }
    }
  })

  test.each<[string, object, string, boolean]>([
    ['an open hazard', {}, 'ownerId', true],
    ['a candidate', { candidate: true }, 'ownerId', true],
    ['a closed hazard gets an owner', { status: 'Closed' }, 'ownerId', true],
    ['a closed hazard is not opened in bulk', { status: 'Closed' }, 'status', false],
    ['a transferred hazard is not opened in bulk', { status: 'Transferred' }, 'status', false],
    ['an archived hazard', { archived: { how: 'archived', reason: 'x', at: '' } }, 'ownerId', false],
    ['a merged hazard', { archived: { how: 'merged', reason: 'x', at: '' } }, 'category', false],
  ])('%s', (_what, patch, field, can) => {
    const [first] = rows
    if (first === undefined) throw new Error('the sound log has hazards')
    expect(whyNotHazard(field)({ hazard: { ...first.hazard, ...patch } }) === null).toBe(can)
  })
})
