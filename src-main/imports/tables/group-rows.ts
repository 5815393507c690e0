import type { TableField } from '../../../src-shared/domain/import-options.ts'
import type { FoundTable } from './find-table.ts'

/** Rows of one hazard, in order. */
export type HazardRows = number[]

/** What stands under the headings. */
export interface GroupedRows {
  hazards: HazardRows[]
  /** Last row of the log; what lies below is keys, notes and drop-down lists. */
  lastRow: number
  /** Rows within the log that are no hazard's, such as headings between. */
  between: number[]
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

  const hazards: HazardRows[] = []
  const between: number[] = []
  let lastRow = headerRows.last
  let lastKey = ''
  let lastName = ''
  let lastPart = ''
  const begin = (row: number) => {
    hazards.push([row])
    lastKey = text(row, key)
    lastName = text(row, nameField)
    lastPart = partOf(row) || lastPart
  }
  for (const row of view.rows) {
    if (row <= headerRows.last) continue
    const filled = mapped.filter((column) => view.text(row, column).trim() !== '').length
    if (filled === 0) continue
    const said = text(row, key)
    const name = text(row, nameField)
    const texts = TEXTS.filter((field) => text(row, field) !== '').length
    const far = row - lastRow > GAP
    const merge = view.mergeAt(row, keyColumn)
    const under = merge !== undefined && merge.top < row && merge.top > headerRows.last
    const wide = merge !== undefined && merge.right - merge.left >= mapped.length / 2
    const part = partOf(row)
    const sameName = hasNumber && said === '' && name !== '' && name === lastName && !far
    const otherPart = !hasNumber && part !== '' && part !== lastPart
    const begins =
      !under &&
      !wide &&
      !sameName &&
      (hasNumber ? said !== '' || (name !== '' && texts > 0) : said !== '' && (said !== lastKey || otherPart))
    const whole = hasNumber ? said !== '' && (name !== '' || texts > 0) && filled > 2 : filled > 1
    if (begins && said !== '' && said === lastKey && !otherPart && !far && texts > 0) hazards.at(-1)?.push(row)
    else if (begins && whole && (!far || (name !== '' && texts > 0) || texts > 1)) {
      begin(row)
    } else if (begins && !far && name !== '' && (texts > 0 || said !== '')) {
      begin(row)
    } else if (hazards.length > 0 && !far && !wide && (said === '' || sameName) && (texts > 0 || under))
      hazards.at(-1)?.push(row)
    else {
      between.push(row)
      continue
    }
    lastRow = merge === undefined ? row : Math.max(row, under || row === merge.top ? merge.bottom : row)
  }
  return { hazards, lastRow, between: between.filter((row) => row < lastRow) }
}
