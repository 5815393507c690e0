import type { ImportFinding } from '../../../src-shared/domain/import-preview.ts'
import { type GridCell, onSheet, type SheetView } from '../grid.ts'

/** More cells than this are told by their number, with the first of them. */
const NAMED = 20

/**
 * What cells of the log show that their texts do not say: a line through them, or a formula without its value.
 *
 * @param parts the sheets whose tables the log was joined from
 */
export function cellFindings({ sheet }: SheetView, parts: readonly SheetView[]): ImportFinding[] {
  const cells = [
    ...sheet.cells,
    ...parts.flatMap(({ sheet: part }) => part.cells.map((cell) => ({ ...cell, ref: onSheet(part.name, cell.ref) }))),
  ]
  const struck = cells.filter((cell) => cell.struck === true && cell.text.trim() !== '')
  const blank = cells.filter(({ formula, text, noValue }) => formula !== undefined && text === '' && noValue === true)
  return [
    ...tell(
      'struck-through',
      struck,
      (which) =>
        `Text of ${which} is struck through in the file. It comes in as it stands: see whether it was withdrawn.`,
    ),
    ...tell(
      'unreadable',
      blank,
      (which) =>
        `The file keeps no value for the formula in ${which}, so nothing of it comes in. Open the file in Excel, save it and choose it again to have the values.`,
    ),
  ]
}

function tell(rule: ImportFinding['rule'], cells: GridCell[], message: (which: string) => string): ImportFinding[] {
  if (cells.length === 0) return []
  const refs = cells.slice(0, NAMED).map(({ ref }) => ref)
  const more = cells.length - refs.length
  const which =
    more > 0
      ? `${cells.length.toLocaleString('en-GB')} cells (${refs.join(', ')} and ${more.toLocaleString('en-GB')} more)`
      : refs.length === 1
        ? `${refs[0]}`
        : `${refs.slice(0, -1).join(', ')} and ${refs.at(-1)}`
  return [{ rule, hazard: null, cell: refs.join(', '), message: message(which) }]
}
