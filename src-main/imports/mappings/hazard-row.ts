import type {
  ControlColumn,
  ImportFinding,
  LeftOut,
  PreviewCause,
  PreviewControl,
  PreviewHazard,
  SourceField,
} from '../../../src-shared/domain/import-preview.ts'
import type { Scheme } from '../../../src-shared/domain/scheme.ts'
import { cleanText } from '../../../src-shared/domain/text.ts'
import { reference, type SheetView } from '../grid.ts'
import { isFiller, type ListEntry, splitNumberedList } from '../numbered-list.ts'
import { assessmentFindings, clip, readAssessment } from './assessment.ts'
import { COLUMN_NAMES, type Column, type Header } from './nineteen-columns-header.ts'
import type { TextIntake } from './text-intake.ts'

const CONTROL_COLUMNS = [
  ['existing', 'existing'],
  ['design', 'design'],
  ['test', 'test'],
  ['training', 'training'],
  ['businessProcessChange', 'business process change'],
] as const satisfies readonly (readonly [Column, ControlColumn])[]

/** A hazard with what its row leaves behind and what is wrong with it. */
export interface ReadHazard {
  hazard: PreviewHazard
  findings: ImportFinding[]
  leftOut: LeftOut[]
  causeEntriesRead: number
  controlEntriesRead: number
  dropped: number
  empty: number
}

/** Reads the hazard that stands in one row. */
export function readHazardRow(
  view: SheetView,
  header: Header,
  row: number,
  scheme: Scheme,
  intake: TextIntake,
): ReadHazard {
  const sheet = view.sheet.name
  const cellOf = (column: Column): string | null => {
    const at = header.columns[column]
    return at === undefined ? null : reference(row, at)
  }
  const raw = (column: Column): string => {
    const at = header.columns[column]
    if (at === undefined) return ''
    view.take(row, at)
    return view.text(row, at)
  }

  const number = intake.line(raw('number'), cellOf('number'), sheet)
  const hazardNumber = number.text === '' ? null : number.text
  const label = hazardNumber ?? `Row ${row}`
  const result: Omit<ReadHazard, 'hazard'> = {
    findings: [],
    leftOut: [],
    causeEntriesRead: 0,
    controlEntriesRead: 0,
    dropped: 0,
    empty: 0,
  }
  const find = (rule: ImportFinding['rule'], cell: string | null, message: string): void => {
    result.findings.push({ rule, hazard: hazardNumber, cell: cell ?? '', message: `${label}: ${message}` })
  }

  /** Finds a field whose text did not fit; it then stands in the source alone. */
  const whole = (field: SourceField, column: Column): SourceField => {
    if (field.text === '' && field.sourceText.trim() !== '') {
      find(
        'unreadable',
        field.cell,
        `${COLUMN_NAMES[column]}${at(field.cell)} is too long to bring in; the source keeps it.`,
      )
    }
    return field
  }
  const long = (column: Column): SourceField => whole(intake.field(raw(column), cellOf(column), sheet), column)
  const line = (column: Column): SourceField => whole(intake.line(raw(column), cellOf(column), sheet), column)

  /** The entries of a list worth keeping; the others are counted and listed. */
  const entriesOf = (
    column: Column,
    what: string,
  ): { kept: ListEntry[]; read: number; dropped: number; empty: number } => {
    const source = raw(column)
    const cell = cellOf(column) ?? ''
    if (source !== '') intake.noteChanges(source, cell)
    const entries = splitNumberedList(source)
    const counts = { read: entries.length, dropped: 0, empty: 0 }
    const kept = entries.filter(({ number, text, sourceText }) => {
      if (text === '') {
        counts.empty++
        result.leftOut.push({ reason: 'empty-entry', sheet, cell, text: sourceText })
        find('empty-entry', cell, `entry ${number} of ${what} (${cell}) has a number and no text.`)
        return false
      }
      if (isFiller(text)) {
        counts.dropped++
        result.leftOut.push({ reason: 'none', sheet, cell, text: sourceText })
        return false
      }
      if (intake.part(text, cell, sheet) === undefined) {
        find(
          'unreadable',
          cell,
          `entry ${number ?? 'without a number'} of ${what} (${cell}) is too long to bring in; the source keeps it.`,
        )
        return false
      }
      return true
    })
    const twice = kept.find(
      (entry, index) => entry.number !== null && kept.findIndex((other) => other.number === entry.number) < index,
    )
    if (twice !== undefined) {
      find('unreadable', cell, `number ${twice.number} stands twice in ${what} (${cell}); both entries are kept.`)
    }
    return { kept, ...counts }
  }

  const name = line('name')
  const description = long('description')
  const impact = long('impact')
  const initial = readAssessment(view, header, row, 'initial', scheme)
  const residual = readAssessment(view, header, row, 'residual', scheme)
  result.findings.push(...assessmentFindings(initial, residual, scheme, hazardNumber, label))

  const causeCell = cellOf('causes') ?? ''
  const causeEntries = entriesOf('causes', COLUMN_NAMES.causes)
  result.causeEntriesRead = causeEntries.read
  const causes: PreviewCause[] = causeEntries.kept.map((entry) => ({ ...entry, cell: causeCell }))

  const controls: PreviewControl[] = []
  for (const [column, stands] of CONTROL_COLUMNS) {
    const entries = entriesOf(column, COLUMN_NAMES[column])
    result.controlEntriesRead += entries.read
    result.dropped += entries.dropped
    result.empty += entries.empty
    for (const entry of entries.kept) {
      const cause = entry.number === null ? -1 : causes.findIndex(({ number: of }) => of === entry.number)
      controls.push({ column: stands, ...entry, cause: cause < 0 ? null : cause, cell: cellOf(column) ?? '' })
    }
  }
  for (const cause of uncontrolled(causes, controls)) {
    const which = cause.number === null ? `cause "${clip(cause.text)}"` : `cause ${cause.number}`
    find('uncontrolled-cause', causeCell, `${which} (${causeCell}) has no control in any column.`)
  }

  const notes = long('notes')
  const owner = line('owner')
  const statusSource = line('status')
  const status = readStatus(statusSource.text)
  if (owner.text === '') find('blank-owner', owner.cell, `no owner is named${at(owner.cell)}.`)
  if (statusSource.text === '' || /^not stated$/i.test(statusSource.text.trim())) {
    find('blank-status', statusSource.cell, `no status is given${at(statusSource.cell)}; it counts as open.`)
  } else if (status === null) {
    find(
      'unreadable',
      statusSource.cell,
      `the status "${clip(statusSource.text)}"${at(statusSource.cell)} is not Open, Transferred or Closed; it comes in as not stated.`,
    )
  }
  if (hazardNumber === null) find('unreadable', number.cell, `the hazard has no number${at(number.cell)}.`)
  if (name.sourceText.trim() === '') find('unreadable', name.cell, `the hazard has no name${at(name.cell)}.`)

  const hazard: PreviewHazard = {
    row,
    hidden: view.sheet.hiddenRows.includes(row),
    number,
    name,
    description,
    impact,
    category: { text: '', cell: null, sourceText: '' },
    causes,
    controls,
    initial,
    residual,
    notes,
    actions: notes.cell === null ? [] : datedActions(notes.text, notes.cell),
    owner,
    status,
    statusSource,
    otherFields: [],
  }
  return { hazard, ...result }
}

function at(cell: string | null): string {
  return cell === null ? '' : ` (${cell})`
}

/**
 * Causes that nothing answers. A control in a column without numbering answers the hazard as a whole, and so each of
 * its causes; a cause without a number is answered by any control of the hazard.
 */
function uncontrolled(causes: PreviewCause[], controls: PreviewControl[]): PreviewCause[] {
  const numbered = new Set(controls.filter(({ number }) => number !== null).map(({ column }) => column))
  const forTheWhole = controls.some(({ number, column }) => number === null && !numbered.has(column))
  if (forTheWhole) return []
  return causes.filter((cause, index) => {
    if (cause.number === null) return controls.length === 0
    return !controls.some((control) => control.cause === index || control.number === cause.number)
  })
}

function readStatus(text: string): PreviewHazard['status'] {
  const words = ['Open', 'Transferred', 'Closed'] as const
  return words.find((word) => word.toLowerCase() === text.toLowerCase()) ?? null
}

const DATED = /^[ \t]*(\d{1,2})\/(\d{1,2})\/(\d{4})[ \t]*:/

/** The parts of the notes that begin a line with `dd/mm/yyyy:`, each up to the next such line. */
function datedActions(notes: string, cell: string): PreviewHazard['actions'] {
  const actions: PreviewHazard['actions'] = []
  for (const line of cleanText(notes).text.split('\n')) {
    const match = DATED.exec(line)
    const last = actions.at(-1)
    const date = match === null ? undefined : isoDate(Number(match[3]), Number(match[2]), Number(match[1]))
    if (match !== null && date !== undefined) {
      actions.push({ date, text: line.slice(match[0].length), cell })
    } else if (last !== undefined) {
      last.text += `\n${line}`
    }
  }
  return actions.map((action) => ({ ...action, text: action.text.trim() })).filter(({ text }) => text !== '')
}

/** A calendar date, or undefined where there is no such day. */
function isoDate(year: number, month: number, day: number): string | undefined {
  const date = new Date(Date.UTC(year, month - 1, day))
  const same = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  return same ? date.toISOString().slice(0, 10) : undefined
}
