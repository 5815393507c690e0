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

/**
 * Which rows belong to which hazard. A hazard begins where its number or, without numbers, its name changes; rows below it
 * that leave both blank, lie under its merged cell or repeat its number (or, leaving that blank, its name) go on with it. The log ends where rows no longer
 * look like hazards.
 */
export function groupRows(table: FoundTable): GroupedRows {
  const { view, headerRows, columns } = table
  const at = new Map<TableField, number[]>()
  for (const { field, column } of columns) at.set(field, [...(at.get(field) ?? []), column])
  const text = (row: number, field: TableField) =>
    (at.get(field) ?? []).map((column) => view.text(row, column).trim()).find((found) => found !== '') ?? ''
  const hasNumber = at.has('number')
  const key: TableField = hasNumber ? 'number' : at.has('name') ? 'name' : 'description'
  const nameField: TableField = at.has('name') ? 'name' : 'description'
  const mapped = columns.filter(({ field }) => field !== 'other').map(({ column }) => column)
  const [keyColumn = 0] = at.get(key) ?? []
  // The same failure mode of another step, function or part is another hazard.
  const parts = columns.filter(({ field, column }) => (field === 'other' || field === 'category') && column < keyColumn)
  const partOf = (row: number) =>
    parts
      .map(({ column }) => view.text(row, column).trim())
      .join('\n')
      .trim()

  const noHazard = noHazards(table)
  const scores = columns.filter(({ field }) => /Severity$|Likelihood$/.test(field)).map(({ column }) => column)
  const hazards: HazardRows[] = []
  const between: number[] = []
  const sections = new Map<number, GridCell>()
  let repeated = false
  let section: GridCell | undefined
  let lastRow = headerRows.last
  // Headings and sums between sections are no gap.
  let reach = headerRows.last
  let lastKey = ''
  let lastName = ''
  let lastPart = ''
  // "Closed hazards", "Prescribing": a text alone in its row heads what follows.
  const alone = (row: number): GridCell | undefined => {
    const cells = view.row(row).filter((cell) => cell.text.trim() !== '')
    return cells.length === 1 ? cells[0] : undefined
  }
  const begin = (row: number) => {
    hazards.push([row])
    if (section !== undefined) sections.set(row, section)
    lastKey = text(row, key)
    lastName = text(row, nameField)
    lastPart = partOf(row) || lastPart
  }
  for (const row of view.rows) {
    if (row <= headerRows.last) continue
    const filled = mapped.filter((column) => view.text(row, column).trim() !== '').length
    if (filled === 0) continue
    const none = noHazard(row)
    if (none !== null) {
      if (none === 'headings') repeated = true
      else between.push(row)
      if (none !== 'signature') reach = row
      continue
    }
    const said = text(row, key)
    const name = text(row, nameField)
    const texts = TEXTS.filter((field) => text(row, field) !== '').length
    const far = row - Math.max(lastRow, reach) > GAP
    const merge = view.mergeAt(row, keyColumn)
    const under = merge !== undefined && merge.top < row && merge.top > headerRows.last
    const wide = merge !== undefined && merge.right - merge.left >= mapped.length / 2
    const part = partOf(row)
    const sameName = hasNumber && said === '' && name !== '' && name === lastName && !far
    // One number over several hazards: that of a step or a function, whose every failure is a hazard of its own.
    const otherName =
      at.has('name') &&
      hasNumber &&
      name !== '' &&
      wordsShared(name, lastName) < ONE_NAME &&
      (under ? scores.some((column) => view.text(row, column).trim() !== '') : said !== '' && said === lastKey)
    const otherPart = !hasNumber && part !== '' && part !== lastPart
    const begins =
      (!under || otherName) &&
      !wide &&
      !sameName &&
      (hasNumber ? said !== '' || (name !== '' && texts > 0) : said !== '' && (said !== lastKey || otherPart))
    const whole = hasNumber ? said !== '' && (name !== '' || texts > 0) && filled > 2 : filled > 1
    if (begins && said !== '' && said === lastKey && !otherPart && !otherName && !far && texts > 0)
      hazards.at(-1)?.push(row)
    else if (begins && whole && (!far || (name !== '' && texts > 0) || texts > 1)) {
      begin(row)
    } else if (begins && !far && name !== '' && (texts > 0 || said !== '')) {
      begin(row)
    } else if (hazards.length > 0 && !far && !wide && (said === '' || sameName) && (texts > 0 || under))
      hazards.at(-1)?.push(row)
    else {
      section = alone(row) ?? section
      between.push(row)
      continue
    }
    lastRow = merge === undefined ? row : Math.max(row, under || row === merge.top ? merge.bottom : row)
  }
  // Where each section has its headings, that of the first stands above the first headings.
  const top = repeated && sections.size > 0 ? alone(headerRows.first - 1) : undefined
  for (const [row = 0] of top === undefined ? [] : hazards) {
    if (top !== undefined && !sections.has(row)) sections.set(row, top)
  }
  const used = new Set([...sections.values()].map(({ row }) => row))
  return { hazards, lastRow, sections, between: between.filter((row) => row < lastRow && !used.has(row)) }
}
