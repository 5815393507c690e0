import type { RegisterRecord } from '../domain/registers.ts'
import type { CheckInput } from './checked-log.ts'
import { onHazard } from './draft.ts'
import type { Check } from './finding.ts'
import { listInWords } from './words.ts'

/** Hazard → the hand-overs that name it, given ones; in a DCB0160 project received ones too. */
function handOversByHazard({ snapshot }: CheckInput): Map<string, RegisterRecord<'handOver'>[]> {
  const receives = snapshot.project.standards.includes('DCB0160')
  const byHazard = new Map<string, RegisterRecord<'handOver'>[]>()
  for (const handOver of snapshot.records.handOver) {
    if (handOver.archived !== null || (handOver.direction === 'received' && !receives)) continue
    for (const id of handOver.hazardIds) {
      const known = byHazard.get(id)
      if (known) known.push(handOver)
      else byHazard.set(id, [handOver])
    }
  }
  return byHazard
}

/** Transferred, and nothing says to whom. */
export const transferredWithoutHandOver: Check = {
  id: 'transferred-without-hand-over',
  title: 'Transferred hazards without a hand-over',
  rule: '9',
  level: 'warning',
  why: "A hazard that was transferred without a record of the hand-over is nobody's.",
  clauses: ['DCB0129 3.5.3', 'DCB0129 6.3.1', 'DCB0160 6.3.1'],
  run: (input) => {
    const handOvers = handOversByHazard(input)
    return input.assessed.flatMap((one) =>
      one.hazard.status !== 'Transferred' || handOvers.has(one.hazard.id)
        ? []
        : [
            onHazard(one, {
              field: 'status',
              message: `${one.hazard.number}: Transferred, and no hand-over names it.`,
              values: [one.hazard.status],
            }),
          ],
    )
  },
}

/** Handed over, and nobody has said that it arrived. */
export const handOverNotAcknowledged: Check = {
  id: 'hand-over-not-acknowledged',
  title: 'Transferred hazards whose hand-over is not acknowledged',
  rule: '9',
  level: 'warning',
  why: 'Until the other organisation acknowledges the hand-over, nobody knows that it has taken the hazard on.',
  clauses: ['DCB0129 3.5.3', 'DCB0129 6.3.1', 'DCB0160 6.3.1'],
  run: (input) => {
    const handOvers = handOversByHazard(input)
    return input.assessed.flatMap((one) => {
      const own = handOvers.get(one.hazard.id) ?? []
      if (one.hazard.status !== 'Transferred' || own.length === 0) return []
      if (own.some(({ acknowledgedBy, acknowledgedOn }) => acknowledgedBy !== '' && acknowledgedOn !== null)) return []
      return [
        onHazard(one, {
          field: 'status',
          message: `${one.hazard.number}: Transferred, and its hand-over (${listInWords(
            own.map(({ what }) => `"${what}"`),
            3,
          )}) is not acknowledged.`,
          values: [one.hazard.status, own.map(({ id }) => id)],
        }),
      ]
    })
  },
}
