import type { GridApi, SuppressKeyboardEventParams } from 'ag-grid-community'
import { type ReactNode, type RefObject, useEffect, useRef, useState } from 'react'
import { hearClipboard } from './clipboard.ts'
import { GridFoot, type Said } from './GridFoot.tsx'
import { GridMenu, type OpenGridMenu } from './GridMenu.tsx'
import { GridActs } from './grid-acts.ts'
import { menuFor } from './grid-menus.ts'
import type { GridOwner } from './grid-owner.ts'
import { PastePanel } from './PastePanel.tsx'
import { RangeMouse } from './range-mouse.ts'
import { RangePaint } from './range-paint.ts'
import type { PasteWork } from './use-paste-work.ts'

/** What the grid's frame draws and asks. */
export interface GridHands<T extends { id: string }> {
  /** The element that holds the panel, the grid and its foot; it has `data-grid-hands`. */
  frame: RefObject<HTMLDivElement | null>
  attach: (api: GridApi<T>) => void
  /** A key on a cell or in its editor; true where the grid may not act on it as well. */
  heardKey: (params: Pick<SuppressKeyboardEventParams<T>, 'event' | 'editing'>) => boolean
  panel: ReactNode
  foot: ReactNode
  menu: ReactNode
}

/** The hands of a workbook for a grid: ranges, copying, pasting, filling, emptying, and a menu of the same acts. */
export function useGridHands<T extends { id: string }>(owner: GridOwner<T>): GridHands<T> {
  const frame = useRef<HTMLDivElement | null>(null)
  const now = useRef(owner)
  useEffect(() => {
    now.current = owner
  })
  // The hands live as long as the grid; what they ask for is as of the last drawing.
  const [acts, setActs] = useState<GridActs<T> | null>(null)
  const [said, setSaid] = useState<Said>({ words: '', moves: -1 })
  const [work, setWork] = useState<PasteWork<T> | null>(null)
  const [menu, setMenu] = useState<OpenGridMenu | null>(null)
  const { selection } = owner
  const say = (words: string) => setSaid({ words, moves: now.current.selection.moves })

  useEffect(() => {
    const element = frame.current
    if (acts === null || element === null) return undefined
    const grid = acts.api
    selection.attach(grid, (row) => now.current.isRecord(row))
    const paint = new RangePaint(element, grid, selection)
    const unsubscribe = selection.subscribe(() => paint.paint())
    const mouse = new RangeMouse(element, { api: grid, selection, paint }, (source, target) =>
      acts.fillOver(source, target),
    )
    const stopClipboard = hearClipboard(element, {
      copy: (cut) => acts.copy(cut),
      paste: (text, where) => void acts.paste(text, where),
    })
    const focused = () => acts.followFocus()
    const changed = () => selection.rowsChanged()
    const moved = () => {
      selection.columnsChanged()
      focused()
    }
    grid.addEventListener('cellFocused', focused)
    grid.addEventListener('modelUpdated', changed)
    grid.addEventListener('displayedColumnsChanged', moved)
    focused()
    const asked = (event: MouseEvent) => {
      const open = menuFor(event, acts, now.current, (words) => setSaid({ words, moves: selection.moves }))
      if (open === null) return
      event.preventDefault()
      setMenu(open)
    }
    const headKey = (event: KeyboardEvent) => {
      const heading = event.target instanceof Element ? event.target.closest('[role="columnheader"]') : null
      const column = grid.getColumn(heading?.getAttribute('col-id') ?? '')
      const plain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey
      if (event.key !== 'p' || !plain || column === null || column.getColDef().lockVisible === true) return
      event.preventDefault()
      // The heading is drawn again in its other place: the focus goes with it.
      const moved = () => {
        grid.removeEventListener('columnPinned', moved)
        requestAnimationFrame(() => grid.isDestroyed() || grid.setFocusedHeader(column))
      }
      grid.addEventListener('columnPinned', moved)
      now.current.onPin(column.getColId(), !column.isPinned())
    }
    element.addEventListener('contextmenu', asked)
    element.addEventListener('keydown', headKey)
    return () => {
      element.removeEventListener('contextmenu', asked)
      element.removeEventListener('keydown', headKey)
      unsubscribe()
      paint.stop()
      mouse.stop()
      stopClipboard()
      selection.detach()
      if (grid.isDestroyed()) return
      grid.removeEventListener('cellFocused', focused)
      grid.removeEventListener('modelUpdated', changed)
      grid.removeEventListener('displayedColumnsChanged', moved)
    }
  }, [acts, selection])

  return {
    frame,
    attach: (api) => setActs(new GridActs(api, () => now.current, { say, openPaste: setWork })),
    heardKey: (params) => acts?.key(params) ?? false,
    panel: work && (
      <PastePanel
        key={work.id}
        work={work}
        onGiveUp={() => {
          setWork(null)
          say('The paste was given up. Nothing was changed.')
          acts?.focus()
        }}
      />
    ),
    foot: (
      <GridFoot
        selection={selection}
        said={said}
        order={owner.canWrite && acts !== null ? () => acts.columnsOfNew().map(({ heading }) => heading) : null}
        words={owner.words}
        onNew={owner.onNew}
        onUp={() => acts?.focusLast()}
        onBulk={owner.onBulk ?? null}
      />
    ),
    menu: (
      <GridMenu
        menu={menu}
        onClose={() => {
          setMenu(null)
          acts?.focus()
        }}
      />
    ),
  }
}
