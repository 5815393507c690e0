import {
  type CellEditRequestEvent,
  type CellFocusedEvent,
  CellStyleModule,
  ClientSideRowModelApiModule,
  ClientSideRowModelModule,
  ColumnApiModule,
  CustomEditorModule,
  EventApiModule,
  type GridApi,
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
import { heardBeforeEditor, heardInEditor } from '../../../components/grid/editing.ts'
import { LongTextEditor } from '../../../components/grid/editors.tsx'
import { heardEnds } from '../../../components/grid/ends.ts'
import { followTextSize } from '../../../components/grid/follow-text-size.ts'
import hands from '../../../components/grid/grid.module.css'
import type { GridSelection } from '../../../components/grid/grid-selection.ts'
import { gridTheme } from '../../../components/grid/grid-theme.ts'
import { useKeptEdits } from '../../../components/grid/use-kept-edits.tsx'
import { GroupRow } from '../../../components/listing/GroupRow.tsx'
import { heardByHead, isHeadRow, useKeptTogether } from '../../../components/listing/gathered.ts'
import { listColumns } from '../../../components/listing/grid-columns.ts'
import { groupHead } from '../../../components/listing/group-rows.ts'
import { useFitHeights } from '../../../components/listing/use-fit-heights.ts'
import { styleNonce } from '../../../nonce.ts'
import { useProject } from '../../../project/project-context.ts'
import type { HazardRow } from '../list/rows.ts'
import type { HazardList } from '../views/use-hazard-list.ts'
import { columnsOf, NAME_WIDTH } from './columns.ts'
import { sendEdit } from './edits.ts'
import classes from './grid.module.css'
import type { GridContext, GridNow } from './grid-context.ts'
import { WRAPPING, wrappingTexts } from './layout.ts'
import { type HazardActs, useHazardHands } from './use-hazard-hands.tsx'

const modules = [
  CellStyleModule,
  ClientSideRowModelApiModule,
  ClientSideRowModelModule,
  ColumnApiModule,
  CustomEditorModule,
  EventApiModule,
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

/** A key in a cell: what its hands do, Enter opens, Escape steps back; everything else is the grid's own. */
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
  if (editing) {
    if (context.now.current.hands({ event, editing })) return true
    return heardInEditor(event, column.getColDef().cellEditor === LongTextEditor)
  }
  const onHead = heardByHead(data, event, context.now.current)
  if (onHead !== null) return onHead
  if (context.now.current.hands({ event, editing })) return true
  if (heardEnds(event, api, node.rowIndex)) return true
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
  heardBeforeEditor({ event, context, api, column, node })
  return false
}

// A constant: where it is another object, the grid makes all its columns again.
const EVERY_COLUMN = { ...HEADINGS, suppressKeyboardEvent: heardKey, editable: false }

/**
 * The log as a grid: arrows move, F2 or typing edits, Enter keeps an edit and moves down, Enter on a cell that is not
 * being edited opens the hazard, Escape undoes the edit (decision 19).
 */
export function HazardGrid(
  props: HazardActs & {
    /** Its rows, with the heads of their groups where they are gathered. */
    list: HazardList
    /** What is selected in it. */
    selection: GridSelection<HazardRow>
    chosenId: string | null
    onStepBack: () => void
    /** The row that the keyboard is on. */
    onRow: (id: string) => void
    onReady: (api: GridApi<HazardRow> | null) => void
  },
) {
  const { list, chosenId } = props
  const rows = list.shown
  const { snapshot, canWrite, people } = useProject()
  const { scheme } = snapshot.project
  const run = useCommand()
  const [api, setApi] = useState<GridApi<HazardRow> | null>(null)
  // As the page is opened; from then on columns are as wide as people set them.
  const [room] = useState(() => ({
    name: Math.max(NAME_WIDTH, Math.min(Math.round(window.innerWidth * 0.24), 520)),
    marked: rows.some(({ risk }) => hasMark(risk.initial.standing) || hasMark(risk.residual.standing)),
  }))
  const { fit } = list.view.layout
  const columns = useMemo(() => listColumns(columnsOf(scheme, room), fit ? WRAPPING : new Set()), [scheme, room, fit])
  const getRowHeight = useFitHeights(api, fit ? wrappingTexts : null)
  const frame = useRef<HTMLDivElement>(null)

  const { keep, ahead, seed, refused } = useKeptEdits(api, {
    columns,
    numberOf: ({ hazard }) => hazard.number,
    send: (id, columnId, value) => sendEdit(run, id, columnId, value),
  })
  const clear = (id: string, columnId: string) => void keep(id, columnId, columnId === 'status' ? 'not stated' : null)
  const {
    panel,
    foot,
    menu,
    dialog,
    attach,
    heardKey: heardByHands,
    frame: whole,
  } = useHazardHands({
    ...props,
    columns,
    clear: ({ id }, columnId) => clear(id, columnId),
  })

  const live: GridNow = {
    scheme,
    canWrite,
    people: [...people.values()].filter((one) => one.archived === null),
    open: props.onOpen,
    stepBack: props.onStepBack,
    fold: list.fold,
    hands: heardByHands,
  }
  const now = useRef(live)
  useEffect(() => {
    now.current = live
  })
  const context = useMemo<GridContext>(() => ({ now, ahead, seed }), [ahead, seed])

  const together = useKeptTogether(list.facet)
  const foldParams = useMemo(() => ({ onToggle: (value: string) => now.current.fold(value) }), [])

  // A row may come into the list, or back into it, after it was chosen.
  const inList = chosenId !== null && list.lines.some(({ id }) => id === chosenId)
  useEffect(() => {
    if (api === null) return
    const node = !inList || chosenId === null ? undefined : api.getRowNode(chosenId)
    if (node === undefined) api.deselectAll()
    else {
      node.setSelected(true, true)
      api.ensureNodeVisible(node)
    }
  }, [api, chosenId, inList])

  return (
    <div
      ref={whole}
      className={`${classes.frame} ${hands.hands}`}
      data-grid-hands
      data-writable={canWrite ? '' : undefined}
    >
      {panel}
      {refused}
      <div className={`${classes.grid} ${fit ? classes.fit : ''}`} ref={frame}>
        <AgGridProvider modules={modules}>
          <AgGridReact<HazardRow>
            theme={gridTheme}
            styleNonce={styleNonce}
            loadThemeGoogleFonts={false}
            rowData={list.lines as HazardRow[]}
            columnDefs={columns}
            defaultColDef={EVERY_COLUMN}
            getRowId={({ data }) => data.id}
            context={context}
            getRowHeight={getRowHeight}
            isFullWidthRow={isHeadRow}
            fullWidthCellRenderer={GroupRow}
            fullWidthCellRendererParams={foldParams}
            postSortRows={together}
            maintainColumnOrder
            suppressDragLeaveHidesColumns
            // A row that has gone would stay for its fading out: twice there for a screen reader where it comes back.
            animateRows={false}
            rowSelection={ONE_ROW}
            readOnlyEdit
            enterNavigatesVerticallyAfterEdit
            stopEditingWhenCellsLoseFocus
            tooltipShowDelay={600}
            tooltipShowMode="whenTruncated"
            noRowsOverlayComponent={() => null}
            onGridReady={(event) => {
              setApi(event.api)
              followTextSize(event.api)
              attach(event.api)
              frame.current?.querySelector('[role="grid"], [role="treegrid"]')?.setAttribute('aria-label', 'Hazards')
              props.onReady(event.api)
            }}
            onGridPreDestroyed={() => props.onReady(null)}
            onCellEditRequest={(event: CellEditRequestEvent<HazardRow>) => {
              const value: unknown = event.newValue
              if (value === event.oldValue || (value === null && event.oldValue === undefined)) return
              void keep(event.data.id, event.column.getColId(), typeof value === 'string' ? value : null)
            }}
            onCellFocused={(event: CellFocusedEvent<HazardRow>) => {
              const row = event.rowIndex === null ? undefined : event.api.getDisplayedRowAtIndex(event.rowIndex)
              if (row?.data !== undefined && groupHead(row.data) === null) props.onRow(row.data.id)
            }}
          />
        </AgGridProvider>
      </div>
      {foot}
      {menu}
      {dialog}
    </div>
  )
}
