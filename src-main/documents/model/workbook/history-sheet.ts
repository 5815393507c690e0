import type { HistoryEntry } from '../../../../src-shared/contract/exchange.ts'
import { formatMoment } from '../../../../src-shared/format/dates.ts'
import { fieldInWords, isNamed } from '../../../../src-shared/format/history-words.ts'
import { formatCount, formatNumber } from '../../../../src-shared/format/numbers.ts'
import { type Names, valueInWords } from '../../../../src-shared/format/record-names.ts'
import type { SheetCell, WorkbookModel } from '../../document.ts'

/** Longest value in a cell: Excel holds 32,767 characters. */
const LONGEST = 32_000

const COLUMNS: [heading: string, width: number][] = [
  ['Time (London)', 20],
  ['Who, as stated', 24],
  ['Account', 16],
  ['Computer', 18],
  ['What was done', 44],
  ['Record', 18],
  ['Kind of record', 16],
  ['Field', 28],
  ['Before', 50],
  ['After', 50],
  ['Reason', 36],
  ['Change', 10],
  ['Time (UTC)', 26],
  ['Hash of the change', 68],
]

/** What an export of the history says of itself. */
export interface HistoryHead {
  project: string
  /** Printed on every page; empty for a project in earnest. */
  notice: string
  /** The filter in words; empty where all changes are there. */
  filter: string
  /** Changes in it, and in all. */
  changes: number
  all: number
  /** Lines that were left out at the end, because there are more than a sheet is to hold; 0 for none. */
  leftOut: number
  /** When it was made, UTC. */
  at: string
}

const text = (value: string): SheetCell => ({ value: whole(value), wrap: true })

/** A value as long as a cell may be; what is cut is said. */
function whole(value: string): string {
  if (value.length <= LONGEST) return value
  return `${value.slice(0, LONGEST)} […] ${formatNumber(value.length - LONGEST)} more characters; the app shows them`
}

/** The lines of one change: one for each field of each record, or one where it has none to show. */
export function historyRows(entry: HistoryEntry, names: Names): SheetCell[][] {
  const fields = entry.records.flatMap(({ label, kind, fields: own }) =>
    own.length === 0
      ? [{ label, kind, field: '', before: '', after: '' }]
      : own.map(({ field, before, after }) => ({
          label,
          kind,
          field: fieldInWords(field),
          before: valueInWords(before, names),
          after: valueInWords(after, names),
        })),
  )
  const lines = fields.length > 0 ? fields : [{ label: '', kind: '', field: '', before: '', after: '' }]
  return lines.map(({ label, kind, field, before, after }) => [
    text(formatMoment(entry.at)),
    text(isNamed(entry) ? entry.actor : 'nobody named'),
    text(entry.account),
    text(entry.computer),
    text(entry.summary),
    text(label),
    text(kind),
    text(field),
    text(before),
    text(after),
    text(entry.reason),
    { value: entry.seq },
    text(entry.at),
    text(entry.hash),
  ])
}

/** The history as one sheet: which changes, of how many, by which filter, above the list and on every printed page. */
export function buildHistoryWorkbook(head: HistoryHead, rows: SheetCell[][]): WorkbookModel {
  const top: SheetCell[][] = [
    ...headLines(head).map((line): SheetCell[] => [{ value: line, bold: true }]),
    [],
    COLUMNS.map(([heading]) => ({
      value: heading,
      bold: true,
      wrap: true,
      fill: { background: 'E8EDEE', text: '212B32' },
    })),
  ]
  return {
    properties: { title: `History: ${head.project}`, company: '', author: 'Hazard Ledger', created: head.at },
    sheets: [
      {
        // Excel keeps the name "History" for itself.
        name: 'Changes',
        orientation: 'landscape',
        paper: 'A3',
        header: headLines(head)[0] ?? '',
        columns: COLUMNS.map(([, width]) => ({ width })),
        rows: [...top, ...rows],
        frozenRows: top.length,
        frozenColumns: 1,
        lists: [],
        autoFilter: `A${top.length}:${String.fromCharCode(64 + COLUMNS.length)}${top.length + rows.length}`,
      },
    ],
    names: [],
  }
}

/** What stands above the list. */
function headLines({ project, notice, filter, changes, all, leftOut, at }: HistoryHead): string[] {
  return [
    [`History of ${project}: ${formatNumber(changes)} of ${formatCount(all, 'change')}`, notice]
      .filter((part) => part !== '')
      .join(' · '),
    `Filter: ${filter === '' ? 'none: all changes' : filter}`,
    `Taken on ${formatMoment(at)}. There is no log-in: people are as stated on the computer, with the account of the operating system beside the name.`,
    ...(leftOut === 0
      ? []
      : [`Not whole: ${formatCount(leftOut, 'earlier change')} did not fit and are left out. Choose fewer days.`]),
  ]
}
