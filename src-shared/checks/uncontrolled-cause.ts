import type { CheckedHazard } from './checked-log.ts'
import { bothStandards, onHazard, perControlledHazard } from './draft.ts'
import type { Check, FindingDraft } from './finding.ts'
import { listInWords } from './words.ts'

/** Causes that no link names, with the controls that answer the hazard as a whole. */
function uncontrolled(one: CheckedHazard, finding: (general: string[]) => string | null): FindingDraft[] {
  const answered = new Set(one.links.map(({ link }) => link.causeId))
  const general = [
    ...new Set(one.links.flatMap(({ link, control }) => (link.causeId === null ? [control.number] : []))),
  ]
  const said = finding(general)
  if (said === null) return []
  return one.causes
    .filter(({ id }) => !answered.has(id))
    .map((cause) =>
      onHazard(one, {
        field: 'links',
        partId: cause.id,
        message: `${one.hazard.number}, cause ${cause.number}: ${said}.`,
        // An answer given on a lower risk does not hold for a higher one.
        values: [cause.text, general, one.risk.initial.rating?.number ?? null],
      }),
    )
}

/** A cause that nothing answers. */
export const causeWithoutControl: Check = {
  id: 'cause-without-control',
  title: 'Causes that no control answers',
  rule: '5',
  level: 'warning',
  why: 'Each cause of a risk that is not accepted needs a control, or a recorded reason why none is possible.',
  clauses: bothStandards('6.1.1'),
  run: perControlledHazard((one) =>
    uncontrolled(one, (general) => (general.length === 0 ? 'no control answers it' : null)),
  ),
}

/** A cause that only controls of the hazard as a whole may answer. */
export const causeWithGeneralControl: Check = {
  id: 'cause-with-general-control-only',
  title: 'Causes answered only by controls of the hazard as a whole',
  rule: '5',
  level: 'notice',
  why: 'A control linked to the hazard as a whole does not say which causes it answers.',
  clauses: bothStandards('6.1.1'),
  run: perControlledHazard((one) =>
    uncontrolled(one, (general) =>
      general.length === 0
        ? null
        : `no control answers it by itself; ${listInWords(general, 5)} answer${general.length === 1 ? 's' : ''} the hazard as a whole`,
    ),
  ),
}

/** A hazard without causes: the rules on causes have nothing to look at. */
export const hazardWithoutCause: Check = {
  id: 'hazard-without-cause',
  title: 'Hazards without a cause',
  rule: '5',
  level: 'warning',
  why: 'Controls answer causes. A hazard without causes has not been analysed far enough to control it.',
  clauses: bothStandards('4.3.1', '6.1.1'),
  run: perControlledHazard((one) =>
    one.causes.length > 0
      ? []
      : [
          onHazard(one, {
            field: 'causes',
            message: `${one.hazard.number}: no cause is recorded.`,
            values: [one.hazard.description, one.risk.initial.rating?.number ?? null],
          }),
        ],
  ),
}
