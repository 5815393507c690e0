import type { Evidence } from '../domain/evidence.ts'
import type { CheckedHazard, CheckInput } from './checked-log.ts'
import { bothStandards, onProject } from './draft.ts'
import type { Check, FindingDraft } from './finding.ts'
import { evidenceBehind } from './test-evidence.ts'
import { counted, dayInWords } from './words.ts'

/** Evidence that hazards rely on, with those hazards, in the order of the register. */
function reliedOn({ assessed, snapshot }: CheckInput): { piece: Evidence; hazards: CheckedHazard[] }[] {
  const hazardsOf = new Map<string, CheckedHazard[]>()
  for (const one of assessed) {
    for (const id of evidenceBehind(one)) {
      const known = hazardsOf.get(id)
      if (known) known.push(one)
      else hazardsOf.set(id, [one])
    }
  }
  return snapshot.records.evidence.flatMap((piece) => {
    const hazards = hazardsOf.get(piece.id)
    return hazards ? [{ piece, hazards }] : []
  })
}

function onEvidence(
  input: CheckInput,
  { piece, hazards }: { piece: Evidence; hazards: CheckedHazard[] },
  said: { field: string; message: string; values: unknown[] },
): FindingDraft {
  const touches = hazards.map(({ hazard }) => hazard.id)
  const finding = onProject(input, {
    ...said,
    touches,
    place: { kind: 'evidence', recordId: piece.id, field: said.field },
  })
  return { ...finding, hazardId: touches[0] ?? null }
}

/** Relied upon past its review-by day: it no longer counts as present. */
export const evidenceExpired: Check = {
  id: 'evidence-expired',
  title: 'Evidence past its review date',
  rule: 'evidence-expired',
  level: 'warning',
  why: 'Evidence past its review date no longer counts as present, and residual risks that rest on it fall back to claimed.',
  clauses: bothStandards('3.1.2', '6.3.3'),
  run: (input) =>
    reliedOn(input).flatMap((one) => {
      const { reviewBy, title, archived } = one.piece
      if (archived !== null || reviewBy === null || reviewBy >= input.today) return []
      return [
        onEvidence(input, one, {
          field: 'reviewBy',
          message: `Evidence "${title}": its review was due on ${dayInWords(reviewBy)}, and ${counted(one.hazards.length, 'hazard')} still ${one.hazards.length === 1 ? 'relies' : 'rely'} on it.`,
          values: [reviewBy],
        }),
      ]
    }),
}

/** Archived, and still named as the evidence of something. */
export const evidenceArchived: Check = {
  id: 'evidence-archived',
  title: 'Archived evidence that is still relied on',
  rule: 'evidence-expired',
  level: 'warning',
  why: 'Archived evidence no longer counts as present, and residual risks that rest on it fall back to claimed.',
  clauses: bothStandards('3.1.2', '6.3.3'),
  run: (input) =>
    reliedOn(input).flatMap((one) =>
      one.piece.archived === null
        ? []
        : [
            onEvidence(input, one, {
              field: '',
              message: `Evidence "${one.piece.title}": archived, and ${counted(one.hazards.length, 'hazard')} still ${one.hazards.length === 1 ? 'relies' : 'rely'} on it.`,
              values: [one.piece.archived.at, one.hazards.map(({ hazard }) => hazard.id)],
            }),
          ],
    ),
}
