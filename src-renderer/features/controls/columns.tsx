import type { ColDef } from 'ag-grid-community'
import type { CustomCellRendererProps } from 'ag-grid-react'
import { controlType } from '../../../src-shared/domain/control.ts'
import { formatDay } from '../../../src-shared/format/dates.ts'
import { controlStateMark, controlTypeWord } from '../../../src-shared/format/standing-words.ts'
import { type GridChoice, GridChoiceEditor } from '../../components/grid/ChoiceEditor.tsx'
import { DayEditor, TextEditor } from '../../components/grid/editors.tsx'
import gridClasses from '../../components/grid/grid.module.css'
import { StateMark } from '../../components/Marks.tsx'
import type { ControlRow } from './control-rows.ts'

type Cell = CustomCellRendererProps<ControlRow>
type Column = ColDef<ControlRow>

const byNumber = new Intl.Collator('en-GB', { numeric: true }).compare

function NumberCell({ data }: Cell) {
  if (!data) return null
  return (
    <>
      <span className={gridClasses.link}>{data.control.number}</span>
      {data.control.archived !== null && ' archived'}
    </>
  )
}

function StateCell({ data }: Cell) {
  return data ? <StateMark state={data.state} /> : null
}

const types: GridChoice[] = controlType.options.map((value) => ({ value, label: controlTypeWord[value] }))

interface Named {
  id: string
  name: string
  archived: unknown
}

function choose(colId: string, headerName: string, width: number, choices: readonly GridChoice[]): Column {
  return {
    colId,
    headerName,
    width,
    cellEditor: GridChoiceEditor,
    cellEditorPopup: true,
    cellEditorPopupPosition: 'under',
    cellEditorParams: { choices },
  }
}

const noneOr = (records: readonly Named[]): GridChoice[] => [
  { value: null, label: 'Not stated' },
  ...records.filter(({ archived }) => archived === null).map(({ id, name }) => ({ value: id, label: name })),
]

/** Columns of the register. Names, types, owners and days are edited in place; a state is recorded as a step. */
export function controlColumns(options: {
  canWrite: boolean
  people: readonly Named[]
  organisations: readonly Named[]
  milestones: readonly { id: string; name: string }[]
}): Column[] {
  const editable: NonNullable<Column['editable']> = ({ data }) => options.canWrite && data?.control.archived === null
  return [
    {
      colId: 'number',
      headerName: 'No',
      width: 88,
      pinned: 'left',
      lockVisible: true,
      valueGetter: ({ data }) => data?.control.number,
      comparator: byNumber,
      cellRenderer: NumberCell,
    },
    {
      colId: 'name',
      headerName: 'Control',
      minWidth: 320,
      flex: 1,
      editable,
      lockVisible: true,
      cellEditor: TextEditor,
      valueGetter: ({ data }) => data?.control.name,
      tooltipValueGetter: ({ data }) => data?.control.name ?? null,
    },
    {
      ...choose('type', 'Type', 118, types),
      editable,
      valueGetter: ({ data }) => data?.control.type,
      valueFormatter: ({ data }) => (data ? controlTypeWord[data.control.type] : ''),
    },
    {
      colId: 'state',
      headerName: 'State',
      width: 128,
      valueGetter: ({ data }) => (data ? controlStateMark[data.state].word : ''),
      cellRenderer: StateCell,
    },
    {
      ...choose('organisationId', 'Organisation', 132, noneOr(options.organisations)),
      editable,
      valueGetter: ({ data }) => data?.control.organisationId ?? null,
      valueFormatter: ({ data }) => data?.organisation ?? '',
      comparator: (_a, _b, a, b) => byNumber(a.data?.organisation ?? '', b.data?.organisation ?? ''),
    },
    {
      ...choose('ownerId', 'Owner', 118, noneOr(options.people)),
      editable,
      valueGetter: ({ data }) => data?.control.ownerId ?? null,
      valueFormatter: ({ data }) => data?.owner ?? '',
      comparator: (_a, _b, a, b) => byNumber(a.data?.owner ?? '', b.data?.owner ?? ''),
    },
    {
      colId: 'due',
      headerName: 'Due',
      width: 126,
      editable,
      cellEditor: DayEditor,
      valueGetter: ({ data }) => data?.control.due ?? null,
      valueFormatter: ({ data }) => formatDay(data?.control.due ?? null),
    },
    {
      ...choose('milestoneId', 'Milestone', 112, [
        { value: null, label: 'None' },
        ...options.milestones.map(({ id, name }) => ({ value: id, label: name })),
      ]),
      editable,
      valueGetter: ({ data }) => data?.control.milestoneId ?? null,
      valueFormatter: ({ data }) => data?.milestone ?? '',
      comparator: (_a, _b, a, b) => byNumber(a.data?.milestone ?? '', b.data?.milestone ?? ''),
    },
    {
      colId: 'hazards',
      headerName: 'Hazards',
      width: 76,
      type: 'rightAligned',
      valueGetter: ({ data }) => data?.hazards ?? 0,
    },
    {
      colId: 'effective',
      headerName: 'Effective',
      headerTooltip: 'Links on which the control is judged effective, of all its links',
      width: 80,
      valueGetter: ({ data }) => data?.effective ?? 0,
      valueFormatter: ({ data }) => (data && data.links.length > 0 ? `${data.effective} of ${data.links.length}` : ''),
    },
    {
      colId: 'overdue',
      headerName: 'Overdue',
      width: 80,
      valueGetter: ({ data }) => (data?.overdue === true ? 'overdue' : ''),
    },
  ]
}
