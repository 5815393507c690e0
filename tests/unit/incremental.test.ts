import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyChanges } from '../../src-renderer/api/replica.ts'
import { createRowReader, searchText } from '../../src-renderer/features/hazards/list/rows.ts'
import { Assessor } from '../../src-renderer/project/assess.ts'
import type { ProjectView } from '../../src-renderer/project/project-context.ts'
import { type KeptLog, nothingKept } from '../../src-shared/checks/checked-log.ts'
import { type CheckedOn, checkInSteps, runChecks } from '../../src-shared/checks/run-checks.ts'
import { type AssessedHazard, assessedHazards, countLog } from '../../src-shared/domain/counts.ts'
import { changesBetween, factList, factsOf, sameFacts } from '../../src-shared/domain/facts.ts'
import { type AnyRecord, projectKinds, riskContext, type Snapshot } from '../../src-shared/domain/snapshot.ts'
import { NOW, TODAY } from '../support/builders.ts'
import { arbitraryLog } from './checks/arbitrary-log.ts'

/*
 * What a page keeps from one state of a log to the next must never show: whatever changes, the figures are those of
 * reading everything anew.
 */

const on: CheckedOn = { today: TODAY, due: { implementation: true, verification: false } }

function check(log: Snapshot, assessed: readonly AssessedHazard[], kept: KeptLog) {
  const steps = checkInSteps(log, on, assessed, kept)
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

/** Records of another log, each under the id of one of this log's: changes of everything that a record can say. */
function changesFrom(log: Snapshot, other: Snapshot, which: readonly number[]) {
  const all = projectKinds.flatMap((kind) =>
    (other.records[kind] as AnyRecord[]).map((record) => ({ kind, record: { ...record, projectId: log.project.id } })),
  )
  const records = which.flatMap((index) => all[index % Math.max(all.length, 1)] ?? []) as {
    kind: (typeof projectKinds)[number]
    record: AnyRecord
  }[]
  return { position: { seq: log.position.seq + 1, hash: 'f'.repeat(64), at: NOW }, records }
}

const someChanges = fc.array(fc.nat(40), { minLength: 1, maxLength: 4 })

describe('after any changes', () => {
  it('risks, counts, findings and rows are those of reading everything anew', () => {
    fc.assert(
      fc.property(arbitraryLog, fc.array(fc.tuple(arbitraryLog, someChanges), { maxLength: 3 }), (first, later) => {
        const assessor = new Assessor()
        const readRows = createRowReader()
        let kept = nothingKept
        let log = first
        const look = () => {
          const context = riskContext(log, TODAY)
          const read = assessor.read(log, TODAY)
          if (read === null) throw new Error('everything may be read')
          expect(read.assessed).toEqual(assessedHazards(log, TODAY))
          expect(countLog(log, TODAY, read.assessed)).toEqual(countLog(log, TODAY))
          const checked = check(log, read.assessed, kept)
          kept = checked.kept
          expect(checked.findings).toEqual(runChecks(log, on))
          const people = new Map(log.people.map((one) => [one.id, one]))
          const { findings } = checked
          const rows = readRows({ snapshot: log, ...read, people, findings } as unknown as ProjectView)
          const anew = createRowReader()({
            snapshot: log,
            context,
            assessed: assessedHazards(log, TODAY),
            people,
            findings,
          } as unknown as ProjectView)
          expect(rows).toEqual(anew)
          expect(rows.map((row) => searchText(row, context.controls))).toEqual(
            anew.map((row) => searchText(row, context.controls)),
          )
        }
        look()
        for (const [other, which] of later) {
          log = applyChanges(log, changesFrom(log, other, which))
          look()
        }
      }),
      { numRuns: 60 },
    )
  })

  it('a preparing given up halfway leaves nothing wrong behind', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryLog, arbitraryLog, someChanges, fc.nat(3), async (first, other, which, stop) => {
        const assessor = new Assessor()
        assessor.read(first, TODAY)
        const second = applyChanges(first, changesFrom(first, other, which))
        let pauses = 0
        await Promise.race([
          assessor.prepare(second, TODAY, () => (pauses++ < stop ? undefined : new Promise(() => undefined))),
          new Promise((resolve) => setImmediate(resolve)),
        ])
        expect(assessor.read(first, TODAY)?.assessed).toEqual(assessedHazards(first, TODAY))
        expect(assessor.read(second, TODAY)?.assessed).toEqual(assessedHazards(second, TODAY))
      }),
      { numRuns: 40 },
    )
  })

  it('facts that are the same are no change, and others are', () => {
    fc.assert(
      fc.property(arbitraryLog, arbitraryLog, (log, other) => {
        const { controls } = riskContext(log, TODAY)
        for (const hazard of log.records.hazard) {
          const now = factsOf(hazard, controls)
          expect(sameFacts(now, factList(hazard, controls))).toBe(true)
          for (const one of other.records.hazard) {
            const then = factsOf(one, riskContext(other, TODAY).controls)
            if (sameFacts(then, factList(hazard, controls))) expect(changesBetween(then, now)).toEqual([])
          }
        }
      }),
      { numRuns: 60 },
    )
  })

  it('many records taken in at once are those taken in one by one', () => {
    fc.assert(
      fc.property(arbitraryLog, arbitraryLog, someChanges, (log, other, which) => {
        const { position, records } = changesFrom(log, other, which)
        const one = records.reduce((now, record) => applyChanges(now, { position, records: [record] }), log)
        expect(applyChanges(log, { position, records })).toEqual(one)
      }),
      { numRuns: 100 },
    )
  })
})
