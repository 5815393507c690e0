import { controlType } from '../../../src-shared/domain/control.ts'
import { formatDay } from '../../../src-shared/format/dates.ts'
import type { PastedColumn } from '../../../src-shared/format/pasted-cells/read-cell.ts'
import { controlStateMark, controlTypeWord } from '../../../src-shared/format/standing-words.ts'
import type { HeldColumn } from '../../components/grid/held-column.ts'
import type { ControlRow } from './control-rows.ts'

type Held = HeldColumn<ControlRow>
type Named = { id: string; name: string }

const types: PastedColumn = {
  kind: 'word',
  words: controlType.options.map((value) => ({ value, label: controlTypeWord[value] })),
  empty: 'not stated',
}

function shown(id: string, heading: string, of: (row: ControlRow) => string, why: string): Held {
  return { id, heading, shown: of, value: of, reads: { kind: 'shown', why } }
}

const ON_LINKS = 'This is counted on the links: open the control.'

/** What the columns of the register hold, for copying, pasting and filling; a state is recorded as a step, never pasted. */
export function heldColumns(known: {
  people: readonly Named[]
  organisations: readonly Named[]
  milestones: readonly Named[]
}): Held[] {
  return [
    shown('number', 'No', ({ control }) => control.number, 'A number is given once and never changes.'),
    {
      id: 'name',
      heading: 'Control',
      shown: ({ control }) => control.name,
      value: ({ control }) => control.name,
      reads: { kind: 'name' },
    },
    {
      id: 'type',
      heading: 'Type',
      shown: ({ control }) => controlTypeWord[control.type],
      value: ({ control }) => control.type,
      reads: types,
    },
    shown(
      'state',
      'State',
      ({ state }) => controlStateMark[state].word,
      'A state is a judgement on one control: record it there as a step.',
    ),
    {
      id: 'organisationId',
      heading: 'Organisation',
      shown: ({ organisation }) => organisation,
      value: ({ control }) => control.organisationId,
      reads: { kind: 'record', what: 'organisation', records: known.organisations },
    },
    {
      id: 'ownerId',
      heading: 'Owner',
      shown: ({ owner }) => owner,
      value: ({ control }) => control.ownerId,
      reads: { kind: 'record', what: 'person', records: known.people },
    },
    {
      id: 'due',
      heading: 'Due',
      shown: ({ control }) => formatDay(control.due),
      value: ({ control }) => control.due,
      reads: { kind: 'day' },
    },
    {
      id: 'milestoneId',
      heading: 'Milestone',
      shown: ({ milestone }) => milestone,
      value: ({ control }) => control.milestoneId,
      reads: { kind: 'record', what: 'milestone', records: known.milestones },
    },
    shown('hazards', 'Hazards', ({ hazards }) => String(hazards), ON_LINKS),
    shown(
      'effective',
      'Effective',
      ({ effective, links }) => (links.length > 0 ? `${effective} of ${links.length}` : ''),
      ON_LINKS,
    ),
    shown('overdue', 'Overdue', ({ overdue }) => (overdue ? 'overdue' : ''), 'This follows from the day it is due.'),
  ]
}
