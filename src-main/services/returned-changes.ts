import { currentAssessment } from '../../src-shared/domain/assessment.ts'
import type { Control } from '../../src-shared/domain/control.ts'
import { type Hazard, hazardStatus } from '../../src-shared/domain/hazard.ts'
import type { Person } from '../../src-shared/domain/person.ts'
import type { ReturnedChange, ReturnedWorkbook } from '../../src-shared/domain/returned-workbook.ts'
import { findWord, lookUp, type Scheme } from '../../src-shared/domain/scheme.ts'
import { NAME_LIMIT, TEXT_LIMIT } from '../../src-shared/domain/text.ts'
import type { LogView } from '../documents/model/log-view.ts'
import { columnsOf, type LogKey, type LogLayout } from '../documents/model/workbook/log-columns.ts'
import type { LogRow } from '../documents/model/workbook/log-sheet.ts'
import { CONTROL_COLUMNS, type ControlLine, controlLines } from '../documents/model/workbook/numbered-cells.ts'
import type { Difference, RowEdit } from './returned-edits.ts'
import { causeDifferences, controlDifferences } from './returned-lists.ts'
import type { ReturnedCells } from './returned-rows.ts'

/** A row as it was sent, in the log as it was; null for a row that was added elsewhere. */
export interface SentRow {
  view: LogView
  row: LogRow
}

/** The project as it stands. */
export interface Here {
  hazard: Hazard | null
  control: (id: string) => Control | undefined
  people: readonly Person[]
  scheme: Scheme
}

/** What one row says otherwise than when it was sent. */
export function rowChanges(
  layout: LogLayout,
  { cells }: ReturnedCells,
  sent: SentRow | null,
  here: Here,
): { edits: RowEdit[]; notTaken: ReturnedWorkbook['notTaken'] } {
  const edits: RowEdit[] = []
  const notTaken: ReturnedWorkbook['notTaken'] = []
  const hazard = here.hazard?.number ?? cells.number?.text ?? ''
  const lines = sent === null ? null : linesOf(layout, sent)
  for (const { key } of columnsOf[layout]) {
    const cell = cells[key]
    if (cell === undefined) continue
    const before = String(sent?.row.cells[key].value ?? '').trim()
    if (cell.text === before) continue
    const found = differences(key, cell.text, { layout, sent, here, lines, cells })
    found.forEach((one, at) => {
      const said = 'why' in one ? one : asEdit(one, `${cell.ref}#${at}`, cell.ref)
      if (said === null) return
      if ('why' in said) notTaken.push({ cell: cell.ref, hazard, field: said.field, why: said.why })
      else edits.push(said)
    })
  }
  return { edits, notTaken }
}

interface Around {
  layout: LogLayout
  sent: SentRow | null
  here: Here
  lines: ReturnType<typeof controlLines> | null
  cells: ReturnedCells['cells']
}

/** Controls of the row as it was sent: of its cause alone in the layout of causes. */
function linesOf(layout: LogLayout, { view, row }: SentRow): ReturnType<typeof controlLines> {
  const all = controlLines(view, row.hazard)
  if (layout === 'hazards') return all
  const live = new Set(row.hazard.causes.filter(({ archived }) => archived === null).map(({ number }) => number))
  const mine = ({ number }: ControlLine) => (row.cause === null ? !live.has(number) : number === row.cause.number)
  return Object.fromEntries(CONTROL_COLUMNS.map((column) => [column, all[column].filter(mine)])) as typeof all
}

function differences(key: LogKey, text: string, around: Around): Difference[] {
  const { sent, here, layout, lines } = around
  const was = sent?.row.hazard ?? null
  switch (key) {
    case 'number':
    case 'causeNumber':
      // Rows whose number is not that of their mark were refused; an added row says its number.
      return []
    case 'name':
    case 'description':
    case 'impact':
      return [textDifference(key, text, was?.[key] ?? '', around)]
    case 'notes':
      return [notesDifference(text, around)]
    case 'causes':
      return causeDifferences(text, was, here.hazard)
    case 'cause':
      return causeOfRow(text, around)
    case 'existing':
    case 'design':
    case 'test':
    case 'training':
    case 'businessProcessChange': {
      const answers = layout === 'hazards' ? undefined : (sent?.row.cause?.number ?? null)
      return controlDifferences(text, key, lines?.[key] ?? [], here.control, answers)
    }
    case 'initialSeverity':
    case 'initialLikelihood':
    case 'residualSeverity':
    case 'residualLikelihood':
      return [scoreDifference(key, text, around)]
    case 'initialRating':
    case 'residualRating':
      return ratingDifference(key, text, around)
    case 'owner':
      return [ownerDifference(text, around)]
    case 'status':
      return [statusDifference(text, around)]
  }
}

const fieldNames = { name: 'Name', description: 'Description', impact: 'Clinical impact', notes: 'Notes' }

function textDifference(
  field: 'name' | 'description' | 'impact' | 'notes',
  typed: string,
  before: string,
  { here }: Around,
): Difference {
  const after = field === 'name' ? typed.replace(/\s*\n\s*/g, ' ') : typed
  const limit = field === 'name' ? NAME_LIMIT : TEXT_LIMIT
  const name = fieldNames[field]
  if (after.length > limit) return { field: name, why: tooLong(after.length, limit) }
  if (field === 'name' && after === '') return { field: name, why: 'a hazard keeps a name' }
  return {
    field: name,
    before,
    after,
    here: here.hazard?.[field] ?? '',
    target: here.hazard && `hazard:${here.hazard.id}:${field}`,
    edit: { what: 'text', field, text: after },
  }
}

function tooLong(length: number, limit: number): string {
  return `it has ${length.toLocaleString('en-GB')} characters; ${limit.toLocaleString('en-GB')} can be kept`
}

function notesDifference(text: string, around: Around): Difference {
  const { before, behind } = around.sent?.row.aroundNotes ?? { before: '', behind: '' }
  const whole = text.startsWith(before) && text.endsWith(behind) && text.length >= before.length + behind.length
  if (!whole) {
    return {
      field: 'Notes',
      why: 'only the notes between the lines that Hazard Ledger writes there are read back: standing and dated actions are changed in the hazard itself',
    }
  }
  const own = text.slice(before.length, text.length - behind.length).trim()
  return textDifference('notes', own, around.sent?.row.hazard.notes ?? '', around)
}

function causeOfRow(text: string, { sent, here }: Around): Difference[] {
  const cause = sent?.row.cause ?? null
  if (sent === null) return []
  if (cause === null)
    return [{ field: 'Cause', why: 'this row is of the hazard as a whole; add a cause in a row of its own' }]
  const field = `Cause ${cause.number}`
  const now = here.hazard?.causes.find(({ id }) => id === cause.id)
  if (now === undefined || now.archived !== null) return [{ field, why: 'it was taken out here since' }]
  if (text === '') return [{ field, why: 'a cause is taken out in the hazard itself, with its reason' }]
  if (text.length > TEXT_LIMIT) return [{ field, why: tooLong(text.length, TEXT_LIMIT) }]
  return [
    {
      field,
      before: cause.text,
      after: text,
      here: now.text,
      target: `cause:${cause.id}`,
      edit: { what: 'cause', causeId: cause.id, text },
    },
  ]
}

function scoreDifference(
  key: 'initialSeverity' | 'initialLikelihood' | 'residualSeverity' | 'residualLikelihood',
  text: string,
  { sent, here }: Around,
): Difference {
  const stage = key.startsWith('initial') ? 'initial' : 'residual'
  const axis = key.endsWith('Severity') ? 'severity' : 'likelihood'
  const field = `${axis === 'severity' ? 'Severity' : 'Likelihood'} (${stage})`
  if (text === '') return { field, why: 'a score is not taken back by emptying its cell' }
  const word = findWord(here.scheme[axis], text)
  if (word === undefined) return { field, why: `the scheme of this project has no ${axis} “${text.slice(0, 60)}”` }
  const wordOf = (hazard: Hazard | null | undefined) =>
    (hazard === null || hazard === undefined ? undefined : currentAssessment(hazard, stage)?.[axis]) ?? ''
  return {
    field,
    before: wordOf(sent?.row.hazard),
    after: word,
    here: wordOf(here.hazard),
    target: here.hazard && `hazard:${here.hazard.id}:${key}`,
    edit: { what: 'score', stage, axis, word },
  }
}

/** A rating follows its two words, in the sheet as here; anything else was typed. */
function ratingDifference(
  key: 'initialRating' | 'residualRating',
  text: string,
  { sent, here, cells }: Around,
): Difference[] {
  const stage = key === 'initialRating' ? 'initial' : 'residual'
  const word = (axis: 'severity' | 'likelihood') =>
    findWord(here.scheme[axis], cells[`${stage}${axis === 'severity' ? 'Severity' : 'Likelihood'}`]?.text ?? '') ?? null
  const follows = String(lookUp(here.scheme, word('severity'), word('likelihood'))?.number ?? '')
  if (sent === null || text === follows) return []
  return [{ field: 'Rating', why: 'a rating is looked up from severity and likelihood, never typed' }]
}

function ownerDifference(text: string, { sent, here }: Around): Difference {
  const named = here.people.filter(({ name, archived }) => archived === null && plain(name) === plain(text))
  if (text !== '' && named.length !== 1) {
    const why = named.length === 0 ? 'nobody of that name is known here' : 'several people have that name'
    return { field: 'Owner', why: `${why}; say who owns the hazard in the hazard itself` }
  }
  const nameOf = (id: string | null | undefined) => here.people.find((one) => one.id === id)?.name ?? ''
  return {
    field: 'Owner',
    before: sent === null ? '' : sent.view.personName(sent.row.hazard.ownerId),
    after: named[0]?.name ?? '',
    here: nameOf(here.hazard?.ownerId),
    target: here.hazard && `hazard:${here.hazard.id}:owner`,
    edit: { what: 'owner', personId: named[0]?.id ?? null },
  }
}

function statusDifference(text: string, { sent, here }: Around): Difference {
  const status = text === '' ? undefined : hazardStatus.options.find((one) => plain(one) === plain(text))
  if (status === undefined) return { field: 'Status', why: `“${text.slice(0, 60)}” is none of the words offered` }
  return {
    field: 'Status',
    before: sent?.row.hazard.status ?? '',
    after: status,
    here: here.hazard?.status ?? '',
    target: here.hazard && `hazard:${here.hazard.id}:status`,
    edit: { what: 'status', status },
  }
}

function plain(text: string): string {
  return text.trim().replace(/\s+/g, ' ').toLowerCase()
}

/** As a change with its key; null where the project says so already, and why it is not taken where it is too long. */
function asEdit(
  { field, before, after, here, target, edit }: Exclude<Difference, { why: string }>,
  key: string,
  cell: string,
): RowEdit | { field: string; why: string } | null {
  if (after === before || (target !== null && after === here.trim())) return null
  if (after.length > TEXT_LIMIT) return { field, why: tooLong(after.length, TEXT_LIMIT) }
  const both = target !== null && here !== before
  const asks: ReturnedChange['asks'] = both ? 'changed here' : after === '' ? 'emptied' : null
  return { change: { key, field, cell, before, after, here: both ? here : null, asks }, target, edit }
}
