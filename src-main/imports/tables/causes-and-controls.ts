import type { TableField } from '../../../src-shared/domain/import-options.ts'
import type {
  ControlColumn,
  ImportFinding,
  LeftOut,
  PreviewCause,
  PreviewControl,
} from '../../../src-shared/domain/import-preview.ts'
import type { ReadHazard } from '../mappings/hazard-row.ts'
import type { TextIntake } from '../mappings/text-intake.ts'
import { cellEntries, saysNothing } from './entries.ts'
import type { HazardRows } from './group-rows.ts'
import type { HazardCells } from './hazard-cells.ts'

const CONTROLS = [
  ['existing', 'existing'],
  ['additional', 'additional'],
  ['design', 'design'],
  ['test', 'test'],
  ['training', 'training'],
  ['businessProcessChange', 'business process change'],
] as const satisfies readonly (readonly [TableField, ControlColumn])[]

/** Where the reading of one hazard writes down what it leaves out and what is wrong. */
export interface HazardNotes {
  sheet: string
  intake: TextIntake
  result: Omit<ReadHazard, 'hazard'>
  find: (rule: ImportFinding['rule'], cell: string | null, message: string) => void
}

/** One entry of a cell's list, with the row that it stands in. */
interface RowEntry {
  row: number
  number: number | null
  text: string
  cell: string
  sourceText: string
}

/** The causes of a hazard and its controls, each control with the cause that it answers where the rows say so. */
export function readCausesAndControls(
  cells: HazardCells,
  rows: HazardRows,
  notes: HazardNotes,
): { causes: PreviewCause[]; controls: PreviewControl[] } {
  const { result } = notes
  const found = entriesOf(cells, 'causes', notes)
  result.causeEntriesRead = found.length + result.dropped + result.empty
  const { causes, ofRow } = withoutRepeats(found, rows)
  const causeFor = (row: number, of: number | null): number | null => {
    const inRow = ofRow.get(row) ?? []
    if (of !== null) {
      const byNumber = causes.findIndex((cause) => cause.number === of)
      if (byNumber >= 0) return byNumber
    }
    // One row a cause: what stands beside it answers it.
    if (rows.length > 1 && inRow.length === 1) return inRow[0] ?? null
    return causes.length === 1 && of === null ? 0 : null
  }
  const left = result.dropped + result.empty
  const controls = CONTROLS.flatMap(([field, column]) =>
    entriesOf(cells, field, notes).map(({ row, ...entry }) => ({
      column,
      ...entry,
      cause: causeFor(row, entry.number),
    })),
  )
  result.controlEntriesRead = controls.length + result.dropped + result.empty - left
  return { causes, controls }
}

/** The entries of a field's cells, without those that say nothing or cannot be brought in, which are noted. */
function entriesOf(cells: HazardCells, field: TableField, { sheet, intake, result, find }: HazardNotes): RowEntry[] {
  return cells.pieces(field).flatMap(({ row, text: source, cell }) => {
    intake.noteChanges(source, cell)
    return cellEntries(source).flatMap(({ number, text, sourceText }) => {
      const leave = (reason: LeftOut['reason']) => {
        result.leftOut.push({ reason, sheet, cell, text: sourceText })
        return []
      }
      if (text === '') {
        result.empty++
        find('empty-entry', cell, `entry ${number} (${cell}) has a number and no text.`)
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
      return [{ row, number, text, cell, sourceText }]
    })
  })
}

/** Rows of one hazard may repeat their cause beside each of its controls: it is one cause, and which it is by row. */
function withoutRepeats(
  entries: readonly RowEntry[],
  rows: HazardRows,
): { causes: PreviewCause[]; ofRow: ReadonlyMap<number, readonly number[]> } {
  const causes: PreviewCause[] = []
  const ofRow = new Map<number, number[]>()
  for (const { row, ...entry } of entries) {
    const same = causes.findIndex(({ text, number }) => text === entry.text && number === entry.number)
    const at = same >= 0 && rows.length > 1 ? same : causes.push(entry) - 1
    ofRow.set(row, [...(ofRow.get(row) ?? []), at])
  }
  return { causes, ofRow }
}
