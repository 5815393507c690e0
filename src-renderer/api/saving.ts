import { useSyncExternalStore } from 'react'
import type { ErrorCode, Failure } from '../../src-shared/domain/result.ts'

/** What the status line says about saving. */
export type Saving =
  | { state: 'nothing yet' }
  | { state: 'saving' }
  | { state: 'saved'; at: Date }
  /** A rule or the form refused it: nothing was lost, what stands stays. */
  | { state: 'refused'; message: string }
  /** Something went wrong under it. */
  | { state: 'not saved' }

/** Failures in which a change that was in order did not reach the file. */
const LOST: ReadonlySet<ErrorCode> = new Set(['damaged', 'not-writable', 'no-workspace', 'unknown-channel', 'fault'])

let saving: Saving = { state: 'nothing yet' }
/** What stood before the change that is under way, for one that is given up. */
let before: Saving = saving
let underWay = 0
const listeners = new Set<() => void>()

function say(next: Saving): void {
  saving = next
  for (const listener of listeners) listener()
}

/** A change is on its way. */
export function savingStarted(): void {
  if (underWay === 0) before = saving
  underWay++
  say({ state: 'saving' })
}

/** A change was saved (`null`), refused, or given up by the person. */
export function savingEnded(failure: Failure | null): void {
  underWay--
  if (failure === null) {
    if (underWay === 0) say({ state: 'saved', at: new Date() })
  } else if (failure.code === 'cancelled') {
    if (underWay === 0) say(before)
  } else {
    say(LOST.has(failure.code) ? { state: 'not saved' } : { state: 'refused', message: failure.message })
  }
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
