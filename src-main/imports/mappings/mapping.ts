import type { ImportOptions } from '../../../src-shared/domain/import-options.ts'
import type { ImportPreview } from '../../../src-shared/domain/import-preview.ts'
import type { Result } from '../../../src-shared/domain/result.ts'
import type { Scheme } from '../../../src-shared/domain/scheme.ts'
import type { SourceGrid } from '../grid.ts'

/** How well a mapping knows a grid. */
interface Recognition {
  /** Share of its columns found, 0 to 1. */
  score: number
  /** Sheets it can take, best first. */
  sheets: string[]
}

/** One layout of hazard logs. A new layout is one more of these, listed in `index.ts`. */
export interface Mapping {
  id: string
  title: string
  /** Null where the grid is not in this layout. */
  recognise(grid: SourceGrid): Recognition | null
  /**
   * What an import would bring in. Reads only; the same grid, scheme and options always give the same preview.
   *
   * @param options what a person decided; a sheet is one of those that {@link Mapping.recognise} named, the best where null
   */
  map(grid: SourceGrid, scheme: Scheme, options: ImportOptions): Result<ImportPreview>
}
