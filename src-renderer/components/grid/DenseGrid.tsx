import {
  AllCommunityModule,
  type CellEditRequestEvent,
  type CellKeyDownEvent,
  type ColDef,
  type GridApi,
  ModuleRegistry,
} from 'ag-grid-community'
import { AgGridReact } from 'ag-grid-react'
import { useEffect, useMemo, useRef } from 'react'
import { styleNonce } from '../../nonce.ts'
import classes from './grid.module.css'
import { gridTheme } from './grid-theme.ts'

ModuleRegistry.registerModules([AllCommunityModule])

/** Column of what a grid is asked to keep: nothing changes in it until the record itself does. */
export type OnEdit<T> = (row: T, column: string, value: unknown) => void

/**
 * A grid over live records. Arrows move, F2 or typing edits, Enter commits and moves down, Enter on a cell that is not
 * being edited opens its row (decision 19); so does a click in a column of `opens` (its key in `colId` or `field`).
 */
export function DenseGrid<T extends { id: string }>(props: {
  /** What the grid is, for those who do not see it. */
  label: string
  rows: readonly T[]
  columns: ColDef<T>[]
  onOpen: (row: T) => void
  onEdit?: OnEdit<T>
  /** Escape on a cell that is not being edited. */
  onStepBack?: () => void
  /** Columns in which a click opens the row. */
  opens?: readonly string[]
  chosenId?: string | null
  /** Said in the middle where no row is shown. */
  nothing: string
}) {
  const { onOpen, chosenId, opens } = props
  const api = useRef<GridApi<T> | null>(null)
  const rows = useMemo(() => [...props.rows], [props.rows])

  // Where the pane closed, the keyboard goes on from the row that was open.
  const before = useRef(chosenId)
  useEffect(() => {
    const grid = api.current
    const was = before.current
    before.current = chosenId
    if (grid === null || was === chosenId) return
    for (const id of [was, chosenId]) {
      if (id !== null && id !== undefined) grid.getRowNode(id)?.setSelected(id === chosenId)
    }
    const left = was === null || was === undefined || chosenId ? undefined : grid.getRowNode(was)
    const column = grid.getAllDisplayedColumns()[0]
    if (left && typeof left.rowIndex === 'number' && column) grid.setFocusedCell(left.rowIndex, column)
  }, [chosenId])

  return (
    <section className={classes.frame} aria-label={props.label}>
      <AgGridReact<T>
        theme={gridTheme}
        styleNonce={styleNonce}
        rowData={rows}
        columnDefs={props.columns}
        rowSelection={{ mode: 'singleRow', checkboxes: false, enableClickSelection: false }}
        getRowId={({ data }) => data.id}
        defaultColDef={{
          sortable: true,
          resizable: true,
          suppressHeaderMenuButton: true,
          tooltipValueGetter: ({ value, valueFormatted }) =>
            valueFormatted ?? (typeof value === 'string' && value !== '' ? value : null),
          suppressKeyboardEvent: ({ event, editing }) => event.key === 'Enter' && !editing,
        }}
        readOnlyEdit
        stopEditingWhenCellsLoseFocus
        enterNavigatesVerticallyAfterEdit
        suppressDragLeaveHidesColumns
        maintainColumnOrder
        animateRows={false}
        tooltipShowMode="whenTruncated"
        enableCellTextSelection={false}
        overlayNoRowsTemplate={`<span>${props.nothing}</span>`}
        onGridReady={({ api: ready }) => {
          api.current = ready
          if (chosenId !== null && chosenId !== undefined) ready.getRowNode(chosenId)?.setSelected(true)
        }}
        onCellKeyDown={(event) => {
          if (!('column' in event)) return
          if (isOnCell(event, 'Enter') && event.data) onOpen(event.data)
          if (isOnCell(event, 'Escape')) props.onStepBack?.()
        }}
        onCellClicked={({ data, column }) => {
          if (data && opens?.includes(column.getColId()) === true) onOpen(data)
        }}
        onCellEditRequest={(event: CellEditRequestEvent<T>) => {
          if (event.data && event.newValue !== event.oldValue) {
            props.onEdit?.(event.data, event.column.getColId(), event.newValue)
          }
        }}
      />
    </section>
  )
}

/** A key that belongs to the cell itself, not to an editor inside it. */
function isOnCell({ event }: Pick<CellKeyDownEvent, 'event'>, key: string): boolean {
  return (
    event instanceof KeyboardEvent &&
    event.key === key &&
    event.target instanceof HTMLElement &&
    event.target.getAttribute('role') === 'gridcell'
  )
}
