import type { TableField } from '../../../src-shared/domain/import-options.ts'
import { cleanText } from '../../../src-shared/domain/text.ts'
import { columnLetters, reference } from '../grid.ts'
import type { ShownAssessment } from '../scale/read-assessment.ts'
import type { FoundTable } from './find-table.ts'
import type { HazardRows } from './group-rows.ts'

/** A text of one cell of the hazard's rows. */
export interface Piece {
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
