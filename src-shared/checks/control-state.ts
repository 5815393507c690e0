import { type Control, progressOf, stateOf } from '../domain/control.ts'
import type { Snapshot } from '../domain/snapshot.ts'
import { bothStandards, onControl } from './draft.ts'
import type { Check } from './finding.ts'

/**
 * Controls that another organisation implements are outside a manufacturer's duty (DCB0129 6.3.1). A deploying
 * organisation also sees to those it was handed (DCB0160 6.3.1).
 */
function isOthersDuty(control: Control, { project }: Snapshot): boolean {
  return (
    !project.standards.includes('DCB0160') &&
    project.organisationId !== null &&
    control.organisationId !== null &&
    control.organisationId !== project.organisationId
  )
}

/** A control that is not in place yet. */
export const controlNotImplemented: Check = {
  id: 'control-not-implemented',
  title: 'Controls not implemented',
  rule: '5',
  level: 'warning',
  why: 'A residual risk rests on controls that are in place.',
  clauses: bothStandards('6.3.1'),
  run: ({ answering, snapshot, due }) =>
    answering.flatMap((one) => {
      const state = stateOf(one.control)
      if (state === 'failed verification' || progressOf(state) >= progressOf('implemented')) return []
      if (isOthersDuty(one.control, snapshot)) return []
      return [
        onControl(one, {
          field: 'steps',
          message: `${one.control.number}: not recorded as implemented; its state is ${state === 'not stated' ? 'not stated' : `"${state}"`}.`,
          values: [one.control.name, state],
          notYetDue: !due.implementation,
        }),
      ]
    }),
}

/** A control in place that nobody verified (6.3.2, which is about the control; 6.3.3 is about each link). */
export const controlNotVerified: Check = {
  id: 'control-not-verified',
  title: 'Controls implemented and not verified',
  rule: '5',
  level: 'warning',
  why: 'That a control was implemented is verified for each control. Whether it works is a second question, asked for each cause it answers.',
  clauses: bothStandards('6.3.2'),
  run: ({ answering, snapshot, due }) =>
    answering.flatMap((one) =>
      stateOf(one.control) !== 'implemented' || isOthersDuty(one.control, snapshot)
        ? []
        : [
            onControl(one, {
              field: 'steps',
              message: `${one.control.number}: implemented, and not verified.`,
              values: [one.control.name, one.control.steps.at(-1)?.id],
              notYetDue: !due.verification,
            }),
          ],
    ),
}

/** A control that failed its verification and is still relied on. */
export const controlFailedVerification: Check = {
  id: 'control-failed-verification',
  title: 'Controls that failed verification',
  rule: '5',
  level: 'warning',
  why: 'Verification has shown that the control is not in place as described, and hazards still rest on it.',
  clauses: bothStandards('6.3.2', '6.1.5'),
  run: ({ answering }) =>
    answering.flatMap((one) =>
      stateOf(one.control) !== 'failed verification'
        ? []
        : [
            onControl(one, {
              field: 'steps',
              message: `${one.control.number}: failed verification, and ${one.hazards.length === 1 ? '1 hazard rests' : `${one.hazards.length} hazards rest`} on it.`,
              values: [one.control.name, one.control.steps.at(-1)?.id, one.hazards.map(({ hazard }) => hazard.id)],
            }),
          ],
    ),
}

/** Verified, with nothing to show for it. */
export const controlWithoutEvidence: Check = {
  id: 'control-without-evidence',
  title: 'Controls verified without evidence',
  rule: '5',
  level: 'warning',
  why: 'A verification without evidence cannot be shown to anybody.',
  clauses: bothStandards('6.3.2', '3.1.3'),
  run: ({ answering, context }) =>
    answering.flatMap((one) => {
      const last = one.control.steps.at(-1)
      if (last?.state !== 'verified' || last.evidenceIds.some((id) => context.evidence.has(id))) return []
      return [
        onControl(one, {
          field: 'steps',
          message: `${one.control.number}: verified, with no evidence of it.`,
          values: [one.control.name, last.id, last.evidenceIds],
        }),
      ]
    }),
}
