import { type ImportOptions, recognisedOnly } from '../../../src-shared/domain/import-options.ts'
import type { ImportPreview } from '../../../src-shared/domain/import-preview.ts'
import { ok, type Result } from '../../../src-shared/domain/result.ts'
import type { SavedMapping } from '../../../src-shared/domain/saved-mapping.ts'
import type { Scheme } from '../../../src-shared/domain/scheme.ts'
import { type SourceGrid, topOf } from '../grid.ts'
import { anyTable, readTable } from '../tables/any-table.ts'
import { ROWS_LOOKED_AT } from '../tables/find-table.ts'
import { knownAgain } from '../tables/saved-table.ts'
import type { Mapping } from './mapping.ts'
import { nhsNineteenColumns } from './nhs-nineteen-columns.ts'

/** Every layout this product reads. */
export const mappings: readonly Mapping[] = [nhsNineteenColumns, anyTable]

/**
 * The preview of a file by the mapping that knows it best. Changes nothing.
 *
 * @param scheme the project's scheme, in which ratings are looked up
 * @param options what a person decided: the sheet, which column is what, what becomes of another scale's scores
 * @param saved what was said of the columns of earlier files; taken for a file with the same headings
 * @returns the preview, or a failure `unreadable` where the file has no table
 */
export function makePreview(
  grid: SourceGrid,
  scheme: Scheme,
  options: ImportOptions = recognisedOnly,
  saved: readonly SavedMapping[] = [],
): Result<ImportPreview> {
  // Columns that a person named are theirs to name, whatever layout the file seems to be in.
  if (options.mapping !== null) return anyTable.map(grid, scheme, options)
  const known = knownAgain(grid, options.sheet, saved)
  if (known === null) return recognised(grid, scheme, options)
  if (options.ignoreSaved !== true) return readTable(grid, scheme, { ...options, mapping: known.mapping }, known.from)
  const made = recognised(grid, scheme, options)
  return made.ok ? ok({ ...made.value, mapping: { ...made.value.mapping, setAside: known.from } }) : made
}

function recognised(grid: SourceGrid, scheme: Scheme, options: ImportOptions): Result<ImportPreview> {
  // The rows of a long log are many, and none of them is needed to know its headings.
  const top = { ...grid, sheets: grid.sheets.map((sheet) => topOf(sheet, 2 * ROWS_LOOKED_AT)) }
  const [best] = mappings
    .map((mapping) => ({ mapping, recognition: mapping.recognise(top) }))
    .filter(({ recognition }) => recognition !== null && isAmong(recognition.sheets, options.sheet))
    .sort((a, b) => (b.recognition?.score ?? 0) - (a.recognition?.score ?? 0))
  // A table that no layout knows is offered all the same, for a person to say what its columns are.
  return (best?.mapping ?? anyTable).map(grid, scheme, options)
}

const isAmong = (sheets: readonly string[], sheet: string | null) => sheet === null || sheets.includes(sheet)
