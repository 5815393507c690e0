import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { assessedHazards, countLog, matrixCounts, type RatingCounts } from '../../../src-shared/domain/counts.ts'
import { aHazard, aSoundLog, NOW, TODAY } from '../../support/builders.ts'
import { arbitraryLog } from '../checks/arbitrary-log.ts'
import { changed } from '../checks/changed-log.ts'

const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0)
const all = ({ byRating, unscored }: RatingCounts) => sum(Object.values(byRating)) + unscored

describe('countLog', () => {
  it('counts the sound log', () => {
    expect(countLog(aSoundLog(), TODAY)).toMatchObject({
      hazards: 2,
      candidates: 0,
      archived: 0,
      causes: 3,
      controls: 2,
      evidence: 1,
      status: { Open: 1, Transferred: 0, Closed: 1, 'not stated': 0 },
      initial: { byRating: { 1: 1, 2: 0, 3: 1, 4: 0, 5: 0 }, unscored: 0, unconfirmed: 0 },
      residual: { byRating: { 1: 0, 2: 1, 3: 0, 4: 0, 5: 0 }, unscored: 1, unconfirmed: 0 },
      today: { byRating: { 1: 1, 2: 1, 3: 0, 4: 0, 5: 0 }, unscored: 0, unconfirmed: 0 },
      standing: { evidenced: 1, 'no control needed': 1, claimed: 0 },
      differences: 0,
    })
  })

  it('leaves candidates and archived hazards out, says how many, and tells unconfirmed scores apart', () => {
    const log = changed(({ records, initial }) => {
      initial.confirmedAt = null
      records.hazard.push(
        aHazard(3, { candidate: true }),
        aHazard(4, { archived: { how: 'merged', reason: 'The same.', at: NOW } }),
        aHazard(5, { candidate: true, archived: { how: 'archived', reason: 'Set aside.', at: NOW } }),
      )
    })
    expect(countLog(log, TODAY)).toMatchObject({
      hazards: 2,
      candidates: 1,
      archived: 2,
      initial: { byRating: { 1: 1, 3: 1 }, unscored: 0, unconfirmed: 1 },
    })
  })

  it('adds up to all hazards, in every way it counts them', () => {
    fc.assert(
      fc.property(arbitraryLog, (log) => {
        const counted = countLog(log, TODAY)
        const expected = log.records.hazard.filter((one) => one.archived === null && !one.candidate).length
        expect(counted.hazards).toBe(expected)
        expect(counted.hazards + counted.candidates + counted.archived).toBe(log.records.hazard.length)
        expect(sum(Object.values(counted.status))).toBe(expected)
        expect(sum(Object.values(counted.standing))).toBe(expected)
        expect([all(counted.initial), all(counted.residual), all(counted.today)]).toEqual([
          expected,
          expected,
          expected,
        ])
        for (const { byRating, unconfirmed } of [counted.initial, counted.residual, counted.today]) {
          expect(unconfirmed).toBeLessThanOrEqual(sum(Object.values(byRating)))
        }
        const assessed = assessedHazards(log, TODAY)
        for (const stage of ['initial', 'residual'] as const) {
          const { cells, unscored } = matrixCounts(assessed, log, stage)
          expect(sum(cells.flat().map((cell) => cell.all)) + unscored).toBe(expected)
          expect(unscored).toBe(counted[stage].unscored)
          for (const cell of cells.flat()) {
            expect(cell.evidenced).toBeLessThanOrEqual(cell.all)
            expect(cell.unconfirmed).toBeLessThanOrEqual(cell.all)
          }
        }
        expect(counted.differences).toBeLessThanOrEqual(expected)
      }),
      { numRuns: 200 },
    )
  })
})

describe('matrixCounts', () => {
  it('puts a hazard in the row of its likelihood and the column of its severity', () => {
    const log = aSoundLog()
    const { cells } = matrixCounts(assessedHazards(log, TODAY), log, 'residual')
    expect(cells[0]?.[3]).toEqual({ all: 1, evidenced: 1, unconfirmed: 0 })
    expect(sum(cells.flat().map((cell) => cell.all))).toBe(1)
  })
})
