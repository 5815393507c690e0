import {
  type CellEditRequestEvent,
  type CellFocusedEvent,
  CellStyleModule,
  ClientSideRowModelModule,
  ColumnApiModule,
  CustomEditorModule,
  EventApiModule,
  type GridApi,
  type GridState,
  GridStateModule,
  RenderApiModule,
  RowApiModule,
  RowSelectionModule,
  ScrollApiModule,
  type SuppressKeyboardEventParams,
  TextEditorModule,
  TooltipModule,
} from 'ag-grid-community'
import { AgGridProvider, AgGridReact } from 'ag-grid-react'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { ScoreStanding } from '../../../../src-shared/domain/standing.ts'
import { useCommand } from '../../../api/commands.ts'
import { gridTheme } from '../../../components/grid/grid-theme.ts'
import { failureText } from '../../../components/use-saved-value.ts'
import { styleNonce } from '../../../nonce.ts'
import { useProject } from '../../../project/project-context.ts'
import type { HazardRow } from '../list/rows.ts'
import { columnsOf, NAME_WIDTH } from './columns.ts'
import { sendEdit } from './edits.ts'
import classes from './grid.module.css'
import type { GridContext, GridNow } from './grid-context.ts'
import { keepLayout, layoutKept } from './layout.ts'
import { type Refused, RefusedEdits } from './RefusedEdits.tsx'

const modules = [
  CellStyleModule,
  ClientSideRowModelModule,
  ColumnApiModule,
  CustomEditorModule,
  EventApiModule,
  GridStateModule,
  RenderApiModule,
  RowApiModule,
  RowSelectionModule,
  ScrollApiModule,
  TextEditorModule,
  TooltipModule,
]

const ONE_ROW = { mode: 'singleRow', checkboxes: false, enableClickSelection: false } as const
const HEADINGS = { wrapHeaderText: true, resizable: true, sortable: true, suppressHeaderMenuButton: true } as const

const hasMark = (standing: ScoreStanding) =>
  standing === 'imported, not confirmed' || standing === 'scored before changes'

/** A key in a cell: Enter opens, Escape steps back, Delete empties; everything else is the grid's own. */
function heardKey({
  event,
  editing,
  data,
  node,
  column,
  context,
  api,
}: SuppressKeyboardEventParams<HazardRow, GridContext>) {
  const key = event.key
  const letter = key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey
  if (editing) {
    // The editor is still being drawn: it takes up what was typed meanwhile.
    const early = letter && event.target instanceof HTMLElement && event.target.getAttribute('role') === 'gridcell'
    if (early) {
      context.ahead.current += key
      event.preventDefault()
    }
    return early || (key === 'Enter' && (event.shiftKey || event.altKey))
  }
  if (letter) context.ahead.current = ''
  if (data === undefined || event.ctrlKey || event.metaKey || event.altKey) return false
  if (key === 'Enter') {
    event.preventDefault()
    context.now.current.open(data.id, { page: event.shiftKey })
    return true
  }
  if (key === 'Escape') {
    context.now.current.stepBack()
    return true
  }
  if (key === 'Home' || key === 'End') {
    // Ends of the row, as in a workbook; the grid's own are those of the whole list (Ctrl with the arrows does that).
    const columns = api.getAllDisplayedColumns()
    const to = key === 'Home' ? columns[0] : columns.at(-1)
    if (to !== undefined && node.rowIndex !== null) {
      api.ensureColumnVisible(to)
      api.setFocusedCell(node.rowIndex, to)
    }
    event.preventDefault()
    return true
  }
  if (key === 'Delete' || key === 'Backspace') {
    if (column.isCellEditable(node)) context.now.current.clear(data.id, column.getColId())
    return true
  }
  return false
}

/**
 * The log as a grid: arrows move, F2 or typing edits, Enter keeps an edit and moves down, Enter on a cell that is not
 * being edited opens the hazard, Escape undoes the edit (decision 19).
 */
export function HazardGrid(props: {
  rows: HazardRow[]
  chosenId: string | null
  onOpen: (id: string, how: { page: boolean }) => void
  onStepBack: () => void
  /** The row that the keyboard is on. */
  onRow: (id: string) => void
  onReady: (api: GridApi<HazardRow> | null) => void
}) {
  const { rows, chosenId } = props
  const { snapshot, canWrite, people, personId } = useProject()
  const { scheme } = snapshot.project
  const run = useCommand()
  const [api, setApi] = useState<GridApi<HazardRow> | null>(null)
  const [refused, setRefused] = useState<Refused[]>([])
  // As the page is opened; from then on columns are as wide as people set them.
  const [room] = useState(() => ({
    name: Math.max(NAME_WIDTH, Math.min(Math.round(window.innerWidth * 0.24), 520)),
    marked: rows.some(({ risk }) => hasMark(risk.initial.standing) || hasMark(risk.residual.standing)),
  }))
  const columns = useMemo(() => columnsOf(scheme, room), [scheme, room])
  const [initialState] = useState<GridState | undefined>(() => layoutKept(personId))
  const frame = useRef<HTMLDivElement>(null)

  function drop({ rowId, columnId }: Pick<Refused, 'rowId' | 'columnId'>): void {
    setRefused((all) => all.filter((one) => one.rowId !== rowId || one.columnId !== columnId))
  }

  async function keep(rowId: string, columnId: string, value: string | null): Promise<void> {
    drop({ rowId, columnId })
    const answer = await sendEdit(run, rowId, columnId, value)
    if (answer.ok || answer.error.code === 'cancelled') return
    const reason = failureText(answer.error)
    setRefused((all) => [...all, { rowId, columnId, text: value ?? '', reason }])
  }

  const live: GridNow = {
    scheme,
    canWrite,
    people: [...people.values()].filter((one) => one.archived === null),
    open: props.onOpen,
    stepBack: props.onStepBack,
    clear: (id, columnId) => void keep(id, columnId, columnId === 'status' ? 'not stated' : null),
  }
  const now = useRef(live)
  useEffect(() => {
    now.current = live
  })
  const seed = useRef<GridContext['seed']['current']>(null)
  const ahead = useRef('')
  const context = useMemo<GridContext>(() => ({ now, ahead, seed }), [])

  // A row may come into the list, or back into it, after it was chosen.
  const inList = chosenId !== null && rows.some(({ id }) => id === chosenId)
  useEffect(() => {
    if (api === null) return
    const node = !inList || chosenId === null ? undefined : api.getRowNode(chosenId)
    if (node === undefined) api.deselectAll()
    else {
      node.setSelected(true, true)
      api.ensureNodeVisible(node)
    }
  }, [api, chosenId, inList])

  function editAgain({ rowId, columnId, text }: Refused): void {
    const node = api?.getRowNode(rowId)
    if (!api || node?.rowIndex === null || node === undefined) return
    seed.current = { rowId, columnId, text }
    api.setColumnsVisible([columnId], true)
    api.ensureNodeVisible(node)
    api.ensureColumnVisible(columnId)
    api.setFocusedCell(node.rowIndex, columnId)
    api.startEditingCell({ rowIndex: node.rowIndex, colKey: columnId })
    drop({ rowId, columnId })
  }

  return (
    <div className={classes.frame}>
      <RefusedEdits
        refused={refused.map((one) => ({
          ...one,
          number: api?.getRowNode(one.rowId)?.data?.hazard.number ?? '',
          heading: columns.find(({ colId }) => colId === one.columnId)?.headerName ?? '',
        }))}
        onAgain={editAgain}
        onGiveUp={(given) => drop(given)}
      />
      <div className={classes.grid} ref={frame}>
        <AgGridProvider modules={modules}>
          <AgGridReact<HazardRow>
            theme={gridTheme}
            styleNonce={styleNonce}
            loadThemeGoogleFonts={false}
            rowData={rows}
            columnDefs={columns}
            defaultColDef={{ ...HEADINGS, suppressKeyboardEvent: heardKey, editable: false }}
            getRowId={({ data }) => data.id}
            context={context}
            {...(initialState === undefined ? {} : { initialState })}
            maintainColumnOrder
            suppressDragLeaveHidesColumns
            rowSelection={ONE_ROW}
            readOnlyEdit
            enterNavigatesVerticallyAfterEdit
            stopEditingWhenCellsLoseFocus
            tooltipShowDelay={600}
            tooltipShowMode="whenTruncated"
            noRowsOverlayComponent={() => null}
            onGridReady={(event) => {
              setApi(event.api)
              frame.current?.querySelector('[role="grid"], [role="treegrid"]')?.setAttribute('aria-label', 'Hazards')
              props.onReady(event.api)
            }}
            onGridPreDestroyed={() => props.onReady(null)}
            onStateUpdated={({ state }) => keepLayout(personId, state)}
            onCellEditRequest={(event: CellEditRequestEvent<HazardRow>) => {
              const value: unknown = event.newValue
              if (value === event.oldValue || (value === null && event.oldValue === undefined)) return
              void keep(event.data.id, event.column.getColId(), typeof value === 'string' ? value : null)
            }}
            onCellFocused={(event: CellFocusedEvent<HazardRow>) => {
              const row = event.rowIndex === null ? undefined : event.api.getDisplayedRowAtIndex(event.rowIndex)
              if (row?.data !== undefined) props.onRow(row.data.id)
            }}
          />
        </AgGridProvider>
      </div>
    </div>
  )
}
