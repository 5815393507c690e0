import {
  type FieldDifference,
  isSameProject,
  type ProjectDifference,
  type RecordDifference,
} from '../../../src-shared/domain/difference.ts'
import { type ChangeMention, changeLines } from '../../../src-shared/format/board-words.ts'
import { formatDay } from '../../../src-shared/format/dates.ts'
import {
  differenceCounts,
  fieldHeading,
  howWord,
  recordHeading,
} from '../../../src-shared/format/difference/difference-words.ts'
import { formatCount, formatNumber } from '../../../src-shared/format/numbers.ts'
import { type DiffRun, diffWords } from '../../../src-shared/format/word-diff.ts'
import type { Block, Cell, Inline, TableBlock } from '../document.ts'
import { cell, dataTable, heading, paragraph } from './blocks.ts'
import { hazardBookmark } from './hazard-section.ts'
import type { LogView } from './log-view.ts'

/** The issue that a document is compared with. */
export interface EarlierIssue {
  version: string
  /** Calendar day of its issue. */
  day: string
}

/** Lines of old and new values that a document prints; of the records after them it gives the numbers. */
const LINES = 800
/** Lines of one record; how many more there are is said under them. */
const LINES_A_RECORD = 40
/** Records that a line of the summary names; of the rest it gives the numbers. */
const NAMED = 12
/** Words left standing on each side of a change within a long text that stayed the same. */
const WORDS_AROUND = 12

/**
 * What became different since the last issue: a short table first, then record by record, field by field, old beside
 * new, struck through what went and bold what came. Long lists end in numbers, never silently.
 */
export function changesSection(
  view: LogView,
  difference: ProjectDifference,
  from: EarlierIssue,
  title = 'Changes since the last issue',
): Block[] {
  const since = `version ${from.version} of ${formatDay(from.day)}`
  if (isSameProject(difference)) {
    return [heading(1, title, 'changes'), paragraph(`Nothing differs from ${since}.`)]
  }
  const hazards = difference.records.filter(({ kind }) => kind === 'hazard')
  const controls = difference.records.filter(({ kind }) => kind === 'control')
  const others = difference.records.filter(({ kind }) => kind !== 'hazard' && kind !== 'control')
  const budget = { left: LINES }
  return [
    heading(1, title, 'changes'),
    paragraph(
      `Compared with ${since}. ${differenceCounts(difference)}. Under Before, words that went are struck through; under After, words that came are bold. In a long text, … stands for words that did not change.`,
    ),
    summaryTable(difference),
    ...recordsBlocks(view, 'Hazards', hazards, budget),
    ...recordsBlocks(view, 'Controls', controls, budget),
    ...recordsBlocks(view, 'Everything else', others, budget),
  ]
}

/** The section under its title, where there was an issue before. */
export function sinceLastIssue(view: LogView, title: string): Block[] {
  const { since } = view.issues
  return since === null ? [] : changesSection(view, since.difference, since, title)
}

function summaryTable({ summary }: ProjectDifference): Block {
  const lines = changeLines(summary)
  if (lines.length === 0) {
    return paragraph('No hazard or control was added, closed, scored anew or moved on: only texts and records changed.')
  }
  return dataTable({
    caption: 'What it means for the log',
    summary: 'Each kind of change with how many hazards or controls it befell, and which.',
    size: 'small',
    columns: [
      { title: 'What', share: 30 },
      { title: 'Number', share: 10, align: 'right' },
      { title: 'Which', share: 60 },
    ],
    rows: lines.map(({ what, records }) => [
      cell(what, { bold: true, header: true }),
      formatNumber(records.length),
      cell(whichOf(records)),
    ]),
  })
}

/** The first by number, name and what happened; the rest by number. */
function whichOf(records: readonly ChangeMention[]): string[] {
  const named = records
    .slice(0, NAMED)
    .map(({ number, name, how }) => `${number}  ${name}${how === '' ? '' : `: ${how}`}`)
  const rest = records.slice(NAMED)
  if (rest.length === 0) return named
  return [...named, `and ${formatNumber(rest.length)} more: ${rest.map(({ number }) => number).join(', ')}`]
}

function recordsBlocks(
  view: LogView,
  title: string,
  records: readonly RecordDifference[],
  budget: { left: number },
): Block[] {
  if (records.length === 0) return []
  const isNew = ({ how, kind }: RecordDifference) => how === 'added' && (kind === 'hazard' || kind === 'control')
  const added = records.filter(isNew)
  const differing = records.filter((one) => !isNew(one))
  const rows: Cell[][] = []
  const rest: RecordDifference[] = []
  for (const one of differing) {
    const lines = Math.min(one.fields.length, LINES_A_RECORD)
    if (rest.length > 0 || lines > budget.left) rest.push(one)
    else {
      budget.left -= lines
      rows.push(...recordRows(view, one))
    }
  }
  return [
    heading(2, `${title} that changed`, `changes-${title.toLowerCase().replaceAll(' ', '-')}`),
    ...(added.length === 0
      ? []
      : [
          paragraph([
            { text: `New, in full in the log (${formatNumber(added.length)}): `, bold: true },
            added.map(({ label }) => label).join(', '),
          ]),
        ]),
    ...(rows.length === 0 ? [] : [fieldsTable(title, rows)]),
    ...(rest.length === 0
      ? []
      : [
          paragraph(
            [
              {
                text: `${formatCount(rest.length, 'more record')} changed, listed by number; the verification bundle holds every field: `,
                bold: true,
              },
              numbersOf(rest),
            ],
            'note',
          ),
        ]),
  ]
}

/** `HAZ-001, HAZ-002`; of kinds without numbers how many: `Person (3)`. */
function numbersOf(records: readonly RecordDifference[]): string {
  const times = new Map<string, number>()
  for (const { label } of records) times.set(label, (times.get(label) ?? 0) + 1)
  return [...times].map(([label, count]) => (count === 1 ? label : `${label} (${formatNumber(count)})`)).join(', ')
}

function fieldsTable(title: string, rows: Cell[][]): TableBlock {
  return {
    ...dataTable({
      caption: `${title}, field by field`,
      summary: 'Each record that differs, with the fields that differ, before and after.',
      size: 'small',
      columns: [
        { title: 'Field', share: 24 },
        { title: 'Before', share: 38 },
        { title: 'After', share: 38 },
      ],
      rows,
    }),
    rowsMayBreak: true,
  }
}

function recordRows(view: LogView, one: RecordDifference): Cell[][] {
  const shown = one.fields.slice(0, LINES_A_RECORD)
  const more = one.fields.length - shown.length
  const inLog = one.kind === 'hazard' && view.assessed.some(({ hazard }) => hazard.id === one.id)
  const head: Inline[] = [
    { text: recordHeading(one), bold: true, ...(inLog ? { link: { bookmark: hazardBookmark(one.id) } } : {}) },
    `: ${howWord[one.how]}`,
  ]
  return [
    [cell([head], { columnSpan: 3, header: true, fill: { background: 'E8EDEE', text: '212B32' } })],
    ...shown.map((field) => [
      cell(fieldHeading(field), { header: true }),
      cell([side(field, 'before')]),
      cell([side(field, 'after')]),
    ]),
    ...(more > 0 ? [[cell(`and ${formatCount(more, 'more field')} of this record`, { columnSpan: 3 })]] : []),
  ]
}

const NOTHING: Inline = { text: 'nothing', italic: true }

/** One side of a changed value, its own words marked; unchanged words far from any change left out. */
export function side({ before, after }: FieldDifference, which: 'before' | 'after'): Inline[] {
  const own = which === 'before' ? before : after
  if (own === null) return [NOTHING]
  const runs = before === null || after === null ? [{ text: own, changed: false }] : diffWords(before, after)[which]
  return nearChanges(runs).map(({ text, changed }): Inline => {
    if (!changed || text.trim() === '') return text
    return which === 'before' ? { text, struck: true } : { text, bold: true }
  })
}

/** The runs with long unchanged ones cut to the words next to a change; whole where nothing is marked. */
function nearChanges(runs: readonly DiffRun[]): DiffRun[] {
  if (!runs.some(({ changed }) => changed)) return [...runs]
  return runs.map((run, index) => {
    if (run.changed) return run
    const pieces = run.text.match(/\s*\S+\s*/g) ?? []
    const first = index === 0
    const last = index === runs.length - 1
    if (pieces.length <= WORDS_AROUND * (first || last ? 1 : 2) + 3) return run
    const head = first ? '' : pieces.slice(0, WORDS_AROUND).join('').trimEnd()
    const tail = last ? '' : pieces.slice(-WORDS_AROUND).join('').trimStart()
    return { text: `${head}${first ? '' : ' '}…${last ? '' : ' '}${tail}`, changed: false }
  })
}
