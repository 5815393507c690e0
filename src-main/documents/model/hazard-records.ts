import { groupFindings } from '../../../src-shared/checks/group-findings.ts'
import type { AssessedHazard } from '../../../src-shared/domain/counts.ts'
import type { HazardAction } from '../../../src-shared/domain/hazard.ts'
import { formatDay } from '../../../src-shared/format/dates.ts'
import { NO_FINDINGS, NOT_RECORDED } from '../../../src-shared/format/standing-words.ts'
import type { Cell, Inline, TableBlock } from '../document.ts'
import { cell, joined, label, recorded, sentence } from './blocks.ts'
import { evidenceTitle } from './evidence-words.ts'
import type { LogView } from './log-view.ts'
import { capital } from './summary-tables.ts'

/** What else is on record for a hazard: evidence, actions, test issues, references, notes, findings, provenance. */
export function hazardRecords(view: LogView, { hazard }: AssessedHazard): TableBlock {
  const related = hazard.related.map(
    ({ hazardId, how }) => `${capital(how)} ${recorded(view.hazardOf(hazardId)?.number)}`,
  )
  const withdrawn = hazard.causes
    .filter(({ archived }) => archived !== null)
    .map(({ number, text, archived }) => `${number}) ${sentence(text)} Reason: ${recorded(archived?.reason)}`)
  const issues = view.live('testIssue').filter((one) => one.hazardIds.includes(hazard.id))
  const kept: [string, string[]][] = [
    ['Evidence of the hazard itself', hazard.evidenceIds.map((id) => evidenceTitle(view, id))],
    ['Actions', hazard.actions.map((action) => actionWords(view, action))],
    ['References', hazard.references.map((one) => joined([one.label, one.text], ': '))],
    ['Notes', hazard.notes.split(/\n+/).map((line) => line.trim())],
  ]
  const told = kept.map(([name, lines]): [string, string[]] => [name, lines.filter((line) => line !== '')])
  const rows: [string, Cell][] = told.flatMap(([name, lines]): [string, Cell][] =>
    lines.length === 0 ? [] : [[name, cell(lines)]],
  )
  const missing = told.filter(([, lines]) => lines.length === 0).map(([name]) => name.toLowerCase())
  if (missing.length > 0) rows.push([NOT_RECORDED, cell(capital(joined(missing)))])
  rows.push(['Findings', findingsCell(view, hazard.id)])
  if (issues.length > 0)
    rows.push(['Test issues', listed(issues.map((one) => joined([one.reference, one.title, one.status])))])
  if (withdrawn.length > 0) rows.push(['Causes withdrawn', listed(withdrawn)])
  if (related.length > 0) rows.push(['Split and merged', listed(related)])
  if (hazard.source !== null) rows.push(['Imported from', cell(sourceWords(view, hazard.source))])
  return {
    kind: 'table',
    caption: '',
    summary: `${hazard.number}: evidence, actions, references, notes and findings.`,
    columns: [{ share: 11 }, { share: 89 }],
    headerRows: [],
    rows: rows.map(([name, value]) => [label(name), value]),
    size: 'small',
  }
}

function listed(lines: readonly string[]): Cell {
  const said = lines.filter((line) => line !== '')
  return cell(said.length === 0 ? NOT_RECORDED : said)
}

/** An action with owner, due and done: `Repeat the test. Dr A, due 3 March 2026; done 1 March 2026`. */
export function actionWords(view: LogView, { text, ownerId, due, done }: HazardAction): string {
  const state =
    done !== null
      ? `done ${formatDay(done)}`
      : due === null
        ? 'open, no due date'
        : `${due < view.today ? 'overdue, was due' : 'due'} ${formatDay(due)}`
  return `${sentence(text)} ${view.personName(ownerId) || 'No owner recorded'}; ${state}.`
}

/** The hazard's findings, one line for each rule, with how many are open, answered or not yet due. */
function findingsCell(view: LogView, hazardId: string): Cell {
  const groups = groupFindings(view.findingsOf.get(hazardId) ?? [])
  if (groups.length === 0) return cell(NO_FINDINGS)
  return cell(
    groups.map(({ level, summary, count, answered, notYetDue }): Inline[] => {
      const asides = joined([
        answered > 0 && (count === answered ? 'answered' : `${answered} answered`),
        notYetDue > 0 && (count === notYetDue ? 'not yet due' : `${notYetDue} not yet due`),
      ])
      return [
        { text: `${capital(level)}: `, bold: true },
        summary.replace(/\.$/, ''),
        asides === '' ? '' : ` (${asides})`,
      ]
    }),
  )
}

function sourceWords(view: LogView, source: NonNullable<AssessedHazard['hazard']['source']>): string {
  const from = view.live('import').find(({ id }) => id === source.importId)
  const cells = Object.values(source.fields)
    .map((field) => field.cell)
    .filter((one) => one !== '')
  return `${recorded(from?.fileName)}, sheet ${recorded(source.sheet)}${cells.length > 0 ? `, from cell ${cells[0]}` : ''}`
}
