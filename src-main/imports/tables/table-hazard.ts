import type { TableField } from '../../../src-shared/domain/import-options.ts'
import type { ImportFinding, PreviewAssessment, SourceField } from '../../../src-shared/domain/import-preview.ts'
import { NAME_LIMIT } from '../../../src-shared/domain/text.ts'
import type { GridCell } from '../grid.ts'
import { clip } from '../mappings/assessment.ts'
import type { ReadHazard } from '../mappings/hazard-row.ts'
import type { TextIntake } from '../mappings/text-intake.ts'
import type { ShownAssessment } from '../scale/read-assessment.ts'
import { readCausesAndControls } from './causes-and-controls.ts'
import type { FoundTable } from './find-table.ts'
import type { HazardRows } from './group-rows.ts'
import { HazardCells } from './hazard-cells.ts'

/** An assessment as shown, before anybody knows in whose words. */
function unscored({ severity, likelihood, rating, cells, formula }: ShownAssessment): PreviewAssessment {
  return {
    severity: null,
    likelihood: null,
    severityShown: severity,
    likelihoodShown: likelihood,
    ratingShown: rating,
    ratingByScheme: null,
    ratingDiffers: false,
    cells,
    formula,
    formulaDiffers: null,
  }
}

/**
 * Reads the hazard of some rows; its scores as shown, for the scale to be judged over all of them.
 *
 * @param section the heading that its rows stand under, if any
 */
export function readTableHazard(
  table: FoundTable,
  rows: HazardRows,
  section: GridCell | undefined,
  intake: TextIntake,
): ReadHazard {
  const sheet = table.view.sheet.name
  const cells = new HazardCells(table, rows)
  const { label } = cells
  const result: Omit<ReadHazard, 'hazard'> = {
    findings: [],
    leftOut: [],
    causeEntriesRead: 0,
    controlEntriesRead: 0,
    dropped: 0,
    empty: 0,
  }
  const find = (rule: ImportFinding['rule'], cell: string | null, message: string): void => {
    result.findings.push({ rule, hazard: label, cell: cell ?? '', message: `${label}: ${message}` })
  }
  const long = (field: TableField): SourceField => {
    const { text, cell } = cells.joined(field)
    return told(intake.field(text, cell, sheet))
  }
  const line = (field: TableField): SourceField => {
    const { text, cell } = cells.joined(field)
    return told(intake.line(text, cell, sheet))
  }
  const told = (field: SourceField): SourceField => {
    if (field.text === '' && field.sourceText.trim() !== '') {
      find('unreadable', field.cell, `the text in ${field.cell} is too long to bring in; the source keeps it.`)
    }
    return field
  }

  const number = line('number')
  const description = long('description')
  const named = line('name')
  // A log without a column for names calls its hazards by their description.
  const name = named.cell === null ? { ...description, text: beginning(description.text) } : named
  const { causes, controls } = readCausesAndControls(cells, rows, { sheet, intake, result, find })
  const impact = long('impact')
  const category = line('category')
  const notes = long('notes')
  const owner = line('owner')
  const statusSource = line('status')
  const status = (['Open', 'Transferred', 'Closed'] as const).find(
    (word) => word.toLowerCase() === statusSource.text.toLowerCase(),
  )
  const assessed = { initial: cells.assessment('initial'), residual: cells.assessment('residual') }
  const [initial, residual] = (['initial', 'residual'] as const).map((stage) => {
    const { shown, disagree } = assessed[stage]
    if (disagree) {
      find(
        'unreadable',
        shown.cells.severity,
        `its rows give several ${stage} scores (${clip(shown.severity)}; ${clip(shown.likelihood)}); it comes in unscored with all of them kept.`,
      )
    }
    return unscored(shown)
  }) as [PreviewAssessment, PreviewAssessment]
  const has = (field: TableField) => table.columns.some((one) => one.field === field)
  if (has('owner') && owner.text === '') find('blank-owner', owner.cell, 'no owner is named.')
  if (has('status') && statusSource.text === '')
    find('blank-status', statusSource.cell, 'no status is given; it counts as open.')
  else if (has('status') && status === undefined) {
    find(
      'unreadable',
      statusSource.cell,
      `the status "${clip(statusSource.text)}" is not Open, Transferred or Closed; it comes in as not stated, with its words kept.`,
    )
  }
  if (name.sourceText.trim() === '') find('unreadable', name.cell, 'the hazard has no name.')
  if (causes.length > 0) {
    causes.forEach((cause, index) => {
      const answered = controls.some((control) => control.cause === index || control.cause === null)
      if (!answered)
        find(
          'uncontrolled-cause',
          cause.cell,
          `cause "${clip(cause.text)}" (${cause.cell}) has no control in any column.`,
        )
    })
  }
  const otherFields = othersOf(cells, sheet, intake)
  if (has('status') && status === undefined && statusSource.text !== '') {
    otherFields.push({ label: 'Status', ...statusSource })
  }
  if (section !== undefined) {
    table.view.take(section.row, section.column)
    otherFields.push({ label: 'Section', ...intake.field(section.text, section.ref, sheet) })
  }
  return {
    hazard: {
      row: rows[0] ?? 1,
      hidden: rows.every((row) => table.view.sheet.hiddenRows.includes(row)),
      number,
      name,
      description,
      impact,
      category,
      causes,
      controls,
      initial,
      residual,
      notes,
      actions: [],
      owner,
      status: status ?? null,
      statusSource,
      otherFields,
    },
    ...result,
  }
}

/** Every column that no field takes, one entry a heading. */
function othersOf(cells: HazardCells, sheet: string, intake: TextIntake): ReadHazard['hazard']['otherFields'] {
  const byLabel = new Map<string, { texts: string[]; cells: string[] }>()
  for (const { label, text, cell } of cells.others()) {
    const known = byLabel.get(label) ?? { texts: [], cells: [] }
    byLabel.set(label, known)
    if (!known.texts.includes(text)) known.texts.push(text)
    known.cells.push(cell)
  }
  return [...byLabel].map(([label, { texts, cells: at }]) => ({
    label,
    ...intake.field(texts.join('\n'), at.length <= 2 ? at.join(', ') : `${at[0]} to ${at.at(-1)}`, sheet),
  }))
}

/** The first sentence or line of a description, as long as a name may be. */
function beginning(text: string): string {
  const [line = ''] = text.split('\n')
  if (line.length <= 200) return line
  const sentence = /^.{20,200}?[.;:](?=\s)/.exec(line)?.[0]
  return sentence ?? `${line.slice(0, Math.min(200, NAME_LIMIT) - 2)} …`
}
