import { useSyncExternalStore } from 'react'

let said = ''
const listeners = new Set<() => void>()

/** Says something to screen readers that is not otherwise to be seen; the frame's live region speaks it. */
export function announce(words: string): void {
  // The same words twice are news again.
  said = said === words ? `${words} ` : words
  for (const listener of listeners) listener()
}

/** What was said last. For the live region. */
export function useAnnounced(): string {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    () => said,
  )
}
