import { progressOf, stateOf } from '../domain/control.ts'
import { isCurrent } from '../domain/evidence.ts'
import { bothStandards, linkName, onHazard, perControlledHazard } from './draft.ts'
import type { Check } from './finding.ts'

/** A control in place whose effect on this cause nobody has judged. */
export const effectivenessNotJudged: Check = {
  id: 'effectiveness-not-judged',
  title: 'Controls in place whose effectiveness is not judged',
  rule: '5',
  level: 'warning',
  why: 'The effectiveness of each control is verified against the cause or hazard it answers. A control may be in place and not work.',
  clauses: bothStandards('6.3.3'),
  run: perControlledHazard((one, { due }) =>
    one.links.flatMap(({ link, control }) =>
      link.effectiveness !== 'not yet judged' || progressOf(stateOf(control)) < progressOf('implemented')
        ? []
        : [
            onHazard(one, {
              field: 'effectiveness',
              partId: link.id,
              message: `${linkName(one, link, control.number)}: the control is ${stateOf(control)}; its effectiveness here is not judged.`,
              values: [link.controlId, link.causeId, stateOf(control)],
              notYetDue: !due.verification,
            }),
          ],
    ),
  ),
}

/** A link judged not effective that the residual risk still counts. */
export const controlNotEffective: Check = {
  id: 'control-not-effective',
  title: 'Controls judged not effective',
  rule: '5',
  level: 'warning',
  why: 'A control that does not work here leaves its cause open. The residual risk rests on it until it is replaced or another one is added.',
  clauses: bothStandards('6.3.3', '6.1.5'),
  run: perControlledHazard((one) =>
    one.links.flatMap(({ link, control }) =>
      link.effectiveness !== 'not effective'
        ? []
        : [
            onHazard(one, {
              field: 'effectiveness',
              partId: link.id,
              message: `${linkName(one, link, control.number)}: judged not effective here, and still counted.`,
              values: [link.controlId, link.causeId, link.effectiveOn, one.risk.residual.rating?.number ?? null],
            }),
          ],
    ),
  ),
}

/** Judged effective, with nothing to show for it. */
export const effectivenessWithoutEvidence: Check = {
  id: 'effectiveness-without-evidence',
  title: 'Controls judged effective without evidence',
  rule: '5',
  level: 'warning',
  why: 'A judgement that a control works needs evidence that is there and not past its review date.',
  clauses: bothStandards('6.3.3', '3.1.3'),
  run: perControlledHazard((one, { context, today }) =>
    one.links.flatMap(({ link, control }) => {
      if (link.effectiveness !== 'effective') return []
      const pieces = link.evidenceIds.flatMap((id) => context.evidence.get(id) ?? [])
      if (pieces.some((piece) => isCurrent(piece, today))) return []
      return [
        onHazard(one, {
          field: 'evidenceIds',
          partId: link.id,
          message: `${linkName(one, link, control.number)}: judged effective, ${
            pieces.length === 0 ? 'with no evidence' : 'with no evidence that still counts'
          }.`,
          values: [link.controlId, link.causeId, link.effectiveOn, pieces.map(({ id, reviewBy }) => [id, reviewBy])],
        }),
      ]
    }),
  ),
}
