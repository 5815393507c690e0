import type { TableField } from '../../../src-shared/domain/import-options.ts'
import type {
  ControlColumn,
  ImportFinding,
  LeftOut,
  PreviewAssessment,
  PreviewCause,
  PreviewControl,
  SourceField,
} from '../../../src-shared/domain/import-preview.ts'
import { cleanText, NAME_LIMIT } from '../../../src-shared/domain/text.ts'
import { columnLetters, reference } from '../grid.ts'
import { clip } from '../mappings/assessment.ts'
import type { ReadHazard } from '../mappings/hazard-row.ts'
import type { TextIntake } from '../mappings/text-intake.ts'
import type { ShownAssessment } from '../scale/read-assessment.ts'
import { cellEntries, saysNothing } from './entries.ts'
import type { FoundTable } from './find-table.ts'
import type { HazardRows } from './group-rows.ts'

const CONTROLS = [
  ['existing', 'existing'],
  ['additional', 'additional'],
  ['design', 'design'],
  ['test', 'test'],
  ['training', 'training'],
  ['businessProcessChange', 'business process change'],
] as const satisfies readonly (readonly [TableField, ControlColumn])[]

/** A text of one cell of the hazard's rows. */
interface Piece {
  row: number
  column: number
  text: string
  cell: string
}

/** The rows of one hazard, asked for their fields. */
export class HazardCells {
  readonly #table: FoundTable
  readonly #rows: HazardRows

  constructor(table: FoundTable, rows: HazardRows) {
    this.#table = table
    this.#rows = rows
  }

  /** Texts of a field that are not blank, row by row. Each is marked as carried over. */
  pieces(field: TableField, only?: number): Piece[] {
    const { view, columns } = this.#table
    const at = columns.filter((one) => one.field === field && (only === undefined || one.column === only))
    return this.#rows.flatMap((row) =>
      at.flatMap(({ column }) => {
        const cell = view.at(row, column)
        if (cell === undefined || cell.text.trim() === '') return []
        view.take(row, column)
        const link = cell.link === undefined || cell.text.includes(cell.link) ? '' : ` (${cell.link})`
        return [{ row, column, text: cell.text + link, cell: reference(row, column) }]
      }),
    )
  }

  /** One text of a field: the texts of several rows one below the other, the same one once. */
  joined(field: TableField, only?: number): { text: string; cell: string | null } {
    const has = this.#table.columns.some((one) => one.field === field)
    const pieces = this.pieces(field, only)
    const seen = new Set<string>()
    const different = pieces.filter(({ text }) => !seen.has(text.trim()) && seen.add(text.trim()))
    const [first] = different
    const column = this.#table.columns.find((one) => one.field === field)?.column ?? 1
    return {
      text: different.length === 1 && first ? first.text : different.map(({ text }) => text.trim()).join('\n'),
      cell: first === undefined ? (has ? reference(this.#rows[0] ?? 1, column) : null) : cellsOf(different),
    }
  }

  /** The scores of an assessment; null parts where rows of one hazard disagree. */
  assessment(stage: 'initial' | 'residual'): { shown: ShownAssessment; disagree: boolean } {
    const part = (name: 'Severity' | 'Likelihood' | 'Rating') => this.joined(`${stage}${name}`)
    const [severity, likelihood, rating] = [part('Severity'), part('Likelihood'), part('Rating')]
    const disagree = [severity, likelihood].some(({ text }) => text.includes('\n'))
    const [first = 1] = this.#rows
    const column = this.#table.columns.find((one) => one.field === `${stage}Rating`)?.column
    const formula = column === undefined ? null : (this.#table.view.at(first, column)?.formula ?? null)
    return {
      disagree,
      shown: {
        severity: severity.text.trim(),
        likelihood: likelihood.text.trim(),
        rating: rating.text.trim(),
        cells: { severity: severity.cell ?? '', likelihood: likelihood.cell ?? '', rating: rating.cell ?? '' },
        formula,
      },
    }
  }

  /** How the hazard is called: its number, else its row. */
  get label(): string {
    return cleanText(this.joined('number').text).text.trim() || `Row ${this.#rows[0]}`
  }

  /** Cells that no field takes: of columns with a heading, and of such without one. */
  others(): (Piece & { label: string })[] {
    const { view, columns, beside } = this.#table
    const headings = new Map(columns.map(({ column, heading }) => [column, heading]))
    return this.#rows.flatMap((row) =>
      view.row(row).flatMap((cell) => {
        if (cell.text.trim() === '' || view.isTaken(cell) || beside.has(cell.column)) return []
        view.take(row, cell.column)
        const link = cell.link === undefined || cell.text.includes(cell.link) ? '' : ` (${cell.link})`
        const label = headings.get(cell.column) ?? `Column ${columnLetters(cell.column)} (no heading)`
        return [{ row, column: cell.column, text: cell.text + link, cell: cell.ref, label }]
      }),
    )
  }
}

function cellsOf(pieces: Piece[]): string {
  return pieces.length <= 2
    ? pieces.map(({ cell }) => cell).join(', ')
    : `${pieces[0]?.cell ?? ''}, ${pieces.length - 2} more, ${pieces.at(-1)?.cell ?? ''}`
}

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

/** Reads the hazard of some rows; its scores as shown, for the scale to be judged over all of them. */
export function readTableHazard(table: FoundTable, rows: HazardRows, intake: TextIntake): ReadHazard {
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
  const entries = (field: TableField) => listOf(cells.pieces(field))
  const listOf = (
    pieces: Piece[],
  ): { row: number; number: number | null; text: string; cell: string; sourceText: string }[] =>
    pieces.flatMap(({ row, text: source, cell }) => {
      intake.noteChanges(source, cell)
      return cellEntries(source).flatMap(({ number: of, text, sourceText }) => {
        const leave = (reason: LeftOut['reason']) => {
          result.leftOut.push({ reason, sheet, cell, text: sourceText })
          return []
        }
        if (text === '') {
          result.empty++
          find('empty-entry', cell, `entry ${of} (${cell}) has a number and no text.`)
          return leave('empty-entry')
        }
        if (saysNothing(text)) {
          result.dropped++
          return leave('none')
        }
        if (intake.part(text, cell, sheet) === undefined) {
          find('unreadable', cell, `an entry of ${cell} is too long to bring in; the source keeps it.`)
          return []
        }
        return [{ row, number: of, text, cell, sourceText }]
      })
    })

  const causeEntries = entries('causes')
  result.causeEntriesRead = causeEntries.length + result.dropped + result.empty
  // Rows of one hazard may repeat their cause beside each of its controls.
  const causes: (PreviewCause & { row: number })[] = []
  const causeOfRow = new Map<number, number[]>()
  for (const entry of causeEntries) {
    const same = causes.findIndex(({ text, number: of }) => text === entry.text && of === entry.number)
    const at = same >= 0 && rows.length > 1 ? same : causes.push(entry) - 1
    causeOfRow.set(entry.row, [...(causeOfRow.get(entry.row) ?? []), at])
  }
  const droppedCauses = result.dropped
  const emptyCauses = result.empty
  const controls: PreviewControl[] = CONTROLS.flatMap(([field, column]) =>
    entries(field).map(({ row, ...entry }) => ({ column, ...entry, cause: causeFor(row, entry.number) })),
  )
  function causeFor(row: number, of: number | null): number | null {
    const inRow = causeOfRow.get(row) ?? []
    if (of !== null) {
      const byNumber = causes.findIndex((cause) => cause.number === of)
      if (byNumber >= 0) return byNumber
    }
    // One row a cause: what stands beside it answers it.
    if (rows.length > 1 && inRow.length === 1) return inRow[0] ?? null
    return causes.length === 1 && of === null ? 0 : null
  }
  result.controlEntriesRead = controls.length + (result.dropped - droppedCauses) + (result.empty - emptyCauses)

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
  return {
    hazard: {
      row: rows[0] ?? 1,
      hidden: rows.every((row) => table.view.sheet.hiddenRows.includes(row)),
      number,
      name,
      description,
      impact,
      category,
      causes: causes.map(({ row: _row, ...cause }) => cause),
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
