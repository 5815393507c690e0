import { useSyncExternalStore } from 'react'

/** What the status line says about saving. */
export type Saving =
  | { state: 'nothing yet' }
  | { state: 'saving' }
  | { state: 'saved'; at: Date }
  | { state: 'not saved' }

let saving: Saving = { state: 'nothing yet' }
let underWay = 0
const listeners = new Set<() => void>()

function say(next: Saving): void {
  saving = next
  for (const listener of listeners) listener()
}

/** A change is on its way. */
export function savingStarted(): void {
  underWay++
  say({ state: 'saving' })
}

/** A change was saved or refused. */
export function savingEnded(saved: boolean): void {
  underWay--
  if (!saved) say({ state: 'not saved' })
  else if (underWay === 0) say({ state: 'saved', at: new Date() })
}

/** State of saving, for the status line. */
export function useSaving(): Saving {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    () => saving,
  )
}
