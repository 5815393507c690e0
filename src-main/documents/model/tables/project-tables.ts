import { carriesRisk, isOverdue, progressOf, stateOf } from '../../../../src-shared/domain/control.ts'
import { registrationInDate } from '../../../../src-shared/domain/person.ts'
import { formatDay } from '../../../../src-shared/format/dates.ts'
import { formatCount } from '../../../../src-shared/format/numbers.ts'
import { NOT_RECORDED } from '../../../../src-shared/format/standing-words.ts'
import type { Block } from '../../document.ts'
import { cell, dataTable, detailTable, joined, recorded, sentence } from '../blocks.ts'
import { documentReference, documentTitle, positionWords, statusLine } from '../identity.ts'
import type { LogView } from '../log-view.ts'
import { capital } from '../summary-tables.ts'

/** Go-live milestones with their dates and how many controls each still waits for. */
export function milestonesTable(view: LogView): Block[] {
  const { milestones } = view.snapshot.project
  return [
    dataTable({
      caption: 'Go-live milestones',
      summary: 'What goes live where and when, and how many controls are needed before.',
      size: 'small',
      columns: [
        { title: 'Milestone', share: 28 },
        { title: 'Scope', share: 38 },
        { title: 'Date', share: 16 },
        { title: 'Controls needed before', share: 18 },
      ],
      rows: milestones.map((one) => {
        const controls = view
          .live('control')
          .filter((control) => control.milestoneId === one.id && carriesRisk(control))
        const waiting = controls.filter((control) => progressOf(stateOf(control)) < progressOf('implemented')).length
        const overdue = controls.filter((control) => isOverdue(control, milestones, view.today)).length
        return [
          cell(one.name, { bold: true }),
          recorded(one.scope),
          recorded(formatDay(one.date)),
          joined([
            formatCount(controls.length, 'control'),
            waiting > 0 && `${waiting} not yet implemented`,
            overdue > 0 && `${overdue} overdue`,
          ]),
        ]
      }),
    }),
  ]
}

/** People with their roles from and to; registration as recorded, no register consulted. */
export function peopleAndRoles(view: LogView): Block[] {
  const { roles } = view.snapshot.project
  return [
    dataTable({
      caption: 'People and roles',
      summary: 'People with a role in the project, their profession, registration as recorded, and training.',
      size: 'small',
      columns: [
        { title: 'Name', share: 24 },
        { title: 'Role', share: 24 },
        { title: 'Registration, as recorded', share: 26 },
        { title: 'Training', share: 26 },
      ],
      rows: roles.map((role) => {
        const person = view.personOf(role.personId)
        const checked =
          person === undefined || person.registrationCheckedOn === null
            ? ''
            : `Recorded by ${recorded(person.registrationCheckedBy)} on ${formatDay(person.registrationCheckedOn)}`
        const lapsed =
          person !== undefined && person.registrationNumber !== '' && !registrationInDate(person, view.today)
        return [
          cell([
            [{ text: recorded(person?.name), bold: true }],
            recorded(joined([person?.profession, view.organisationName(person?.organisationId ?? null)])),
          ]),
          cell([
            capital(role.role),
            joined([role.from && `from ${formatDay(role.from)}`, role.to && `to ${formatDay(role.to)}`], ' ') ||
              'Dates not recorded',
          ]),
          person === undefined || person.registrationNumber === ''
            ? NOT_RECORDED
            : cell([
                joined([person.registrationBody, person.registrationNumber]),
                `${lapsed ? 'Lapsed' : 'Until'} ${person.registrationExpires === null ? '(no end recorded)' : formatDay(person.registrationExpires)}`,
                ...(checked === '' ? [] : [checked]),
              ]),
          recorded(
            joined(person?.training.map((one) => joined([one.title, one.provider, formatDay(one.date)])) ?? [], '; '),
          ),
        ]
      }),
    }),
    {
      kind: 'paragraph',
      style: 'note',
      text: [
        'Registration is given as it was recorded; no register was consulted. Where no check is named, none is recorded.',
      ],
    },
  ]
}

/** Configuration of the release or deployment that the document speaks of (7.1.3). */
export function configurationTable(view: LogView): Block[] {
  const { system } = view.snapshot.project
  return [
    detailTable({
      caption: 'Configuration of the release',
      summary: 'The system, its version, its supplier and the configuration that this document speaks of.',
      rows: [
        ['Health IT system', joined([system.name, system.version], ' ')],
        ['Supplier', view.organisationName(system.supplierId)],
        ['Configuration', system.configuration],
      ],
    }),
  ]
}

/** The system as the project describes it. */
export function systemTable(view: LogView): Block[] {
  const { system, organisations } = view.snapshot.project
  return [
    detailTable({
      caption: 'Health IT system',
      summary: 'Name, version, supplier and description of the system.',
      rows: [
        ['Name and version', joined([system.name, system.version], ' ')],
        ['Supplier', view.organisationName(system.supplierId)],
        ['Description', system.description],
        [
          'Other organisations',
          cell(
            organisations.length === 0
              ? NOT_RECORDED
              : organisations.map(({ organisationId, role }) =>
                  joined([recorded(view.organisationName(organisationId)), role], ': '),
                ),
          ),
        ],
      ],
    }),
  ]
}

/** Intended use and clinical scope (4.2). */
export function intendedUseTable(view: LogView): Block[] {
  const { system } = view.snapshot.project
  return [
    detailTable({
      caption: 'Intended use and clinical scope',
      summary: 'What the system is intended to be used for and in which care.',
      rows: [
        ['Intended use', system.intendedUse],
        ['Clinical scope', system.clinicalScope],
      ],
    }),
  ]
}

/** Operational environment and users (DCB0160 4.2.3). */
export function environmentTable(view: LogView): Block[] {
  const { system } = view.snapshot.project
  return [
    detailTable({
      caption: 'Operational environment and users',
      summary: 'Where the system works and who uses it.',
      rows: [
        ['Operational environment', system.operationalEnvironment],
        ['Users', system.users],
      ],
    }),
  ]
}

/** The hazard log that goes with the report. */
export function hazardLogReference(view: LogView): Block[] {
  const { counts, snapshot } = view
  return [
    detailTable({
      caption: 'Hazard log that goes with this report',
      summary: 'Reference, version and position of the hazard log, with its size.',
      rows: [
        ['Document', `${documentTitle['hazard-log']}: ${snapshot.project.name}`],
        ['Reference', documentReference(view, 'hazard-log')],
        ['Version', statusLine(view, 'hazard-log')],
        ['Taken from', positionWords(view)],
        [
          'Holds',
          joined([
            formatCount(counts.hazards, 'hazard'),
            formatCount(counts.causes, 'cause'),
            formatCount(counts.controls, 'control'),
            formatCount(counts.evidence, 'piece of evidence', 'pieces of evidence'),
            formatCount(counts.candidates, 'candidate'),
            `${formatCount(counts.archived, 'hazard')} archived`,
          ]),
        ],
      ],
    }),
  ]
}

/** What the board is asked to decide, in words a person wrote, with the reason. */
export function decisionsTable(view: LogView): Block[] {
  const decisions = view.live('boardDecision')
  return [
    dataTable({
      caption: 'Decisions asked of the board',
      summary: 'Each decision that the board is asked to make, with the reason.',
      columns: [
        { title: 'No.', share: 7 },
        { title: 'Decision', share: 48 },
        { title: 'Why', share: 45 },
      ],
      size: 'small',
      // Taken in at one look while they are few; a long list must be able to break.
      keepTogether: decisions.length <= 8,
      rows: decisions.map(({ decision, why }, index) => [
        cell(String(index + 1), { bold: true }),
        sentence(recorded(decision)),
        recorded(why),
      ]),
    }),
  ]
}
