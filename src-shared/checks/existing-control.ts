import { bothStandards, linkName, onHazard, perControlledHazard, perHazard } from './draft.ts'
import type { Check } from './finding.ts'

/** The initial score rests on an existing control that goes away with go-live (clinical-rules 8). */
export const existingControlLeaves: Check = {
  id: 'existing-control-leaves',
  title: 'Initial scores resting on controls that do not remain',
  rule: 'existing-control',
  level: 'warning',
  why: 'The initial risk takes account of retained controls only. One that does not remain after go-live may not lower it.',
  clauses: bothStandards('4.4.1'),
  run: perHazard((one) =>
    one.risk.initial.rating === null
      ? []
      : one.links.flatMap(({ link, control }) =>
          link.standing !== 'existing' || link.remains !== 'no'
            ? []
            : [
                onHazard(one, {
                  field: 'remains',
                  partId: link.id,
                  message: `${linkName(one, link, control.number)}: existing, and does not remain after go-live, so the initial score may not rest on it.`,
                  values: [link.controlId, one.risk.initial.assessment?.id],
                }),
              ],
        ),
  ),
}

/** An existing control of which nobody has said whether it remains. */
export const remainsNotStated: Check = {
  id: 'remains-not-stated',
  title: 'Existing controls not said to remain or not',
  rule: 'existing-control',
  level: 'notice',
  why: 'Only controls that remain after go-live count in the initial risk.',
  clauses: bothStandards('4.4.1'),
  run: perControlledHazard((one) =>
    one.links.flatMap(({ link, control }) =>
      link.standing !== 'existing' || link.remains !== 'not stated'
        ? []
        : [
            onHazard(one, {
              field: 'remains',
              partId: link.id,
              message: `${linkName(one, link, control.number)}: existing, and not said to remain after go-live or not.`,
              values: [link.controlId],
            }),
          ],
    ),
  ),
}

/** A link that does not say whether its control is there already. */
export const standingNotStated: Check = {
  id: 'standing-not-stated',
  title: 'Controls not said to be existing or additional',
  rule: 'existing-control',
  level: 'notice',
  why: 'Existing controls count in the initial risk, additional ones in the residual risk only.',
  clauses: bothStandards('4.4.1', '6.1.4'),
  run: perControlledHazard((one) =>
    one.links.flatMap(({ link, control }) =>
      link.standing !== 'not stated'
        ? []
        : [
            onHazard(one, {
              field: 'standing',
              partId: link.id,
              message: `${linkName(one, link, control.number)}: not said to be existing or additional.`,
              values: [link.controlId],
            }),
          ],
    ),
  ),
}

/** One control counted in the initial and again in the residual risk of the same hazard. */
export const existingAndAdditional: Check = {
  id: 'existing-and-additional',
  title: 'Controls both existing and additional on one hazard',
  rule: 'existing-control',
  level: 'warning',
  why: 'The same control lowers the initial risk and the residual risk: it is counted twice.',
  clauses: bothStandards('4.4.1', '6.1.4'),
  run: perHazard((one) => {
    const existing = new Set(one.links.flatMap(({ link }) => (link.standing === 'existing' ? [link.controlId] : [])))
    const twice = new Map(
      one.links.flatMap(({ link, control }): [string, (typeof one.links)[number]][] =>
        link.standing === 'additional' && existing.has(control.id) ? [[control.id, { link, control }]] : [],
      ),
    )
    return [...twice.values()].map(({ link, control }) =>
      onHazard(one, {
        field: 'standing',
        partId: link.id,
        message: `${one.hazard.number}: ${control.number} is linked as existing and as additional.`,
        values: [
          control.id,
          one.links.filter((other) => other.control === control).map((other) => other.link.standing),
        ],
      }),
    )
  }),
}
