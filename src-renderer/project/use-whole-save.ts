import { useCallback, useEffect, useRef } from 'react'
import type { Result } from '../../src-shared/domain/result.ts'

/**
 * For a value that is saved whole though its parts are fields of their own (go-live milestones, the facts of the health
 * IT system): a field left while the save of another is under way builds on that one, not on what was drawn before it,
 * which would bring the older words back.
 *
 * @returns saves what `change` makes of the newest value; a refusal leaves the value as it was
 */
export function useWholeSave<T, R extends Result<unknown>>(value: T, save: (next: T) => Promise<R>) {
  const newest = useRef(value)
  const underWay = useRef(0)
  useEffect(() => {
    // What is heard while saves are under way may be of the one before the last, and lacks what came after.
    if (underWay.current === 0) newest.current = value
  }, [value])
  return useCallback(
    async (change: (now: T) => T): Promise<R> => {
      const before = newest.current
      const next = change(before)
      newest.current = next
      underWay.current++
      const answer = await save(next)
      underWay.current--
      if (!answer.ok && newest.current === next) newest.current = before
      return answer
    },
    [save],
  )
}
