import { carriesRisk } from '../domain/control.ts'
import { isLive } from '../domain/record.ts'
import { bothStandards, onControl } from './draft.ts'
import type { Check } from './finding.ts'

/** A control in force that answers nothing. */
export const unlinkedControl: Check = {
  id: 'control-linked-to-nothing',
  title: 'Controls linked to nothing',
  rule: '5',
  level: 'notice',
  why: 'A control that answers no cause and no hazard lowers no risk, or the link to what it answers is missing.',
  clauses: bothStandards('6.1.1'),
  run: ({ snapshot }) => {
    // A link from a candidate is a link; one from an archived hazard is history.
    const linked = new Set(
      snapshot.records.hazard.filter(isLive).flatMap((hazard) => hazard.links.map(({ controlId }) => controlId)),
    )
    return snapshot.records.control
      .filter((control) => carriesRisk(control) && !linked.has(control.id))
      .map((control) =>
        onControl(
          { control, hazards: [] },
          {
            field: '',
            message: `${control.number}: linked to no cause and no hazard.`,
            values: [control.name],
          },
        ),
      )
  },
}
