import { type MouseEvent, type PointerEvent, useRef } from 'react'

/** How far a press must move before it is a drag and no click, in pixels. */
const THRESHOLD = 4

/** Moves what a scrolling area shows by dragging it. Give the handlers to the area. */
export function usePan(area: HTMLElement | null) {
  const from = useRef<{ x: number; y: number; left: number; top: number; dragged: boolean } | null>(null)
  return {
    onPointerDown(event: PointerEvent): void {
      // A finger scrolls by itself.
      if (area === null || event.button !== 0 || event.pointerType === 'touch') return
      from.current = {
        x: event.clientX,
        y: event.clientY,
        left: area.scrollLeft,
        top: area.scrollTop,
        dragged: false,
      }
    },
    onPointerMove(event: PointerEvent): void {
      const start = from.current
      if (area === null || start === null) return
      // The button was let go outside.
      if (event.buttons === 0) {
        from.current = null
        return
      }
      const [byX, byY] = [event.clientX - start.x, event.clientY - start.y]
      if (!start.dragged && Math.hypot(byX, byY) < THRESHOLD) return
      start.dragged = true
      area.scrollTo({ left: start.left - byX, top: start.top - byY, behavior: 'instant' })
    },
    /** The click that ends a drag opens nothing. */
    onClickCapture(event: MouseEvent): void {
      if (from.current?.dragged === true) {
        event.preventDefault()
        event.stopPropagation()
      }
      from.current = null
    },
  }
}
