import { useRef, useState } from 'react'
import type { Result } from '../../src-shared/domain/result.ts'
import { failureText, tellNotKept } from './use-saved-value.ts'

/**
 * What is typed for the next entry of a list. Sending it empties its fields at once, so that the one after can be typed
 * while it is saved; a refusal brings it back where nothing was typed since, and is told with its words where something
 * was.
 *
 * @param blank the empty entry; always the same object
 */
export function useNewEntry<T>(blank: T) {
  const [typed, setTyped] = useState(blank)
  const [error, setError] = useState('')
  const newest = useRef(blank)

  function show(entry: T): void {
    newest.current = entry
    setTyped(entry)
  }

  return {
    typed,
    error,
    setError,
    type: (entry: T) => {
      show(entry)
      setError('')
    },
    /** For an entry of several fields: each changes its own part, whatever was drawn last. */
    edit: (change: (now: T) => T) => {
      show(change(newest.current))
      setError('')
    },
    /** @param words what was typed, as it is told where it cannot be shown any more */
    send: async (save: () => Promise<Result<unknown>>, words: string): Promise<void> => {
      show(blank)
      setError('')
      const answer = await save()
      if (answer.ok) return
      if (newest.current === blank) {
        show(typed)
        setError(failureText(answer.error))
      } else tellNotKept(answer.error, words)
    },
  }
}
