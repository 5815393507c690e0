import type { Evidence } from '../../../src-shared/domain/evidence.ts'
import type { ControlLink, Hazard } from '../../../src-shared/domain/hazard.ts'
import type { RegisterKind } from '../../../src-shared/domain/registers.ts'
import type { Snapshot } from '../../../src-shared/domain/snapshot.ts'

/** Everything that names one piece of evidence. */
export interface EvidenceUses {
  steps: { controlId: string; number: string; name: string; state: string }[]
  links: { hazard: Hazard; link: ControlLink; controlNumber: string; controlName: string }[]
  hazards: { id: string; number: string; name: string }[]
  registers: { kind: RegisterKind; id: string; words: string }[]
  imports: { id: string; fileName: string }[]
}

/** How many places a piece of evidence is used in. */
export function countUses(uses: EvidenceUses): number {
  return uses.steps.length + uses.links.length + uses.hazards.length + uses.registers.length + uses.imports.length
}

const none = (): EvidenceUses => ({ steps: [], links: [], hazards: [], registers: [], imports: [] })

/** Where each piece of evidence is used, by its id; archived records are left out. */
export function evidenceUses({ records }: Snapshot): Map<string, EvidenceUses> {
  const found = new Map(records.evidence.map(({ id }): [string, EvidenceUses] => [id, none()]))
  const of = (id: string | null) => (id === null ? undefined : found.get(id))
  const live = <T extends { archived: unknown }>(list: readonly T[]) => list.filter(({ archived }) => archived === null)
  const controls = new Map(records.control.map((one) => [one.id, one]))
  for (const control of live(records.control)) {
    for (const step of control.steps) {
      for (const id of step.evidenceIds) {
        of(id)?.steps.push({ controlId: control.id, number: control.number, name: control.name, state: step.state })
      }
    }
  }
  for (const hazard of live(records.hazard)) {
    for (const id of hazard.evidenceIds)
      of(id)?.hazards.push({ id: hazard.id, number: hazard.number, name: hazard.name })
    for (const link of hazard.links) {
      const control = controls.get(link.controlId)
      if (!control) continue
      for (const id of link.evidenceIds) {
        of(id)?.links.push({ hazard, link, controlNumber: control.number, controlName: control.name })
      }
    }
  }
  for (const one of live(records.session)) {
    of(one.minutesId)?.registers.push({ kind: 'session', id: one.id, words: `minutes of the session “${one.title}”` })
  }
  for (const one of live(records.plan)) {
    of(one.evidenceId)?.registers.push({ kind: 'plan', id: one.id, words: `the plan “${one.title}”` })
  }
  for (const one of live(records.benefitAnalysis)) {
    for (const id of one.evidenceIds) {
      const number = records.hazard.find((hazard) => hazard.id === one.hazardId)?.number
      of(id)?.registers.push({
        kind: 'benefitAnalysis',
        id: one.id,
        words: number === undefined ? 'a benefit analysis' : `the benefit analysis on ${number}`,
      })
    }
  }
  for (const one of live(records.import)) {
    of(one.evidenceId)?.imports.push({ id: one.id, fileName: one.fileName })
  }
  return found
}

/** Whether a piece of evidence is past its review-by date, and so no longer counts as present (clinical-rules 11). */
export function isPastReview(piece: Evidence, today: string): boolean {
  return piece.reviewBy !== null && piece.reviewBy < today
}
