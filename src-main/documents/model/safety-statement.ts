import { holdersOf } from '../../../src-shared/domain/project.ts'
import type { SafetyStatement } from '../../../src-shared/domain/registers.ts'
import { formatDay } from '../../../src-shared/format/dates.ts'
import { NOT_RECORDED } from '../../../src-shared/format/standing-words.ts'
import type { Block, Cell, TableBlock } from '../document.ts'
import { cell, detailTable, joined, recorded, sentence } from './blocks.ts'
import type { LogView } from './log-view.ts'
import { capital } from './summary-tables.ts'

/** Page one: the clinical safety officer's own statement, the conditions, the decisions asked (clinical-rules 26). */
export function firstPage(view: LogView): Block[] {
  const decisions = view.live('boardDecision')
  return [
    statementTable(view, [
      [
        'Decisions asked of the board',
        cell(
          decisions.length === 0
            ? NOT_RECORDED
            : decisions.map(({ decision }, index) => `${index + 1}. ${sentence(decision)}`),
        ),
      ],
    ]),
  ]
}

/** The statement, its conditions and the decisions asked, in as few lines as they need: for one sheet. */
export function boardStatement(view: LogView): TableBlock {
  const given = view.live('safetyStatement').at(-1)
  const by = joined([view.personName(given?.personId ?? null), formatDay(given?.date ?? null)])
  const lines = (texts: readonly string[]) =>
    cell(texts.length === 0 ? NOT_RECORDED : texts.map((text, index) => `${index + 1}. ${sentence(text)}`))
  const conditions = (given?.conditions ?? '').split('\n').filter((line) => line.trim() !== '')
  return detailTable({
    caption: "Clinical safety officer's statement and the decisions asked of the board",
    summary:
      "The clinical safety officer's recommendation in his or her own words, the conditions, the decisions asked.",
    labelShare: 15,
    size: 'small',
    rows: [
      [
        'Recommendation',
        cell([
          [
            { text: capital(given?.recommendation ?? 'not yet given'), bold: true },
            given === undefined ? '' : ` – ${by === '' ? 'by whom: not recorded' : by}`,
          ],
        ]),
      ],
      ['Statement', given?.text ?? ''],
      ['Conditions', lines(conditions)],
      ['Decisions asked', lines(view.live('boardDecision').map(({ decision }) => decision))],
    ],
  })
}

/** The statement in its own section. */
export function safetyStatementBlocks(view: LogView): Block[] {
  return [statementTable(view, [])]
}

function statementTable(view: LogView, more: [string, Cell][]): TableBlock {
  const given: SafetyStatement | undefined = view.live('safetyStatement').at(-1)
  const officer = holdersOf(view.snapshot.project, 'clinical safety officer', view.today).map(view.personName)
  const by = given === undefined ? '' : joined([view.personName(given.personId), formatDay(given.date)])
  const conditions = (given?.conditions ?? '').split('\n').filter((line) => line.trim() !== '')
  return detailTable({
    caption: "Clinical safety officer's statement",
    summary: "The clinical safety officer's recommendation in his or her own words, with the conditions.",
    labelShare: 24,
    size: 'small',
    rows: [
      ['Recommendation', cell(capital(given?.recommendation ?? 'not yet given'), { bold: true })],
      ['Statement', given?.text ?? ''],
      [
        'Conditions',
        cell(conditions.length === 0 ? NOT_RECORDED : conditions.map((line, index) => `${index + 1}. ${line.trim()}`)),
      ],
      [
        'Given by',
        by === ''
          ? cell(joined(['Not recorded', officer.length > 0 && `clinical safety officer: ${joined(officer)}`], '; '))
          : recorded(by),
      ],
      ...more,
    ],
  })
}
