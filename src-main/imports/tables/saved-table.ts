import type { ColumnMapping } from '../../../src-shared/domain/import-options.ts'
import type { MappingOrigin } from '../../../src-shared/domain/import-preview.ts'
import type { SavedMapping } from '../../../src-shared/domain/saved-mapping.ts'
import { type GridSheet, SheetView, type SourceGrid, topOf } from '../grid.ts'
import { headingsOf, ROWS_LOOKED_AT } from './find-table.ts'
import { headingSignature } from './heading-signature.ts'

/** What was said of a file with the same headings, at its place in this one. */
export interface KnownAgain {
  mapping: ColumnMapping
  from: MappingOrigin
}

/**
 * The columns as a person said them of an earlier file with the same headings in the same columns; null where there was none.
 * A sheet that can be seen goes before a hidden one, one of the same name before others.
 *
 * @param sheet the only sheet that is asked for; null for any
 */
export function knownAgain(grid: SourceGrid, sheet: string | null, saved: readonly SavedMapping[]): KnownAgain | null {
  if (saved.length === 0) return null
  const bySignature = new Map(saved.map((one) => [one.signature, one]))
  const found = grid.sheets
    .filter(({ name }) => sheet === null || name === sheet)
    .flatMap((one) => {
      const place = placeOf(one, bySignature)
      return place === null ? [] : [{ ...place, sheet: one }]
    })
  const [best] = found.sort(
    (a, b) =>
      Number(a.sheet.hidden) - Number(b.sheet.hidden) ||
      Number(b.sheet.name === b.known.mapping.sheet) - Number(a.sheet.name === a.known.mapping.sheet),
  )
  if (best === undefined) return null
  const { mapping, signature, file, at } = best.known
  return { mapping: { ...mapping, sheet: best.sheet.name, headerRow: best.row }, from: { signature, file, at } }
}

function placeOf(
  sheet: GridSheet,
  bySignature: ReadonlyMap<string, SavedMapping>,
): { row: number; known: SavedMapping } | null {
  const view = new SheetView(topOf(sheet, ROWS_LOOKED_AT))
  for (const row of view.rows) {
    for (const levels of [1, 2] as const) {
      const signature = headingSignature(headingsOf(view, row, levels))
      const known = signature === null ? undefined : bySignature.get(signature)
      if (known !== undefined) return { row, known }
    }
  }
  return null
}
