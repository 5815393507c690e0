import type { CellClassParams, ColDef, EditableCallbackParams, ICellEditorParams, IRowNode } from 'ag-grid-community'
import { hazardStatus } from '../../../../src-shared/domain/hazard.ts'
import { lookUp, rank, type Scheme } from '../../../../src-shared/domain/scheme.ts'
import { formatDay } from '../../../../src-shared/format/dates.ts'
import {
  hazardStatusWord,
  residualStandingWord,
  scoreStandingWord,
} from '../../../../src-shared/format/standing-words.ts'
import { type GridChoice, GridChoiceEditor } from '../../../components/grid/ChoiceEditor.tsx'
import { DayEditor, LongTextEditor, TextEditor } from '../../../components/grid/editors.tsx'
import type { HazardRow } from '../list/rows.ts'
import { ControlsCell, FindingsCell, InitialCell, NumberCell, ResidualCell, TodayCell } from './cells.tsx'
import classes from './grid.module.css'
import type { GridContext } from './grid-context.ts'

type Column = ColDef<HazardRow>
type Editing = ICellEditorParams<HazardRow, unknown, GridContext>

const byNumber = new Intl.Collator('en-GB', { numeric: true }).compare

/** Cells that can be edited here: nothing of an archived hazard. */
export function canEdit(params: EditableCallbackParams<HazardRow, unknown, GridContext>): boolean {
  return params.context.now.current.canWrite && params.data?.hazard.archived === null
}

function text(field: 'name' | 'category' | 'careSetting', headerName: string, width: number): Column {
  return {
    colId: field,
    headerName,
    width,
    editable: canEdit,
    cellEditor: TextEditor,
    valueGetter: ({ data }) => data?.hazard[field] ?? '',
    tooltipValueGetter: ({ value }) => (typeof value === 'string' && value !== '' ? value : null),
  }
}

function longText(field: 'description' | 'impact', headerName: string): Column {
  return {
    colId: field,
    headerName,
    width: 280,
    initialHide: true,
    editable: canEdit,
    cellEditor: LongTextEditor,
    cellEditorPopup: true,
    cellEditorPopupPosition: 'over',
    valueGetter: ({ data }) => data?.hazard[field] ?? '',
  }
}

function chosen(colId: string, headerName: string, width: number, choices: (params: Editing) => GridChoice[]): Column {
  return {
    colId,
    headerName,
    width,
    editable: canEdit,
    cellEditor: GridChoiceEditor,
    cellEditorPopup: true,
    cellEditorPopupPosition: 'under',
    cellEditorParams: (params: Editing) => ({ choices: choices(params) }),
  }
}

function score(stage: 'initial' | 'residual', axis: 'severity' | 'likelihood', scheme: Scheme): Column {
  const name = `${stage === 'initial' ? 'Initial' : 'Residual'} ${axis}`
  const word = (row: HazardRow | undefined) => row?.risk[stage].assessment?.[axis] ?? null
  const other = axis === 'severity' ? 'likelihood' : 'severity'
  return {
    ...chosen(`${stage}.${axis}`, name, axis === 'severity' ? 98 : 92, ({ data, context }) => [
      { value: null, label: 'Not scored' },
      ...context.now.current.scheme[axis].map(({ word, definition }) => {
        const beside = data.risk[stage].assessment?.[other] ?? null
        const rating =
          axis === 'severity'
            ? lookUp(context.now.current.scheme, word, beside)
            : lookUp(context.now.current.scheme, beside, word)
        return { value: word, label: word, detail: definition, rating }
      }),
    ]),
    valueGetter: ({ data }) => word(data),
    comparator: (a: string | null, b: string | null) => rank(scheme[axis], a) - rank(scheme[axis], b),
  }
}

const order =
  (of: (row: HazardRow) => number) => (_a: unknown, _b: unknown, a: IRowNode<HazardRow>, b: IRowNode<HazardRow>) =>
    (a.data ? of(a.data) : 0) - (b.data ? of(b.data) : 0)

/** Least width of the names, in pixels: they tell one hazard from another. */
export const NAME_WIDTH = 320

/** Room of a rating's chip in its longest word, with the cell's own edges, in pixels. */
function chipWidth(scheme: Scheme): number {
  const longest = Math.max(...scheme.ratings.map(({ label }) => label.length), 'no control needed'.length)
  return Math.min(36 + Math.ceil(longest * 6.4), 300)
}

/** Room of `unconfirmed` or `evidenced` beside a chip, in pixels. */
const MARK_WIDTH = 68

/** Room of the hatching that marks a claimed residual, in pixels. */
const HATCH_WIDTH = 12

/**
 * All columns of the log. Their ids are the fields that findings name, where they edit one. `room.name`:
 * width of the names in pixels; `room.marked`: some score is unconfirmed or older than its facts, which stands beside
 * its rating.
 */
export function columnsOf(scheme: Scheme, room: { name: number; marked: boolean }): Column[] {
  const chip = chipWidth(scheme)
  const mark = room.marked ? MARK_WIDTH : 0
  return [
    {
      colId: 'number',
      headerName: 'No',
      width: 88,
      pinned: 'left',
      lockPinned: true,
      lockVisible: true,
      cellRenderer: NumberCell,
      valueGetter: ({ data }) =>
        data === undefined
          ? ''
          : [data.hazard.number, data.hazard.candidate ? 'candidate' : '', data.hazard.archived?.how ?? '']
              .join(' ')
              .trim(),
      comparator: byNumber,
      onCellClicked: ({ data, context }) => {
        if (data !== undefined) (context as GridContext).now.current.open(data.id, { page: false })
      },
    },
    {
      ...text('name', 'Hazard', room.name),
      pinned: 'left',
      lockPinned: true,
      lockVisible: true,
    },
    longText('description', 'Description'),
    longText('impact', 'Potential clinical impact'),
    {
      colId: 'initial.rating',
      headerName: 'Initial rating',
      width: chip + mark,
      cellRenderer: InitialCell,
      valueGetter: ({ data }) =>
        data === undefined
          ? ''
          : [
              data.risk.initial.rating?.number ?? '',
              data.risk.initial.rating?.label ?? '',
              scoreStandingWord[data.risk.initial.standing],
              data.risk.initial.changes.length,
            ].join(' '),
      comparator: order((row) => row.risk.initial.rating?.number ?? 0),
    },
    score('initial', 'severity', scheme),
    score('initial', 'likelihood', scheme),
    {
      colId: 'residual.rating',
      headerName: 'Residual rating',
      width: chip + HATCH_WIDTH + MARK_WIDTH,
      cellRenderer: ResidualCell,
      valueGetter: ({ data }) =>
        data === undefined
          ? ''
          : [
              data.risk.residual.rating?.number ?? '',
              data.risk.residual.rating?.label ?? '',
              residualStandingWord[data.risk.residualStanding],
              scoreStandingWord[data.risk.residual.standing],
              data.risk.residual.changes.length,
            ].join(' '),
      comparator: order((row) => row.risk.residual.rating?.number ?? 0),
    },
    score('residual', 'severity', scheme),
    score('residual', 'likelihood', scheme),
    {
      colId: 'today',
      headerName: "Today's risk",
      headerTooltip:
        "The residual clinical risk where it is evidenced, else the initial: this product's figure, not the standards'.",
      width: chip + mark,
      cellRenderer: TodayCell,
      valueGetter: ({ data }) =>
        `${data?.risk.today?.number ?? ''} ${data?.risk.today?.label ?? ''} ${data?.risk.initial.standing ?? ''} ${data?.risk.residual.standing ?? ''}`,
      comparator: order((row) => row.risk.today?.number ?? 0),
    },
    {
      colId: 'causes',
      headerName: 'Causes',
      width: 68,
      type: 'rightAligned',
      valueGetter: ({ data }) => data?.causes ?? 0,
    },
    {
      colId: 'controls',
      headerName: 'Controls',
      width: 124,
      cellRenderer: ControlsCell,
      valueGetter: ({ data }) => data?.controlWords ?? '',
      comparator: order((row) => row.controls),
    },
    {
      ...chosen('status', 'Status', 110, () =>
        hazardStatus.options.map((value) => ({ value, label: hazardStatusWord[value] })),
      ),
      valueGetter: ({ data }) => data?.hazard.status ?? 'not stated',
      valueFormatter: ({ value }) => (value === 'not stated' ? 'Not stated' : String(value)),
      cellClass: dimmed('not stated'),
    },
    {
      ...chosen('ownerId', 'Owner', 150, ({ context }) => [
        { value: null, label: 'Nobody named' },
        ...context.now.current.people.map(({ id, name }) => ({ value: id, label: name })),
      ]),
      valueGetter: ({ data }) => data?.hazard.ownerId ?? null,
      valueFormatter: ({ data }) => data?.owner ?? '',
      comparator: (_a, _b, a: IRowNode<HazardRow>, b: IRowNode<HazardRow>) =>
        byNumber(a.data?.owner ?? '', b.data?.owner ?? ''),
    },
    { ...text('category', 'Category', 150), initialHide: true },
    { ...text('careSetting', 'Care setting', 150), initialHide: true },
    {
      colId: 'nextReview',
      headerName: 'Next review',
      width: 150,
      initialHide: true,
      editable: canEdit,
      cellEditor: DayEditor,
      valueGetter: ({ data }) => data?.hazard.nextReview ?? null,
      valueFormatter: ({ value }) => formatDay(typeof value === 'string' ? value : null),
    },
    {
      colId: 'findings',
      headerName: 'Findings',
      width: 88,
      type: 'rightAligned',
      cellRenderer: FindingsCell,
      valueGetter: ({ data }) => `${data?.findings ?? 0} ${data?.errors ?? 0}`,
      comparator: order((row) => row.errors * 1000 + row.findings),
    },
  ]
}

function dimmed(value: string) {
  return (params: CellClassParams<HazardRow>) => (params.value === value ? (classes.dimmed ?? '') : '')
}
