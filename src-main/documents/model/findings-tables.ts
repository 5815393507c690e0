import type { AnsweredFinding, FindingLevel } from '../../../src-shared/checks/finding.ts'
import { checkOf } from '../../../src-shared/checks/index.ts'
import { isOpen } from '../../../src-shared/checks/run-checks.ts'
import { formatDay } from '../../../src-shared/format/dates.ts'
import { NO_FINDINGS } from '../../../src-shared/format/standing-words.ts'
import type { Block, TableBlock } from '../document.ts'
import { cell, dataTable, joined, paragraph, recorded } from './blocks.ts'
import { findingsLine } from './board-summary.ts'
import type { LogView } from './log-view.ts'
import { capital } from './summary-tables.ts'

const LEVELS: FindingLevel[] = ['error', 'warning', 'notice']

/** What the checks found, one line a check, with how often and where; each finding by itself stands in the workspace. */
export function openFindings(view: LogView): Block[] {
  const byCheck = new Map<string, AnsweredFinding[]>()
  for (const finding of view.findings.filter(({ answer }) => answer === null)) {
    byCheck.set(finding.check, [...(byCheck.get(finding.check) ?? []), finding])
  }
  const groups = [...byCheck.values()].toSorted(
    (a, b) => LEVELS.indexOf(a[0]?.level ?? 'notice') - LEVELS.indexOf(b[0]?.level ?? 'notice'),
  )
  return [
    paragraph(findingsLine(view)),
    dataTable({
      caption: 'Open findings by check',
      summary: 'Each check that found something, with its level, how often and on which hazards.',
      size: 'small',
      columns: [
        { title: 'Level', share: 11 },
        { title: 'What was found', share: 29 },
        { title: 'Count', share: 11 },
        { title: 'Where', share: 29 },
        { title: 'Clauses', share: 20 },
      ],
      rows: groups.flatMap((members) => {
        const [first] = members
        if (first === undefined) return []
        const hazards = [...new Set(members.map(({ hazardId }) => hazardId))]
        const numbers = view.hazardNumbers(hazards.filter((id) => id !== null))
        const where = capital(joined([hazards.includes(null) && 'the project', numbers]))
        const later = members.filter((one) => !isOpen(one)).length
        return [
          [
            cell(capital(first.level), { bold: true }),
            checkOf(first.check)?.title ?? first.check,
            cell(countLines(members.length, later)),
            where,
            recorded(clauseWords(first.clauses)),
          ],
        ]
      }),
    }),
    paragraph(
      view.findings.length === 0
        ? NO_FINDINGS
        : 'The checks cannot tell whether hazards are missing or scores are right.',
      'note',
    ),
  ]
}

/** How many, and under it how many of them are not yet due, so that nobody adds the two. */
function countLines(all: number, later: number): string[] {
  if (later === 0) return [String(all)]
  return [String(all), later === all ? 'none due yet' : `${later} of these not yet due`]
}

/** Findings that a person answered: who, when and why. An answer holds while the values it was given on stand. */
export function answeredFindings(view: LogView): TableBlock {
  return dataTable({
    caption: 'Answered findings',
    summary: 'Findings that a person answered with a reason.',
    size: 'small',
    columns: [
      { title: 'Finding', share: 40 },
      { title: 'Answer', share: 32 },
      { title: 'By, on', share: 28 },
    ],
    rows: view.findings.flatMap((finding) =>
      finding.answer === null
        ? []
        : [
            [
              cell([[{ text: `${capital(finding.level)}: `, bold: true }, finding.message]]),
              recorded(finding.answer.reason),
              recorded(joined([view.personName(finding.answer.personId), formatDay(finding.answer.on)])),
            ],
          ],
    ),
  })
}

/** `DCB0129 6.3.1, 6.3.2; DCB0160 6.3.1`: each standard named once. */
function clauseWords(clauses: readonly string[]): string {
  const standards = [...new Set(clauses.map((clause) => clause.split(' ')[0] ?? ''))]
  const numbersOf = (standard: string) =>
    clauses.flatMap((clause) => (clause.startsWith(`${standard} `) ? [clause.slice(standard.length + 1)] : []))
  return joined(
    standards.map((standard) => `${standard} ${joined(numbersOf(standard))}`),
    '; ',
  )
}
