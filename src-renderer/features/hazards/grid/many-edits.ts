import type { InputOf, OutputOf } from '../../../../src-shared/contract/index.ts'
import type { Result } from '../../../../src-shared/domain/result.ts'
import type { Run } from '../../../api/commands.ts'
import { byRow, type CellEdit, type EditHow, type RowEdits } from '../../../components/grid/held-column.ts'

type Input = InputOf<'hazard.edit-many'>
type Values = NonNullable<NonNullable<Input['create']>[number]>['values']
type Scores = NonNullable<NonNullable<NonNullable<Input['edits']>[number]>['scores']>

/** Cells of one hazard as fields and scores; their names are the columns' ids. */
function valuesOf(cells: RowEdits['cells']): { fields: Record<string, string | null>; scores: Scores } {
  const fields: Record<string, string | null> = {}
  const scores: Scores = {}
  for (const { columnId, value } of cells) {
    const [stage, axis] = columnId.split('.')
    if (axis === undefined) fields[columnId] = value
    else if (stage === 'initial' || stage === 'residual') scores[stage] = { ...scores[stage], [axis]: value }
  }
  return { fields, scores }
}

/** Sends edits of many cells as one change; refused as a whole where one does not fit. */
export async function sendMany(
  run: Run,
  projectId: string,
  edits: readonly CellEdit[],
  how: EditHow,
): Promise<Result<OutputOf<'hazard.edit-many'>>> {
  const { changed, created } = byRow(edits)
  const input: Input = {
    projectId,
    how,
    edits: changed.map(({ rowId, cells }) => {
      const { fields, scores } = valuesOf(cells)
      return { hazardId: rowId ?? '', patch: fields, scores }
    }),
    create: created.map(({ cells }) => {
      const { fields, scores } = valuesOf(cells)
      return { values: fields as Values, scores }
    }),
  }
  return await run('hazard.edit-many', input, { quiet: true })
}
