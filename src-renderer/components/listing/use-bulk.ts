import { useEffect, useRef, useState } from 'react'
import type { GridSelection } from '../grid/grid-selection.ts'
import { isPressed } from '../shortcuts.ts'

/** The key that changes all that is selected, as lists of shortcuts say it. */
export const BULK_KEYS = 'Ctrl+Shift+E'

/** A change of all records selected: those it is about, from {@link BULK_KEYS}, a button or a menu until it is closed. */
export function useBulk<T extends { id: string }>(selection: GridSelection<T>, canWrite: boolean) {
  const [ids, setIds] = useState<readonly string[] | null>(null)

  function open(): void {
    const selected = selection.ids()
    if (canWrite && selected.length > 0) setIds(selected)
  }
  const now = useRef(open)
  useEffect(() => {
    now.current = open
  })

  useEffect(() => {
    function hear(event: KeyboardEvent): void {
      if (event.defaultPrevented || !isPressed(event, BULK_KEYS)) return
      if (event.target instanceof HTMLElement && event.target.closest('[role="dialog"]') !== null) return
      event.preventDefault()
      now.current()
    }
    document.addEventListener('keydown', hear)
    return () => document.removeEventListener('keydown', hear)
  }, [])

  return {
    /** Ids of the records as they were selected; null while none are being changed. */
    ids,
    open,
    close: () => setIds(null),
  }
}
