import {
  type Control,
  type ControlState,
  carriesRisk,
  isOverdue,
  progressOf,
  stateOf,
} from '../../../../src-shared/domain/control.ts'
import { counts } from '../../../../src-shared/domain/hazard.ts'
import { formatDay } from '../../../../src-shared/format/dates.ts'
import { controlStateMark, controlTypeWord, NOT_RECORDED } from '../../../../src-shared/format/standing-words.ts'
import type { Block, Cell, Inline } from '../../document.ts'
import { cell, dataTable, joined, label, paragraph, recorded } from '../blocks.ts'
import { controlWords } from '../control-words.ts'
import { evidenceTitle, titleOf, WITHHELD } from '../evidence-words.ts'
import { stateWords } from '../hazard-controls.ts'
import type { LogView } from '../log-view.ts'
import { capital } from '../summary-tables.ts'

/** Every control once: shared ones with all the hazards that rest on them; rejected ones stay with their reason. */
export function controlsRegister(view: LogView): Block[] {
  return [
    dataTable({
      caption: 'Controls',
      summary: 'Every control with its type, organisation, owner, due date, steps so far and the hazards it answers.',
      size: 'small',
      columns: [
        { title: 'Control', share: 32 },
        { title: 'Type', share: 12.5 },
        { title: 'Organisation, owner, due', share: 21 },
        { title: 'State', share: 22.5 },
        { title: 'Hazards', share: 12 },
      ],
      rows: view
        .live('control')
        .map((one) => [
          nameCell(one),
          controlTypeWord[one.type],
          cell(minderLines(view, one)),
          cell(stateLines(view, one)),
          recorded(hazardsOf(view, one)),
        ]),
    }),
  ]
}

function nameCell(one: Control): Cell {
  const { name, more } = controlWords(one)
  return cell([[{ text: `${one.number}  ${name}`, bold: more !== '' }], ...(more === '' ? [] : [more])])
}

/** Organisation, owner and when it is due; one "Not recorded" where nothing of it is. */
function minderLines(view: LogView, one: Control): string[] {
  const organisation = view.organisationName(one.organisationId)
  const owner = view.personName(one.ownerId)
  const due = dueWords(view, one)
  if (organisation === '' && owner === '' && (due === '' || due === NOT_DUE)) return [NOT_RECORDED]
  return [recorded(organisation), `Owner: ${owner || 'not recorded'}`, due].filter((line) => line !== '')
}

const NOT_DUE = 'Due: not recorded'

/** When a control is due, while it still is. */
function dueWords(view: LogView, one: Control): string {
  if (!carriesRisk(one) || progressOf(stateOf(one)) >= progressOf('implemented')) return ''
  const milestone = view.snapshot.project.milestones.find(({ id }) => id === one.milestoneId)
  const due = joined([formatDay(one.due), milestone && `before ${milestone.name}`])
  if (due === '') return NOT_DUE
  return `${isOverdue(one, view.snapshot.project.milestones, view.today) ? 'Overdue, was due' : 'Due'}: ${due}`
}

/** The state, then its last step with who, when and on what evidence. */
function stateLines(view: LogView, one: Control): (string | Inline[])[] {
  const last = one.steps.at(-1)
  if (last === undefined) return [stateWords(one)]
  const evidence = last.evidenceIds.map((id) => evidenceTitle(view, id)).filter((title) => title !== '')
  return [
    joined([stateWords(one), formatDay(last.on), view.personName(last.personId)]),
    joined([last.reasonKind, last.note], ': '),
    evidence.length === 0 ? '' : `Evidence: ${joined(evidence, '; ')}`,
  ].filter((line) => line !== '')
}

function hazardsOf(view: LogView, { id }: Control): string {
  return view.snapshot.records.hazard
    .filter((hazard) => counts(hazard) && hazard.links.some(({ controlId }) => controlId === id))
    .map(({ number }) => number)
    .join(', ')
}

const STATES: ControlState[] = [
  'verified',
  'implemented',
  'agreed',
  'proposed',
  'not stated',
  'failed verification',
  'rejected',
  'withdrawn',
]

/** How many controls are in which state, and how many of them are overdue. */
export function controlsByState(view: LogView): Block[] {
  const controls = view.live('control')
  const overdue = (one: Control) => isOverdue(one, view.snapshot.project.milestones, view.today)
  return [
    dataTable({
      caption: 'Controls by state',
      keepTogether: true,
      summary: 'How many controls are in each state, and how many of them are overdue.',
      columns: [
        { title: 'State', share: 46 },
        { title: 'Controls', share: 27, align: 'centre' },
        { title: 'Of these overdue', share: 27, align: 'centre' },
      ],
      rows: [
        ...STATES.map((state) => {
          const members = controls.filter((one) => stateOf(one) === state)
          const { mark, word } = controlStateMark[state]
          return [label(`${mark} ${capital(word)}`), String(members.length), String(members.filter(overdue).length)]
        }),
        [
          label('All controls'),
          cell(String(controls.length), { bold: true }),
          cell(String(controls.filter((one) => carriesRisk(one) && overdue(one)).length), { bold: true }),
        ],
      ],
    }),
  ]
}

/** Every piece of evidence, with what it proves being named where it is used; marked evidence keeps its title to itself. */
export function evidenceList(view: LogView): Block[] {
  return [
    dataTable({
      caption: 'Evidence',
      summary: 'Every piece of evidence with its type, date, review-by date and where it is kept.',
      size: 'small',
      columns: [
        { title: 'Title', share: 40 },
        { title: 'Type', share: 16 },
        { title: 'Date, review by', share: 24 },
        { title: 'Reference', share: 20 },
      ],
      rows: view
        .live('evidence')
        .map((one) => [
          one.holdsPatientData ? capital(WITHHELD) : titleOf(one),
          capital(one.type),
          cell([
            recorded(formatDay(one.date)),
            ...(one.reviewBy === null
              ? []
              : one.reviewBy < view.today
                ? [[{ text: `Past its review-by date, ${formatDay(one.reviewBy)}`, bold: true }]]
                : [`Review by ${formatDay(one.reviewBy)}`]),
          ]),
          recorded(one.holdsPatientData ? '' : one.reference || one.file?.name),
        ]),
    }),
    paragraph('Where no review-by date stands, none is recorded.', 'note'),
  ]
}
