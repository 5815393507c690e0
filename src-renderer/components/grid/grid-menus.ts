import type { Column } from 'ag-grid-community'
import type { GridMenuItem, OpenGridMenu } from './GridMenu.tsx'
import type { GridActs } from './grid-acts.ts'
import type { GridOwner } from './grid-owner.ts'

const READING = 'This workspace is open for reading only.'

/** The menu of a cell: what its keys do, and what the grid's owner adds. */
function cellGroups<T extends { id: string }>(
  acts: GridActs<T>,
  owner: GridOwner<T>,
  row: T,
  column: Column,
  say: (words: string) => void,
): GridMenuItem[][] {
  const { api } = acts
  const node = api.getRowNode(row.id)
  const lock = owner.canWrite ? owner.locked(row) : READING
  const cannot = lock === null ? {} : { off: lock }
  const editable = node !== undefined && column.isCellEditable(node)
  const rowIndex = node?.rowIndex ?? 0
  return [
    [
      { label: 'Open', keys: 'Enter', act: () => owner.open(row) },
      {
        label: 'Edit',
        keys: 'F2',
        ...(editable ? {} : { off: lock ?? 'This column is worked out.' }),
        act: () => api.startEditingCell({ rowIndex, colKey: column }),
      },
    ],
    [
      {
        label: 'Copy',
        keys: 'Ctrl+C',
        act: () => {
          // Raises a copy event, which is answered like the key's.
          document.execCommand('copy')
        },
      },
      {
        label: 'Paste',
        keys: 'Ctrl+V',
        ...cannot,
        act: () => say('Only the keys may read the clipboard: press Ctrl+V to paste here.'),
      },
      { label: 'Fill down', keys: 'Ctrl+D', ...cannot, act: () => acts.fillBy('down') },
      { label: 'Fill right', keys: 'Ctrl+R', ...cannot, act: () => acts.fillBy('right') },
      { label: 'Empty', keys: 'Delete', ...cannot, act: () => acts.empty() },
    ],
    [
      {
        label: 'Select the whole row',
        keys: 'Shift+Space',
        act: () => {
          const { range } = owner.selection
          if (range !== null) owner.selection.set({ ...range, kind: 'rows' })
        },
      },
      {
        label: owner.selection.picked.has(row.id) ? 'Take the row out of those picked' : 'Pick the row as well',
        keys: 'Ctrl+Shift+Space',
        act: () => owner.selection.toggle(row.id),
      },
    ],
    [
      ...(owner.onNew === null ? [] : [{ label: `Insert a ${owner.words.one}`, keys: 'n', act: owner.onNew }]),
      ...(owner.menu?.(row) ?? []),
    ],
  ]
}

function headGroups<T extends { id: string }>(owner: GridOwner<T>, column: Column): GridMenuItem[][] {
  const id = column.getColId()
  const { lockVisible, pinned, initialPinned } = column.getColDef()
  const stays = lockVisible === true && Boolean(pinned ?? initialPinned)
  const sort = (way: 'asc' | 'desc' | null) => () => owner.onSort(id, way)
  return [
    [
      { label: 'Sort, least first', keys: 'Enter', act: sort('asc') },
      { label: 'Sort, greatest first', act: sort('desc') },
      { label: 'Not sorted', act: sort(null) },
    ],
    [
      {
        label: column.isPinned() ? 'Let it scroll with the others' : 'Keep at the left',
        keys: 'p',
        ...(stays ? { off: 'This column always stays at the left.' } : {}),
        act: () => owner.onPin(id, !column.isPinned()),
      },
      {
        label: 'Hide the column',
        ...(lockVisible === true ? { off: 'This column is always shown.' } : {}),
        act: () => owner.onHide(id),
      },
    ],
  ]
}

/** The menu for where a right click, Shift+F10 or the Menu key was heard; null where the grid has none. */
export function menuFor<T extends { id: string }>(
  event: MouseEvent,
  acts: GridActs<T>,
  owner: GridOwner<T>,
  say: (words: string) => void,
): OpenGridMenu | null {
  const { api } = acts
  const target = event.target instanceof Element ? event.target : null
  const place = target?.closest<HTMLElement>('[role="gridcell"][col-id], [role="columnheader"][col-id]') ?? null
  const column = api.getColumn(place?.getAttribute('col-id') ?? '')
  if (place === null || column === null || place.classList.contains('ag-cell-inline-editing')) return null
  // By a key there is no pointer: the menu opens under what has the focus.
  const box = place.getBoundingClientRect()
  const at = event.button === 2 ? { x: event.clientX, y: event.clientY } : { x: box.left + 8, y: box.bottom }
  const heading = column.getColDef().headerName ?? ''
  if (place.getAttribute('role') === 'columnheader') {
    return { ...at, name: `Column ${heading}`, groups: headGroups(owner, column) }
  }
  const row = api.getDisplayedRowAtIndex(Number(place.closest('[row-index]')?.getAttribute('row-index')))?.data
  if (row === undefined || !owner.isRecord(row)) return null
  return { ...at, name: `${owner.numberOf(row)}, ${heading}`, groups: cellGroups(acts, owner, row, column, say) }
}
