import { type DragEvent, useSyncExternalStore } from 'react'

/** What is being dragged within the hazard that is open. */
export type Dragged =
  | { kind: 'cause'; hazardId: string; causeId: string }
  | { kind: 'link'; hazardId: string; linkId: string; controlId: string; causeId: string | null }

let dragged: Dragged | null = null
const listeners = new Set<() => void>()

function set(next: Dragged | null): void {
  dragged = next
  for (const listener of listeners) listener()
}

/** What is being dragged now, for places where it may be dropped. */
export function useDragged(): Dragged | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    () => dragged,
  )
}

/** Makes an element something to drag by; every drag has a key that does the same. */
export function dragBy(what: Dragged) {
  return {
    draggable: true,
    onDragStart: (event: DragEvent) => {
      event.dataTransfer.setData('application/x-hazard-ledger', what.kind)
      event.dataTransfer.effectAllowed = what.kind === 'link' ? 'copyMove' : 'move'
      // The page may not change under a drag that is only beginning.
      setTimeout(() => set(what))
    },
    onDragEnd: () => set(null),
  }
}
