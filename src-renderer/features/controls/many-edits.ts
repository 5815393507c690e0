import type { InputOf, OutputOf } from '../../../src-shared/contract/index.ts'
import type { Result } from '../../../src-shared/domain/result.ts'
import type { Run } from '../../api/commands.ts'
import { byRow, type CellEdit, type EditHow, type RowEdits } from '../../components/grid/held-column.ts'

type Input = InputOf<'control.edit-many'>
type Values = NonNullable<NonNullable<Input['create']>[number]>['values']

/** Cells of one control as fields; their names are the columns' ids. */
const fieldsOf = ({ cells }: RowEdits): Record<string, string | null> =>
  Object.fromEntries(cells.map(({ columnId, value }) => [columnId, value]))

/** Sends edits of many cells as one change; refused as a whole where one does not fit. */
export async function sendMany(
  run: Run,
  projectId: string,
  edits: readonly CellEdit[],
  how: EditHow,
): Promise<Result<OutputOf<'control.edit-many'>>> {
  const { changed, created } = byRow(edits)
  return await run(
    'control.edit-many',
    {
      projectId,
      how,
      edits: changed.map((row) => ({ controlId: row.rowId ?? '', patch: fieldsOf(row) })),
      create: created.map((row) => ({ values: fieldsOf(row) as Values })),
    },
    { quiet: true },
  )
}
