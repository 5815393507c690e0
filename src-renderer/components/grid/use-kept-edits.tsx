import type { ColDef, GridApi } from 'ag-grid-community'
import { type ReactNode, useRef, useState } from 'react'
import type { Result } from '../../../src-shared/domain/result.ts'
import { failureText } from '../use-saved-value.ts'
import type { EditingContext } from './editing.ts'
import { type Refused, RefusedEdits } from './RefusedEdits.tsx'
import { TypedAhead } from './typed-ahead.ts'

/** Edits of single cells: sent as they are left, and where one is refused, what was typed is kept to be mended. */
export interface KeptEdits {
  keep: (rowId: string, columnId: string, value: string | null) => Promise<void>
  ahead: TypedAhead
  seed: EditingContext['seed']
  /** What was typed and not kept, above the grid. */
  refused: ReactNode
}

export function useKeptEdits<T>(
  api: GridApi<T> | null,
  of: {
    columns: readonly ColDef<T>[]
    numberOf: (row: T) => string
    send: (rowId: string, columnId: string, value: string | null) => Promise<Result<unknown>>
  },
): KeptEdits {
  const [refused, setRefused] = useState<readonly Refused[]>([])
  const seed: EditingContext['seed'] = useRef(null)
  const [ahead] = useState(() => new TypedAhead())

  const drop = ({ rowId, columnId }: Pick<Refused, 'rowId' | 'columnId'>) =>
    setRefused((all) => all.filter((one) => one.rowId !== rowId || one.columnId !== columnId))

  async function keep(rowId: string, columnId: string, value: string | null): Promise<void> {
    drop({ rowId, columnId })
    const answer = await of.send(rowId, columnId, value)
    if (answer.ok || answer.error.code === 'cancelled') return
    setRefused((all) => [...all, { rowId, columnId, text: value ?? '', reason: failureText(answer.error) }])
  }

  function editAgain({ rowId, columnId, text }: Refused): void {
    const node = api?.getRowNode(rowId)
    if (!api || node?.rowIndex === null || node === undefined) return
    seed.current = { rowId, columnId, text }
    api.setColumnsVisible([columnId], true)
    api.ensureNodeVisible(node)
    api.ensureColumnVisible(columnId)
    api.setFocusedCell(node.rowIndex, columnId)
    ahead.begin(api)
    api.startEditingCell({ rowIndex: node.rowIndex, colKey: columnId })
    drop({ rowId, columnId })
  }

  function numberOf(rowId: string): string {
    const row = api?.getRowNode(rowId)?.data
    return row === undefined ? '' : of.numberOf(row)
  }

  return {
    keep,
    ahead,
    seed,
    refused: (
      <RefusedEdits
        refused={refused.map((one) => ({
          ...one,
          number: numberOf(one.rowId),
          heading: of.columns.find(({ colId }) => colId === one.columnId)?.headerName ?? '',
        }))}
        onAgain={editAgain}
        onGiveUp={drop}
      />
    ),
  }
}
