import { wordsShared } from '../../../src-shared/domain/import-changes.ts'
import type { TableField } from '../../../src-shared/domain/import-options.ts'
import type { GridCell } from '../grid.ts'
import type { FoundTable } from './find-table.ts'
import { noHazards } from './not-hazards.ts'

/** Rows of one hazard, in order. */
export type HazardRows = number[]

/** What stands under the headings. */
export interface GroupedRows {
  hazards: HazardRows[]
  /** Last row of the log; what lies below is keys, notes and drop-down lists. */
  lastRow: number
  /** Rows within the log that are no hazard's, such as headings between. */
  between: number[]
  /** The heading of its section, by the first row of each hazard that stands below one. */
  sections: ReadonlyMap<number, GridCell>
}

const TEXTS: readonly TableField[] = [
  'description',
  'impact',
  'causes',
  'existing',
  'additional',
  'design',
  'test',
  'training',
  'businessProcessChange',
]
/** Rows without anything in the table after which only a whole hazard goes on with it. */
const GAP = 1
/** Names that share fewer of their words are those of two hazards, whatever their number; more, and one is a slip. */
const ONE_NAME = 0.7
/** Words, and not the number of a row that nobody has filled in yet. */
const HEADING = /^(?!\S*\d\S*$).*\p{L}{2}/su

/**
 * Which rows belong to which hazard. A hazard begins where its number or, without numbers, its name changes; rows below
 * it that leave both blank, lie under its merged cell or repeat its number (or, leaving that blank, its name) go on with
 * it. The log ends where rows no longer look like hazards.
 */
export function groupRows(table: FoundTable): GroupedRows {
  const log = new LogRows(table)
  const noHazard = noHazards(table)
  const hazards: HazardRows[] = []
  const between: number[] = []
  const sections = new Map<number, GridCell>()
  let section: GridCell | undefined
  let repeated = false
  let lastRow = table.headerRows.last
  // Headings and sums between sections are no gap.
  let reach = lastRow
  let last: RowSays | undefined
  const begin = (row: number, says: RowSays) => {
    hazards.push([row])
    if (section !== undefined) sections.set(row, section)
    last = { ...says, part: says.part || (last?.part ?? '') }
  }
  for (const row of table.view.rows) {
    if (row <= table.headerRows.last || log.filled(row) === 0) continue
    const none = noHazard(row)
    if (none !== null) {
      if (none === 'headings') repeated = true
      else between.push(row)
      if (none !== 'signature') reach = row
      continue
    }
    const says = log.says(row)
    const place = placeOf(says, { last, far: row - Math.max(lastRow, reach) > GAP, log })
    if (place === 'begins') begin(row, says)
    else if (place === 'goes on' && hazards.length > 0) hazards.at(-1)?.push(row)
    else {
      section = log.heading(row) ?? section
      between.push(row)
      continue
    }
    lastRow = Math.max(row, says.mergedTo)
  }
  // Where each section has its headings, that of the first stands above the first headings.
  const top = repeated && sections.size > 0 ? log.heading(table.headerRows.first - 1) : undefined
  for (const [row = 0] of top === undefined ? [] : hazards) {
    if (top !== undefined && !sections.has(row)) sections.set(row, top)
  }
  const used = new Set([...sections.values()].map(({ row }) => row))
  return { hazards, lastRow, sections, between: between.filter((row) => row < lastRow && !used.has(row)) }
}

/** What a row says of which hazard it is. */
interface RowSays {
  /** The number or, in a log without numbers, the name. */
  key: string
  /** The name; in a log without names the description. */
  name: string
  /** What stands left of the key: a step, a function, a part. */
  part: string
  /** How many cells of the table, and how many of its fields of text, hold something. */
  filled: number
  texts: number
  scored: boolean
  /** It lies below the first row of its key's merged cell. */
  under: boolean
  /** Its key's cell spreads over half of the table, as headings between do. */
  wide: boolean
  /** Last row of the merged cell that it is part of; 0 where it is part of none. */
  mergedTo: number
}

/** The rules, by which a row begins a hazard, goes on with the one above, or is none's. */
function placeOf(
  { key, name, part, filled, texts, scored, under, wide }: RowSays,
  { last, far, log }: { last: RowSays | undefined; far: boolean; log: Pick<LogRows, 'hasNumber' | 'hasName'> },
): 'begins' | 'goes on' | 'none' {
  const { hasNumber, hasName } = log
  const sameKey = key !== '' && key === last?.key
  const sameName = hasNumber && key === '' && name !== '' && name === last?.name && !far
  // One number over several hazards: that of a step or a function, whose every failure is a hazard of its own.
  const otherName =
    hasNumber && hasName && name !== '' && wordsShared(name, last?.name ?? '') < ONE_NAME && (under ? scored : sameKey)
  const otherPart = !hasNumber && part !== '' && part !== (last?.part ?? '')
  const named = hasNumber ? key !== '' || (name !== '' && texts > 0) : key !== '' && (!sameKey || otherPart)
  if ((!under || otherName) && !wide && !sameName && named) {
    if (sameKey && !otherPart && !otherName && !far && texts > 0) return 'goes on'
    const whole = hasNumber ? key !== '' && (name !== '' || texts > 0) && filled > 2 : filled > 1
    if (whole && (!far || (name !== '' && texts > 0) || texts > 1)) return 'begins'
    if (!far && name !== '' && (texts > 0 || key !== '')) return 'begins'
  }
  return !far && !wide && (key === '' || sameName) && (texts > 0 || under) ? 'goes on' : 'none'
}

/** The rows of a table, asked for what tells hazards apart. */
class LogRows {
  readonly hasNumber: boolean
  readonly hasName: boolean
  readonly #table: FoundTable
  readonly #at = new Map<TableField, number[]>()
  readonly #mapped: number[]
  readonly #scores: number[]
  readonly #parts: number[]
  readonly #key: TableField
  readonly #keyColumn: number

  constructor(table: FoundTable) {
    const { columns } = table
    this.#table = table
    for (const { field, column } of columns) this.#at.set(field, [...(this.#at.get(field) ?? []), column])
    this.hasNumber = this.#at.has('number')
    this.hasName = this.#at.has('name')
    this.#key = this.hasNumber ? 'number' : this.hasName ? 'name' : 'description'
    const [keyColumn = 0] = this.#at.get(this.#key) ?? []
    this.#keyColumn = keyColumn
    const columnsOf = (wanted: (field: TableField, column: number) => boolean) =>
      columns.filter(({ field, column }) => wanted(field, column)).map(({ column }) => column)
    this.#mapped = columnsOf((field) => field !== 'other')
    this.#scores = columnsOf((field) => /Severity$|Likelihood$/.test(field))
    // The same failure mode of another step, function or part is another hazard.
    this.#parts = columnsOf((field, column) => (field === 'other' || field === 'category') && column < keyColumn)
  }

  /** How many cells of known columns hold something. */
  filled(row: number): number {
    return this.#mapped.filter((column) => this.#cell(row, column) !== '').length
  }

  says(row: number): RowSays {
    const merge = this.#table.view.mergeAt(row, this.#keyColumn)
    const under = merge !== undefined && merge.top < row && merge.top > this.#table.headerRows.last
    return {
      key: this.#text(row, this.#key),
      name: this.#text(row, this.hasName ? 'name' : 'description'),
      part: this.#parts
        .map((column) => this.#cell(row, column))
        .join('\n')
        .trim(),
      filled: this.filled(row),
      texts: TEXTS.filter((field) => this.#text(row, field) !== '').length,
      scored: this.#scores.some((column) => this.#cell(row, column) !== ''),
      under,
      wide: merge !== undefined && merge.right - merge.left >= this.#mapped.length / 2,
      mergedTo: merge !== undefined && (under || row === merge.top) ? merge.bottom : 0,
    }
  }

  /** The text alone in its row that heads what follows, such as "Closed hazards"; a number alone waits for its hazard. */
  heading(row: number): GridCell | undefined {
    const cells = this.#table.view.row(row).filter(({ text }) => text.trim() !== '')
    const [cell] = cells
    return cells.length === 1 && cell !== undefined && HEADING.test(cell.text.trim()) ? cell : undefined
  }

  #text(row: number, field: TableField): string {
    return (this.#at.get(field) ?? []).map((column) => this.#cell(row, column)).find((found) => found !== '') ?? ''
  }

  #cell(row: number, column: number): string {
    return this.#table.view.text(row, column).trim()
  }
}
