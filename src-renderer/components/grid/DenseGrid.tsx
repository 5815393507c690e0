import {
  AllCommunityModule,
  type CellEditRequestEvent,
  type ColDef,
  type GridApi,
  ModuleRegistry,
  type SuppressKeyboardEventParams,
} from 'ag-grid-community'
import { AgGridReact } from 'ag-grid-react'
import { type RefObject, useEffect, useMemo, useRef, useState } from 'react'
import type { Result } from '../../../src-shared/domain/result.ts'
import { styleNonce } from '../../nonce.ts'
import { GroupRow } from '../listing/GroupRow.tsx'
import { type GatheredRows, heardByHead, isHeadRow, useKeptTogether } from '../listing/gathered.ts'
import { listColumns } from '../listing/grid-columns.ts'
import { groupHead } from '../listing/group-rows.ts'
import { useFitHeights } from '../listing/use-fit-heights.ts'
import { type EditingContext, heardBeforeEditor, heardInEditor } from './editing.ts'
import { LongTextEditor } from './editors.tsx'
import { heardEnds } from './ends.ts'
import { followTextSize } from './follow-text-size.ts'
import classes from './grid.module.css'
import type { GridOwner } from './grid-owner.ts'
import type { GridSelection } from './grid-selection.ts'
import { gridTheme } from './grid-theme.ts'
import { useGridHands } from './use-grid-hands.tsx'
import { useKeptEdits } from './use-kept-edits.tsx'

ModuleRegistry.registerModules([AllCommunityModule])

/** What a grid of records is told of them, beside how they look; see {@link GridOwner}. */
export type DenseGridOwner<T extends { id: string }> = Pick<
  GridOwner<T>,
  'columns' | 'canWrite' | 'words' | 'nameColumn' | 'numberOf' | 'locked' | 'apply' | 'onNew' | 'menu' | 'onBulk'
>

interface Keys<T> {
  hands: (key: { event: KeyboardEvent; editing: boolean }) => boolean
  open: (row: T) => void
  stepBack: () => void
  fold: (value: string, collapsed?: boolean) => void
}

interface Context<T> extends EditingContext {
  keys: RefObject<Keys<T>>
}

const ONE_ROW = { mode: 'singleRow', checkboxes: false, enableClickSelection: false } as const

/**
 * A grid over live records with the hands of a workbook. Arrows move, F2 or typing edits, Enter commits and moves down,
 * Enter on a cell that is not being edited opens its row (decision 19); so does a click in a column of `opens`. What is
 * typed and refused is kept above the grid until it is mended or given up.
 */
export function DenseGrid<T extends { id: string }>(props: {
  /** What the grid is, for those who do not see it. */
  label: string
  /** Its rows as they are looked at. */
  list: GatheredRows<T>
  columns: ColDef<T>[]
  /** Texts of the columns that run over several lines where rows are as high as they need. */
  textOf: Readonly<Record<string, (row: T) => string>>
  onReady: (api: GridApi<T> | null) => void
  owner: DenseGridOwner<T>
  /** What is selected in it. */
  selection: GridSelection<T>
  onOpen: (row: T) => void
  /** Sends one cell as it was typed, chosen or emptied. */
  onEdit: (rowId: string, column: string, value: string | null) => Promise<Result<unknown>>
  /** Escape on a cell that is not being edited. */
  onStepBack: () => void
  /** Columns in which a click opens the row. */
  opens: readonly string[]
  chosenId: string | null
  /** Said in the middle where no row is shown. */
  nothing: string
}) {
  const { onOpen, chosenId, opens, owner, list, textOf } = props
  const [api, setApi] = useState<GridApi<T> | null>(null)
  const { fit, fold } = list
  const rows = useMemo(() => [...list.lines] as T[], [list.lines])
  const columns = useMemo(
    () => listColumns(props.columns, new Set(fit ? Object.keys(textOf) : [])),
    [props.columns, fit, textOf],
  )
  const getRowHeight = useFitHeights(api, fit ? textOf : null)
  const together = useKeptTogether(list.facet)
  const section = useRef<HTMLElement>(null)
  useFocusAfterPane(api, chosenId)

  const { keep, ahead, seed, refused } = useKeptEdits(api, { columns, numberOf: owner.numberOf, send: props.onEdit })
  const { panel, foot, menu, attach, heardKey, frame } = useGridHands<T>({
    ...owner,
    selection: props.selection,
    isRecord: (row) => groupHead(row) === null,
    clear: ({ id }, columnId) => {
      const { reads } = owner.columns().find((one) => one.id === columnId) ?? {}
      void keep(id, columnId, reads?.kind === 'word' ? reads.empty : null)
    },
    open: onOpen,
    onPin: list.onPin,
    onHide: list.onHide,
    onSort: list.onSort,
  })

  const keys = useRef<Keys<T>>({ hands: heardKey, open: onOpen, stepBack: props.onStepBack, fold })
  useEffect(() => {
    keys.current = { hands: heardKey, open: onOpen, stepBack: props.onStepBack, fold }
  })
  const foldParams = useMemo(() => ({ onToggle: (value: string) => keys.current.fold(value) }), [])
  const context = useMemo<Context<T>>(() => ({ keys, ahead, seed }), [ahead, seed])

  return (
    <section ref={section} className={classes.frame} aria-label={props.label}>
      <div ref={frame} className={classes.hands} data-grid-hands data-writable={owner.canWrite ? '' : undefined}>
        {panel}
        {refused}
        <div className={classes.grid}>
          <AgGridReact<T>
            theme={gridTheme}
            styleNonce={styleNonce}
            rowData={rows}
            columnDefs={columns}
            rowSelection={ONE_ROW}
            getRowId={({ data }) => data.id}
            getRowHeight={getRowHeight}
            isFullWidthRow={isHeadRow}
            fullWidthCellRenderer={GroupRow}
            fullWidthCellRendererParams={foldParams}
            postSortRows={together}
            context={context}
            defaultColDef={EVERY_COLUMN}
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
              setApi(ready)
              attach(ready)
              followTextSize(ready)
              section.current
                ?.querySelector('[role="grid"], [role="treegrid"]')
                ?.setAttribute('aria-label', props.label)
              if (chosenId !== null) ready.getRowNode(chosenId)?.setSelected(true)
              props.onReady(ready)
            }}
            onGridPreDestroyed={() => props.onReady(null)}
            onCellClicked={({ data, column }) => {
              if (data && opens.includes(column.getColId())) onOpen(data)
            }}
            onCellEditRequest={({ data, column, newValue, oldValue }: CellEditRequestEvent<T>) => {
              const value: unknown = newValue
              if (value === oldValue || (value === null && oldValue === undefined)) return
              void keep(data.id, column.getColId(), typeof value === 'string' ? value : null)
            }}
          />
        </div>
        {foot}
        {menu}
      </div>
    </section>
  )
}

/** A key on a cell or in its editor; true where the grid itself may not act on it. */
function heardByCell<T>(params: SuppressKeyboardEventParams<T, Context<T>>): boolean {
  const { event, editing, data, column, context } = params
  const { hands, open, stepBack } = context.keys.current
  const onHead = editing ? null : heardByHead(data, event, context.keys.current)
  if (onHead !== null) return onHead
  if (hands({ event, editing })) return true
  if (editing) return heardInEditor(event, column.getColDef().cellEditor === LongTextEditor)
  if (heardEnds(event, params.api, params.node.rowIndex)) return true
  if (event.ctrlKey || event.metaKey || event.altKey) return false
  if (event.key === 'Enter' && data !== undefined) open(data)
  else if (event.key === 'Escape') stepBack()
  else {
    heardBeforeEditor(params)
    return false
  }
  event.preventDefault()
  return true
}

// A constant: where it is another object, the grid makes all its columns again.
const EVERY_COLUMN: ColDef = {
  sortable: true,
  resizable: true,
  suppressHeaderMenuButton: true,
  tooltipValueGetter: ({ value, valueFormatted }) =>
    valueFormatted ?? (typeof value === 'string' && value !== '' ? value : null),
  suppressKeyboardEvent: heardByCell,
}

/** Shows which row is open beside the grid; where it closes, the keyboard goes on from that row. */
function useFocusAfterPane<T>(grid: GridApi<T> | null, chosenId: string | null): void {
  const before = useRef(chosenId)
  useEffect(() => {
    const was = before.current
    before.current = chosenId
    if (grid === null || was === chosenId) return
    for (const id of [was, chosenId]) {
      if (id !== null) grid.getRowNode(id)?.setSelected(id === chosenId)
    }
    const left = was === null || chosenId !== null ? undefined : grid.getRowNode(was)
    const column = grid.getAllDisplayedColumns()[0]
    if (left && typeof left.rowIndex === 'number' && column) grid.setFocusedCell(left.rowIndex, column)
  }, [grid, chosenId])
}
