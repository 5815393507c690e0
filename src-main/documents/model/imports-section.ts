import type { ImportRecord } from '../../../src-shared/domain/registers.ts'
import { formatMoment } from '../../../src-shared/format/dates.ts'
import { formatCount, formatNumber, formatSize } from '../../../src-shared/format/numbers.ts'
import { NOT_RECORDED } from '../../../src-shared/format/standing-words.ts'
import type { Block, Cell } from '../document.ts'
import { cell, detailTable, heading, joined, paragraph } from './blocks.ts'
import type { LogView } from './log-view.ts'
import { capital } from './summary-tables.ts'

/** What was read from which source, and how much was left out and why; every entry by itself stands in the workspace. */
export function importsBlocks(view: LogView): Block[] {
  const imports = view.live('import')
  if (imports.length === 0)
    return [paragraph(`No hazard log was imported into this project: ${NOT_RECORDED.toLowerCase()}.`)]
  return imports.flatMap((one): Block[] => [heading(2, one.fileName, `import-${one.id}`), importTable(view, one)])
}

function importTable(view: LogView, one: ImportRecord): Block {
  const { counts } = one
  const entries = counts.hazards + counts.causes + counts.controls
  const whose =
    one.whose === 'ours'
      ? "This organisation's own log; its scores came in as imported, not confirmed"
      : `${view.organisationName(one.organisationId) || "A supplier's or a national"} log; its scores stay the source's`
  return detailTable({
    caption: `Import of ${one.fileName}`,
    summary: 'What was read from this file and what was left out.',
    size: 'small',
    rows: [
      ['File', `${one.fileName}, ${formatSize(one.size)}, sheet ${one.sheet}`],
      ['SHA-256', one.sha256],
      ['Imported', formatMoment(one.at)],
      ['Whose log', whose],
      [
        'Read',
        `${formatNumber(entries)} entries read (${joined([formatCount(counts.hazards, 'hazard'), formatCount(counts.causes, 'cause'), formatCount(counts.controls, 'control entry', 'control entries')])}), ${formatNumber(one.leftOut.length)} left out, listed in the workspace.`,
      ],
      ['Left out, by reason', grouped(one.leftOut.map(({ reason }) => reason))],
      ['Findings of the import', grouped(one.findings.map(({ rule }) => rule))],
      [
        'Texts changed',
        one.textChanges.length === 0
          ? 'No text had to be changed.'
          : `${formatCount(one.textChanges.length, 'text')}, listed in the workspace.`,
      ],
      ["Source's versions", listed(one.versions.map((row) => joined([row.version, row.date, row.summary])))],
      [
        'Names on the source',
        listed(
          one.listed.map(
            (row) =>
              `${capital(row.as)}: ${joined([row.name, row.title])}; listed; ${row.date === '' ? 'no date given' : row.date}`,
          ),
        ),
      ],
    ],
  })
}

function listed(lines: readonly string[]): Cell {
  return cell(lines.length === 0 ? NOT_RECORDED : lines)
}

const REASONS: Record<string, string> = {
  none: 'Said only "None"',
  'empty-entry': 'A number without a text',
  'rating-differs': 'Rating differs from the matrix',
  'formula-differs': 'Formula reads other cells than its own scores',
  'severity-drop': 'Severity lowered without a reason',
  'blank-owner': 'No owner named',
  'blank-status': 'No status given',
  'version-differs': 'Versions differ within the file',
  'uncontrolled-cause': 'Cause without a control',
  'struck-through': 'Struck through in the source, brought in as it stands',
  unreadable: 'Could not be read as it stood',
  picture: 'A picture',
  'over-limit': 'Longer than a text may be',
  'row-not-a-hazard': 'A row that is no hazard',
  'column-not-in-layout': 'A column that the layout does not have',
  'sheet-not-read': 'A sheet that was not read',
  'cell-note': 'A comment on a cell',
  'heading-or-note': 'A heading or note beside the log',
  'compared-only': "The source's own matrix and definitions, compared and not taken over",
}

/** Long lists as a count for each reason. */
function grouped(reasons: readonly string[]): Cell {
  const told = new Map<string, number>()
  for (const reason of reasons) told.set(reason, (told.get(reason) ?? 0) + 1)
  return listed([...told].map(([reason, times]) => `${REASONS[reason] ?? capital(reason)}: ${formatNumber(times)}`))
}
