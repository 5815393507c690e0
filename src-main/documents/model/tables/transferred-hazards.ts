import { stateOf } from '../../../../src-shared/domain/control.ts'
import { counts } from '../../../../src-shared/domain/hazard.ts'
import { formatDay } from '../../../../src-shared/format/dates.ts'
import { controlStateMark, NOT_RECORDED } from '../../../../src-shared/format/standing-words.ts'
import type { Block } from '../../document.ts'
import { cell, dataTable, joined, recorded } from '../blocks.ts'
import type { LogView } from '../log-view.ts'

/** Transferred hazards with the controls declared for each, whose they are, and the hand-over that goes with them. */
export function transferredHazards(view: LogView): Block[] {
  const transferred = view.snapshot.records.hazard.filter((one) => counts(one) && one.status === 'Transferred')
  return [
    dataTable({
      caption: 'Transferred hazards and how each is controlled',
      summary: 'Transferred hazards with their controls, the organisation responsible for each, and the hand-over.',
      size: 'small',
      columns: [
        { title: 'No.', share: 11 },
        { title: 'Hazard', share: 25 },
        { title: 'Controls, organisation, state', share: 40 },
        { title: 'Hand-over', share: 24 },
      ],
      rows: transferred.map((hazard) => {
        const controls = [...new Set(hazard.links.map(({ controlId }) => controlId))].flatMap(
          (id) => view.controlOf(id) ?? [],
        )
        const handed = view.live('handOver').filter(({ hazardIds }) => hazardIds.includes(hazard.id))
        return [
          cell(hazard.number, { bold: true }),
          hazard.name,
          cell(
            controls.length === 0
              ? NOT_RECORDED
              : controls.map((one) => [
                  { text: `${one.number}  `, bold: true },
                  `${one.name} – ${recorded(view.organisationName(one.organisationId))}, ${controlStateMark[stateOf(one)].word}`,
                ]),
          ),
          cell(
            handed.length === 0
              ? NOT_RECORDED
              : handed.map((one) =>
                  joined([
                    `${one.direction === 'given' ? 'Given to' : 'Received from'} ${recorded(view.organisationName(one.organisationId))}`,
                    formatDay(one.sentOn),
                    one.acknowledgedOn === null ? 'not acknowledged' : `acknowledged ${formatDay(one.acknowledgedOn)}`,
                  ]),
                ),
          ),
        ]
      }),
    }),
  ]
}
