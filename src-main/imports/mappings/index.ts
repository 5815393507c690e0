import { type ImportOptions, recognisedOnly } from '../../../src-shared/domain/import-options.ts'
import type { ImportPreview } from '../../../src-shared/domain/import-preview.ts'
import { type Result, refuse } from '../../../src-shared/domain/result.ts'
import type { Scheme } from '../../../src-shared/domain/scheme.ts'
import type { SourceGrid } from '../grid.ts'
import { anyTable } from '../tables/any-table.ts'
import type { Mapping } from './mapping.ts'
import { nhsNineteenColumns } from './nhs-nineteen-columns.ts'

/** Every layout this product reads. */
export const mappings: readonly Mapping[] = [nhsNineteenColumns, anyTable]

/**
 * The preview of a file by the mapping that knows it best. Changes nothing.
 *
 * @param scheme the project's scheme, in which ratings are looked up
 * @param options what a person decided: the sheet, which column is what, what becomes of another scale's scores
 * @returns the preview, or a failure `unreadable` that says which columns were looked for and are missing
 */
export function makePreview(
  grid: SourceGrid,
  scheme: Scheme,
  options: ImportOptions = recognisedOnly,
): Result<ImportPreview> {
  // Columns that a person named are theirs to name, whatever layout the file seems to be in.
  if (options.mapping !== null) return anyTable.map(grid, scheme, options)
  const best = mappings
    .map((mapping) => ({ mapping, recognition: mapping.recognise(grid) }))
    .filter(({ recognition }) => recognition !== null)
    .sort((a, b) => (b.recognition?.score ?? 0) - (a.recognition?.score ?? 0))[0]
  return best === undefined ? notRecognised(grid) : best.mapping.map(grid, scheme, options)
}

function notRecognised(grid: SourceGrid): Result<never> {
  const nearest = mappings
    .map((mapping) => ({ mapping, miss: mapping.nearest(grid) }))
    .sort((a, b) => (b.miss?.found.length ?? 0) - (a.miss?.found.length ?? 0))[0]
  const name = grid.file.name
  if (nearest?.miss === null || nearest === undefined) {
    return refuse(
      'unreadable',
      `${name} cannot be imported: no table of hazards was found in it (sheets: ${grid.sheets.map((sheet) => sheet.name).join(', ')}). A row of column headings such as Hazard Number, Hazard Name, Possible Causes and Severity was looked for in the first 30 rows of each sheet. Nothing was changed.`,
      'Choose the workbook that holds the hazard log, or put its headings in one row above the hazards.',
    )
  }
  const { miss, mapping } = nearest
  return refuse(
    'unreadable',
    `${name} cannot be imported: it is not in ${mapping.title}. On the sheet "${miss.sheet}", ${miss.found.length === 0 ? 'no column was' : `${miss.found.join(', ')} ${miss.found.length === 1 ? 'was' : 'were'}`} found; missing: ${miss.missing.join(', ')}. Nothing was changed.`,
    'Add the missing columns to a copy of the file with these headings, leaving blank what the log does not hold, and choose the copy.',
  )
}
