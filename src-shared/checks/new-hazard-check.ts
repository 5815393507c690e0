import { bothStandards, linkName, onHazard, perControlledHazard } from './draft.ts'
import type { Check } from './finding.ts'

/** An additional control about which nobody has asked what new hazards it brings. */
export const newHazardCheckMissing: Check = {
  id: 'new-hazard-check-missing',
  title: 'Additional controls not assessed for new hazards',
  rule: '11',
  level: 'warning',
  why: 'Proposed controls are assessed for new hazards they bring and for their effect on the risks of existing ones.',
  clauses: bothStandards('6.1.2', '6.1.3'),
  run: perControlledHazard((one) =>
    one.links.flatMap(({ link, control }) =>
      link.standing !== 'additional' || link.newHazards !== 'not yet assessed'
        ? []
        : [
            onHazard(one, {
              field: 'newHazards',
              partId: link.id,
              message: `${linkName(one, link, control.number)}: not assessed for new hazards it may bring.`,
              values: [link.controlId, control.name],
            }),
          ],
    ),
  ),
}
