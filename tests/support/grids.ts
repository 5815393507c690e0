import { type GridSheet, reference, type SourceGrid } from '../../src-main/imports/grid.ts'

type Value = string | number | null

/** A sheet of rows as somebody typed them; null leaves a cell empty. */
export function sheetOf(rows: readonly (readonly Value[])[], more: Partial<GridSheet> = {}): GridSheet {
  return {
    name: 'Log',
    hidden: false,
    cells: rows.flatMap((row, rowIndex) =>
      row.flatMap((value, columnIndex) =>
        value === null || value === ''
          ? []
          : [
              {
                ref: reference(rowIndex + 1, columnIndex + 1),
                row: rowIndex + 1,
                column: columnIndex + 1,
                text: String(value),
                kind: typeof value === 'number' ? ('number' as const) : ('text' as const),
              },
            ],
      ),
    ),
    merges: [],
    hiddenRows: [],
    hiddenColumns: [],
    lists: [],
    pictures: 0,
    ...more,
  }
}

/** A file of such sheets. */
export function gridOfSheets(...sheets: GridSheet[]): SourceGrid {
  return { file: { name: 'Their log.xlsx', sha256: '0'.repeat(64), size: 1 }, kind: 'workbook', sheets }
}
