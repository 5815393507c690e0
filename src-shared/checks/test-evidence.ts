import { isCurrent } from '../domain/evidence.ts'
import type { CheckedHazard } from './checked-log.ts'
import { bothStandards, onHazard, perControlledHazard } from './draft.ts'
import type { Check } from './finding.ts'

const behind = new WeakMap<CheckedHazard, ReadonlySet<string>>()

/** Evidence that a hazard rests on: its own, its links', and that of the verified steps of its controls. */
export function evidenceBehind(one: CheckedHazard): ReadonlySet<string> {
  // Three checks ask it of every hazard.
  const known = behind.get(one)
  if (known !== undefined) return known
  const ids = new Set(one.hazard.evidenceIds)
  for (const { link, control } of one.links) {
    for (const id of link.evidenceIds) ids.add(id)
    const last = control.steps.at(-1)
    if (last?.state === 'verified') for (const id of last.evidenceIds) ids.add(id)
  }
  behind.set(one, ids)
  return ids
}

/** A hazard that no test stands behind. */
export const noTestEvidence: Check = {
  id: 'no-test-evidence',
  title: 'Hazards with no test evidence',
  rule: '6',
  level: 'warning',
  why: 'Without a test report behind it, nothing shows that the system does what the controls of this hazard say.',
  clauses: bothStandards('6.3.2', '6.3.3'),
  run: perControlledHazard((one, { context, today, due }) => {
    const behind = evidenceBehind(one)
    for (const id of behind) {
      const piece = context.evidence.get(id)
      if (piece?.type === 'test report' && isCurrent(piece, today)) return []
    }
    return [
      onHazard(one, {
        field: 'evidenceIds',
        message: `${one.hazard.number}: no test report stands behind it, through its controls or by itself.`,
        values: [[...behind].sort(), one.risk.initial.rating?.number ?? null],
        notYetDue: !due.verification,
      }),
    ]
  }),
}
