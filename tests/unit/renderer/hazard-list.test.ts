import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hazardFacets } from '../../../src-renderer/features/hazards/list/facets.ts'
import { filterRows } from '../../../src-renderer/features/hazards/list/filters.ts'
import { createRowReader } from '../../../src-renderer/features/hazards/list/rows.ts'
import type { ProjectView } from '../../../src-renderer/project/project-context.ts'
import { assessedHazards, countLog, matrixCounts } from '../../../src-shared/domain/counts.ts'
import { riskContext, type Snapshot } from '../../../src-shared/domain/snapshot.ts'
import { aSoundLog, TODAY } from '../../support/builders.ts'
import { arbitraryLog } from '../checks/arbitrary-log.ts'

/** The part of a project's view that rows are read from. */
function viewOf(snapshot: Snapshot): ProjectView {
  return {
    snapshot,
    assessed: assessedHazards(snapshot, TODAY),
    context: riskContext(snapshot, TODAY),
    people: new Map(snapshot.people.map((one) => [one.id, one])),
    findings: [],
  } as unknown as ProjectView
}

const shown = (snapshot: Snapshot, search: Parameters<typeof filterRows>[1]) => {
  const view = viewOf(snapshot)
  const facets = hazardFacets({ scheme: snapshot.project.scheme, people: view.people, today: TODAY })
  return filterRows(createRowReader()(view), search, { controls: view.context.controls, facets })
}

describe('the list of hazards', () => {
  test('shows for each cell, rating and status as many hazards as the counts say', () => {
    fc.assert(
      fc.property(arbitraryLog, (log) => {
        const { severity, likelihood } = log.project.scheme
        const assessed = assessedHazards(log, TODAY)
        for (const stage of ['initial', 'residual'] as const) {
          const { cells } = matrixCounts(assessed, log, stage)
          for (const [row, { word }] of likelihood.entries()) {
            for (const [column, across] of severity.entries()) {
              expect(shown(log, { [stage]: `${word}|${across.word}` })).toHaveLength(cells[row]?.[column]?.all ?? -1)
            }
          }
        }
        const counted = countLog(log, TODAY)
        for (const [rating, count] of Object.entries(counted.today.byRating)) {
          expect(shown(log, { rating })).toHaveLength(count)
        }
        for (const [residualRating, count] of Object.entries(counted.residual.byRating)) {
          expect(shown(log, { residualRating })).toHaveLength(count)
        }
        expect(shown(log, { status: 'Open' })).toHaveLength(counted.status.Open + counted.status['not stated'])
        expect(shown(log, {})).toHaveLength(counted.hazards + counted.candidates)
        expect(shown(log, { show: 'archived' })).toHaveLength(log.records.hazard.length)
      }),
      { numRuns: 20 },
    )
  })

  test('searches causes and controls, all words, in any case', () => {
    const log = aSoundLog()
    const [hazard] = log.records.hazard
    const cause = hazard?.causes[0]?.text ?? ''
    const control = log.records.control.find(({ id }) => id === hazard?.links[0]?.controlId)?.name ?? ''
    const numbers = (q: string) => shown(log, { q }).map((row) => row.hazard.number)
    expect(numbers(cause.toUpperCase())).toContain(hazard?.number)
    expect(numbers(`${control} ${hazard?.name ?? ''}`)).toEqual([hazard?.number])
    expect(numbers(`${control} zzz`)).toEqual([])
  })

  test('keeps the rows of hazards that did not change', () => {
    const log = aSoundLog()
    const read = createRowReader()
    const view = viewOf(log)
    const [first, second] = read(view)
    const [hazard, ...rest] = log.records.hazard
    if (!hazard) throw new Error('the sound log has hazards')
    const changed = { ...log, records: { ...log.records, hazard: [{ ...hazard, name: 'Another name' }, ...rest] } }
    const assessed = viewOf(changed).assessed.map(
      (one) => view.assessed.find(({ hazard: was }) => was === one.hazard) ?? one,
    )
    const [firstNow, secondNow] = read({ ...viewOf(changed), assessed })
    expect(firstNow).not.toBe(first)
    expect(secondNow).toBe(second)
  })
})
