import { MARK_HEADINGS } from '../../src-shared/domain/returned-workbook.ts'
import { cleanText } from '../../src-shared/domain/text.ts'
import { columnsOf, type LogKey, type LogLayout } from '../documents/model/workbook/log-columns.ts'
import { readSentFrom, type SentFrom } from '../documents/model/workbook/row-marks.ts'
import { reference, SheetView, type SourceGrid } from '../imports/grid.ts'

/** One row of a sheet that came back. */
export interface ReturnedCells {
  row: number
  /** Empty where the row was added elsewhere. */
  key: string
  from: SentFrom | undefined
  checksum: string
  /** Cleaned; empty where nothing stands. A column that was taken out has no text and no cell. */
  cells: Partial<Record<LogKey, { text: string; ref: string }>>
}

export interface ReturnedSheet {
  sheet: string
  layout: LogLayout
  rows: ReturnedCells[]
}

/** Rows below the top in which headings are looked for: people put titles above them. */
const LOOK_UNTIL = 20

/** The sheet that was sent out of a project, or null where the file holds none: it is then somebody's own log. */
export function returnedSheet(grid: SourceGrid): ReturnedSheet | null {
  for (const sheet of grid.sheets) {
    const view = new SheetView(sheet)
    const top = view.rows.find((row) => row <= LOOK_UNTIL && marksIn(view, row) !== undefined)
    const marks = top === undefined ? undefined : marksIn(view, top)
    if (top === undefined || marks === undefined) continue
    const below = view.rows.filter((row) => row > top)
    const layout = below.map((row) => readSentFrom(view.text(row, marks[1]).trim())?.layout).find((one) => one) ?? null
    if (layout === null) continue
    const columns = keysIn(view, top, layout)
    return {
      sheet: sheet.name,
      layout,
      rows: below
        .map(
          (row): ReturnedCells => ({
            row,
            key: view.text(row, marks[0]).trim(),
            from: readSentFrom(view.text(row, marks[1]).trim()),
            checksum: view.text(row, marks[2]).trim(),
            cells: Object.fromEntries(
              columns.map(([key, column]) => [
                key,
                { text: cleanText(view.text(row, column)).text.trim(), ref: reference(row, column) },
              ]),
            ),
          }),
        )
        .filter(({ key, cells }) => key !== '' || Object.values(cells).some(({ text }) => text !== '')),
    }
  }
  return null
}

type Marks = [key: number, from: number, checksum: number]

/** Columns of the three marks, wherever somebody moved them. */
function marksIn(view: SheetView, row: number): Marks | undefined {
  const at = (heading: string) => view.row(row).find(({ text }) => text.trim() === heading)?.column
  const [key, from, checksum] = MARK_HEADINGS.map(at)
  return key === undefined || from === undefined || checksum === undefined ? undefined : [key, from, checksum]
}

/** What each column holds, by its heading. */
function keysIn(view: SheetView, row: number, layout: LogLayout): [LogKey, number][] {
  return columnsOf[layout].flatMap(({ key, heading }): [LogKey, number][] => {
    const cell = view.row(row).find(({ text }) => text.trim() === heading)
    return cell === undefined ? [] : [[key, cell.column]]
  })
}
